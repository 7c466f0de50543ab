using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Orders;

/// <summary>Turns a query into the rows that it means, each filter in a form that its index serves.</summary>
internal static class OrderFilter
{
    public static IQueryable<Order> Matching(this OrderDeskDb db, IDialect dialect, OrderQuery query, Caller caller, DateTime now)
    {
        var orders = Found(db, dialect, query).AsNoTracking().SeenBy(caller);
        if (query.Statuses.Count > 0)
            orders = orders.Where(o => query.Statuses.Contains(o.Status));
        if (query.PaymentStatuses.Count > 0)
            orders = orders.Where(o => query.PaymentStatuses.Contains(o.PaymentStatus));
        if (query.FulfillmentStatuses.Count > 0)
            orders = orders.Where(o => query.FulfillmentStatuses.Contains(o.FulfillmentStatus));
        if (query.Customer is { } customer)
            orders = orders.Where(o => o.CustomerId == customer);
        if (query.Vendor is { } vendor)
            orders = orders.Where(o => o.SubOrders.Any(s => s.VendorId == vendor));
        if (query.Hub is { } hub)
            orders = orders.Where(o => o.Fulfillments.Any(f => f.HubId == hub) || o.Reservations.Any(r => r.HubId == hub && r.State == Core.Inventory.ReservationState.Held));
        if (query.Source is { } source)
            orders = orders.Where(o => o.Source == source);
        // By the waiting lines, which have a small index of their own; asked of each order it would read the lines of all.
        if (query.BackorderedOnly)
            orders = orders.Where(o => db.OrderLines.Where(l => l.Units.Backordered > 0).Select(l => l.OrderId).Contains(o.Id));
        return ByState(ByTime(orders, query), query, now);
    }

    /// <summary>Ids grow with time, so "placed since" is a range of the primary key.</summary>
    private static IQueryable<Order> ByTime(IQueryable<Order> orders, OrderQuery query)
    {
        if (query.From is { } from)
        {
            var first = new OrderId(IdSource.FloorOf(from));
            orders = orders.Where(o => o.Id >= first);
        }

        if (query.To is { } to)
        {
            var end = new OrderId(IdSource.FloorOf(to));
            orders = orders.Where(o => o.Id < end);
        }

        return orders;
    }

    private static IQueryable<Order> ByState(IQueryable<Order> orders, OrderQuery query, DateTime now)
    {
        if (query.OpenOnly || query.HeldOnly || query.LateOnly || query.BackorderedOnly)
            orders = orders.Where(o => o.ClosedAt == null);
        if (query.HeldOnly)
            orders = orders.Where(o => o.HasHold);
        if (query.LateOnly)
            orders = orders.Where(o => o.PromisedAt < now && o.DeliveredAt == null && !o.IsHistory);
        return orders;
    }

    private static IQueryable<Order> Found(OrderDeskDb db, IDialect dialect, OrderQuery query)
    {
        if (string.IsNullOrWhiteSpace(query.Search))
            return db.Orders;
        if (dialect.SearchQuery(query.Search) is not { } words)
            return db.Orders.Where(_ => false);
        // The id of an order is the row id of its words. Sorted by it, the engine reads its own order and stops when the page is full;
        // sorted by the order's id it would fetch and sort every hit (RULES 28).
        var hits = dialect.IsSqlite
            ? db.Set<SearchHit>().FromSql($"SELECT rowid AS order_id FROM order_search WHERE order_search MATCH {words}")
            : db.Set<SearchHit>().FromSql($"SELECT order_id FROM order_search WHERE document @@ CAST({words} AS tsquery)");
        if (query.Sort == OrderSort.Placed)
            hits = query.Descending ? hits.OrderByDescending(h => h.OrderId) : hits.OrderBy(h => h.OrderId);
        return hits.Join(db.Orders, hit => hit.OrderId, order => order.Id, (_, order) => order);
    }
}
