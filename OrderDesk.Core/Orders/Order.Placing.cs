using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Orders;

/// <summary>Everything that an order is placed with, validated, priced and routed before any transaction is open (RULES 11).</summary>
public sealed record PlacementPlan
{
    public required OrderType Type { get; init; }

    public required OrderSource Source { get; init; }

    public string? ExternalRef { get; init; }

    public CustomerId? CustomerId { get; init; }

    public required CustomerInfo Customer { get; init; }

    public required Address ShippingAddress { get; init; }

    public required Address BillingAddress { get; init; }

    public DeliveryType DeliveryType { get; init; }

    public DateTime? ScheduledDelivery { get; init; }

    public DateTime? PromisedAt { get; init; }

    public string? Notes { get; init; }

    public bool AgeVerified { get; init; }

    public required OrderPrice Price { get; init; }

    public required PaymentMethod PaymentMethod { get; init; }

    public int Risk { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>From which hubs each own line takes its units, by index of the line.</summary>
    public IReadOnlyList<Allocation> Allocations { get; init; } = [];

    /// <summary>Why from there; null when nothing is sent from own hubs.</summary>
    public RouteDecision? Route { get; init; }

    /// <summary>What is not there and waits for goods.</summary>
    public IReadOnlyList<BackorderedUnits> Backorders { get; init; } = [];

    public bool ShipComplete { get; init; }
}

/// <summary>Units of a line that wait for goods. <paramref name="LineIndex"/> counts the priced lines from 0.</summary>
public sealed record BackorderedUnits(int LineIndex, int Quantity, DateOnly? ExpectedOn);

/// <summary>Units of a line from a hub. <paramref name="LineIndex"/> counts the priced lines from 0.</summary>
public sealed record Allocation(int LineIndex, HubId Hub, int Quantity);

public sealed partial class Order
{
    /// <summary>Makes the order in Pending with its sub-orders; nothing is held yet.</summary>
    public static Order Place(PlacementPlan plan, string number, IdSource ids, DateTime now)
    {
        var order = new Order
        {
            Id = ids.New<OrderId>(),
            Number = number,
            Type = plan.Type,
            Source = plan.Source,
            ExternalRef = plan.ExternalRef,
            CustomerId = plan.CustomerId,
            Customer = plan.Customer,
            ShippingAddress = plan.ShippingAddress,
            BillingAddress = plan.BillingAddress,
            DeliveryType = plan.DeliveryType,
            ScheduledDelivery = plan.ScheduledDelivery,
            PromisedAt = plan.PromisedAt,
            CustomerNotes = plan.Notes,
            AgeVerified = plan.AgeVerified,
            ShipComplete = plan.ShipComplete,
            Risk = plan.Risk,
            Priority = plan.Priority,
            PaymentMethod = plan.PaymentMethod,
            PlacedAt = now,
            StatusAt = now,
            UpdatedAt = now,
            Version = 1,
        };
        order.TakePrice(plan.Price);
        order._lines.AddRange(plan.Price.Lines.Select((line, i) => OrderLine.Of(ids.New<LineId>(), order.Id, i + 1, line)));
        order.SplitByVendor(plan.Price, ids, now);
        order.Record(new OrderFact.StatusChanged(null, OrderStatus.Pending, null, null, null, now));
        if (plan.Route is { } route)
        {
            order.RecordRoute(route);
        }

        order.RefreshStatuses();
        return order;
    }

    /// <summary>
    /// Holds own stock as planned, until a moment; the guarded updates that back it run when the order is saved. An order that is
    /// secured already (it costs nothing, or was paid while its hold expired) is settled at once.
    /// </summary>
    public Result<Done> HoldStock(IEnumerable<Allocation> allocations, DateTime expiresAt, IdSource ids, DateTime now) => Keep(allocations, expiresAt, awaitsPayment: false, ids, now);

    private Result<Done> Keep(IEnumerable<Allocation> allocations, DateTime expiresAt, bool awaitsPayment, IdSource ids, DateTime now)
    {
        foreach (var allocation in allocations)
        {
            var line = LineAt(allocation.LineIndex);
            var moved = line.Move(UnitPlace.Pending, UnitPlace.Reserved, allocation.Quantity);
            if (!moved.Ok)
            {
                return moved.Error;
            }

            _reservations.Add(Reservation.Hold(ids.New<ReservationId>(), Id, line.Id, line.VariantId, allocation.Hub, allocation.Quantity, now, expiresAt, awaitsPayment));
            MoveStock(MovementKind.Held, line, allocation.Hub, allocation.Quantity);
        }

        RefreshHoldExpiry();
        Advance(now);
        Settle(ids, now);
        return Done.Value;
    }

