using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Orders;

/// <summary>Lines that get fewer or more units after the order was placed (DESIGN 9).</summary>
public sealed partial class Order
{
    /// <summary>A change has added units that are held until their difference is paid.</summary>
    public bool AwaitsDifference => _reservations.Any(IsAwaiting);

    /// <summary>Units that a change may still take off: own ones that nobody picks or has packed, a vendor's until the vendor has accepted.</summary>
    public int Removable(OrderLine line) => line.Units.Backordered + line.Units.Pending + line.Units.Reserved
        + (line.Source == LineSource.Own ? OpenOwnParcels.Sum(p => UnitsOf(p, line)) : 0);

    /// <summary>Takes units off a line: those that wait for goods first, then what is only held, then what lies in parcels that nobody has begun.</summary>
    /// <param name="line">A line of the order.</param>
    /// <param name="units">At least 1.</param>
    /// <param name="now">When.</param>
    internal Result<Done> TakeOff(OrderLine line, int units, DateTime now)
    {
        if (units > Removable(line))
        {
            return line.Source == LineSource.Vendor && Removable(line) == 0 ? ModifyErrors.VendorHasAccepted(line.Name) : ModifyErrors.TooFar(line.Name, line.Charged - Removable(line));
        }

        var waiting = Math.Min(units, line.Units.Backordered);
        if (waiting > 0)
        {
            CountBackordered(line, -waiting);
            Must(line.Move(UnitPlace.Backordered, UnitPlace.Cancelled, waiting));
        }

        FreeUp(line, units - waiting, now);
        if (units > waiting)
        {
            Must(line.Move(UnitPlace.Pending, UnitPlace.Cancelled, units - waiting));
        }

        line.Remove(units);
        return Done.Value;
    }

    /// <summary>More units of a line that cost what it costs.</summary>
    internal void AddUnits(OrderLine line, int units) => line.Add(units);

    /// <summary>A line of its own, at the end, at today's price. No discount was agreed for it.</summary>
    internal OrderLine AddLine(SellableItem item, int quantity, IdSource ids, DateTime now)
    {
        var goods = item.Price * quantity;
        var line = OrderLine.Of(ids.New<LineId>(), Id, _lines.Max(l => l.Position) + 1, new PricedLine(item, quantity, item.Price, Amount(0), Amount(Pricing.Tax(goods.Minor, item.TaxRate))));
        _lines.Add(line);
        if (item.VendorId is { } vendor && _subOrders.All(s => s.VendorId != vendor))
        {
            _subOrders.Add(SubOrder.Create(ids.New<SubOrderId>(), Id, vendor, item.VendorName ?? "", item.VendorType ?? VendorType.Brand, Amount(0), now));
        }

        return line;
    }

    /// <summary>Sums the price anew from its lines, and each vendor's part; what nothing is left of is not asked of the vendor any more.</summary>
    /// <param name="tariff">What delivery costs.</param>
    /// <param name="notDearer">Delivery must not cost more than before: the change is not the customer's doing.</param>
    /// <param name="now">When.</param>
    internal void Reprice(DeliveryTariff tariff, bool notDearer, DateTime now)
    {
        var most = notDearer ? DeliveryMinor : long.MaxValue;
        SumUp(Math.Min(most, tariff.Of(DeliveryType, Amount(_lines.Sum(l => l.GoodsMinor - l.DiscountMinor))).Minor));
        foreach (var subOrder in _subOrders.Where(s => s.Status is SubOrderStatus.Waiting or SubOrderStatus.New or SubOrderStatus.Declined))
        {
            subOrder.SetSubtotal(LinesOf(subOrder).Sum(l => l.GoodsMinor - l.DiscountMinor));
            if (IsSecured && LinesOf(subOrder).All(l => l.Units.Open == 0))
            {
                CancelSubOrder(subOrder, now);
            }
        }

        RefreshStatuses();
    }

    /// <summary>Holds units that a change added to a paid order, until the difference is paid or the time is up; then they are taken off again.</summary>
    internal Result<Done> HoldUntilPaid(IEnumerable<Allocation> allocations, DateTime until, Moment at) => Keep(allocations, until, awaitsPayment: true, at.Ids, at.Now);

    /// <summary>Remembers what delivery costs should the units that wait for their difference be taken off again.</summary>
    internal void ForeseeLapse(DeliveryTariff tariff) =>
        LapsedDeliveryMinor = tariff.Of(DeliveryType, Amount(_lines.Sum(l => l.GoodsMinor - l.DiscountMinor - (l.UnitPriceMinor * Awaiting(l))))).Minor;

