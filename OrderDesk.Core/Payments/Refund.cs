using OrderDesk.Core.Common;

namespace OrderDesk.Core.Payments;

public enum RefundState
{
    /// <summary>Decided; the outbox brings it to the gateway.</summary>
    Requested,
    Succeeded,
    Failed,
}

/// <summary>Money that goes back on one payment. Belongs to the order; refunded never exceeds captured.</summary>
public sealed class Refund
{
    private Refund()
    {
    }

    public RefundId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public PaymentId PaymentId { get; private set; }

    public int Number { get; private set; }

    public long AmountMinor { get; private set; }

    public RefundState State { get; private set; }

    public string Reason { get; private set; } = "";

    public string? Reference { get; private set; }

    public DateTime RequestedAt { get; private set; }

    public DateTime? SettledAt { get; private set; }

    public string Key => $"refund:{OrderId}:{Number}";

    internal static Refund Request(RefundId id, OrderId order, PaymentId payment, int number, Money amount, string reason, DateTime now) => new()
    {
        Id = id,
        OrderId = order,
        PaymentId = payment,
        Number = number,
        AmountMinor = amount.Minor,
        Reason = reason,
        RequestedAt = now,
    };

    internal void Settle(bool succeeded, string? reference, DateTime now) =>
        (State, Reference, SettledAt) = (succeeded ? RefundState.Succeeded : RefundState.Failed, reference, now);
}
