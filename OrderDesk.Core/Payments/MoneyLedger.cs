using OrderDesk.Core.Common;

namespace OrderDesk.Core.Payments;

/// <summary>One answer or request between us and a gateway, kept for ever (DESIGN 5).</summary>
public sealed class PaymentEvent
{
    private PaymentEvent()
    {
    }

    public RowId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public PaymentId PaymentId { get; private set; }

    /// <summary>requested, needs_action, to_verify, authorized, captured, declined, unknown, refund_requested, refunded, refund_failed, transferred_out, transferred_in.</summary>
    public string Kind { get; private set; } = "";

    public long AmountMinor { get; private set; }

    public string? Reference { get; private set; }

    public string? Detail { get; private set; }

    public DateTime At { get; private set; }

    public static PaymentEvent Of(RowId id, OrderId order, PaymentId payment, string kind, long amountMinor, string? reference, string? detail, DateTime at) => new()
    {
        Id = id,
        OrderId = order,
        PaymentId = payment,
        Kind = kind,
        AmountMinor = amountMinor,
        Reference = reference,
        Detail = detail,
        At = at,
    };
}

/// <summary>One leg of the double-entry money ledger. The legs of one <see cref="Transaction"/> sum to zero.</summary>
public sealed class MoneyEntry
{
    private MoneyEntry()
    {
    }

    public RowId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    /// <summary><c>capture:pay_…</c>, <c>refund:ref_…</c> or <c>transfer:pay_…</c>, which has legs in two orders.</summary>
    public string Transaction { get; private set; } = "";

    public MoneyAccount Account { get; private set; }

    public long AmountMinor { get; private set; }

    public string CurrencyCode { get; private set; } = "";

    public DateTime At { get; private set; }

    public static MoneyEntry Of(RowId id, OrderId order, string transaction, MoneyAccount account, Money amount, DateTime at) => new()
    {
        Id = id,
        OrderId = order,
        Transaction = transaction,
        Account = account,
        AmountMinor = amount.Minor,
        CurrencyCode = amount.Currency.Code,
        At = at,
    };
}

/// <summary>The accounts of the money ledger: what the gateways hold for us, and what customers have paid in.</summary>
public enum MoneyAccount
{
    GatewayClearing,
    CustomerFunds,
}
