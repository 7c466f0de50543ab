using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Orders;

/// <summary>Whole orders within a transaction, within what the caller may see.</summary>
internal sealed class OrderStore(OrderDeskDb db, IDialect dialect, Caller caller, OrderNumbers numbers) : IOrders
{
    private readonly Dictionary<OrderId, (Order Order, OrderSummary? Before)> _open = [];

    /// <summary>The orders that this transaction has touched, with what they were when they came in.</summary>
    public IEnumerable<(Order Order, OrderSummary? Before)> Open => _open.Values;

    public async Task<Order?> Find(OrderKey key, CancellationToken ct)
    {
        if (key.Id is { } known && _open.TryGetValue(known, out var open))
            return open.Order;
        await Lock(key, ct);
        var order = await db.Orders.Of(key).SeenBy(caller).WithAll().FirstOrDefaultAsync(ct);
        if (order is not null)
            _open.TryAdd(order.Id, (order, OrderSummary.Of(order)));
        return order;
    }

    /// <summary>Lets go of what is written: a later Find reads it again.</summary>
    public void Forget() => _open.Clear();

    /// <summary>
    /// An order is read by several statements: where others write meanwhile, they wait until this transaction ends, or a part of
    /// it would be older than the rest.
    /// </summary>
    private async Task Lock(OrderKey key, CancellationToken ct)
    {
        if (dialect.ForUpdate.Length > 0)
            await db.Execute($"SELECT 1 FROM orders WHERE {(key.Id is null ? "number" : "id")} = @key{dialect.ForUpdate}", ct, ("@key", key.Id is { } id ? id.Value : key.Number));
    }

    public Task<string?> NumberOf(OrderSource source, string externalRef, CancellationToken ct) =>
        db.Orders.Where(o => o.Source == source && o.ExternalRef == externalRef).Select(o => (string?)o.Number).FirstOrDefaultAsync(ct);

    public Task<string> NextNumber(int year, CancellationToken ct) => numbers.Next(db, year, ct);

    /// <summary>A new order is inserted whole when the work is saved; it is not tracked.</summary>
    public void Add(Order order) => _open[order.Id] = (order, null);
}

/// <summary>The state of an order as the audit shows it, before and after.</summary>
internal sealed record OrderSummary(string Number, string Status, string PaymentStatus, string FulfillmentStatus, string Priority, long TotalMinor, long CapturedMinor, long RefundedMinor, bool HasHold, long Version)
{
    public static OrderSummary Of(Order o) => new(
        o.Number, WireName.Of(o.Status), WireName.Of(o.PaymentStatus), WireName.Of(o.FulfillmentStatus), WireName.Of(o.Priority), o.TotalMinor, o.CapturedMinor, o.RefundedMinor, o.HasHold, o.Version);
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

    public static IQueryable<Order> WithAll(this IQueryable<Order> orders) => orders
        .Include(o => o.Lines.OrderBy(l => l.Position)).Include(o => o.Reservations).Include(o => o.Payments.OrderBy(p => p.Number)).Include(o => o.Refunds.OrderBy(r => r.Number))
        .Include(o => o.SubOrders).Include(o => o.Fulfillments.OrderBy(f => f.Number)).ThenInclude(f => f.Lines).Include(o => o.Holds)
        .AsSplitQuery();
}
