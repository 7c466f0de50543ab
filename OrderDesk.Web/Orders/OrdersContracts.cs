namespace OrderDesk.Web.Orders;

/// <summary>A postal address. <c>zipCode</c> is another name for <c>postalCode</c>; the country is two capitals, ISO 3166-1.</summary>
public sealed record AddressBody
{
    public string? Name { get; init; }

    public string? Street { get; init; }

    public string? Line2 { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? PostalCode { get; init; }

    public string? ZipCode { get; init; }

    public string? Country { get; init; }

    public string? Phone { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }
}

/// <summary>One item. Vendor and its type are read from the catalogue, whatever is sent; the price is compared, never believed.</summary>
public sealed record ItemBody
{
    public string? VariantId { get; init; }

    public int? Quantity { get; init; }

    public decimal? Price { get; init; }

    public string? VendorId { get; init; }

    public string? VendorType { get; init; }
}

public sealed record CustomerInfoBody
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }
}

/// <summary>
/// A new order: its items and addresses, or <c>checkoutData</c> with the <c>paymentResult</c> of a checkout that was paid. Totals are compared with ours; a
/// claimed payment waits until its gateway has confirmed it.
/// </summary>
public sealed record PlaceBody
{
    public string? CustomerId { get; init; }

    public AddressBody? ShippingAddress { get; init; }

    public AddressBody? BillingAddress { get; init; }

    public IReadOnlyList<ItemBody?>? Items { get; init; }

    /// <summary>standard, express, scheduled.</summary>
    public string? DeliveryType { get; init; }

    public DateTime? ScheduledDelivery { get; init; }

    /// <summary>A card token (<c>pm_card_visa</c>), <c>on_account</c> or <c>pay_later</c>.</summary>
    public string? PaymentMethodId { get; init; }

    public string? Notes { get; init; }

    public bool? AgeVerified { get; init; }

    /// <summary>Everything in one delivery: what is there waits for what is backordered.</summary>
    public bool? OneDelivery { get; init; }

    /// <summary>website, shopify, amazon, manual.</summary>
    public string? Source { get; init; }

    /// <summary>direct, fulfillment, backorder.</summary>
    public string? OrderType { get; init; }

    public CustomerInfoBody? CustomerInfo { get; init; }

    /// <summary>The order's id where it comes from; unique within its source.</summary>
    public string? ExternalRef { get; init; }

    public decimal? TotalAmount { get; init; }

    public string? Currency { get; init; }

    /// <summary>Off the goods, in major units; staff only.</summary>
    public decimal? Discount { get; init; }

    public PaymentResultBody? PaymentResult { get; init; }

    public CheckoutBody? CheckoutData { get; init; }
}

/// <summary>What a client says about a payment.</summary>
public sealed record PaymentResultBody
{
    public bool? Success { get; init; }

    /// <summary>fiat, card, crypto, escrow.</summary>
    public string? PaymentMethod { get; init; }

    public string? PaymentIntentId { get; init; }

    public string? TransactionHash { get; init; }

    public string? EscrowId { get; init; }

    public decimal? ProcessingFee { get; init; }

    public decimal? GasUsed { get; init; }
}

/// <summary>What was checked out: one listing, or several items.</summary>
public sealed record CheckoutBody
{
    public string? BuyerId { get; init; }

    public string? SellerId { get; init; }

    /// <summary>A variant, or a product that has one variant only.</summary>
    public string? ListingId { get; init; }

    public int? Quantity { get; init; }

    public decimal? TotalAmount { get; init; }

    public string? Currency { get; init; }

    public AddressBody? ShippingAddress { get; init; }

    public AddressBody? BillingAddress { get; init; }

    public IReadOnlyList<CheckoutItemBody?>? Items { get; init; }

    /// <summary>standard, express, scheduled.</summary>
    public string? ShippingMethod { get; init; }

    public string? Notes { get; init; }

    public bool? AgeVerified { get; init; }
}

public sealed record CheckoutItemBody
{
    public string? ListingId { get; init; }

    public int? Quantity { get; init; }

    public decimal? UnitPrice { get; init; }
}

/// <summary>A new status, with what belongs to it. <c>estimatedDelivery</c> is accepted and not used: promises are ours.</summary>
public sealed record StatusBody
{
    public string? Status { get; init; }

    public string? Carrier { get; init; }

    public string? TrackingNumber { get; init; }

    public string? Reason { get; init; }

    public string? Notes { get; init; }

    public DateTime? EstimatedDelivery { get; init; }
}

public sealed record PayBody
{
    public string? PaymentMethodId { get; init; }
}

/// <summary>Why an order is cancelled: a code of GET /api/reasons, or words, which count as "other".</summary>
public sealed record CancelBody
{
    public string? Reason { get; init; }

    public string? ReasonCode { get; init; }

    public string? Note { get; init; }
}

public sealed record CompleteBody
{
    public string? Reason { get; init; }
}

public sealed record LineQuantityBody
{
    public string? LineId { get; init; }

    public int? Quantity { get; init; }
}

/// <summary>Which units of which lines.</summary>
public sealed record LinesBody
{
    public IReadOnlyList<LineQuantityBody?>? Items { get; init; }
}

/// <summary>No carrier: the own courier takes it.</summary>
public sealed record ShipBody
{
    public string? Carrier { get; init; }

    public string? TrackingNumber { get; init; }
}

/// <summary>A reason from GET /api/reasons, with free text.</summary>
public sealed record ReasonBody
{
    public string? ReasonCode { get; init; }

    public string? Note { get; init; }
}

public sealed record TrackBody
{
    /// <summary>in_transit, out_for_delivery, delivered.</summary>
    public string? Status { get; init; }

    public string? Location { get; init; }

    public DateTime? OccurredAt { get; init; }
}

public sealed record HoldBody
{
    /// <summary>payment, risk, vendor_rejected, address, stock, manual.</summary>
    public string? Kind { get; init; }

    public string? ReasonCode { get; init; }

    public string? Note { get; init; }
}

public sealed record NoteBody
{
    public string? Text { get; init; }

    public bool? ForCustomer { get; init; }
}

public sealed record PriorityBody
{
    /// <summary>low, normal, medium, high, urgent.</summary>
    public string? Priority { get; init; }
}
