using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;

namespace OrderDesk.Data.Orders;

/// <summary>Reads orders for pages and the API: projections, no tracking, always within what the caller may see.</summary>
internal sealed class OrderReads(IDatabase database, TimeProvider clock) : IOrderReads
{
    public async Task<Page<OrderRow>> List(OrderQuery query, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var now = clock.Now();
        var page = await Rows(db, db.Matching(database.Dialect, query, caller, now).After(query, cursor).Sorted(query).Take(take + 1), caller, ct);
        var rows = page.Take(take).Select(r => r.Row(now)).ToList();
        return new Page<OrderRow>(rows, page.Count > take ? OrderSorting.CursorOf(rows[^1], page[take - 1].UpdatedAt, query) : null);
    }

    public async Task<IReadOnlyList<OrderRow>> Window(OrderQuery query, Caller caller, int skip, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var now = clock.Now();
        var rows = await Rows(db, db.Matching(database.Dialect, query, caller, now).Sorted(query).Skip(skip).Take(take), caller, ct);
        return [.. rows.Select(r => r.Row(now))];
    }

    public async Task<int> Count(OrderQuery query, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Matching(database.Dialect, query, caller, clock.Now()).CountAsync(ct);
    }

    public async Task<Order?> Find(OrderKey key, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var orders = db.Orders.AsNoTracking().Of(key).SeenBy(caller);
        return await (caller.IsVendor ? OfVendor(db, orders, caller.Vendor!.Value) : orders.WithAll()).FirstOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<TimelineEntry>> Timeline(OrderId order, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var mine = db.Orders.Where(o => o.Id == order).SeenBy(caller);
        var rows = await db.TrackingEvents.AsNoTracking().Where(e => e.OrderId == order && mine.Any() && (caller.IsStaff || e.ForCustomer)).OrderBy(e => e.Id).ToListAsync(ct);
        return [.. rows.Where(e => !caller.IsVendor || e.Kind is not (TrackingKind.PaymentUpdate or TrackingKind.Modification)).OrderBy(e => e.OccurredAt).ThenBy(e => e.Id.Value).Select(Entry)];
    }

    public async Task<IReadOnlyList<HistoryEntry>> History(OrderId order, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var mine = db.Orders.Where(o => o.Id == order).SeenBy(caller);
        var rows = await db.StatusHistory.AsNoTracking().Where(h => h.OrderId == order && mine.Any()).OrderBy(h => h.Id)
            .Select(h => new HistoryEntry(h.PreviousStatus, h.NewStatus, h.Reason, h.Notes, h.ChangedBy, h.CreatedAt)).ToListAsync(ct);
        return caller.IsStaff ? rows : [.. rows.Select(h => h with { Notes = null, By = "" })];
    }

    public async Task<OrderFamily> Family(OrderId order, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var parent = db.Orders.Where(o => o.Id == order && o.ParentId != null).SeenBy(caller).Select(o => o.ParentId!.Value);
        var found = await db.Orders.AsNoTracking().Where(o => o.ParentId == order || parent.Contains(o.Id)).SeenBy(caller).OrderBy(o => o.Id)
            .Select(o => new { o.ParentId, o.Id, o.Number, o.Status, Units = o.Lines.Sum(l => l.Quantity), Waiting = o.Lines.Sum(l => l.Units.Backordered) }).ToListAsync(ct);
        var related = found.ConvertAll(o => (o.ParentId, Order: new RelatedOrder(o.Id, o.Number, o.Status, o.Units, o.Waiting)));
        return new OrderFamily(related.Find(r => r.ParentId != order).Order, [.. related.Where(r => r.ParentId == order).Select(r => r.Order)]);
    }

    public async Task<IReadOnlyList<VariantId>> VariantsOf(OrderKey key, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Orders.Of(key).SeenBy(caller).SelectMany(o => o.Lines).Select(l => l.VariantId).Distinct().ToListAsync(ct);
    }

    /// <summary>A vendor's order holds nothing of other vendors and no payment.</summary>
    private static IQueryable<Order> OfVendor(OrderDeskDb db, IQueryable<Order> orders, VendorId vendor) => orders
        .Include(o => o.Lines.Where(l => l.VendorId == vendor).OrderBy(l => l.Position))
        .Include(o => o.SubOrders.Where(s => s.VendorId == vendor))
        .Include(o => o.Fulfillments.Where(f => db.SubOrders.Any(s => s.Id == f.SubOrderId && s.VendorId == vendor)).OrderBy(f => f.Number)).ThenInclude(f => f.Lines)
        .AsSplitQuery();

    /// <summary>Lines and vendors are read for the page's orders alone: joined to them in one statement, PostgreSQL reads far more lines than it needs.</summary>
    private static async Task<List<RowData>> Rows(OrderDeskDb db, IQueryable<Order> orders, Caller caller, CancellationToken ct)
    {
        var rows = await orders.Select(o => new RowData(
            o.Id, o.Number, o.PlacedAt, o.Customer.Name, o.CustomerId, o.CurrencyCode, o.TotalMinor, o.PaymentStatus, o.FulfillmentStatus, o.Status, o.StatusAt, o.PromisedAt, o.DeliveredAt,
            o.ClosedAt, o.HasHold, o.Priority, o.Source, o.Type, o.ParentId, o.IsHistory, o.Version, o.UpdatedAt, caller.IsVendor)).ToListAsync(ct);
        if (rows.Count == 0)
            return rows;
        var ids = rows.ConvertAll(r => r.Id);
        var lines = await db.OrderLines.AsNoTracking().Where(l => ids.Contains(l.OrderId) && (!caller.IsVendor || l.VendorId == caller.Vendor) && l.Quantity > l.Removed).OrderBy(l => l.Position)
            .Select(l => new { l.OrderId, Thumb = new OrderThumb(l.VariantId, l.Name, l.Category, l.Quantity - l.Removed) }).ToListAsync(ct);
        var vendors = await db.SubOrders.AsNoTracking().Where(s => ids.Contains(s.OrderId) && (!caller.IsVendor || s.VendorId == caller.Vendor))
            .Select(s => new { s.OrderId, Part = new VendorPart(s.VendorName, s.SubtotalMinor) }).ToListAsync(ct);
        var (linesOf, vendorsOf) = (lines.ToLookup(l => l.OrderId, l => l.Thumb), vendors.ToLookup(v => v.OrderId, v => v.Part));
        var (restOf, restsOf) = await Families(db, rows, caller, ct);
        return rows.ConvertAll(r => r with { Lines = [.. linesOf[r.Id]], Vendors = [.. vendorsOf[r.Id]], RestOf = r.ParentId is { } parent ? restOf.GetValueOrDefault(parent) : null, Rests = [.. restsOf[r.Id]] });
    }

    /// <summary>The numbers of what splits have tied to the rows, by the small index of the orders that have a parent; most pages have none.</summary>
    private static async Task<(Dictionary<OrderId, string> RestOf, ILookup<OrderId, string> RestsOf)> Families(OrderDeskDb db, List<RowData> rows, Caller caller, CancellationToken ct)
    {
        var ids = rows.ConvertAll(r => (OrderId?)r.Id);
        var children = await db.Orders.AsNoTracking().Where(o => o.ParentId != null && ids.Contains(o.ParentId)).SeenBy(caller).OrderBy(o => o.Id).Select(o => new { o.ParentId, o.Number }).ToListAsync(ct);
        List<OrderId> parents = [.. rows.Select(r => r.ParentId).OfType<OrderId>().Distinct()];
        var named = parents.Count == 0 ? [] : await db.Orders.AsNoTracking().Where(o => parents.Contains(o.Id)).SeenBy(caller).Select(o => new { o.Id, o.Number }).ToListAsync(ct);
        return (named.ToDictionary(o => o.Id, o => o.Number), children.ToLookup(o => o.ParentId!.Value, o => o.Number));
    }

    private static TimelineEntry Entry(TrackingEventRow e) => new(
        e.Id, e.Kind, e.Status, e.Description, e.Source, e.By, e.Location, e.OccurredAt, e.RecordedAt,
        e.Data is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(e.Data)!, e.ForCustomer);

    private sealed record VendorPart(string Name, long SubtotalMinor);

    private sealed record RowData(
        OrderId Id, string Number, DateTime PlacedAt, string CustomerName, CustomerId? CustomerId, string CurrencyCode, long TotalMinor, PaymentStatus PaymentStatus, FulfillmentStatus FulfillmentStatus,
        OrderStatus Status, DateTime StatusAt, DateTime? PromisedAt, DateTime? DeliveredAt, DateTime? ClosedAt, bool HasHold, Priority Priority, OrderSource Source, OrderType Type, OrderId? ParentId,
        bool IsHistory, long Version, DateTime UpdatedAt, bool ForVendor)
    {
        private const int MostThumbs = 4;

        public IReadOnlyList<OrderThumb> Lines { get; init; } = [];

        public IReadOnlyList<VendorPart> Vendors { get; init; } = [];

        public string? RestOf { get; init; }

        public IReadOnlyList<string> Rests { get; init; } = [];

        public OrderRow Row(DateTime now) => new(
            Id, Number, PlacedAt, CustomerName, CustomerId, Lines.Sum(l => l.Quantity), Lines.Count, [.. Lines.Take(MostThumbs)], Vendors.Count, Vendors.Count == 0 ? null : string.Join(", ", Vendors.Select(v => v.Name)),
            new Money(ForVendor ? Vendors.Sum(v => v.SubtotalMinor) : TotalMinor, Currency.Of(CurrencyCode)), PaymentStatus, FulfillmentStatus, Status, StatusAt, PromisedAt,
            ClosedAt is null && DeliveredAt is null && PromisedAt < now && !IsHistory, HasHold, Priority, Source, Version)
        {
            IsHistory = IsHistory,
            Type = Type,
            RestOf = RestOf,
            Rests = Rests,
        };
    }
}
