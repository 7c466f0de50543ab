using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Shipping;

/// <summary>
/// A picker finds fewer than should lie at a place. The missing units are taken from other places of the hub when sellable goods lie
/// free there; the rest leaves the parcel. The place is corrected with the reason.
/// </summary>
public sealed class ShortPick(IUnitOfWork work)
{
    private static readonly UseCase Self = new("pick.short", Permissions.FulfillmentsWork);

    /// <param name="Missing">How many of the units that are still to be picked there are not there.</param>
    /// <param name="Preview">Says what would follow and changes nothing.</param>
    public sealed record Command(WaveId Wave, BinId Bin, LotId Lot, VariantId Variant, int Missing, string ReasonCode, ShortUnits Otherwise, bool Preview = false);

    /// <param name="Instead">Where units are taken from now.</param>
    /// <param name="Short">Units that lie nowhere: backordered, or the order asks.</param>
    /// <param name="Orders">The orders that lose units.</param>
    public sealed record Answer(IReadOnlyList<Source> Instead, int Short, int Corrected, IReadOnlyList<string> Orders);

    public sealed record Source(string? BinCode, string? LotNumber, int Quantity);

    private sealed record Part(PickShare Share, OrderId Order, MissingUnits Units);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        if (!ReasonCodes.Knows(ReasonCodes.NotHere, c.ReasonCode))
        {
            return Task.FromResult<Result<Answer>>(CommonErrors.UnknownReason(c.ReasonCode));
        }

        return c.Missing < 1 ? Task.FromResult<Result<Answer>>(CommonErrors.OutOfRange("missing", "1 or more")) : work.Run(Self, caller, w => Apply(c, w, ct), ct);
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var state = await w.Floor.Work(c.Wave.ToString(), ct);
        if (await w.Floor.Find(c.Wave, ct) is not { } wave)
        {
            return FloorErrors.WaveNotFound();
        }

        if (wave.IsOver)
        {
            return FloorErrors.WaveIsOver(wave.Number, wave.State);
        }

        var round = ClusterPick.Current(await w.Floor.Parcels(c.Wave, ct), state.Content);
        var task = round.Tasks.FirstOrDefault(t => IsOf(c, t));
        if (task is null || task.Left < c.Missing)
        {
            return FloorErrors.NotAtThisPlace(task?.Left ?? 0);
        }

        var plan = await Plan(c, wave, round, task, w, ct);
        if (c.Preview)
        {
            return plan.Answer;
        }

        // What was read before the orders were locked must still hold.
        foreach (var order in plan.Parts.Select(p => p.Order).Distinct().OrderBy(o => o.Value))
        {
            await w.Orders.Find(order, ct);
        }

        var now = ClusterPick.Current(await w.Floor.Parcels(c.Wave, ct), state.Content).Tasks.FirstOrDefault(t => IsOf(c, t));
        if (now is null || !now.Shares.SequenceEqual(task.Shares))
        {
            return FloorErrors.NotAtThisPlace(now?.Left ?? 0);
        }

