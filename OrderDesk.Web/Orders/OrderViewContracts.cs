using OrderDesk.Core.Customers;

namespace OrderDesk.Web.Orders;

public sealed record OrderDetailAnswer(OrderAnswer Order);

/// <summary>An order with all that belongs to it. What a reader may not see is missing.</summary>
public sealed record OrderAnswer
{
    public required string Id { get; init; }

    public required string OrderNumber { get; init; }

    public required string Status { get; init; }

    public required DateTime StatusUpdatedAt { get; init; }

    public required string FulfillmentStatus { get; init; }

    public string? PaymentStatus { get; init; }

    public required string OrderType { get; init; }

    /// <summary>The order that this one is the rest of.</summary>
    public RelatedOrderAnswer? ParentOrder { get; init; }

    /// <summary>What was split from it, each an order of its own.</summary>
    public required IReadOnlyList<RelatedOrderAnswer> Backorders { get; init; }

    public required string Source { get; init; }

    public string? ExternalRef { get; init; }

    public required string Priority { get; init; }

    public required bool IsLate { get; init; }

    public required bool OnHold { get; init; }

    public string? CancelReason { get; init; }

    public string? Notes { get; init; }

    public required PartyAnswer Buyer { get; init; }

    /// <summary>Set when all items come from one seller.</summary>
    public PartyAnswer? Seller { get; init; }

    public required IReadOnlyList<PartyAnswer> Sellers { get; init; }

    public required IReadOnlyList<LineAnswer> Items { get; init; }

    public TotalsAnswer? Totals { get; init; }

    public decimal? TotalAmount { get; init; }

    public required string Currency { get; init; }

    public PaymentAnswer? Payment { get; init; }

    public required ShippingAnswer Shipping { get; init; }

    public required IReadOnlyList<SubOrderAnswer> SubOrders { get; init; }

    public required IReadOnlyList<FulfillmentAnswer> Fulfillments { get; init; }

    public IReadOnlyList<HoldAnswer>? Holds { get; init; }

    public required IReadOnlyList<TimelineAnswer> Timeline { get; init; }

    public required IReadOnlyList<AllowedActionAnswer> AllowedActions { get; init; }

    /// <summary>The way that is expected by the payment method.</summary>
    public required IReadOnlyList<string> ExpectedPath { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; init; }

    public required long Version { get; init; }
}

/// <param name="UnitsWaiting">Of its units, how many wait for goods.</param>
public sealed record RelatedOrderAnswer(string Id, string OrderNumber, string Status, int Units, int UnitsWaiting);

public sealed record LineAnswer
{
    public required string Id { get; init; }

    public required string VariantId { get; init; }

    public required string Sku { get; init; }

    public required string ProductName { get; init; }

    public string? Options { get; init; }

    public required int Quantity { get; init; }

    public required decimal UnitPrice { get; init; }

    public required decimal TotalPrice { get; init; }

    public required decimal Discount { get; init; }

    public required decimal Tax { get; init; }

    /// <summary>own, vendor.</summary>
    public required string Source { get; init; }

    public string? VendorId { get; init; }

    public required string Status { get; init; }

    public required UnitsAnswer Units { get; init; }

    /// <summary>When the backordered units are expected.</summary>
    public DateOnly? ExpectedOn { get; init; }
}

/// <summary>Where the units of a line are; they add up to its quantity.</summary>
public sealed record UnitsAnswer(int Pending, int Reserved, int Backordered, int Committed, int Packed, int Shipped, int Delivered, int Returned, int Cancelled);

/// <summary>Subtotal − discount + delivery + tax = total; what was cancelled of it is not owed.</summary>
public sealed record TotalsAnswer(decimal Subtotal, decimal Discount, decimal Delivery, decimal Tax, decimal Total, decimal Cancelled, decimal Paid, decimal Refunded, decimal Due);

public sealed record PaymentAnswer
{
    public required string Method { get; init; }

    public required string Status { get; init; }

    public string? PaymentIntentId { get; init; }

    public string? TransactionHash { get; init; }

    public string? EscrowId { get; init; }

    public required IReadOnlyList<SinglePaymentAnswer> Payments { get; init; }

    public required IReadOnlyList<RefundAnswer> Refunds { get; init; }
}

public sealed record SinglePaymentAnswer(string Id, string Method, string State, decimal Amount, string? Label, string? Reference, string? DeclineCode, DateTime RequestedAt, DateTime? SettledAt)
{
    /// <summary>How much of it moved to orders that were split from this one.</summary>
    public decimal Transferred { get; init; }

    /// <summary>The payment of another order that this is a part of.</summary>
    public string? SourcePaymentId { get; init; }
}

