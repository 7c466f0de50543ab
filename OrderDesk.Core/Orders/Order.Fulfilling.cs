using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Orders;

public sealed partial class Order
{
    public Fulfillment? Parcel(FulfillmentId id) => _fulfillments.FirstOrDefault(f => f.Id == id);

    /// <summary>Takes units out of open parcels into one of their own. All must come from one hub or one vendor.</summary>
    public Result<Fulfillment> SplitOut(IReadOnlyList<Shipping.LineQuantity> lines, Func<Fulfillment, bool> inReach, IdSource ids, DateTime now)
    {
        var take = lines.GroupBy(l => l.Line).ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity));
        var from = _fulfillments.FirstOrDefault(f => f.State == FulfillmentState.Open && inReach(f)
            && take.All(t => t.Value > 0 && f.Lines.Any(l => l.LineId == t.Key && l.Quantity >= t.Value)));
        if (from is null || take.Count == 0)
        {
            return OrderErrors.UnitsNotThere(UnitPlace.Committed, UnitPlace.Packed, take.Values.Sum(), 0);
        }

        var keep = from.Lines.ToDictionary(l => l.LineId, l => l.Quantity - take.GetValueOrDefault(l.LineId));
        if (keep.Values.All(q => q == 0))
        {
            return from;
        }

        from.KeepOnly(keep);
        return AddFulfillment(from.HubId, from.SubOrderId, take.Select(t => (t.Key, t.Value)), ids, now);
    }

    /// <summary>Somebody starts to collect the goods of a parcel.</summary>
    public Result<Done> StartPicking(Fulfillment parcel, string by, DateTime now)
    {
        var fired = parcel.Fire(FulfillmentTrigger.Pick, now);
        if (!fired.Ok)
        {
            return fired.Error;
        }

        parcel.Picked(by);
        Track(TrackingKind.ShipmentUpdate, $"Parcel {parcel.Number} is being picked", now, ("by", by));
        Advance(now);
        return Done.Value;
    }

    /// <summary>
    /// Packs a parcel. With quantities that are less than planned the rest becomes a parcel of its own, still open (partial
    /// shipment); a quantity over the plan or none at all is refused.
    /// </summary>
    /// <param name="quantities">Units by line; null packs everything.</param>
    public Result<Done> Pack(Fulfillment parcel, IReadOnlyDictionary<LineId, int>? quantities, string by, IdSource ids, DateTime now)
    {
        if (quantities is not null)
        {
            var split = Split(parcel, quantities, ids, now);
            if (!split.Ok)
            {
                return split.Error;
            }
        }

        var fired = parcel.State == FulfillmentState.Open ? parcel.Fire(FulfillmentTrigger.Pick, now) : Done.Value;
        fired = fired.Ok ? parcel.Fire(FulfillmentTrigger.Pack, now) : fired;
        if (!fired.Ok)
        {
            return fired.Error;
        }

        parcel.Packed(by, now);
        MoveUnits(parcel, UnitPlace.Committed, UnitPlace.Packed);
        FireSubOrder(parcel, SubOrderTrigger.Pack, FulfillmentState.Packed, now);
        Track(TrackingKind.ShipmentUpdate, $"Parcel {parcel.Number} is packed", now, ("by", by));
        Advance(now);
        return Done.Value;
    }

    /// <summary>A correction before the parcel is handed over.</summary>
    public Result<Done> Unpack(Fulfillment parcel, string reason, string? note, DateTime now)
    {
        var fired = parcel.Fire(FulfillmentTrigger.Unpack, now);
        if (!fired.Ok)
        {
            return fired.Error;
        }

        MoveUnits(parcel, UnitPlace.Packed, UnitPlace.Committed);
        FireSubOrderBack(parcel, SubOrderTrigger.Unpack, now);
        Track(TrackingKind.ShipmentUpdate, $"Parcel {parcel.Number} was unpacked", now, ("reason", reason));
        Advance(now, reason, note);
        return Done.Value;
    }

    /// <summary>Hands a packed parcel to a carrier, or to the own courier when there is no carrier.</summary>
    public Result<Done> Ship(Fulfillment parcel, string? carrier, string? trackingNumber, DateTime now)
    {
        var fired = parcel.Fire(carrier is null ? FulfillmentTrigger.SendCourier : FulfillmentTrigger.HandOver, now);
        if (!fired.Ok)
        {
            return fired.Error;
        }

        parcel.HandedOver(carrier, trackingNumber, now);
        MoveUnits(parcel, UnitPlace.Packed, UnitPlace.Shipped);
        MoveParcelStock(parcel, MovementKind.Shipped);
        FireSubOrder(parcel, SubOrderTrigger.Ship, FulfillmentState.Shipped, now);
        Track(TrackingKind.ShipmentUpdate, carrier is null ? $"Parcel {parcel.Number} is out with our courier" : $"Parcel {parcel.Number} handed to {carrier}", now, ("carrier", carrier), ("trackingNumber", trackingNumber));
        Advance(now);
        return Done.Value;
    }

    /// <summary>A correction before the carrier's first scan.</summary>
    public Result<Done> UndoHandOver(Fulfillment parcel, string reason, string? note, DateTime now)
    {
        var fired = parcel.Fire(FulfillmentTrigger.UndoHandOver, now);
        if (!fired.Ok)
        {
            return fired.Error;
        }

        parcel.HandOverUndone();
        MoveUnits(parcel, UnitPlace.Shipped, UnitPlace.Packed);
        MoveParcelStock(parcel, MovementKind.Unshipped);
        FireSubOrderBack(parcel, SubOrderTrigger.UndoShip, now);
        Track(TrackingKind.ShipmentUpdate, $"Hand-over of parcel {parcel.Number} was undone", now, ("reason", reason));
        Advance(now, reason, note);
        return Done.Value;
    }

    /// <summary>What the carrier tells: on the way, out for delivery, delivered. A step that was already passed changes nothing.</summary>
    public Result<bool> RecordTracking(Fulfillment parcel, FulfillmentState state, string? location, DateTime occurredAt, DateTime now)
    {
        if (state is not (FulfillmentState.InTransit or FulfillmentState.OutForDelivery or FulfillmentState.Delivered))
        {
            return OrderErrors.ActionNotAllowed("track", []);
        }

        Record(new OrderFact.Tracked(TrackingKind.ShipmentUpdate, TrackingWords(parcel, state), occurredAt) { Source = "shipping_provider", Location = location });
        if (parcel.State >= state || parcel.IsBeforeShipping)
        {
            return parcel.IsBeforeShipping ? FulfillmentLifecycle.Table.Fire(parcel.State, FulfillmentTrigger.Deliver).Error! : false;
        }

        Must(parcel.Fire(state switch
        {
            FulfillmentState.InTransit => FulfillmentTrigger.CarrierScan,
            FulfillmentState.OutForDelivery => FulfillmentTrigger.LoadForDelivery,
            _ => FulfillmentTrigger.Deliver,
        }, now));
        if (state == FulfillmentState.Delivered)
        {
            parcel.Delivered(occurredAt);
            MoveUnits(parcel, UnitPlace.Shipped, UnitPlace.Delivered);
            FireSubOrder(parcel, SubOrderTrigger.Deliver, FulfillmentState.Delivered, now);
        }

        Advance(now);
        return true;
    }

    /// <summary>The vendor's system holds the goods: the sub-order is theirs to accept.</summary>
    public Result<bool> VendorReserved(SubOrder subOrder, string reference, DateTime acceptBy, IdSource ids, DateTime now)
    {
        if (subOrder.Status != SubOrderStatus.Waiting)
        {
            return false;
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

    private static string TrackingWords(Fulfillment parcel, FulfillmentState state) => state switch
    {
        FulfillmentState.InTransit => $"Parcel {parcel.Number} is in transit",
        FulfillmentState.OutForDelivery => $"Parcel {parcel.Number} is out for delivery",
        _ => $"Parcel {parcel.Number} was delivered",
    };

    private Result<Done> Split(Fulfillment parcel, IReadOnlyDictionary<LineId, int> quantities, IdSource ids, DateTime now)
    {
        var planned = parcel.Lines.ToDictionary(l => l.LineId, l => l.Quantity);
        foreach (var (line, count) in quantities)
        {
            if (count < 0 || count > planned.GetValueOrDefault(line))
            {
                return OrderErrors.UnitsNotThere(UnitPlace.Committed, UnitPlace.Packed, count, planned.GetValueOrDefault(line));
            }
        }

        if (quantities.Values.Sum() == 0)
        {
            return OrderErrors.UnitsNotThere(UnitPlace.Committed, UnitPlace.Packed, 0, planned.Values.Sum());
        }

        if (!parcel.IsBeforeShipping || parcel.State == FulfillmentState.Packed)
        {
            return FulfillmentLifecycle.Table.Fire(parcel.State, FulfillmentTrigger.Pack).Error!;
        }

        var rest = parcel.KeepOnly(quantities);
        if (rest.Count > 0)
        {
            AddFulfillment(parcel.HubId, parcel.SubOrderId, rest, ids, now);
        }

        return Done.Value;
    }

    private void MoveUnits(Fulfillment parcel, UnitPlace from, UnitPlace to)
    {
        foreach (var line in parcel.Lines)
        {
            Must(Line(line.LineId)!.Move(from, to, line.Quantity));
        }
    }

    private void MoveParcelStock(Fulfillment parcel, MovementKind kind)
    {
        if (parcel.HubId is { } hub)
        {
            foreach (var line in parcel.Lines)
            {
                MoveStock(kind, Line(line.LineId)!, hub, line.Quantity);
            }
        }
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
