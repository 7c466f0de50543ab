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

        return Repack(from, from.KeepOnly(keep), ids, now);
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
            Repack(parcel, rest, ids, now);
        }

        return Done.Value;
    }

    /// <summary>A parcel that somebody began with and of which nothing is collected waits again.</summary>
    public Result<Done> PutBack(Fulfillment parcel, DateTime now)
    {
        var fired = parcel.Fire(FulfillmentTrigger.PutBack, now);
        if (fired.Ok)
        {
            Track(TrackingKind.ShipmentUpdate, $"Parcel {parcel.Number} waits to be picked again", now);
        }

        return fired;
    }

    /// <summary>Units of a parcel that is not packed are taken from another lot: the one that they were allocated must not leave.</summary>
    public void ChangeLot(Fulfillment parcel, LineId line, LotId lot, int quantity)
    {
        foreach (var kind in new[] { MovementKind.Uncommitted, MovementKind.Reallocated })
        {
            Record(new OrderFact.StockMoved(new StockMove(kind, Line(line)!.VariantId, parcel.HubId!.Value, quantity)
            {
                Order = Id,
                Line = line,
                Parcel = parcel.Id,
                Lot = kind == MovementKind.Uncommitted ? lot : null,
                Reason = "lot_not_sellable",
            }));
        }
    }

    /// <summary>Units that left a parcel go into a new one, with the lots that are allocated to them.</summary>
    private Fulfillment Repack(Fulfillment from, IReadOnlyList<(LineId Line, int Quantity)> units, IdSource ids, DateTime now)
    {
        var parcel = AddFulfillment(from.HubId, from.SubOrderId, units, ids, now);
        if (from.HubId is { } hub)
        {
            foreach (var (line, quantity) in units)
            {
                MoveStock(MovementKind.Repacked, Line(line)!, hub, quantity, from.Id, parcel.Id);
            }
        }

        return parcel;
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
                MoveStock(kind, Line(line.LineId)!, hub, line.Quantity, parcel.Id);
            }
        }
    }
}
