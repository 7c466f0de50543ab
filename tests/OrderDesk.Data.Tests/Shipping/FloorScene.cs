using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Tests.Shipping;

/// <summary>A hall with bins and lots, waves of what is sold, and a scanner.</summary>
internal sealed class FloorScene(World world)
{
    private static int _last;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What the test before has left waiting is no part of this one.</summary>
    public static async Task<FloorScene> Clean(World world)
    {
        await using var db = world.Database.Read();
        foreach (var order in await db.Fulfillments.Where(f => f.State == FulfillmentState.Open || f.State == FulfillmentState.Picking).Select(f => f.OrderId).Distinct().ToListAsync(Ct))
            (await world.Get<CancelOrder>().Run(new(order, "other", null), World.System, Ct)).Ok.ShouldBeTrue();
        return new FloorScene(world);
    }

    public IWaveReads Waves => world.Get<IWaveReads>();

    /// <summary>A product whose units lie in one bin, of one lot or of none.</summary>
    public async Task<VariantId> Product(string sku, int units, string bin, int walk, string? lot = null, string zone = "A")
    {
        var variant = await world.Product(sku, stock: 0);
        await Put(variant, units, bin, walk, lot, zone);
        return variant;
    }

    public async Task Put(VariantId variant, int units, string bin, int walk, string? lot = null, string zone = "A", int day = 30)
    {
        var ct = Ct;
        (await world.Get<IUnitOfWork>().Run(new UseCase("test.put", Permissions.StockAdjust), World.System, async w =>
        {
            var place = await w.Stock.Bin(world.Hub, bin, ct);
            if (place is null)
                w.Stock.Add(place = Bin.Create(w.Ids.New<BinId>(), world.Hub, bin, zone, walk));
            var batch = lot is null ? null : await w.Stock.Lot(variant, lot, ct);
            if (lot is not null && batch is null)
                w.Stock.Add(batch = Lot.Create(w.Ids.New<LotId>(), variant, lot, DateOnly.FromDateTime(w.Now).AddDays(day), w.Now));
            w.Stock.Move(new StockMove(MovementKind.Received, variant, world.Hub, units) { Lot = batch?.Id, Bin = place.Id });
            return (Result<Done>)Done.Value;
        }, ct)).Ok.ShouldBeTrue();
    }

    public async Task<Order> Sell(params IEnumerable<(VariantId Variant, int Quantity)> items) => await world.Order((await world.Place(world.Draft(items))).Value.Order.Id);

    public async Task<CreateWave.Answer> Wave(WaveWish? wish = null) => (await world.Get<CreateWave>().Run(new(world.Hub, wish ?? new WaveWish()), World.System, Ct)).Value;

    public async Task<ApplyScan.Answer> Scan(WaveId wave, string code, string? id = null) => (await world.Get<ApplyScan>().Run(new(id ?? Next(), code, null, wave), World.System, Ct)).Value;

    public async Task<ApplyScan.Answer> Scan(FulfillmentId parcel, string code, string? id = null) => (await world.Get<ApplyScan>().Run(new(id ?? Next(), code, parcel, null), World.System, Ct)).Value;

    /// <summary>All these are right.</summary>
    public async Task Pick(WaveId wave, params IEnumerable<string> codes)
    {
        foreach (var code in codes)
            (await Scan(wave, code)).ShouldSatisfyAllConditions(a => a.Verdict.ShouldBe(ScanVerdict.Right, $"{code}: {a.Words}"));
    }

    public async Task<ClusterPick> Round(WaveId wave) => ClusterPick.Current(await Waves.Parcels(wave, World.System, Ct), await Waves.Work(wave.ToString(), World.System, Ct));

    public async Task<WaveRow> Find(WaveId wave) => (await Waves.Find(wave, World.System, Ct)).ShouldNotBeNull();

    /// <summary>The first task of the round is short.</summary>
    public async Task<Result<ShortPick.Answer>> Short(WaveId wave, int missing, ShortUnits otherwise = ShortUnits.Backorder, string reason = "not_there", bool preview = false)
    {
        var task = (await Round(wave)).Now.ShouldNotBeNull();
        return await world.Get<ShortPick>().Run(new(wave, task.Place.Bin, task.Place.Lot, task.Item.Variant, missing, reason, otherwise, preview), World.System, Ct);
    }

    private static string Next() => $"scan-{Interlocked.Increment(ref _last)}";
}
