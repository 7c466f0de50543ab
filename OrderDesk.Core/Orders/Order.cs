using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Orders;

/// <summary>
/// An order with all that changes with it: lines, reservations, payments, refunds, sub-orders, parcels, holds. Its verbs change
/// state and record facts beside it; <see cref="Version"/> guards the whole (RULES 7). Amounts are minor units of one currency.
/// </summary>
public sealed partial class Order
{
    private readonly List<OrderLine> _lines = [];
    private readonly List<Reservation> _reservations = [];
    private readonly List<Payment> _payments = [];
    private readonly List<Refund> _refunds = [];
    private readonly List<SubOrder> _subOrders = [];
    private readonly List<Fulfillment> _fulfillments = [];
    private readonly List<Hold> _holds = [];
    private readonly List<OrderFact> _facts = [];

    private Order()
    {
    }

    public OrderId Id { get; private set; }

    /// <summary>ORD-2026-000123.</summary>
    public string Number { get; private set; } = "";

    public OrderType Type { get; private set; }

    public OrderSource Source { get; private set; }

    /// <summary>The order's id where it came from; unique within its source.</summary>
    public string? ExternalRef { get; private set; }

    /// <summary>The order that this one is the rest of.</summary>
    public OrderId? ParentId { get; private set; }

    public CustomerId? CustomerId { get; private set; }

    public CustomerInfo Customer { get; private set; } = new("", null, null);

    public Address ShippingAddress { get; private set; } = null!;

    public Address BillingAddress { get; private set; } = null!;

    public DeliveryType DeliveryType { get; private set; }

    public DateTime? ScheduledDelivery { get; private set; }

    /// <summary>When the customer was promised to have it; "late" is computed from it, never stored.</summary>
    public DateTime? PromisedAt { get; private set; }

    public Priority Priority { get; private set; }

    /// <summary>What the customer wrote at checkout.</summary>
    public string? CustomerNotes { get; private set; }

    public bool AgeVerified { get; private set; }

    /// <summary>The customer wants one delivery: nothing is picked while units are backordered.</summary>
    public bool ShipComplete { get; private set; }

    /// <summary>0–100, by <see cref="RiskScore"/>.</summary>
    public int Risk { get; private set; }

    public string CurrencyCode { get; private set; } = "EUR";

    public long SubtotalMinor { get; private set; }

    public long DiscountMinor { get; private set; }

    public long DeliveryMinor { get; private set; }

    public long TaxMinor { get; private set; }

    public long TotalMinor { get; private set; }

    /// <summary>Sum of captured payments, less what moved to orders split from it; a cache of the payments, like the next two.</summary>
    public long CapturedMinor { get; private set; }

    /// <summary>Sum of refunds that were asked for or have succeeded.</summary>
    public long RefundedMinor { get; private set; }

    public PaymentMethod PaymentMethod { get; private set; }

    public PaymentStatus PaymentStatus { get; private set; }

    public OrderStatus Status { get; private set; }

    public DateTime StatusAt { get; private set; }

    public FulfillmentStatus FulfillmentStatus { get; private set; }

    /// <summary>When the own stock of this order stops being held; null when nothing is held.</summary>
    public DateTime? ReservationExpiresAt { get; private set; }

    public bool HasHold { get; private set; }

    public string? CancelReason { get; private set; }

    public DateTime PlacedAt { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    public DateTime? DeliveredAt { get; private set; }

    /// <summary>When it became final, or, for history, when it was last heard of; null while it is active.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>Brought in from elsewhere as history: no job ever touches it.</summary>
    public bool IsHistory { get; private set; }

    /// <summary>What the source said that has no place here, as flat JSON: the source's own status word, quirks.</summary>
    public string? Metadata { get; private set; }

    /// <summary>The number of the version that is in force: 1 as it was placed, one more with each change of address or lines.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>What delivery costs when units that wait for a payment are taken off again; it says nothing while none wait.</summary>
    public long LapsedDeliveryMinor { get; private set; }

    /// <summary>Grows by one with every change; the ETag of the API.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<OrderLine> Lines => _lines;

    public IReadOnlyList<Reservation> Reservations => _reservations;

    public IReadOnlyList<Payment> Payments => _payments;

    public IReadOnlyList<Refund> Refunds => _refunds;

    public IReadOnlyList<SubOrder> SubOrders => _subOrders;

    public IReadOnlyList<Fulfillment> Fulfillments => _fulfillments;

    public IReadOnlyList<Hold> Holds => _holds;

    /// <summary>What happened since it was loaded; the store writes and clears it.</summary>
    public IReadOnlyList<OrderFact> Facts => _facts;

    public Currency Currency => Currency.Of(CurrencyCode);

    public Money Total => Amount(TotalMinor);

    /// <summary>What was cancelled of its lines, discount and tax included; delivery never is.</summary>
    public long CancelledMinor => _lines.Sum(l => l.CancelledMinor);

    /// <summary>What it costs without what was cancelled of it.</summary>
    public long OwedMinor => TotalMinor - CancelledMinor;

    /// <summary>What is still to be paid; an order that ended without being delivered owes nothing.</summary>
    public Money Due => Amount(IsFinal && Status != OrderStatus.Completed ? 0 : Math.Max(0, OwedMinor - CapturedMinor + RefundedMinor));

    public bool IsFinal => OrderLifecycle.Table.IsFinal(Status);

    public IEnumerable<Hold> ActiveHolds => _holds.Where(h => h.IsActive);

    public OrderLine? Line(LineId id) => _lines.FirstOrDefault(l => l.Id == id);

    /// <summary>The line that was placed as number <paramref name="index"/>, from 0. A line that has gone leaves its number behind.</summary>
    private OrderLine LineAt(int index) => _lines.Single(l => l.Position == index + 1);

    /// <summary>Called by the store once the facts are written.</summary>
    public void FactsWritten() => _facts.Clear();

    /// <summary>Marks the order as changed now. Every verb's use case ends with it, once, after the last change.</summary>
    public void Touch(DateTime now) => (Version, UpdatedAt) = (Version + 1, now);

    private Money Amount(long minor) => new(minor, Currency);

    private void Record(OrderFact fact) => _facts.Add(fact);

    private void Track(TrackingKind kind, string description, DateTime now, params IEnumerable<(string Key, string? Value)> data) => Record(
        new OrderFact.Tracked(kind, description, now)
        {
            Data = data.Where(d => d.Value is not null).ToDictionary(d => d.Key, d => d.Value!, StringComparer.Ordinal),
        });
}
