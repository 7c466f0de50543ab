using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Routing;

namespace OrderDesk.Core.Orders;

/// <summary>
/// What happened to an order, recorded beside the change. The store writes each fact to its ledger in the same transaction:
/// history, tracking events, stock movements, payment events, money entries, outbox.
/// </summary>
public abstract record OrderFact
{
    /// <summary>One edge of the lifecycle was taken.</summary>
    public sealed record StatusChanged(OrderStatus? From, OrderStatus To, OrderTrigger? Trigger, string? Reason, string? Notes, DateTime At) : OrderFact;

    /// <summary>Something that people see in the timeline and that is not a change of the order's own status.</summary>
    public sealed record Tracked(TrackingKind Kind, string Description, DateTime OccurredAt) : OrderFact
    {
        /// <summary>system, staff, seller, buyer, shipping_provider, payment_processor; null: the caller's side.</summary>
        public string? Source { get; init; }

        public string? Location { get; init; }

        /// <summary>Small flat context: tracking number, parcel, card label.</summary>
        public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

        /// <summary>Customers see it, or staff and vendors only.</summary>
        public bool ForCustomer { get; init; } = true;
    }

    public sealed record StockMoved(StockMove Move) : OrderFact;

    /// <summary>Units of a variant began to wait for goods, or wait no longer when negative.</summary>
    public sealed record BackorderMoved(VariantId Variant, int Units, bool IsOwed = false) : OrderFact;

    public sealed record PaymentMoved(PaymentId Payment, string Kind, long AmountMinor, string? Reference, string? Detail) : OrderFact;

    /// <summary>Two legs of the money ledger.</summary>
    public sealed record MoneyMoved(string Transaction, MoneyAccount Debit, MoneyAccount Credit, Money Amount) : OrderFact;

    /// <summary>It was decided which hubs send what.</summary>
    public sealed record Routed(RouteDecision Decision) : OrderFact;

    /// <summary>A numbered version of the order came to be; its content is kept.</summary>
    public sealed record Revised(int Number, OrderContent Content, string ReasonCode, string? Note, DateTime At) : OrderFact;

    /// <summary>Something that must happen outside the database, with its deterministic key (RULES 12).</summary>
    public sealed record ToSend(string Topic, string Key, string Payload) : OrderFact;
}

/// <summary>The kinds of tracking events, which the timeline filters by.</summary>
public enum TrackingKind
{
    StatusChange,
    PaymentUpdate,
    ShipmentUpdate,
    StockUpdate,
    VendorUpdate,
    HoldUpdate,
    Note,
    Import,

    /// <summary>Address or lines were changed.</summary>
    Modification,
}

/// <summary>The topics of the outbox that orders write to.</summary>
public static class Topics
{
    /// <summary>Payload: the refund's id.</summary>
    public const string SendRefund = "payments.refund";

    /// <summary>Payload: order id and sub-order id, separated by a blank.</summary>
    public const string ReserveWithVendor = "vendors.reserve";

    /// <summary>Payload: the variant's id. Goods may be there for those who wait.</summary>
    public const string FillBackorders = "inventory.fill_backorders";

    /// <summary>Payload: the variant's id. Goods are expected on another day than those who wait were told.</summary>
    public const string TellExpected = "inventory.tell_expected";

    /// <summary>Payload as <see cref="ReserveWithVendor"/>.</summary>
    public const string ReleaseWithVendor = "vendors.release";
}
