using System.Text.Json.Serialization;

namespace OrderDesk.Web.Orders;

/// <summary>Where an order stands. A vendor sees no payment and no total of the whole.</summary>
public sealed record OrderStateAnswer
{
    public required string Id { get; init; }

    public required string OrderNumber { get; init; }

    public required string Status { get; init; }

    public DateTime? StatusUpdatedAt { get; init; }

    public string? PaymentStatus { get; init; }

    public required string FulfillmentStatus { get; init; }

    public decimal? TotalAmount { get; init; }

    public string? Currency { get; init; }

    public DateTime? EstimatedDelivery { get; init; }

    public string? TrackingUrl { get; init; }

    public string? TrackingNumber { get; init; }

    public required long Version { get; init; }
}

/// <summary>The answer of every change on an order.</summary>
public record ChangeAnswer
{
    public required bool Success { get; init; }

    public required OrderStateAnswer Order { get; init; }
}

public sealed record PaidAnswer : ChangeAnswer
{
    public PaymentStateAnswer? Payment { get; init; }
}

/// <param name="State">requested, needs_action, to_verify, authorized, captured, declined.</param>
/// <param name="NextAction">What the payer has to do: <c>confirm_payment</c>.</param>
public sealed record PaymentStateAnswer(string? Id, string State, string? NextAction);

/// <summary>What cancelling gave back, with the order.</summary>
public sealed record CancelledAnswer : ChangeAnswer
{
    public string? RefundId { get; init; }

    public decimal RefundAmount { get; init; }

    public IReadOnlyList<string> RefundIds { get; init; } = [];
}

/// <summary>The order without what was split from it, and the backorder that it became.</summary>
public sealed record SplitAnswer : ChangeAnswer
{
    public required OrderStateAnswer Backorder { get; init; }

    public required int Units { get; init; }
}

/// <summary>What ending the rest of an order gave back, with the order.</summary>
public sealed record ClosedShortAnswer : ChangeAnswer
{
    /// <summary>Units that are not sent any more.</summary>
    public required int Units { get; init; }

    /// <summary>Those of them that had been set aside.</summary>
    public required int UnitsToStock { get; init; }

    public required decimal RefundAmount { get; init; }

    public required IReadOnlyList<string> RefundIds { get; init; }
}

public sealed record FulfillmentMadeAnswer : ChangeAnswer
{
    public required string FulfillmentId { get; init; }
}

public sealed record HeldAnswer : ChangeAnswer
{
    public required string HoldId { get; init; }
}

/// <summary>Everything that is wrong with an order, and the price that it would have.</summary>
public sealed record ValidationAnswer(bool Valid, IReadOnlyList<FaultAnswer> Errors, IReadOnlyList<string> Warnings, PriceAnswer? Price);

public sealed record FaultAnswer(string Code, string Message, string? Field, bool CanRetry, string SuggestedAction)
{
    /// <summary>What else is known: the right price, what is available where.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? Details { get; set; }
}

public sealed record PriceAnswer(decimal Subtotal, decimal Discount, decimal Delivery, decimal Tax, decimal Total, string Currency);
