using OrderDesk.Core.Common;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Orders;

/// <summary>What vendors and their systems do with their part of the order.</summary>
public sealed partial class Order
{
    /// <summary>The vendor's system holds the goods: the sub-order is theirs to accept.</summary>
    public Result<bool> VendorReserved(SubOrder subOrder, string reference, DateTime acceptBy, IdSource ids, DateTime now)
    {
        if (subOrder.Status != SubOrderStatus.Waiting)
        {
            return subOrder is { Status: SubOrderStatus.Cancelled, VendorRef: null } && ReservedTooLate(subOrder, reference);
        }

        Must(subOrder.Fire(SubOrderTrigger.Reserve, now));
        subOrder.Reserved(reference, acceptBy);
        foreach (var line in LinesOf(subOrder).Where(l => l.Units.Pending > 0))
        {
            Must(line.Move(UnitPlace.Pending, UnitPlace.Reserved, line.Units.Pending));
        }

        Record(new OrderFact.Tracked(TrackingKind.VendorUpdate, $"Reserved with {subOrder.VendorName}", now) { ForCustomer = false });
        Advance(now);
        return true;
    }

    /// <summary>The vendor takes the sub-order: its lines are ordered (MIXED's vendor_ordered) and wait to be packed.</summary>
    public Result<Done> AcceptSubOrder(SubOrder subOrder, IdSource ids, DateTime now)
    {
        var fired = subOrder.Fire(SubOrderTrigger.Accept, now);
        if (!fired.Ok)
        {
            return fired.Error;
        }

        var lines = LinesOf(subOrder).Where(l => l.Units.Reserved > 0).Select(l => (l.Id, l.Units.Reserved)).ToList();
        foreach (var (id, count) in lines)
        {
            Must(Line(id)!.Move(UnitPlace.Reserved, UnitPlace.Committed, count));
        }

        AddFulfillment(null, subOrder.Id, lines, ids, now);
        Record(new OrderFact.Tracked(TrackingKind.VendorUpdate, $"Accepted by {subOrder.VendorName}", now));
        Advance(now);
        return Done.Value;
    }

    /// <summary>The vendor does not take it, now or at reservation: the order waits for staff with a hold (MIXED).</summary>
    public Result<Done> DeclineSubOrder(SubOrder subOrder, string reason, string? note, IdSource ids, string by, DateTime now)
    {
        var fired = subOrder.Fire(SubOrderTrigger.Decline, now);
        if (!fired.Ok)
        {
            return fired.Error;
        }

        subOrder.Declined(reason);
        foreach (var line in LinesOf(subOrder).Where(l => l.Units.Reserved > 0))
        {
            Must(line.Move(UnitPlace.Reserved, UnitPlace.Pending, line.Units.Reserved));
        }

        Record(new OrderFact.Tracked(TrackingKind.VendorUpdate, $"Declined by {subOrder.VendorName}", now) { ForCustomer = false });
        PlaceHold(HoldKind.VendorRejected, "vendor_problem", $"{subOrder.VendorName}: {note ?? reason}", ids, by, now);
        return Done.Value;
    }

    internal IEnumerable<OrderLine> LinesOf(SubOrder subOrder) => _lines.Where(l => l.VendorId == subOrder.VendorId);

    /// <summary>Hands the sub-orders that wait to their vendors.</summary>
    private void AskVendors()
    {
        foreach (var subOrder in _subOrders.Where(s => s.Status == SubOrderStatus.Waiting && s.VendorRef is null && LinesOf(s).Any(l => l.Units.Open > 0)))
        {
            AskVendor(subOrder, $"reserve:{subOrder.Id}");
        }
    }

    /// <summary>Staff have cleared a rejection: the vendors who declined are asked once more, under a new key.</summary>
    private void AskVendorsAgain(DateTime now)
    {
        var rejections = _holds.Count(h => h.Kind == HoldKind.VendorRejected);
        foreach (var subOrder in _subOrders.Where(s => s.Status == SubOrderStatus.Declined))
        {
            Must(subOrder.Fire(SubOrderTrigger.Retry, now));
            subOrder.AskedAgain();
            AskVendor(subOrder, $"reserve:{subOrder.Id}:{rejections}");
        }
    }

    private void AskVendor(SubOrder subOrder, string key)
    {
        var message = new OrderFact.ToSend(Topics.ReserveWithVendor, key, $"{Id} {subOrder.Id}");
        if (!_facts.Contains(message))
        {
            Record(message);
        }
    }

    /// <summary>The order ended while the vendor was being asked: what they hold for us is given back.</summary>
    private bool ReservedTooLate(SubOrder subOrder, string reference)
    {
        subOrder.Reserved(reference, null);
        Record(new OrderFact.ToSend(Topics.ReleaseWithVendor, $"release:{subOrder.Id}", $"{Id} {subOrder.Id}"));
        return true;
    }

    /// <summary>A sub-order moves on when the last of its parcels has come that far.</summary>
    private void FireSubOrder(Fulfillment parcel, SubOrderTrigger trigger, FulfillmentState reached, DateTime now)
    {
        var subOrder = _subOrders.FirstOrDefault(s => s.Id == parcel.SubOrderId);
        if (subOrder is not null && _fulfillments.Where(f => f.SubOrderId == subOrder.Id && f.IsOpen).All(f => f.State >= reached))
        {
            Must(subOrder.Fire(trigger, now));
        }
    }

    private void FireSubOrderBack(Fulfillment parcel, SubOrderTrigger trigger, DateTime now)
    {
        var subOrder = _subOrders.FirstOrDefault(s => s.Id == parcel.SubOrderId);
        if (subOrder is not null && SubOrderLifecycle.Table.Allows(subOrder.Status, trigger))
        {
            Must(subOrder.Fire(trigger, now));
        }
    }
}
