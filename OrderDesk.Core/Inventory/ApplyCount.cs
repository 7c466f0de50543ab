using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>
/// Makes the stock what was counted: each difference is a movement. All places, or none: a place that moved meanwhile, or with fewer
/// units than orders own there, refuses the whole. Unpaid holds that the counted units do not cover any more are let go, newest first.
/// </summary>
public sealed class ApplyCount(IUnitOfWork work)
{
    private static readonly UseCase Self = new("count.apply", Permissions.StockCount);

    /// <param name="Confirmed">Large differences were looked at again.</param>
    public sealed record Command(CountId Count, bool Confirmed = false);

    /// <param name="Changed">Places that were not as expected.</param>
    /// <param name="Units">The sum of the differences.</param>
    /// <param name="HoldsLost">Unpaid orders that lost what was held for them.</param>
    public sealed record Answer(string Number, int Changed, int Units, int HoldsLost);

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
        if (await Refusal(c, count, shelf, w, ct) is { } refused)
        {
            return refused;
        }

        var differing = count.Lines.Where(l => l.Difference != 0).ToList();
        var blocked = (await w.Warehouse.Lots([.. differing.Select(l => l.LotId).Distinct()], ct)).Where(l => l.IsBlocked).Select(l => l.Id).ToHashSet();
        var lost = 0;
        foreach (var of in differing.GroupBy(l => l.VariantId))
        {
            var change = of.Sum(l => l.Difference < 0 ? -Math.Min(-l.Difference, shelf.At(l).Free) : blocked.Contains(l.LotId) ? 0 : l.Difference);
            lost += await Cover(of.Key, count.HubId, change, w, ct);
        }

        foreach (var line in differing)
        {
            Move(line, shelf.At(line), blocked.Contains(line.LotId), count, w);
        }

        count.Close(CountState.Applied, w.Caller.Name, w.Now);
        var units = differing.Sum(l => l.Difference);
        w.Audit($"count {count.Number}", null, new { Applied = true, Changed = differing.Count, Units = units, HoldsLost = lost });
        return new Answer(count.Number, differing.Count, units, lost);
    }

    private static async Task<Error?> Refusal(Command c, StockCount count, CountedShelf shelf, IWork w, CancellationToken ct)
    {
        if (count.Lines.Where(shelf.HasMoved).ToList() is { Count: > 0 } moved)
        {
            return WarehouseErrors.CountMoved(await Named(moved, w, ct));
        }

        if (count.Lines.Where(l => l.Counted is null).ToList() is { Count: > 0 } open)
        {
            return WarehouseErrors.CountIncomplete(await Named(open, w, ct));
        }

        if (count.Lines.Where(l => l.Counted < shelf.At(l).Allocated).ToList() is { Count: > 0 } below)
        {
            var orders = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var line in below.Take(20))
            {
                orders.UnionWith(await w.Warehouse.OrdersAt(count.HubId, line.VariantId, line.BinId, line.LotId, ct));
            }

            return WarehouseErrors.CountBelowAllocated(await Named(below, w, ct), [.. orders]);
        }

        return !c.Confirmed && count.Lines.Where(l => StockCount.IsLarge(l.Expected, l.Counted!.Value)).ToList() is { Count: > 0 } large
            ? WarehouseErrors.CountDiffers([.. (await Named(large, w, ct)).Zip(large, (p, l) => p with { Expected = l.Expected, Counted = l.Counted })])
            : null;
    }

    /// <summary>Unpaid orders give back what would be held without being there.</summary>
    private static async Task<int> Cover(VariantId variant, HubId hub, int change, IWork w, CancellationToken ct)
    {
        var level = (await w.Stock.Level(variant, hub, ct))!;
        var (orders, _) = await BlockLot.LetGo(variant, hub, level.Reserved - (level.OnHand + change), w, ct);
        return orders;
    }

    /// <summary>What is missing was free first; what was blocked is counted off as such, and what is found of a blocked lot is blocked.</summary>
    private static void Move(CountLine line, ShelfPlace place, bool isBlocked, StockCount count, IWork w)
    {
        var counted = new StockMove(MovementKind.Counted, line.VariantId, count.HubId, line.Difference) { Bin = line.BinId, Lot = line.LotId, Reason = count.Number };
        var fromBlocked = line.Difference < 0 ? -line.Difference - Math.Min(-line.Difference, place.Free) : 0;
        if (fromBlocked > 0)
        {
            w.Stock.Move(counted with { Kind = MovementKind.Unblocked, Quantity = fromBlocked });
        }

        w.Stock.Move(counted);
        if (line.Difference > 0 && isBlocked)
        {
            w.Stock.Move(counted with { Kind = MovementKind.Blocked });
        }
    }

    private static async Task<IReadOnlyList<CountPlace>> Named(IReadOnlyList<CountLine> lines, IWork w, CancellationToken ct)
    {
        var names = await w.Warehouse.Names([.. lines.Select(l => l.VariantId).Distinct()], ct);
        var bins = (await w.Warehouse.Bins([.. lines.Select(l => l.BinId).Distinct()], ct)).ToDictionary(b => b.Id, b => b.Code);
        var lots = (await w.Warehouse.Lots([.. lines.Select(l => l.LotId).Distinct()], ct)).ToDictionary(l => l.Id, l => l.Number);
        return [.. lines.Select(l => new CountPlace(l.Id.ToString(), bins.GetValueOrDefault(l.BinId), lots.GetValueOrDefault(l.LotId), names[l.VariantId].Sku, names[l.VariantId].Name))];
    }
}
