using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Data.Providers;

namespace OrderDesk.Data.Inventory;

/// <summary>Lots: what expires when, where it lies, and who got it.</summary>
internal sealed class LotReads(IDatabase database, TimeProvider clock)
{
    /// <summary>Lots without a date come last; a constant in the statements, as it is in the index ix_lots_by_expiry.</summary>
    private static readonly DateOnly Never = DateOnly.MaxValue;

    public async Task<Page<LotRow>> List(string? search, LotFilter filter, int days, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var lots = Seen(db, caller);
        if (filter == LotFilter.Blocked)
            lots = lots.Where(l => l.Lot.BlockedAt != null);
        if (filter == LotFilter.Expiring)
        {
            var until = DateOnly.FromDateTime(clock.Now()).AddDays(days);
            lots = lots.Where(l => l.Lot.ExpiresOn <= until && db.StockPlaces.Any(p => p.LotId == l.Lot.Id && p.OnShelf > 0));
        }

        foreach (var word in SearchWords.Of(search ?? ""))
            lots = lots.Where(l => OrderDeskDb.Fold(l.Lot.Number).Contains(word) || OrderDeskDb.Fold(l.Sku).Contains(word) || OrderDeskDb.Fold(l.Name).Contains(word));
        if (Cursor.Read(cursor, 2) is [var dayText, var idText] && DateOnly.TryParseExact(dayText, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && long.TryParse(idText, CultureInfo.InvariantCulture, out var id))
        {
            var last = new LotId(id);
            lots = lots.Where(l => (l.Lot.ExpiresOn ?? EF.Constant(Never)) > day || ((l.Lot.ExpiresOn ?? EF.Constant(Never)) == day && l.Lot.Id > last));
        }

        var page = await Rows(db, lots.OrderBy(l => l.Lot.ExpiresOn ?? EF.Constant(Never)).ThenBy(l => l.Lot.Id).Take(take + 1)).ToListAsync(ct);
        return new Page<LotRow>([.. page.Take(take)], page.Count > take ? Cursor.Write((page[take - 1].ExpiresOn ?? Never).ToString("O", CultureInfo.InvariantCulture), page[take - 1].Id.Value.ToString(CultureInfo.InvariantCulture)) : null);
    }

    public async Task<LotRow?> Find(LotId id, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await Rows(db, Seen(db, caller).Where(l => l.Lot.Id == id)).FirstOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<PlaceRow>> Places(LotId lot, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var rows = await (
            from p in db.StockPlaces.AsNoTracking()
            where p.LotId == lot && p.OnShelf > 0 && caller.IsStaff
            join h in db.Hubs on p.HubId equals h.Id
            join l in db.Lots on p.LotId equals l.Id
            from b in db.Bins.Where(b => b.Id == p.BinId).DefaultIfEmpty()
            select new PlaceRow(
                p.VariantId, p.HubId, h.Code, p.BinId, b == null ? null : b.Code, b == null ? null : b.Zone, b == null ? 0 : b.Walk, p.LotId, l.Number, l.ExpiresOn, l.BlockedAt != null, p.OnShelf, p.Allocated, p.Blocked)).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.HubCode, StringComparer.Ordinal).ThenBy(r => r.Walk)];
    }

    public async Task<Page<LotRecipient>> Recipients(LotId lot, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var allocations = db.StockAllocations.AsNoTracking().Where(a => a.LotId == lot && a.State != AllocationState.Released && caller.IsStaff);
        if (Cursor.ReadId(cursor) is { } at)
        {
            var last = new RowId(at);
            allocations = allocations.Where(a => a.Id < last);
        }

        var page = await allocations.OrderByDescending(a => a.Id).Take(take + 1)
            .Join(db.Orders, a => a.OrderId, o => o.Id, (a, o) => new { a, o.Number, o.Customer.Name })
            .Join(db.Fulfillments, r => r.a.FulfillmentId, f => f.Id, (r, f) => new { r.a, r.Number, r.Name, f.State, f.ShippedAt })
            .OrderByDescending(r => r.a.Id)
            .Select(r => new LotRecipient(r.a.Id, r.a.OrderId, r.Number, r.Name, r.a.Quantity, r.a.State, r.State, r.a.AllocatedAt, r.ShippedAt)).ToListAsync(ct);
        return new Page<LotRecipient>([.. page.Take(take)], page.Count > take ? Cursor.Write($"{page[take - 1].Id.Value}") : null);
    }

    private static IQueryable<Pair> Seen(OrderDeskDb db, Caller caller) =>
        from l in db.Lots.AsNoTracking()
        where caller.IsStaff
        join v in db.Variants on l.VariantId equals v.Id
        join p in db.Products on v.ProductId equals p.Id
        select new Pair { Lot = l, Sku = v.Sku, Name = p.Name, Options = v.Options, Category = p.Category };

    private static IQueryable<LotRow> Rows(OrderDeskDb db, IQueryable<Pair> lots) => lots.Select(l => new LotRow(
        l.Lot.Id, l.Lot.Number, l.Lot.VariantId, l.Sku, l.Name, l.Options, l.Category, l.Lot.ExpiresOn, l.Lot.BlockedAt != null, l.Lot.BlockReason, l.Lot.BlockedAt,
        db.StockPlaces.Where(p => p.LotId == l.Lot.Id).Sum(p => p.OnShelf), db.StockPlaces.Where(p => p.LotId == l.Lot.Id).Sum(p => p.Allocated), db.StockPlaces.Where(p => p.LotId == l.Lot.Id).Sum(p => p.Blocked)));

    private sealed class Pair
    {
        public required Lot Lot { get; init; }

        public required string Sku { get; init; }

        public required string Name { get; init; }

        public required string Options { get; init; }

        public required string Category { get; init; }
    }
}