        // A lot that has expired or was blocked meanwhile comes back as blocked, and is disposed of from there.
        var isGood = (await w.Stock.Lot(c.Lot, ct))?.IsSellable(DateOnly.FromDateTime(w.Now)) ?? true;
        w.Stock.Move(new StockMove(isGood ? MovementKind.Adjusted : MovementKind.Disposed, c.Variant, wave.HubId, isGood ? -plan.Answer.Corrected : c.Missing) { Bin = c.Bin, Lot = c.Lot, Reason = c.ReasonCode });
        w.Audit($"stock {c.Variant} {wave.HubId}", null, new { Missing = plan.Answer.Corrected, Reason = c.ReasonCode, Wave = wave.Number });
        return await Leave(plan.Parts, c, w, ct) is { } refused ? refused : plan.Answer;
    }

    private static async Task<(List<Part> Parts, Answer Answer)> Plan(Command c, Wave wave, ClusterPick round, PickTask task, IWork w, CancellationToken ct)
    {
        var level = (await w.Stock.Level(c.Variant, wave.HubId, ct))!;
        var free = await w.Stock.Free(c.Variant, wave.HubId, ct);
        var here = free.FirstOrDefault(p => p.Bin == c.Bin && p.Lot == c.Lot);

        // What is broken leaves the others at the place good; what is not there takes what should lie free beside it along.
        var gone = c.ReasonCode == ReasonCodes.Damaged ? 0 : Math.Min(here?.Free ?? 0, Math.Max(0, level.Available));
        var elsewhere = c.ReasonCode == ReasonCodes.Damaged ? free : [.. free.Where(p => p != here)];
        var today = DateOnly.FromDateTime(w.Now);
        var instead = Fefo.Take(elsewhere, Math.Min(c.Missing, Math.Max(0, level.Available - gone)), today);
        var parts = Parts(c, round, task, instead);
        return (parts, new Answer(await Sources(instead, w, ct), parts.Sum(p => p.Units.Short), c.Missing + gone, [.. parts.Where(p => p.Units.Short > 0).Select(p => Number(round, p)).Distinct()]));
    }

    private static async Task<Error?> Leave(IReadOnlyList<Part> parts, Command c, IWork w, CancellationToken ct)
    {
        foreach (var of in parts.GroupBy(p => p.Order).OrderBy(g => g.Key.Value))
        {
            var order = (await w.Orders.Find(of.Key, ct))!;
            foreach (var part in of)
            {
                if (order.Parcel(part.Share.Parcel) is not { } parcel)
                {
                    return OrderErrors.FulfillmentNotFound();
                }

                if (order.PickShort(parcel, part.Units, c.Otherwise, c.ReasonCode, w.Ids, w.Caller.Name, w.Now).Error is { } refused)
                {
                    return refused;
                }
            }

            w.Changed(order);
        }

        return null;
    }

    private static bool IsOf(Command c, PickTask task) => task.Place.Bin == c.Bin && task.Place.Lot == c.Lot && task.Item.Variant == c.Variant;

    /// <summary>The most urgent tote is served first: the last ones lose their units.</summary>
    private static List<Part> Parts(Command c, ClusterPick round, PickTask task, IReadOnlyList<(PlaceStock Place, int Quantity)> instead)
    {
        var parts = new List<Part>();
        var sources = instead.Select(i => (i.Place.Bin, i.Place.Lot, i.Quantity)).ToList();
        var lost = Lost(task, c.Missing);
        foreach (var (share, units) in lost.AsEnumerable().Reverse())
        {
            var taken = new List<(BinId, LotId, int)>();
            for (var need = units; need > 0 && sources.Count > 0;)
            {
                var (bin, lot, there) = sources[0];
                var take = Math.Min(need, there);
                taken.Add((bin, lot, take));
                need -= take;
                sources[0] = (bin, lot, there - take);
                sources.RemoveAll(s => s.Quantity == 0);
            }

            parts.Add(new Part(share, round.Parcels.First(p => p.Id == share.Parcel).OrderId, new MissingUnits(share.Line, c.Bin, c.Lot, units, taken)));
        }

        return parts;
    }

    private static List<(PickShare Share, int Units)> Lost(PickTask task, int missing)
    {
        var lost = new List<(PickShare, int)>();
        foreach (var share in task.Shares.Reverse().Where(s => s.Left > 0))
        {
            var units = Math.Min(missing, share.Left);
            missing -= units;
            if (units > 0)
            {
                lost.Add((share, units));
            }
        }

        return lost;
    }

    private static string Number(ClusterPick round, Part part) => round.Parcels.First(p => p.Id == part.Share.Parcel).OrderNumber;

    private static async Task<IReadOnlyList<Source>> Sources(IReadOnlyList<(PlaceStock Place, int Quantity)> instead, IWork w, CancellationToken ct)
    {
        var sources = new List<Source>();
        foreach (var (place, quantity) in instead)
        {
            sources.Add(new Source((await w.Stock.Bin(place.Bin, ct))?.Code, (await w.Stock.Lot(place.Lot, ct))?.Number, quantity));
        }

        return sources;
    }
}
