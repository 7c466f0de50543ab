using OrderDesk.Core.Common;
using static OrderDesk.Core.Common.EdgeKind;

namespace OrderDesk.Core.Payments;

/// <summary>How an order is paid. MARKET's <c>fiat</c> is read as card.</summary>
public enum PaymentMethod
{
    Card,
    Crypto,
    Escrow,
    OnAccount,
}

/// <summary>The payment status of an order, derived from its payments and refunds (DESIGN 5).</summary>
public enum PaymentStatus
{
    Pending,
    Authorized,
    PartiallyPaid,
    Paid,
    Overpaid,
    PartiallyRefunded,
    Refunded,
    Failed,
}

/// <summary>The small machine of one payment.</summary>
public enum PaymentState
{
    /// <summary>Asked for; the gateway has not answered yet, or its answer is not known.</summary>
    Requested,

    /// <summary>The payer has to confirm with their bank.</summary>
    NeedsAction,

    /// <summary>A client says that it was paid; the gateway has not confirmed it yet (DESIGN 4).</summary>
    ToVerify,
    Authorized,
    Captured,
    Declined,
}

public enum PaymentTrigger
{
    AskPayer,
    Authorize,
    Capture,
    Decline,
    Claim,
}

/// <summary>The table of a payment.</summary>
public static class PaymentLifecycle
{
    public static Lifecycle<PaymentState, PaymentTrigger> Table { get; } = new(PaymentState.Requested,
    [
        new(PaymentState.Requested, PaymentTrigger.AskPayer, PaymentState.NeedsAction, Forward),
        new(PaymentState.Requested, PaymentTrigger.Claim, PaymentState.ToVerify, Forward),
        new(PaymentState.Requested, PaymentTrigger.Authorize, PaymentState.Authorized, Forward),
        new(PaymentState.Requested, PaymentTrigger.Capture, PaymentState.Captured, Forward),
        new(PaymentState.Requested, PaymentTrigger.Decline, PaymentState.Declined, Exit),
        new(PaymentState.NeedsAction, PaymentTrigger.Capture, PaymentState.Captured, Forward),
        new(PaymentState.NeedsAction, PaymentTrigger.Decline, PaymentState.Declined, Exit),
        new(PaymentState.ToVerify, PaymentTrigger.Capture, PaymentState.Captured, Forward),
        new(PaymentState.ToVerify, PaymentTrigger.Decline, PaymentState.Declined, Exit),
        new(PaymentState.Authorized, PaymentTrigger.Capture, PaymentState.Captured, Forward),
        new(PaymentState.Authorized, PaymentTrigger.Decline, PaymentState.Declined, Exit),
    ]);
}

/// <summary>One payment of an order: an attempt until the gateway has answered. Belongs to the order.</summary>
public sealed class Payment
{
    private Payment()
    {
    }

    public PaymentId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    /// <summary>Counts the payments of an order from 1.</summary>
    public int Number { get; private set; }

    public PaymentMethod Method { get; private set; }

    /// <summary>The gateway's token of the payer's means, never card data: <c>pm_card_visa</c>.</summary>
    public string MethodToken { get; private set; } = "";

    public long AmountMinor { get; private set; }

    public PaymentState State { get; private set; }

    /// <summary>The gateway's own reference, once there is one.</summary>
    public string? Reference { get; private set; }

    /// <summary>What people see: "Visa •••• 4242".</summary>
    public string? Label { get; private set; }

    /// <summary>Why it was declined, as the gateway's code.</summary>
    public string? DeclineCode { get; private set; }

    public DateTime RequestedAt { get; private set; }

    public DateTime? SettledAt { get; private set; }

    /// <summary>How much of it has moved to orders that were split from this one.</summary>
    public long TransferredMinor { get; private set; }

    /// <summary>
    /// The capture that this is a part of, made for the order that this one was split from. Reference and label are that payment's:
    /// a refund goes back the same way.
    /// </summary>
    public PaymentId? SourceId { get; private set; }

    /// <summary>What of it belongs to this order.</summary>
    public long KeptMinor => AmountMinor - TransferredMinor;

    /// <summary>The key under which the gateway knows this payment: the same however often it is asked (RULES 12).</summary>
    public string Key => KeyOf(OrderId, Number);

    public static string KeyOf(OrderId order, int number) => $"charge:{order}:{number}";

    public bool IsOpen => State is PaymentState.Requested or PaymentState.NeedsAction or PaymentState.ToVerify or PaymentState.Authorized;

    /// <summary>History that is brought in: a payment as it was, with the source's word for its method.</summary>
    public static Payment Historic(PaymentId id, OrderId order, int number, string method, string label, Money amount, DateTime at) => new()
    {
        Id = id,
        OrderId = order,
        Number = number,
        Method = PaymentMethod.Card,
        MethodToken = method,
        Label = label,
        AmountMinor = amount.Minor,
        State = PaymentState.Captured,
        RequestedAt = at,
        SettledAt = at,
    };

    internal static Payment Request(PaymentId id, OrderId order, int number, PaymentMethod method, string token, Money amount, DateTime now) => new()
    {
        Id = id,
        OrderId = order,
        Number = number,
        Method = method,
        MethodToken = token,
        AmountMinor = amount.Minor,
        RequestedAt = now,
    };

    /// <summary>A part of what was captured goes to another order. Nothing is asked of the gateway.</summary>
    internal Payment Transfer(PaymentId id, OrderId order, int number, long amountMinor, DateTime now)
    {
        TransferredMinor += amountMinor;
        return new()
        {
            Id = id,
            OrderId = order,
            Number = number,
            Method = Method,
            MethodToken = MethodToken,
            AmountMinor = amountMinor,
            State = PaymentState.Captured,
            Reference = Reference,
            Label = Label,
            SourceId = SourceId ?? Id,
            RequestedAt = now,
            SettledAt = now,
        };
    }

    internal Result<Done> Fire(PaymentTrigger trigger, DateTime now)
    {
        var next = PaymentLifecycle.Table.Fire(State, trigger);
        if (!next.Ok)
        {
            return next.Error;
        }

        State = next.Value;
        SettledAt = State is PaymentState.Captured or PaymentState.Declined ? now : null;
        return Done.Value;
    }

    internal void Answered(string? reference, string? label, string? declineCode) =>
        (Reference, Label, DeclineCode) = (reference ?? Reference, label ?? Label, declineCode);
}
