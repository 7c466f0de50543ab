using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Payments;

namespace OrderDesk.Core.Orders;

/// <summary>By what a list of orders is sorted; ties go by id, so that keyset pages never lose or repeat a row.</summary>
public enum OrderSort
{
    Placed,
    Updated,
    Total,
    Promised,

    /// <summary>By the status's wire name.</summary>
    Status,
}

/// <summary>Filters, search and order of a list. Everything is optional; empty lists do not filter.</summary>
public sealed record OrderQuery
{
    /// <summary>Words of number, customer, e-mail, phone, SKU, product, tracking, payment reference: all must match, by prefix.</summary>
    public string? Search { get; init; }

    public IReadOnlyList<OrderStatus> Statuses { get; init; } = [];

    public IReadOnlyList<PaymentStatus> PaymentStatuses { get; init; } = [];

    public IReadOnlyList<FulfillmentStatus> FulfillmentStatuses { get; init; } = [];

    public CustomerId? Customer { get; init; }

    public VendorId? Vendor { get; init; }

    public HubId? Hub { get; init; }

    public OrderSource? Source { get; init; }

    /// <summary>Only orders that are not final.</summary>
    public bool OpenOnly { get; init; }

    public bool HeldOnly { get; init; }

    /// <summary>Only open orders whose promised date has passed.</summary>
    public bool LateOnly { get; init; }

    /// <summary>Only open orders that wait for goods.</summary>
    public bool BackorderedOnly { get; init; }

    /// <summary>Placed at or after.</summary>
    public DateTime? From { get; init; }

    /// <summary>Placed before.</summary>
    public DateTime? To { get; init; }

    public OrderSort Sort { get; init; }

    /// <summary>Newest, highest or latest first.</summary>
    public bool Descending { get; init; } = true;
}

/// <summary>One row of the list.</summary>
public sealed record OrderRow(
    OrderId Id, string Number, DateTime PlacedAt, string CustomerName, CustomerId? CustomerId, int Units, int LineCount, IReadOnlyList<OrderThumb> Thumbs, int VendorCount,
    string? VendorNames, Money Total, PaymentStatus PaymentStatus, FulfillmentStatus FulfillmentStatus, OrderStatus Status, DateTime StatusAt, DateTime? PromisedAt, bool IsLate, bool HasHold,
    Priority Priority, OrderSource Source, long Version)
{
    /// <summary>Brought in as history: it is as old as it is, and waits for nobody.</summary>
    public bool IsHistory { get; init; }

    public OrderType Type { get; init; }

    /// <summary>The number of the order that it is the rest of.</summary>
    public string? RestOf { get; init; }

    /// <summary>The numbers of what was split from it, oldest first.</summary>
    public IReadOnlyList<string> Rests { get; init; } = [];
}

/// <summary>What a row draws of a line: name for the alternative text, variant as the picture's seed.</summary>
public sealed record OrderThumb(VariantId Variant, string Name, string Category, int Quantity);

/// <summary>An entry of an order's history: one edge of the lifecycle.</summary>
public sealed record HistoryEntry(OrderStatus? From, OrderStatus To, string? Reason, string? Notes, string By, DateTime At);

/// <summary>An entry of the timeline that people see.</summary>
/// <param name="Status">Set for changes of status.</param>
/// <param name="Source">system, staff, seller, buyer, shipping_provider, payment_processor.</param>
public sealed record TimelineEntry(
    RowId Id, TrackingKind Kind, OrderStatus? Status, string Description, string Source, string? By, string? Location, DateTime OccurredAt, DateTime RecordedAt, IReadOnlyDictionary<string, string> Data, bool ForCustomer);

/// <summary>An order that another one was split from, or that was split from it.</summary>
/// <param name="Waiting">Its units that wait for goods.</param>
public sealed record RelatedOrder(OrderId Id, string Number, OrderStatus Status, int Units, int Waiting)
{
    public bool IsOpen => !OrderLifecycle.Table.IsFinal(Status);
}

/// <summary>What a split has tied together.</summary>
/// <param name="Parent">The order that it is the rest of.</param>
/// <param name="Children">The backorders that were split from it, oldest first.</param>
public sealed record OrderFamily(RelatedOrder? Parent, IReadOnlyList<RelatedOrder> Children)
{
    public static readonly OrderFamily None = new(null, []);

    public bool Has(OrderId? order) => order is { } id && (Parent?.Id == id || Children.Any(c => c.Id == id));
}

/// <summary>Reads orders, always within what the caller may see. Somebody else's order is simply not there (DESIGN 11).</summary>
public interface IOrderReads
{
    /// <summary>A keyset page.</summary>
    /// <param name="query">What to show.</param>
    /// <param name="caller">Who looks.</param>
    /// <param name="cursor">Where the page before ended; null for the first.</param>
    /// <param name="take">1–200.</param>
    /// <param name="ct">Cancels.</param>
    Task<Page<OrderRow>> List(OrderQuery query, Caller caller, string? cursor, int take, CancellationToken ct);

    /// <summary>Rows from a position: for the scroll bar of a virtualised grid. Near pages go by keyset, far jumps by offset over the index.</summary>
    Task<IReadOnlyList<OrderRow>> Window(OrderQuery query, Caller caller, int skip, int take, CancellationToken ct);

    Task<int> Count(OrderQuery query, Caller caller, CancellationToken ct);

    /// <summary>
    /// The whole order, not tracked. For a vendor it holds only their lines, sub-orders and parcels, and no payments; the vendor's
    /// view must show no totals of the whole.
    /// </summary>
    Task<Order?> Find(OrderKey key, Caller caller, CancellationToken ct);

    /// <summary>Newest last. Customers and vendors see only what is meant for them.</summary>
    Task<IReadOnlyList<TimelineEntry>> Timeline(OrderId order, Caller caller, CancellationToken ct);

    Task<IReadOnlyList<HistoryEntry>> History(OrderId order, Caller caller, CancellationToken ct);

    /// <summary>The orders that a split has tied to this one, as far as the caller may see them.</summary>
    Task<OrderFamily> Family(OrderId order, Caller caller, CancellationToken ct);

    Task<IReadOnlyList<VariantId>> VariantsOf(OrderKey key, Caller caller, CancellationToken ct);
}

/// <summary>What the sweeping jobs look for: ids only, oldest first, never history (<see cref="Order.IsHistory"/>).</summary>
public interface IOrderQueues
{
    Task<IReadOnlyList<OrderId>> WithExpiredHold(DateTime now, int take, CancellationToken ct);

    Task<IReadOnlyList<OrderId>> UnpaidSince(DateTime before, int take, CancellationToken ct);

    Task<IReadOnlyList<OrderId>> DeliveredBefore(DateTime before, int take, CancellationToken ct);
}
