using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Orders;

/// <summary>What becomes of units that are found nowhere in the hub.</summary>
public enum ShortUnits
{
    /// <summary>They wait for goods to arrive; the rest of the parcel goes.</summary>
    Backorder,

    /// <summary>The order is held until somebody has decided.</summary>
    Ask,
}

/// <summary>Units that a picker did not find where they are allocated.</summary>
/// <param name="Instead">Where they are taken from now; what is missing beyond that leaves the parcel.</param>
public sealed record MissingUnits(LineId Line, BinId Bin, LotId Lot, int Quantity, IReadOnlyList<(BinId Bin, LotId Lot, int Quantity)> Instead)
{
    public int Short => Quantity - Instead.Sum(i => i.Quantity);
}

public sealed partial class Order
{
    /// <summary>
    /// Units of a parcel are not where they should be: they are taken from other places of the hub, and what lies nowhere leaves the
    /// parcel. What the place itself has too much in the books is corrected beside it.
    /// </summary>
    public Result<Done> PickShort(Fulfillment parcel, MissingUnits missing, ShortUnits otherwise, string reason, IdSource ids, string by, DateTime now)
    {
        if (parcel.State is not (FulfillmentState.Open or FulfillmentState.Picking))
        {
            return FulfillmentLifecycle.Table.Fire(parcel.State, FulfillmentTrigger.Pack).Error ?? FloorErrors.NotAtThisPlace(0);
        }

        var line = Line(missing.Line)!;
        var stock = new StockMove(MovementKind.Uncommitted, line.VariantId, parcel.HubId!.Value, missing.Quantity)
        {
            Order = Id,
            Line = line.Id,
            Parcel = parcel.Id,
            Bin = missing.Bin,
            Lot = missing.Lot,
            Reason = reason,
        };
        Record(new OrderFact.StockMoved(stock));
        foreach (var (bin, lot, quantity) in missing.Instead)
        {
            Record(new OrderFact.StockMoved(stock with { Kind = MovementKind.Reallocated, Quantity = quantity, Bin = bin, Lot = lot }));
        }

        Track(TrackingKind.StockUpdate, $"{missing.Quantity} × {line.Name} not found for parcel {parcel.Number}", now, ("reason", ReasonCodes.Words(reason)));
        if (missing.Short > 0)
        {
            LeaveParcel(parcel, line, missing.Short, otherwise, ids, by, now);
        }

        Advance(now);
        return Done.Value;
    }

    /// <summary>
    /// Short units are no part of any parcel any more. Where another hub could send them, it is here that they would be routed anew
    /// before they are backordered.
    /// </summary>
    private void LeaveParcel(Fulfillment parcel, OrderLine line, int units, ShortUnits otherwise, IdSource ids, string by, DateTime now)
    {
        parcel.Drop(line.Id, units);
        if (parcel.Lines.Count == 0)
        {
            Must(parcel.Fire(FulfillmentTrigger.Cancel, now));
        }

        Must(line.Move(UnitPlace.Committed, UnitPlace.Pending, units));
        if (otherwise == ShortUnits.Backorder)
        {
            Must(line.Move(UnitPlace.Pending, UnitPlace.Backordered, units));
            CountBackordered(line, units, isOwed: true);
            Track(TrackingKind.StockUpdate, $"{units} × {line.Name} will follow when they are in stock again", now);
        }
        else
        {
            HoldAsShort($"{units} × {line.Name} ({line.Sku}) {(units == 1 ? "was" : "were")} not found", ids, now, by);
        }
    }
}
