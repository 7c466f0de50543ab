using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Orders;

public sealed partial class Order
{
    /// <summary>Keeps why its units come from where they do.</summary>
    public void RecordRoute(RouteDecision decision) => Record(new OrderFact.Routed(decision));

    /// <summary>
    /// Takes units out of an own parcel that is not packed, since the hub does not have them: its stock is corrected, and the units
    /// wait for another way. A parcel that is left empty is cancelled.
    /// </summary>
    /// <param name="reason">A code of <see cref="ReasonCodes.NotHere"/>, with a note after a colon.</param>
    public Result<Done> RejectUnits(Fulfillment parcel, OrderLine line, int quantity, string reason, DateTime now)
    {
        if (parcel.HubId is not { } hub || parcel.State is not (FulfillmentState.Open or FulfillmentState.Picking))
        {
            return OrderErrors.ActionNotAllowed(OrderAction.RejectLine.Code, [ActionBlock.NothingToReject]);
        }

        var there = parcel.Lines.FirstOrDefault(l => l.LineId == line.Id)?.Quantity ?? 0;
        if (quantity < 1 || quantity > there)
        {
            return OrderErrors.UnitsNotThere(UnitPlace.Committed, UnitPlace.Pending, quantity, there);
        }

        TakeOut(parcel, new Dictionary<LineId, int> { [line.Id] = quantity }, now);
        Record(new OrderFact.StockMoved(new StockMove(MovementKind.Adjusted, line.VariantId, hub, -quantity) { Order = Id, Line = line.Id, Parcel = parcel.Id, Reason = reason }));
        return Done.Value;
    }

    /// <summary>Own units that no one has packed or picks: what may still go another way. Those that wait for a difference keep their place.</summary>
    public IReadOnlyList<(int Line, VariantId Variant, HubId Hub, int Quantity)> Unpacked() =>
    [
        .. _reservations.Where(r => r is { State: ReservationState.Held, AwaitsPayment: false }).Select(r => (Line(r.LineId)!.Position - 1, r.VariantId, r.HubId, r.Quantity)),
        .. OpenOwnParcels.SelectMany(p => p.Lines, (p, l) => (Line(l.LineId)!.Position - 1, Line(l.LineId)!.VariantId, p.HubId!.Value, l.Quantity)),
    ];

    /// <summary>Lets go of what <see cref="Unpacked"/> named, to be held elsewhere in the same change.</summary>
    public void GiveBackUnpacked(DateTime now)
    {
        ReleaseHeld(unpaid: false, now);
        foreach (var parcel in OpenOwnParcels.ToList())
        {
            TakeOut(parcel, parcel.Lines.ToDictionary(l => l.LineId, l => l.Quantity), now);
        }
    }

    /// <summary>Units are paid and nowhere: a person has to decide (RULES 6).</summary>
    public void HoldAsShort(string note, IdSource ids, DateTime now, string by = "OrderDesk")
    {
        if (!ActiveHolds.Any(h => h.Kind == HoldKind.Stock))
        {
            PlaceHold(HoldKind.Stock, "stock_problem", note, ids, by, now);
        }
    }

    public void TellStaff(string words, DateTime now) => Record(new OrderFact.Tracked(TrackingKind.StockUpdate, words, now) { ForCustomer = false });

    private IEnumerable<Fulfillment> OpenOwnParcels => _fulfillments.Where(f => f.State == FulfillmentState.Open && f.HubId is not null);

    private void TakeOut(Fulfillment parcel, Dictionary<LineId, int> units, DateTime now)
    {
        foreach (var (id, quantity) in units)
        {
            var line = Line(id)!;
            Must(line.Move(UnitPlace.Committed, UnitPlace.Pending, quantity));
            MoveStock(MovementKind.Uncommitted, line, parcel.HubId!.Value, quantity, parcel.Id);
        }

        if (parcel.Lines.All(l => l.Quantity == units.GetValueOrDefault(l.LineId)))
        {
            Must(parcel.Fire(FulfillmentTrigger.Cancel, now));
            Track(TrackingKind.ShipmentUpdate, $"Parcel {parcel.Number} is not needed any more", now);
        }
        else
        {
            parcel.KeepOnly(parcel.Lines.ToDictionary(l => l.LineId, l => l.Quantity - units.GetValueOrDefault(l.LineId)));
        }
    }
}
