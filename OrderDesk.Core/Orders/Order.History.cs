using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Orders;

/// <summary>One stage that a past order reached, and when. <paramref name="Notes"/> tell what the source did not.</summary>
public sealed record HistoricStep(OrderStatus To, DateTime At, string? Reason = null, string? Notes = null);

/// <summary>A payment as it was made. <paramref name="Method"/> is the source's word, <paramref name="Label"/> what people see.</summary>
public sealed record HistoricPayment(string Method, string Label, Money Amount, DateTime At);

/// <summary>An order that happened elsewhere, as it was. It may lack lines or payments, and its payments need not be its total.</summary>
public sealed record HistoricOrder
{
    public required OrderSource Source { get; init; }

    public required string ExternalRef { get; init; }

    public required CustomerId CustomerId { get; init; }

    public required CustomerInfo Customer { get; init; }

    public required Address Address { get; init; }

    public required DateTime PlacedAt { get; init; }

    public DateTime? PromisedAt { get; init; }

    public required OrderPrice Price { get; init; }

    /// <summary>The way that it took after it was placed, along the lifecycle's edges, in the order of its times.</summary>
    public required IReadOnlyList<HistoricStep> Steps { get; init; }

    public IReadOnlyList<HistoricPayment> Payments { get; init; } = [];

    /// <summary>What else people should see in the timeline, with its own times, in whatever order the source has them.</summary>
    public IReadOnlyList<OrderFact.Tracked> Events { get; init; } = [];

    /// <summary>Who took its parcels.</summary>
    public string? Carrier { get; init; }

    /// <summary>When its parcels left, and arrived, where that is known.</summary>
    public DateTime? ShippedAt { get; init; }

    public DateTime? DeliveredAt { get; init; }

    public string? Metadata { get; init; }
}

public sealed partial class Order
{
    /// <summary>
    /// Makes an order of the past: all its states stand as they were when the source last saw it, and no stock, gateway or vendor is
    /// touched by it. It is closed from the start: no list of open work holds it. A step that is no edge of the lifecycle, or goes back in time, is a bug of the caller and throws.
    /// </summary>
    /// <param name="history">The order as it was.</param>
    /// <param name="number">Its number here, of the year in which it was placed.</param>
    /// <param name="ids">Gives ids that sort by when it was placed.</param>
    /// <param name="now">When it is brought in.</param>
    public static Order OfHistory(HistoricOrder history, string number, IdSource ids, DateTime now)
    {
        var at = history.PlacedAt;
        var order = new Order
        {
            Id = ids.New<OrderId>(at),
            Number = number,
            Source = history.Source,
            ExternalRef = history.ExternalRef,
            CustomerId = history.CustomerId,
            Customer = history.Customer,
            ShippingAddress = history.Address,
            BillingAddress = history.Address with { },
            PromisedAt = history.PromisedAt,
            Priority = Priority.Normal,
            PaymentMethod = PaymentMethod.Card,
            PlacedAt = at,
            StatusAt = at,
            UpdatedAt = now,
            IsHistory = true,
            Metadata = history.Metadata,
            Version = 1,
        };
        order.TakePrice(history.Price);
        order._lines.AddRange(history.Price.Lines.Select((line, i) => OrderLine.Of(ids.New<LineId>(at), order.Id, i + 1, line)));
        order.SplitByVendor(history.Price, ids, at);
        order.Record(new OrderFact.StatusChanged(null, OrderStatus.Pending, null, null, null, at));
        order.AddPastPayments(history.Payments, ids);
        order.WalkPast(history.Steps);
        order.SettlePast(history, ids);
        history.Events.ToList().ForEach(order.Record);
        order.RefreshStatuses();
        order.FulfillmentStatus = order is { Status: OrderStatus.Cancelled, Lines.Count: 0 } ? FulfillmentStatus.Cancelled : order.FulfillmentStatus;
        order.ClosedAt = order.StatusAt;
        return order;
    }

    private void AddPastPayments(IReadOnlyList<HistoricPayment> payments, IdSource ids)
    {
        foreach (var past in payments)
        {
            var payment = Payment.Historic(ids.New<PaymentId>(past.At), Id, _payments.Count + 1, past.Method, past.Label, past.Amount, past.At);
            _payments.Add(payment);
            Record(new OrderFact.PaymentMoved(payment.Id, "captured", payment.AmountMinor, null, past.Label));
            if (past.Amount.Minor > 0)
            {
                Record(new OrderFact.MoneyMoved($"capture:{payment.Id}", MoneyAccount.GatewayClearing, MoneyAccount.CustomerFunds, past.Amount));
            }
        }
    }

    private void WalkPast(IReadOnlyList<HistoricStep> steps)
    {
        foreach (var step in steps)
        {
            var edge = OrderLifecycle.Table.From(Status).FirstOrDefault(e => e.To == step.To)
                ?? throw new ArgumentException($"No edge leads from {Status} to {step.To}.", nameof(steps));
            if (step.At < StatusAt)
            {
                throw new ArgumentException($"{step.To} lies before {Status}.", nameof(steps));
            }

            Change(edge.To, edge.Trigger, step.Reason, step.Notes, step.At);
            CancelReason = Status == OrderStatus.Cancelled ? step.Reason : null;
        }
    }

    /// <summary>Puts units, sub-orders and parcels where the status says that they were. What had not left has no parcel: nobody here works on it.</summary>
    private void SettlePast(HistoricOrder history, IdSource ids)
    {
        var (place, subOrder, parcel) = PastParts(Status);
        foreach (var line in _lines)
        {
            line.SetHistoric(LineUnits.All(place, line.Quantity));
        }

        foreach (var part in _subOrders)
        {
            part.SetHistoric(subOrder, StatusAt);
            if (parcel is { } state)
            {
                var lines = LinesOf(part).Select(l => (l.Id, l.Quantity));
                AddFulfillment(null, part.Id, lines, ids, history.ShippedAt ?? StatusAt).SetHistoric(state, history.Carrier, history.ShippedAt, history.DeliveredAt, StatusAt);
            }
        }
    }

    private static (UnitPlace Units, SubOrderStatus SubOrder, FulfillmentState? Parcel) PastParts(OrderStatus status) => status switch
    {
        OrderStatus.Pending or OrderStatus.Reserved or OrderStatus.PaymentConfirmed or OrderStatus.EscrowLocked => (UnitPlace.Pending, SubOrderStatus.Waiting, null),
        OrderStatus.Confirmed => (UnitPlace.Reserved, SubOrderStatus.New, null),
        OrderStatus.Processing => (UnitPlace.Committed, SubOrderStatus.Accepted, null),
        OrderStatus.Packed => (UnitPlace.Packed, SubOrderStatus.Packed, null),
        OrderStatus.Shipped => (UnitPlace.Shipped, SubOrderStatus.Shipped, FulfillmentState.Shipped),
        OrderStatus.Delivered or OrderStatus.Completed => (UnitPlace.Delivered, SubOrderStatus.Delivered, FulfillmentState.Delivered),
        OrderStatus.Cancelled => (UnitPlace.Cancelled, SubOrderStatus.Cancelled, null),
        _ => throw new ArgumentException($"An order of the past cannot stand in {status}.", nameof(status)),
    };
}
