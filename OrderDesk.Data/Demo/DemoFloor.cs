using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Data.Demo;

/// <summary>The warehouse floor of the demo: shelves, lots of what expires, and what the warehouse is busy with today.</summary>
internal static class DemoFloor
{
    /// <summary>Nobody orders it, so that it lies there past its last day.</summary>
    private const string Forgotten = "SPI-01";

    /// <summary>Taken from sale before anybody got any.</summary>
    private const string Doubtful = "SAL-01";

    private const int DaysUntilNow = 75;

    public static IEnumerable<CreateBins.Command> Shelves(HubId hub) => [new(hub, "A-01-1", "A-24-4", "A"), new(hub, "C-01-1", "C-06-4", "Cool")];

    /// <summary>What a hub starts with: each variant in its bin; what expires in two lots, one of which is to be sold within a month of now.</summary>
    public static ReceiveStock.Command Delivery(DemoCast cast, int hub, DateOnly opened)
    {
        var variants = DemoGoods.Stock.Select(s => s.Variant).Distinct().ToList();
        var lines = DemoGoods.Stock.Where(s => s.Hub == hub).SelectMany(s => Lines(cast.Variant(s.Variant), s.Variant, s.Quantity, variants.IndexOf(s.Variant), opened)).ToList();
        return new ReceiveStock.Command(cast.Hubs[hub], lines);
    }

    /// <summary>The last days: an expired lot and a doubtful one are off sale, a transfer is on its way, a count is open.</summary>
    public static async Task Today(DemoStage stage, DemoCast cast, DateTime now, CancellationToken ct)
    {
        var scope = new DemoScope(stage.Clock, now.AddDays(-4), node: 254, before: null);
        await Block(stage, cast, Forgotten, "A", "expired", ct);
        scope.Now = now.AddDays(-1);
        await Block(stage, cast, Doubtful, "B", "quality", ct);
        scope.Now = now.AddHours(-20);
        var send = new SendTransfer.Command(cast.Hubs[0], cast.Hubs[1], [new(cast.Variant(DemoGoods.Find("HON-01")), 12), new(cast.Variant(DemoGoods.Find("MUG-01")), 8)], "For the weekend");
        var sent = (await stage.Get<SendTransfer>().Run(send, cast.Warehouse.WithKey("demo:floor:transfer", "demo"), ct)).Value;
        await ReceiveSome(stage, cast, sent.Id, ct);
        scope.Now = now.AddHours(-1);
        var open = new OpenCount.Command(cast.Hubs[0], ["C-01-1", "C-01-2", "C-01-3", "C-01-4"]);
        var count = (await stage.Get<OpenCount>().Run(open, cast.Warehouse.WithKey("demo:floor:count", "demo"), ct)).Value;
        await CountSome(stage, cast, count.Id, ct);
    }

    private static IEnumerable<ReceiveStock.Line> Lines(VariantId id, DemoVariant variant, int units, int index, DateOnly opened)
    {
        if (!Expires(variant))
            return [new(id, units, Bin("A", 24, index))];
        var bin = Bin("C", 6, index);
        var sku = DemoGoods.SkuOf(variant);
        return sku == Forgotten ? [new(id, units, bin, Lot(sku, "A"), opened.AddDays(DaysUntilNow - 4))]
            : [new(id, units / 2, bin, Lot(sku, "A"), opened.AddDays(DaysUntilNow + 12 + (index % 40))), new(id, units - (units / 2), bin, Lot(sku, "B"), opened.AddDays(DaysUntilNow + 240))];
    }

    private static bool Expires(DemoVariant variant) => variant.Of.Category == "Pantry" || variant.Of.Code is "EAR" or "MNT";

    private static string Lot(string sku, string which) => $"{sku.Replace("-", "", StringComparison.Ordinal)}-{which}";

    private static string Bin(string zone, int bays, int index) => string.Create(CultureInfo.InvariantCulture, $"{zone}-{(index / 4 % bays) + 1:D2}-{(index % 4) + 1}");

    private static async Task Block(DemoStage stage, DemoCast cast, string sku, string which, string reason, CancellationToken ct)
    {
        var (variant, number) = (cast.Variant(DemoGoods.Find(sku)), Lot(sku, which));
        await using var db = stage.Read();
        var lot = await db.Lots.AsNoTracking().Where(l => l.VariantId == variant && l.Number == number).Select(l => l.Id).FirstAsync(ct);
        _ = (await stage.Get<BlockLot>().Run(new(lot, true, reason, null), cast.Warehouse.WithKey($"demo:floor:block:{number}", "demo"), ct)).Value;
    }

    private static async Task ReceiveSome(DemoStage stage, DemoCast cast, TransferId transfer, CancellationToken ct)
    {
        var view = (await stage.Get<IWarehouseReads>().Transfer(transfer, cast.Warehouse, ct))!;
        var line = view.Lines[^1];
        if (view.Row.State == TransferState.Sent)
            _ = (await stage.Get<ReceiveTransfer>().Run(new(transfer, [new(line.Id, line.Sent, "A-02-1")]), cast.Warehouse.WithKey("demo:floor:arrived", "demo"), ct)).Value;
    }

    private static async Task CountSome(DemoStage stage, DemoCast cast, CountId count, CancellationToken ct)
    {
        var view = (await stage.Get<IWarehouseReads>().Count(count, cast.Warehouse, ct))!;
        await using var db = stage.Read();
        foreach (var line in view.Lines.Take(2))
        {
            var expected = await db.CountLines.AsNoTracking().Where(l => l.Id == line.Id).Select(l => l.Expected).FirstAsync(ct);
            _ = (await stage.Get<EnterCount>().Run(new(count, line.Id, null, Math.Max(0, expected - 1)), cast.Warehouse.WithKey($"demo:floor:count:{line.Id}", "demo"), ct)).Value;
        }
    }
}
