using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Orders;

/// <summary>What ending the rest of an order gives back.</summary>
/// <param name="Units">Units that are not sent any more.</param>
/// <param name="ToStock">Those of them that were set aside and lie free again.</param>
/// <param name="CostMinor">What they had cost, discount and tax included, in minor units.</param>
/// <param name="RefundMinor">What of it was paid and goes back.</param>
public sealed record ShortClose(int Units, int ToStock, long CostMinor, long RefundMinor);

public sealed partial class Order
{
    /// <summary>Own goods that have not left and are not cancelled.</summary>
    public bool HasUnsent => Unsent.Any();

    /// <summary>Something has left, from a hub or from a vendor.</summary>
    public bool HasSent => _lines.Any(l => l.Units.Gone > 0);

    private IEnumerable<OrderLine> Unsent => _lines.Where(l => l.Source == LineSource.Own && l.Units.Cancellable > 0);

    /// <summary>What <see cref="CloseShort"/> would do now, for the words of its confirmation.</summary>
    public ShortClose ForeseeCloseShort()
    {
        var cost = Unsent.Sum(l => l.CostOf(l.Units.Cancellable, Currency));
        return new(
            Unsent.Sum(l => l.Units.Cancellable), Unsent.Sum(l => l.Units.Reserved + l.Units.Committed + l.Units.Packed), cost,
            Math.Clamp(CapturedMinor - RefundedMinor - (OwedMinor - cost), 0, cost));
    }

    /// <summary>
    /// A part has been sent and the rest of our own goods never will be: what is held or lies in parcels is free again, what waits
    /// waits no longer, its units are cancelled and their money goes back. What vendors send is theirs, and delivery was done.
    /// </summary>
    public Result<ShortClose> CloseShort(string reason, string? note, IdSource ids, DateTime now)
    {
        if (!HasUnsent || !HasSent)
        {
            return OrderErrors.ActionNotAllowed(OrderAction.CloseShort.Code, [HasUnsent ? ActionBlock.NothingSent : ActionBlock.NothingUnsent]);
        }

        var (units, toStock, _, _) = ForeseeCloseShort();
        ReleaseHeld(unpaid: true, now);
        foreach (var parcel in _fulfillments.Where(f => f.IsBeforeShipping && f.HubId is not null))
        {
            MoveParcelStock(parcel, MovementKind.Uncommitted);
            Must(parcel.Fire(FulfillmentTrigger.Cancel, now));
        }

        var lines = Unsent.ToList();
        var goods = string.Join(", ", lines.Select(l => $"{l.Units.Cancellable} × {l.Name}"));
        var cost = lines.Sum(CancelUnits);
        foreach (var hold in ActiveHolds.Where(h => h.Kind == HoldKind.Stock).ToList())
        {
            hold.Release("OrderDesk", now);
        }

        var refund = PaidBeyondOwed(cost);
        RefundUpTo(Amount(refund), reason, ids, now);
        Track(TrackingKind.StockUpdate, $"{goods} will not be sent: {ReasonCodes.Words(reason).ToLowerInvariant()}{(refund > 0 ? $"; {Amount(refund).Words} go back" : "")}", now, ("reason", reason));
        if (note is not null)
        {
            TellStaff(note, now);
        }

        Advance(now, reason, note);
        return new ShortClose(units, toStock, cost, refund);
    }
}