    /// <summary>Lets go of what is held past its time; a reserved order falls back to Pending and may still be paid (RULES 6); what waited for a difference is taken off again.</summary>
    /// <returns>False when nothing was due.</returns>
    public bool ExpireReservations(IdSource ids, DateTime now) => EndHolds(r => r.ExpiresAt <= now, ReservationState.Expired, ids, now);

    /// <summary>What was held cannot be had any more (its lot was blocked or has expired): as if the hold had run out.</summary>
    /// <returns>False when none of it was held.</returns>
    public bool LoseStock(Func<Reservation, bool> which, IdSource ids, DateTime now) => EndHolds(which, ReservationState.Released, ids, now);

    private bool EndHolds(Func<Reservation, bool> which, ReservationState state, IdSource ids, DateTime now)
    {
        var ended = _reservations.Where(r => r.State == ReservationState.Held && which(r)).ToList();
        if (ended.Count == 0)
        {
            return false;
        }

        foreach (var reservation in ended)
        {
            EndHold(reservation, state, UnitPlace.Pending, now);
        }

        RefreshHoldExpiry();
        if (Status == OrderStatus.Reserved)
        {
            Change(OrderStatus.Pending, OrderTrigger.ReservationExpired, "reservation_expired", null, now);
        }

        RefreshStatuses();
        if (ended.Where(r => r.AwaitsPayment).ToList() is { Count: > 0 } unpaid)
        {
            Lapse(unpaid, ids, now);
        }

        return true;
    }

    /// <summary>Gives a customer who is still at the checkout more time.</summary>
    public void ExtendReservation(DateTime until)
    {
        foreach (var reservation in _reservations.Where(r => r.State == ReservationState.Held))
        {
            reservation.Extend(until);
        }

        RefreshHoldExpiry();
    }

    private void RefreshHoldExpiry() =>
        ReservationExpiresAt = _reservations.Where(r => r.State == ReservationState.Held).Min(r => (DateTime?)r.ExpiresAt);

    private void TakePrice(OrderPrice price)
    {
        CurrencyCode = price.Total.Currency.Code;
        (SubtotalMinor, DiscountMinor, DeliveryMinor) = (price.Subtotal.Minor, price.Discount.Minor, price.Delivery.Minor);
        (TaxMinor, TotalMinor) = (price.Tax.Minor, price.Total.Minor);
    }

    private void SplitByVendor(OrderPrice price, IdSource ids, DateTime now)
    {
        foreach (var group in price.Lines.Where(l => l.Item.VendorId is not null).GroupBy(l => l.Item.VendorId!.Value))
        {
            var first = group.First().Item;
            var subtotal = group.Aggregate(Amount(0), (sum, l) => sum + l.Goods - l.Discount);
            _subOrders.Add(SubOrder.Create(ids.New<SubOrderId>(), Id, group.Key, first.VendorName ?? "", first.VendorType ?? VendorType.Brand, subtotal, now));
        }
    }

    private void EndHold(Reservation reservation, ReservationState state, UnitPlace unitsTo, DateTime now)
    {
        reservation.End(state, now);
        var line = Line(reservation.LineId)!;
        Must(line.Move(UnitPlace.Reserved, unitsTo, reservation.Quantity));
        MoveStock(MovementKind.Released, line, reservation.HubId, reservation.Quantity);
    }

    private void MoveStock(MovementKind kind, OrderLine line, HubId hub, int quantity, FulfillmentId? parcel = null, FulfillmentId? toParcel = null) =>
        Record(new OrderFact.StockMoved(new StockMove(kind, line.VariantId, hub, quantity) { Order = Id, Line = line.Id, Parcel = parcel, ToParcel = toParcel }));

    /// <summary>For moves that cannot fail when the aggregate is sound: a failure is a bug, not a refusal.</summary>
    private static void Must(Result<Done> result)
    {
        if (!result.Ok)
        {
            throw new InvalidOperationException($"{result.Error.Code}: {result.Error.Message}");
        }
    }
}
