using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Inventory;

/// <summary>
/// Takes a lot from sale (a recall, damage, its date), or gives it back. What lies free is blocked at once; unpaid holds that it
/// covered are let go, newest first; parcels that are not packed get another lot; those that cannot are put on hold, so that nothing
/// of the lot leaves.
/// </summary>
public sealed class BlockLot(IUnitOfWork work)
{
    private static readonly UseCase Self = new("lot.block", Permissions.StockAdjust);

    public sealed record Command(LotId Lot, bool Block, string? ReasonCode, string? Note);

    /// <param name="Units">Units that changed between free and blocked.</param>
    /// <param name="HoldsLost">Unpaid orders that lost what was held for them.</param>
    /// <param name="Changed">Parcels that got another lot.</param>
    /// <param name="Stopped">Orders that were put on hold, because nothing else is there or the parcel is packed.</param>
    public sealed record Answer(int Units, int HoldsLost, int Changed, IReadOnlyList<string> Stopped);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        Text.Check(errors, "note", c.Note, 500);
        if (c.Block && !ReasonCodes.Knows(ReasonCodes.BlockLot, c.ReasonCode))
        {
            errors.Add(CommonErrors.UnknownReason(c.ReasonCode ?? ""));
        }

        return errors.Count > 0 ? Task.FromResult<Result<Answer>>(Error.Join(errors)) : work.Run(Self, caller, w => Apply(c, w, ct), ct);
    }

    internal static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        if (await w.Stock.Lot(c.Lot, ct) is not { } lot)
        {
            return CommonErrors.NotFound("This lot");
        }

        if (lot.IsBlocked == c.Block)
        {
            return new Answer(0, 0, 0, []);
        }

        if (!c.Block && !Lot.IsGood(lot.ExpiresOn, DateOnly.FromDateTime(w.Now)))
        {
            return StockErrors.LotExpired(lot.Number, lot.ExpiresOn!.Value);
        }

        var reason = Text.Clean(c.Note) is { } note ? $"{ReasonCodes.Words(c.ReasonCode ?? "")}: {note}" : ReasonCodes.Words(c.ReasonCode ?? "");
        w.Audit($"lot {lot.Number}", new { lot.IsBlocked }, new { IsBlocked = c.Block, Reason = reason });
        return c.Block ? await Block(lot, reason, w, ct) : await Unblock(lot, w, ct);
    }

    private static async Task<Result<Answer>> Unblock(Lot lot, IWork w, CancellationToken ct)
    {
        lot.Unblock();
        var places = (await w.Stock.Places(lot.Id, ct)).Where(p => p.Blocked > 0).ToList();
        foreach (var place in places)
        {
            w.Stock.Move(Move(MovementKind.Unblocked, place, place.Blocked, "unblocked"));
        }

        return new Answer(places.Sum(p => p.Blocked), 0, 0, []);
    }

    private static async Task<Result<Answer>> Block(Lot lot, string reason, IWork w, CancellationToken ct)
    {
        lot.Block(reason, w.Now);
        var places = await w.Stock.Places(lot.Id, ct);
        var lost = 0;
        var left = new Dictionary<HubId, int>();
        foreach (var hub in places.GroupBy(p => p.HubId))
        {
            var level = (await w.Stock.Level(lot.VariantId, hub.Key, ct))!;
            var free = hub.Sum(p => p.Free);
            var (orders, released) = await LetGo(lot.VariantId, hub.Key, level.Reserved - (level.OnHand - free), w, ct);
            (lost, left[hub.Key]) = (lost + orders, level.OnHand - free - level.Reserved + released);
        }

        foreach (var place in places.Where(p => p.Free > 0))
        {
            w.Stock.Move(Move(MovementKind.Blocked, place, place.Free, reason));
        }

        var (changed, stopped) = await Parcels(lot, left, w, ct);
        return new Answer(places.Sum(p => p.Free), lost, changed, stopped);
    }

    /// <summary>Unpaid orders give back what the hub cannot keep for them any more, newest first.</summary>
    internal static async Task<(int Orders, int Units)> LetGo(VariantId variant, HubId hub, int missing, IWork w, CancellationToken ct)
    {
        int orders = 0, units = 0;
        if (missing <= 0)
        {
            return (0, 0);
        }

        foreach (var holder in (await w.Stock.Holders(variant, hub, ct)).GroupBy(h => h.Order))
        {
            if (units < missing && await w.Orders.Find(holder.Key, ct) is { } order && order.LoseStock(r => r.VariantId == variant && r.HubId == hub, w.Ids, w.Now))
            {
                w.Changed(order);
                (orders, units) = (orders + 1, units + holder.Sum(h => h.Quantity));
            }
        }

        return (orders, units);
    }

    private static async Task<(int Changed, IReadOnlyList<string> Stopped)> Parcels(Lot lot, Dictionary<HubId, int> left, IWork w, CancellationToken ct)
    {
        var changed = 0;
        var stopped = new List<string>();
        foreach (var of in (await w.Stock.Allocated(lot.Id, ct)).GroupBy(a => a.Order))
        {
            var order = (await w.Orders.Find(of.Key, ct))!;
            foreach (var units in of)
            {
                var parcel = order.Parcel(units.Parcel)!;
                if (parcel.State is Shipping.FulfillmentState.Open or Shipping.FulfillmentState.Picking && left.GetValueOrDefault(units.Hub) >= units.Quantity)
                {
                    order.ChangeLot(parcel, units.Line, lot.Id, units.Quantity);
                    (changed, left[units.Hub]) = (changed + 1, left[units.Hub] - units.Quantity);
                }
                else if (!stopped.Contains(order.Number))
                {
                    order.PlaceHold(HoldKind.Stock, "stock_problem", $"Lot {lot.Number} must not leave: {lot.BlockReason}", w.Ids, w.Caller.Name, w.Now);
                    stopped.Add(order.Number);
                }
            }

            w.Changed(order);
        }

        return (changed, stopped);
    }

    private static StockMove Move(MovementKind kind, StockPlace place, int quantity, string reason) =>
        new(kind, place.VariantId, place.HubId, quantity) { Bin = place.BinId, Lot = place.LotId, Reason = reason };
}
