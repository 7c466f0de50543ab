using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Data.Providers;

namespace OrderDesk.Data.Inventory;

internal sealed class InventoryReads(IDatabase database, TimeProvider clock) : IInventoryReads
{
    private const int Low = 5;
    private const int Soon = 30;

    public async Task<Page<StockRow>> List(string? search, HubId? hub, StockFilter filter, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var rows = Seen(db, caller);
        if (hub is { } one)
            rows = rows.Where(r => r.Level.HubId == one);
        if (filter == StockFilter.Low)
            rows = rows.Where(r => r.Level.OnHand - r.Level.Reserved <= Low);
        if (filter == StockFilter.Blocked)
            rows = rows.Where(r => r.Level.Blocked > 0);
        if (filter == StockFilter.Expiring)
        {
            var until = DateOnly.FromDateTime(clock.Now()).AddDays(Soon);
            rows = rows.Where(r => db.StockPlaces.Any(p => p.VariantId == r.Level.VariantId && p.HubId == r.Level.HubId && p.OnShelf > 0 && db.Lots.Any(l => l.Id == p.LotId && l.ExpiresOn <= until)));
        }

        foreach (var word in SearchWords.Of(search ?? ""))
            rows = rows.Where(r => OrderDeskDb.Fold(r.Name).Contains(word) || OrderDeskDb.Fold(r.Sku).Contains(word));
        if (Cursor.Read(cursor, 2) is [var sku, var code])
            rows = rows.Where(r => string.Compare(r.Sku, sku) > 0 || (r.Sku == sku && string.Compare(r.HubCode, code) > 0));
        var page = await rows.OrderBy(r => r.Sku).ThenBy(r => r.HubCode).Take(take + 1).Select(ToRow).ToListAsync(ct);
        return new Page<StockRow>([.. page.Take(take)], page.Count > take ? Cursor.Write(page[take - 1].Sku, page[take - 1].HubCode) : null);
    }

    public async Task<IReadOnlyList<StockRow>> Of(VariantId variant, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await Seen(db, caller).Where(r => r.Level.VariantId == variant).OrderBy(r => r.HubCode).Select(ToRow).ToListAsync(ct);
    }

    public async Task<Page<MovementRow>> Movements(VariantId variant, HubId hub, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var moves = db.StockMovements.AsNoTracking().Where(m => m.VariantId == variant && m.HubId == hub && caller.IsStaff);
        if (Cursor.ReadId(cursor) is { } at)
        {
            var id = new RowId(at);
            moves = moves.Where(m => m.Id < id);
        }

        var page = await moves.OrderByDescending(m => m.Id).Take(take + 1)
            .Select(m => new MovementRow(m.Id, m.At, m.Kind, m.Quantity, db.Orders.Where(o => o.Id == m.OrderId).Select(o => o.Number).FirstOrDefault(), m.Reason, m.By,
                db.Bins.Where(b => b.Id == m.BinId).Select(b => b.Code).FirstOrDefault(), db.Lots.Where(l => l.Id == m.LotId).Select(l => l.Number).FirstOrDefault())).ToListAsync(ct);
        return new Page<MovementRow>([.. page.Take(take)], page.Count > take ? Cursor.Write($"{page[take - 1].Id.Value}") : null);
    }

    public async Task<IReadOnlyList<PlaceRow>> Places(VariantId variant, HubId? hub, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var rows =
            from p in db.StockPlaces.AsNoTracking()
            where p.VariantId == variant && p.OnShelf > 0 && (hub == null || p.HubId == hub) && caller.IsStaff
            join h in db.Hubs on p.HubId equals h.Id
            from b in db.Bins.Where(b => b.Id == p.BinId).DefaultIfEmpty()
            from l in db.Lots.Where(l => l.Id == p.LotId).DefaultIfEmpty()
            select new { Place = p, Bin = b, Lot = l, h.Code };
        return [.. (await rows.ToListAsync(ct)).OrderBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Bin?.Walk ?? 0).ThenBy(r => r.Lot?.ExpiresOn ?? DateOnly.MaxValue)
            .Select(r => new PlaceRow(
                r.Place.VariantId, r.Place.HubId, r.Code, r.Place.BinId, r.Bin?.Code, r.Bin?.Zone, r.Bin?.Walk ?? 0, r.Place.LotId, r.Lot?.Number, r.Lot?.ExpiresOn, r.Lot?.IsBlocked ?? false,
                r.Place.OnShelf, r.Place.Allocated, r.Place.Blocked))];
    }

    public async Task<IReadOnlyList<AllocationRow>> Allocations(OrderId order, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await (
            from a in db.StockAllocations.AsNoTracking()
            where a.OrderId == order && a.State != AllocationState.Released && caller.IsStaff
            from b in db.Bins.Where(b => b.Id == a.BinId).DefaultIfEmpty()
            from l in db.Lots.Where(l => l.Id == a.LotId).DefaultIfEmpty()
            orderby a.Id
            select new AllocationRow(
                a.FulfillmentId, a.LineId, a.BinId, b == null ? null : b.Code, b == null ? null : b.Zone, b == null ? 0 : b.Walk, a.LotId, l == null ? null : l.Number, l == null ? null : l.ExpiresOn, a.Quantity, a.State)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<LotId>> LotsToBlock(DateOnly today, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Lots.AsNoTracking().Where(l => l.BlockedAt == null && l.ExpiresOn <= today).OrderBy(l => l.ExpiresOn).Take(take).Select(l => l.Id).ToListAsync(ct);
    }

    private static readonly Expression<Func<Row, StockRow>> ToRow = r => new StockRow(
        r.Level.VariantId, r.Level.HubId, r.HubCode, r.Sku, r.Name, r.Options, r.Category, r.Level.OnHand, r.Level.Reserved, r.Level.Committed, r.Level.Blocked, r.Level.OnHand - r.Level.Reserved, r.SafetyStock);

    private static IQueryable<Row> Seen(OrderDeskDb db, Caller caller) =>
        from s in db.StockLevels.AsNoTracking()
        join v in db.Variants on s.VariantId equals v.Id
        join p in db.Products on v.ProductId equals p.Id
        join h in db.Hubs on s.HubId equals h.Id
        where caller.IsStaff
        select new Row { Level = s, Sku = v.Sku, Options = v.Options, Name = p.Name, Category = p.Category, HubCode = h.Code, SafetyStock = db.StockRules.Where(u => u.VariantId == s.VariantId && u.HubId == s.HubId).Select(u => u.SafetyStock).FirstOrDefault() };

    private sealed class Row
    {
        public required StockLevel Level { get; init; }

        public required string Sku { get; init; }

        public required string Options { get; init; }

        public required string Name { get; init; }

        public required string Category { get; init; }

        public required string HubCode { get; init; }

        public int SafetyStock { get; init; }
    }
}
