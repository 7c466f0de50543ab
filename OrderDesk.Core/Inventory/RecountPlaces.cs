using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>The places of a count where goods moved meanwhile are to be counted again, from what lies there now; the others stay counted.</summary>
public sealed class RecountPlaces(IUnitOfWork work)
{
    private static readonly UseCase Self = new("count.recount", Permissions.StockCount);

    public sealed record Command(CountId Count);

    public sealed record Answer(int Places);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct) => work.Run(Self, caller, w => Apply(c, w, ct), ct);

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var found = await OneCount.Open(c.Count, w, ct);
        if (!found.Ok)
        {
            return found.Error;
        }

        var count = found.Value;

        var shelf = await CountedShelf.Of(count, w, ct);
        var moved = count.Lines.Where(shelf.HasMoved).ToList();
        foreach (var line in moved)
        {
            count.Renew(line, shelf.At(line));
        }

        w.Audit($"count {count.Number}", null, new { Recount = moved.Count });
        return new Answer(moved.Count);
    }
}

/// <summary>The places of a count as they are now.</summary>
internal sealed class CountedShelf(IReadOnlyDictionary<(VariantId, BinId, LotId), ShelfPlace> places)
{
    public static async Task<CountedShelf> Of(StockCount count, IWork w, CancellationToken ct)
    {
        var shelf = await w.Warehouse.Shelf(count.HubId, [.. count.Lines.Select(l => l.VariantId).Distinct()], ct);
        return new CountedShelf(shelf.ToDictionary(p => (p.Variant, p.Bin, p.Lot)));
    }

    public ShelfPlace At(CountLine line) =>
        places.GetValueOrDefault((line.VariantId, line.BinId, line.LotId)) ?? new ShelfPlace(line.VariantId, line.BinId, line.LotId, 0, 0, 0, 0);

    public bool HasMoved(CountLine line) => At(line) is var now && (now.Moves != line.Moves || now.OnShelf != line.Expected);
}
