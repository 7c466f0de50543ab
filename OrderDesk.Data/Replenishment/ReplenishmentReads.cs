using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Replenishment;
using OrderDesk.Data.Providers;

namespace OrderDesk.Data.Replenishment;

internal sealed class ReplenishmentReads(IDatabase database, TimeProvider clock) : IReplenishmentReads
{
    public async Task<Page<ReplenishmentRow>> List(IReadOnlyCollection<ReplenishmentState> states, string? search, HubId? hub, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var orders = Seen(db, caller);
        if (states.Count > 0)
            orders = orders.Where(o => states.Contains(o.State));
        if (hub is { } one)
            orders = orders.Where(o => o.HubId == one);
        foreach (var word in SearchWords.Of(search ?? ""))
            orders = orders.Where(o => OrderDeskDb.Fold(o.Number).Contains(word) || db.Suppliers.Any(s => s.Id == o.SupplierId && OrderDeskDb.Fold(s.Name).Contains(word)));
        if (Cursor.ReadId(cursor) is { } at)
        {
            var id = new ReplenishmentId(at);
            orders = orders.Where(o => o.Id < id);
        }

        var page = await Rows(db, orders.OrderByDescending(o => o.Id).Take(take + 1)).ToListAsync(ct);
        return new Page<ReplenishmentRow>([.. page.Take(take).Select(Late)], page.Count > take ? Cursor.Write($"{page[take - 1].Id.Value}") : null);
    }

    public async Task<ReplenishmentView?> Find(ReplenishmentId id, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var order = await Seen(db, caller).Include(o => o.Lines).FirstOrDefaultAsync(o => o.Id == id, ct);
        if (order is null)
            return null;
        var row = await Rows(db, Seen(db, caller).Where(o => o.Id == id)).SingleAsync(ct);
        var variants = order.Lines.Select(l => l.VariantId).ToList();
        var goods = await (from v in db.Variants where variants.Contains(v.Id) join p in db.Products on v.ProductId equals p.Id select new { v.Id, v.Sku, v.Options, p.Name, p.Category }).ToDictionaryAsync(g => g.Id, ct);
        var free = await db.StockLevels.AsNoTracking().Where(s => s.HubId == order.HubId && variants.Contains(s.VariantId)).ToDictionaryAsync(s => s.VariantId, s => s.Available, ct);
        var email = await db.Suppliers.Where(s => s.Id == order.SupplierId).Select(s => s.Email).FirstOrDefaultAsync(ct);
        return new ReplenishmentView(Late(row), email, order.SentAt, order.CloseReason, order.Note, order.Version,
            [.. order.Lines.Select(l => (Line: l, Of: goods[l.VariantId])).OrderBy(l => l.Of.Sku, StringComparer.Ordinal).Select(l => new ReplenishmentLineRow(l.Of.Id, l.Of.Sku, l.Of.Name, l.Of.Options, l.Of.Category, l.Line.Quantity, l.Line.Received, free.GetValueOrDefault(l.Of.Id)))]);
    }

    public async Task<IReadOnlyList<SupplierRow>> Suppliers(Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Suppliers.AsNoTracking().Where(_ => caller.IsStaff).OrderBy(s => s.Name).ThenBy(s => s.Id).Select(s => new SupplierRow(s.Id, s.Name, s.Email, s.LeadDays, s.IsActive)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<StockRuleRow>> Rules(HubId? hub, VariantId? variant, Caller caller, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        return await (
            from r in db.StockRules.AsNoTracking()
            where caller.IsStaff && (hub == null || r.HubId == hub) && (variant == null || r.VariantId == variant)
            join v in db.Variants on r.VariantId equals v.Id
            join p in db.Products on v.ProductId equals p.Id
            join h in db.Hubs on r.HubId equals h.Id
            orderby v.Sku, h.Code
            select new StockRuleRow(
                r.VariantId, v.Sku, p.Name, r.HubId, h.Code, r.SafetyStock, r.ReorderPoint, r.ReorderQuantity, r.SupplierId, db.Suppliers.Where(s => s.Id == r.SupplierId).Select(s => s.Name).FirstOrDefault(),
                db.StockLevels.Where(s => s.VariantId == r.VariantId && s.HubId == r.HubId).Sum(s => s.OnHand - s.Reserved),
                db.ReplenishmentOrders.Where(o => o.HubId == r.HubId && (o.State == ReplenishmentState.Draft || o.State == ReplenishmentState.Sent || o.State == ReplenishmentState.PartlyReceived))
                    .SelectMany(o => o.Lines).Where(l => l.VariantId == r.VariantId && l.Quantity > l.Received).Sum(l => l.Quantity - l.Received))).Take(take).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<(VariantId Variant, HubId Hub)>> Due(int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var due = await (
            from r in db.StockRules.AsNoTracking()
            where r.ReorderPoint != null && r.ReorderQuantity > 0 && db.Suppliers.Any(s => s.Id == r.SupplierId && s.IsActive)
                && db.StockLevels.Where(s => s.VariantId == r.VariantId && s.HubId == r.HubId).Sum(s => s.OnHand - s.Reserved) < r.ReorderPoint
                && !db.ReplenishmentOrders.Any(o => o.HubId == r.HubId && (o.State == ReplenishmentState.Draft || o.State == ReplenishmentState.Sent || o.State == ReplenishmentState.PartlyReceived)
                    && o.Lines.Any(l => l.VariantId == r.VariantId && l.Received < l.Quantity))
            orderby r.VariantId, r.HubId
            select new { r.VariantId, r.HubId }).Take(take).ToListAsync(ct);
        return [.. due.Select(d => (d.VariantId, d.HubId))];
    }

    private static IQueryable<ReplenishmentOrder> Seen(OrderDeskDb db, Caller caller) => db.ReplenishmentOrders.AsNoTracking().Where(_ => caller.IsStaff);

    private static IQueryable<ReplenishmentRow> Rows(OrderDeskDb db, IQueryable<ReplenishmentOrder> orders) => orders.Select(o => new ReplenishmentRow(
        o.Id, o.Number, o.SupplierId, db.Suppliers.Where(s => s.Id == o.SupplierId).Select(s => s.Name).First(), o.HubId, db.Hubs.Where(h => h.Id == o.HubId).Select(h => h.Code).First(),
        o.State, o.StateAt, o.CreatedAt, o.ExpectedOn, o.Lines.Count, o.Lines.Sum(l => l.Quantity), o.Lines.Sum(l => l.Received)));

    private ReplenishmentRow Late(ReplenishmentRow row) =>
        row with { IsLate = row.State is ReplenishmentState.Sent or ReplenishmentState.PartlyReceived && row.ExpectedOn < DateOnly.FromDateTime(clock.Now()) };
}