    /// <summary>
    /// After lines were changed: what is paid too much goes back, and what may move now does. Own stock that a now secured order
    /// lacks puts it on hold, as when a payment comes late.
    /// </summary>
    /// <param name="most">No more than this goes back: what the change made the order cheaper by.</param>
    /// <param name="reason">Of the refund.</param>
    /// <param name="wasSecured">Before the change.</param>
    /// <param name="at">When.</param>
    /// <returns>What goes back, in minor units.</returns>
    internal long SettleChange(long most, string reason, bool wasSecured, Moment at)
    {
        var back = RefundUpTo(Amount(Math.Clamp(CapturedMinor - RefundedMinor - OwedMinor, 0, Math.Max(0, most))), reason, at.Ids, at.Now).Sum(r => r.AmountMinor);
        Settle(at.Ids, at.Now);
        if (!wasSecured)
        {
            HoldIfShort(at.Ids, at.Now);
        }

        Advance(at.Now);
        return back;
    }

    /// <summary>Units of a line that are only held until their difference is paid.</summary>
    internal int Awaiting(OrderLine line) => _reservations.Where(r => r.LineId == line.Id && IsAwaiting(r)).Sum(r => r.Quantity);

    private static bool IsAwaiting(Reservation r) => r is { AwaitsPayment: true, State: ReservationState.Held };

    private static int UnitsOf(Fulfillment parcel, OrderLine line) => parcel.Lines.Where(l => l.LineId == line.Id).Sum(l => l.Quantity);

    /// <summary>Makes units pending, wherever they are: a vendor's first, then held ones (those that are not paid before others), then those in the newest parcels.</summary>
    private void FreeUp(OrderLine line, int units, DateTime now)
    {
        var left = units - Math.Min(units, line.Units.Pending);
        if (line.Source == LineSource.Vendor && left > 0)
        {
            Must(line.Move(UnitPlace.Reserved, UnitPlace.Pending, left));
            return;
        }

        foreach (var held in _reservations.Where(r => r.LineId == line.Id && r.State == ReservationState.Held).OrderByDescending(r => r.AwaitsPayment).ThenByDescending(r => r.Id.Value).ToList())
        {
            left -= Release(held, Math.Min(left, held.Quantity), now);
        }

        foreach (var parcel in OpenOwnParcels.OrderByDescending(p => p.Number).ToList())
        {
            var part = Math.Min(left, UnitsOf(parcel, line));
            if (part > 0)
            {
                TakeOut(parcel, new Dictionary<LineId, int> { [line.Id] = part }, now);
                left -= part;
            }
        }

        RefreshHoldExpiry();
    }

    private int Release(Reservation held, int units, DateTime now)
    {
        if (units == held.Quantity)
        {
            EndHold(held, ReservationState.Released, UnitPlace.Pending, now);
        }
        else if (units > 0)
        {
            held.Take(units);
            Must(Line(held.LineId)!.Move(UnitPlace.Reserved, UnitPlace.Pending, units));
            MoveStock(MovementKind.Released, Line(held.LineId)!, held.HubId, units);
        }

        return units;
    }

    /// <summary>The difference was not paid while its units were held: they are taken off again, as a version of its own.</summary>
    private void Lapse(IReadOnlyCollection<Reservation> ended, IdSource ids, DateTime now)
    {
        var before = OrderContent.Of(this);
        foreach (var reservation in ended)
        {
            reservation.Lapse();
            var line = Line(reservation.LineId)!;
            Must(line.Move(UnitPlace.Pending, UnitPlace.Cancelled, reservation.Quantity));
            line.Remove(reservation.Quantity);
        }

        SumUp(AwaitsDifference ? DeliveryMinor : LapsedDeliveryMinor);
        RefreshStatuses();
        Revise(before, "unpaid", null, now);
        SettleChange(before.Price.TotalMinor - TotalMinor, "unpaid", wasSecured: true, new Moment(now, ids));
    }

    /// <summary>Money came for units that were taken off meanwhile: it goes back.</summary>
    private void ReturnSurplus(IdSource ids, DateTime now)
    {
        if (Revision > 1 && !IsFinal && CapturedMinor - RefundedMinor > OwedMinor)
        {
            RefundUpTo(Amount(CapturedMinor - RefundedMinor - OwedMinor), "unpaid", ids, now);
        }
    }

    private void SumUp(long deliveryMinor)
    {
        (SubtotalMinor, DiscountMinor, TaxMinor) = (_lines.Sum(l => l.GoodsMinor), _lines.Sum(l => l.DiscountMinor), _lines.Sum(l => l.TaxMinor));
        (DeliveryMinor, TotalMinor) = (deliveryMinor, SubtotalMinor - DiscountMinor + deliveryMinor + TaxMinor);
    }
}