public sealed record RefundAnswer(string Id, string PaymentId, string State, decimal Amount, string Reason, DateTime RequestedAt, DateTime? SettledAt);

public sealed record ShippingAnswer
{
    public required string Method { get; init; }

    public string? Carrier { get; init; }

    public string? TrackingNumber { get; init; }

    public DateTime? EstimatedDelivery { get; init; }

    public DateTime? ScheduledDelivery { get; init; }

    public DateTime? ActualDeliveryDate { get; init; }

    public required AddressAnswer Address { get; init; }

    public AddressAnswer? BillingAddress { get; init; }
}

public sealed record AddressAnswer(string Name, string Street, string? Line2, string City, string? State, string PostalCode, string ZipCode, string Country, string? Phone)
{
    public static AddressAnswer Of(Address a) => new(a.Name, a.Street, a.Line2, a.City, a.State, a.PostalCode, a.PostalCode, a.Country, a.Phone);
}

public sealed record SubOrderAnswer
{
    public required string Id { get; init; }

    public required string ParentOrderId { get; init; }

    public required string VendorId { get; init; }

    public required string VendorName { get; init; }

    public required string VendorType { get; init; }

    public required string Status { get; init; }

    public required DateTime StatusUpdatedAt { get; init; }

    public required decimal Subtotal { get; init; }

    public DateTime? AcceptBy { get; init; }

    public string? DeclineReason { get; init; }

    public required IReadOnlyList<string> Items { get; init; }

    public IReadOnlyList<string> FulfillmentIds { get; init; } = [];
}

public sealed record FulfillmentAnswer
{
    public required string Id { get; init; }

    public required int Number { get; init; }

    public string? HubId { get; init; }

    public string? SubOrderId { get; init; }

    public required string Status { get; init; }

    public required DateTime StatusUpdatedAt { get; init; }

    public string? Carrier { get; init; }

    public string? TrackingNumber { get; init; }

    public string? PickedBy { get; init; }

    public string? PackedBy { get; init; }

    public DateTime? ShippedAt { get; init; }

    public DateTime? DeliveredAt { get; init; }

    public required IReadOnlyList<FulfillmentLineAnswer> Items { get; init; }
}

public sealed record FulfillmentLineAnswer(string LineId, int Quantity);

public sealed record FulfillmentsAnswer(IReadOnlyList<FulfillmentAnswer> Fulfillments);

public sealed record HoldAnswer(string Id, string Kind, string ReasonCode, string? Note, string PlacedBy, DateTime PlacedAt, string? ReleasedBy, DateTime? ReleasedAt, bool Active);

public sealed record AllowedActionAnswer(string Action, string Label, bool Allowed, IReadOnlyList<BlockAnswer>? BlockedBy);

public sealed record BlockAnswer(string Code, string Message);

public sealed record TimelineAnswer
{
    public required string Id { get; init; }

    /// <summary>status_change, payment_update, shipment_update, stock_update, vendor_update, hold_update, note, import.</summary>
    public required string Type { get; init; }

    public string? Status { get; init; }

    public required DateTime Timestamp { get; init; }

    public DateTime? RecordedAt { get; init; }

    public required string Description { get; init; }

    public required string Source { get; init; }

    public string? By { get; init; }

    public string? Location { get; init; }

    public string? TrackingNumber { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

public sealed record TimelineListAnswer(IReadOnlyList<TimelineAnswer> Timeline);

public sealed record HistoryAnswer(string? PreviousStatus, string NewStatus, string? ChangeReason, string? Notes, string? ChangedBy, DateTime CreatedAt);

public sealed record HistoryListAnswer(IReadOnlyList<HistoryAnswer> History);

public sealed record ReasonAnswer(string Code, string Words);

public sealed record ReasonsAnswer(
    IReadOnlyList<ReasonAnswer> Cancel, IReadOnlyList<ReasonAnswer> Hold, IReadOnlyList<ReasonAnswer> Decline, IReadOnlyList<ReasonAnswer> AdjustStock, IReadOnlyList<ReasonAnswer> Correction,
    IReadOnlyList<ReasonAnswer> RejectLine,
    IReadOnlyList<ReasonAnswer> WriteOffStock, IReadOnlyList<ReasonAnswer> BlockLot, IReadOnlyList<ReasonAnswer> CloseTransfer, IReadOnlyList<ReasonAnswer> CancelTransfer,
    IReadOnlyList<ReasonAnswer> ShortPick, IReadOnlyList<ReasonAnswer> CloseReplenishment, IReadOnlyList<ReasonAnswer> CloseShort, IReadOnlyList<ReasonAnswer> Modify);
