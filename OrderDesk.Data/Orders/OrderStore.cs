using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Data.Work;

namespace OrderDesk.Data.Orders;

/// <summary>Whole orders within a transaction, within what the caller may see.</summary>
internal sealed class OrderStore(OrderDeskDb db, IDialect dialect, Caller caller, OrderNumbers numbers, RecentOrders recent) : IOrders
{
    private readonly Dictionary<OrderId, OpenOrder> _open = [];

    /// <summary>The orders that this transaction has touched or looked at.</summary>
    public IReadOnlyCollection<OpenOrder> Open => _open.Values;

    public async Task<Order?> Find(OrderKey key, CancellationToken ct)
    {
        if (key.Id is { } known && _open.TryGetValue(known, out var open))
            return open.Order;
        var row = await Lock(key, ct);
        if (row.Id == default)
            return null;
        if (_open.TryGetValue(row.Id, out open))
            return open.Order;
        open = Recent(row) ?? await Read(row.Id, ct);
        if (open is not null)
            _open.Add(row.Id, open);
        return open?.Order;
    }

    private async Task<OpenOrder?> Read(OrderId id, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().Of(id).SeenBy(caller).WithAll().FirstOrDefaultAsync(ct);
        return order is null ? null : new OpenOrder(order, OrderImage.Of(db.Model, order));
    }

    /// <summary>The order as it was last committed here, when that is what the database has and the caller may see it.</summary>
    private OpenOrder? Recent((OrderId Id, long Version) row) =>
        recent.Take(row.Id) is { } open && open.Order.Version == row.Version && OrderScope.Sees(caller, open.Order) ? new OpenOrder(open.Order, open.Image) : null;

    /// <summary>Lets go of what is written: a later Find reads it again.</summary>
    public void Forget() => _open.Clear();

    /// <summary>
    /// An order is read by several statements: where others write meanwhile, they wait until this transaction ends, or a part of
    /// it would be older than the rest.
    /// </summary>
    private async Task<(OrderId Id, long Version)> Lock(OrderKey key, CancellationToken ct) => (await db.Rows(
        $"SELECT id, version FROM orders WHERE {(key.Id is null ? "number" : "id")} = @key{dialect.ForUpdate}",
        r => (new OrderId(r.GetInt64(0)), r.GetInt64(1)), ct, ("@key", key.Id is { } id ? id.Value : key.Number))).SingleOrDefault();

    public Task<string?> NumberOf(OrderSource source, string externalRef, CancellationToken ct) =>
        db.Orders.Where(o => o.Source == source && o.ExternalRef == externalRef).Select(o => (string?)o.Number).FirstOrDefaultAsync(ct);

    public Task<string> NextNumber(int year, CancellationToken ct) => numbers.Next(db, year, ct);

    /// <summary>A new order is inserted whole when the work is saved; it is not tracked.</summary>
    public void Add(Order order) => _open[order.Id] = new OpenOrder(order, null);
}

/// <summary>An order in a transaction, with what its rows were when it came in.</summary>
/// <param name="image">Null when it is new.</param>
internal sealed class OpenOrder(Order order, OrderImage? image)
{
    public Order Order => order;

    public OrderSummary? Before { get; } = image is null ? null : OrderSummary.Of(order);

    /// <summary>The rows as the transaction has them.</summary>
    public OrderImage? Image { get; private set; } = image;

    public bool IsNew => Before is null;

    public bool IsTouched => Before is null || Before.Version != order.Version;

    /// <summary>The statements that bring the rows to what the order is now.</summary>
    public IEnumerable<RowStatement> Changes(IModel model)
    {
        var (before, now) = (Image, OrderImage.Of(model, order));
        Image = now;
        return now.Since(before);
    }
}

/// <summary>The state of an order as the audit shows it, before and after.</summary>
internal sealed record OrderSummary(string Number, string Status, string PaymentStatus, string FulfillmentStatus, string Priority, long TotalMinor, long CapturedMinor, long RefundedMinor, bool HasHold, long Version, int Revision)
{
    public static OrderSummary Of(Order o) => new(
        o.Number, WireName.Of(o.Status), WireName.Of(o.PaymentStatus), WireName.Of(o.FulfillmentStatus), WireName.Of(o.Priority), o.TotalMinor, o.CapturedMinor, o.RefundedMinor, o.HasHold, o.Version, o.Revision);
}

/// <summary>The one place that decides whose orders a query may answer (DESIGN 11, RULES 24).</summary>
internal static class OrderScope
{
    public static IQueryable<Order> Of(this IQueryable<Order> orders, OrderKey key) =>
        key.Id is { } id ? orders.Where(o => o.Id == id) : orders.Where(o => o.Number == key.Number);

    public static IQueryable<Order> SeenBy(this IQueryable<Order> orders, Caller caller)
    {
        if (caller.IsStaff)
            return orders;
        if (caller.Vendor is { } vendor)
            return orders.Where(o => o.SubOrders.Any(s => s.VendorId == vendor && s.Status != Core.Vendors.SubOrderStatus.Waiting));
        return caller.Customer is { } customer ? orders.Where(o => o.CustomerId == customer) : orders.Where(_ => false);
    }

    /// <summary>The same rule for an order that is at hand.</summary>
    public static bool Sees(Caller caller, Order order)
    {
        if (caller.IsStaff)
            return true;
        if (caller.Vendor is { } vendor)
            return order.SubOrders.Any(s => s.VendorId == vendor && s.Status != Core.Vendors.SubOrderStatus.Waiting);
        return caller.Customer is { } customer && order.CustomerId == customer;
    }

    public static IQueryable<Order> WithAll(this IQueryable<Order> orders) => orders
        .Include(o => o.Lines.OrderBy(l => l.Position)).Include(o => o.Reservations).Include(o => o.Payments.OrderBy(p => p.Number)).Include(o => o.Refunds.OrderBy(r => r.Number))
        .Include(o => o.SubOrders).Include(o => o.Fulfillments.OrderBy(f => f.Number)).ThenInclude(f => f.Lines).Include(o => o.Holds)
        .AsSplitQuery();
}
