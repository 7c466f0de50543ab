using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Orders;

public sealed partial class Order
{
    /// <summary>
    /// Cancels the whole order until Packed: parcels cancelled, stock back, vendors told, what was paid refunded in full.
    /// </summary>
    public Result<Done> Cancel(string reason, string? note, IdSource ids, DateTime now)
    {
        if (_fulfillments.Any(f => f.IsOpen && !f.IsBeforeShipping))
        {
            return OrderErrors.ActionNotAllowed(OrderAction.Cancel.Code, [ActionBlock.PartlyShipped]);
        }

        var fired = Fire(OrderTrigger.Cancel, reason, note, now);
        if (!fired.Ok)
        {
            return fired.Error;
        }

        CancelReason = reason;
        LetGo(reason, ids, now);
        return Done.Value;
    }

    /// <summary>The buyer confirms, or the return window has ended.</summary>
    public Result<Done> Complete(string? reason, DateTime now) => Fire(OrderTrigger.Complete, reason, null, now);

    /// <summary>No payment came through and none will.</summary>
    public Result<Done> Fail(string reason, IdSource ids, DateTime now)
    {
        var fired = Fire(OrderTrigger.PaymentFailed, reason, null, now);
        if (fired.Ok)
        {
            LetGo(reason, ids, now);
        }

        return fired;
    }

    public Hold PlaceHold(HoldKind kind, string reasonCode, string? note, IdSource ids, string by, DateTime now)
    {
        var hold = Hold.Place(ids.New<HoldId>(), Id, kind, reasonCode, note, by, now);
        _holds.Add(hold);
        Record(new OrderFact.Tracked(TrackingKind.HoldUpdate, $"Put on hold: {ReasonCodes.Words(reasonCode)}", now) { ForCustomer = false });
        RefreshStatuses();
        return hold;
    }

    public Result<Done> ReleaseHold(HoldId id, string by, DateTime now)
    {
        var hold = _holds.FirstOrDefault(h => h.Id == id && h.IsActive);
        if (hold is null)
        {
            return OrderErrors.HoldNotFound();
        }

        hold.Release(by, now);
        Record(new OrderFact.Tracked(TrackingKind.HoldUpdate, $"Hold released: {ReasonCodes.Words(hold.ReasonCode)}", now) { ForCustomer = false });
        if (hold.Kind == HoldKind.VendorRejected)
        {
            AskVendorsAgain(now);
        }

        Advance(now);
        return Done.Value;
    }

    public void SetPriority(Priority priority, DateTime now)
    {
        Priority = priority;
        Record(new OrderFact.Tracked(TrackingKind.Note, $"Priority set to {WireName.Of(priority)}", now) { ForCustomer = false });
    }

    public void AddNote(string text, bool forCustomer, DateTime now) =>
        Record(new OrderFact.Tracked(TrackingKind.Note, text, now) { ForCustomer = forCustomer });

    /// <summary>Gives up everything that the order has: stock, parcels, sub-orders, units, holds, money.</summary>
    private void LetGo(string reason, IdSource ids, DateTime now)
    {
        ReleaseHeld(unpaid: true, now);
        PutBackCommitted();
        CancelParcelsAndSubOrders(now);
        foreach (var line in _lines)
        {
            CancelUnits(line);
        }

        foreach (var hold in ActiveHolds.ToList())
        {
            hold.Release("OrderDesk", now);
        }

        RefundUpTo(Amount(CapturedMinor - RefundedMinor), reason, ids, now);
        RefreshStatuses();
    }

    /// <param name="unpaid">Also what waits for a difference.</param>
    /// <param name="now">When.</param>
    private void ReleaseHeld(bool unpaid, DateTime now)
    {
        foreach (var reservation in _reservations.Where(r => r.State == ReservationState.Held && (unpaid || !r.AwaitsPayment)))
        {
            EndHold(reservation, ReservationState.Released, UnitPlace.Pending, now);
        }

        RefreshHoldExpiry();
    }

    /// <summary>Own stock of parcels that have not left goes back from committed to on-hand.</summary>
    private void PutBackCommitted()
    {
        foreach (var parcel in _fulfillments.Where(f => f.IsBeforeShipping && f.HubId is not null))
        {
            MoveParcelStock(parcel, MovementKind.Uncommitted);
        }
    }

    private void CancelParcelsAndSubOrders(DateTime now)
    {
        foreach (var parcel in _fulfillments.Where(f => f.IsBeforeShipping))
        {
            Must(parcel.Fire(FulfillmentTrigger.Cancel, now));
        }

        foreach (var subOrder in _subOrders.Where(s => s.Status != SubOrderStatus.Cancelled))
        {
            CancelSubOrder(subOrder, now);
        }
    }

    private void CancelSubOrder(SubOrder subOrder, DateTime now)
    {
        if (subOrder.VendorRef is not null)
        {
            Record(new OrderFact.ToSend(Topics.ReleaseWithVendor, $"release:{subOrder.Id}", $"{Id} {subOrder.Id}"));
        }

        Must(subOrder.Fire(SubOrderTrigger.Cancel, now));
    }

    /// <returns>What the cancelled units had cost, in minor units.</returns>
    private long CancelUnits(OrderLine line)
    {
        CountBackordered(line, -line.Units.Backordered);
        return line.CancelUnsent(Currency);
    }
}
