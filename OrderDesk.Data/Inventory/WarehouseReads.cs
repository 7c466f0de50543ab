using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Data.Providers;

namespace OrderDesk.Data.Inventory;

/// <inheritdoc cref="IWarehouseReads"/>
internal sealed class WarehouseReads(IDatabase database, TimeProvider clock) : IWarehouseReads
{
    private readonly LotReads _lots = new(database, clock);
    private readonly WarehouseFigures _figures = new(database, clock);

    public async Task<Page<BinRow>> Bins(HubId? hub, string? search, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var bins = db.Bins.AsNoTracking().Where(b => caller.IsStaff).Join(db.Hubs, b => b.HubId, h => h.Id, (b, h) => new { Bin = b, HubCode = h.Code });
        if (hub is { } one)
            bins = bins.Where(b => b.Bin.HubId == one);
        if (SearchWords.Plain(search ?? "").ToUpperInvariant() is { Length: > 0 } code)
            bins = bins.Where(b => b.Bin.Code.StartsWith(code) || b.Bin.Zone == code);
        if (Cursor.Read(cursor, 3) is [var hubCode, var walkText, var idText] && int.TryParse(walkText, CultureInfo.InvariantCulture, out var walk) && long.TryParse(idText, CultureInfo.InvariantCulture, out var id))
        {
            var last = new BinId(id);
            bins = bins.Where(b => b.HubCode.CompareTo(hubCode) > 0 || (b.HubCode == hubCode && (b.Bin.Walk > walk || (b.Bin.Walk == walk && b.Bin.Id > last))));
        }

        var page = await bins.OrderBy(b => b.HubCode).ThenBy(b => b.Bin.Walk).ThenBy(b => b.Bin.Id).Take(take + 1).ToListAsync(ct);
        var contents = await Contents(db, [.. page.Take(take).Select(b => b.Bin.Id)], ct);
        return new Page<BinRow>(
            [.. page.Take(take).Select(b => new BinRow(b.Bin.Id, b.Bin.HubId, b.HubCode, b.Bin.Code, b.Bin.Zone, b.Bin.Walk, b.Bin.IsActive, [.. contents[b.Bin.Id]]))],
            page.Count > take ? Cursor.Write(page[take - 1].HubCode, page[take - 1].Bin.Walk.ToString(CultureInfo.InvariantCulture), page[take - 1].Bin.Id.Value.ToString(CultureInfo.InvariantCulture)) : null);
    }

    public Task<Page<LotRow>> Lots(string? search, LotFilter filter, int days, Caller caller, string? cursor, int take, CancellationToken ct) => _lots.List(search, filter, days, caller, cursor, take, ct);

    public Task<LotRow?> Lot(LotId id, Caller caller, CancellationToken ct) => _lots.Find(id, caller, ct);

    public Task<IReadOnlyList<PlaceRow>> PlacesOf(LotId lot, Caller caller, CancellationToken ct) => _lots.Places(lot, caller, ct);

    public Task<Page<LotRecipient>> Recipients(LotId lot, Caller caller, string? cursor, int take, CancellationToken ct) => _lots.Recipients(lot, caller, cursor, take, ct);

    public Task<IReadOnlyList<StockDay>> OverTime(VariantId variant, HubId hub, int days, Caller caller, CancellationToken ct) => _figures.OverTime(variant, hub, days, caller, ct);

    public Task<IReadOnlyList<LoadDay>> Load(HubId hub, int days, Caller caller, CancellationToken ct) => _figures.Load(hub, days, caller, ct);

    public async Task<Page<TransferRow>> Transfers(HubId? hub, bool openOnly, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var transfers = db.Transfers.AsNoTracking().Where(t => caller.IsStaff);
        if (hub is { } one)
            transfers = transfers.Where(t => t.FromHubId == one || t.ToHubId == one);
        if (openOnly)
            transfers = transfers.Where(t => t.ClosedAt == null);
        if (Cursor.ReadId(cursor) is { } at)
        {
            var last = new TransferId(at);
            transfers = transfers.Where(t => t.Id < last);
        }

        var page = await Rows(db, transfers.OrderByDescending(t => t.Id).Take(take + 1)).ToListAsync(ct);
        return new Page<TransferRow>([.. page.Take(take)], page.Count > take ? Cursor.Write($"{page[take - 1].Id.Value}") : null);
    }

    public async Task<TransferView?> Transfer(TransferId id, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var transfer = await db.Transfers.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id && caller.IsStaff, ct);
        if (transfer is null)
            return null;
        var row = await Rows(db, db.Transfers.AsNoTracking().Where(t => t.Id == id)).SingleAsync(ct);
        var lines = await (
            from l in db.TransferLines.AsNoTracking()
            where l.TransferId == id
            join v in db.Variants on l.VariantId equals v.Id
            join p in db.Products on v.ProductId equals p.Id
            from b in db.Bins.Where(b => b.Id == l.FromBinId).DefaultIfEmpty()
            from o in db.Lots.Where(o => o.Id == l.LotId).DefaultIfEmpty()
            select new TransferLineRow(
                l.Id, l.VariantId, v.Sku, p.Name, v.Options, p.Category, o == null ? null : o.Number, o == null ? null : o.ExpiresOn, b == null ? null : b.Code, l.Sent, l.Received, l.Missing)).ToListAsync(ct);
        return new TransferView(row, transfer.FromHubId, transfer.ToHubId, transfer.Note, transfer.CloseReason, transfer.ClosedBy, [.. lines.OrderBy(l => l.Id.Value)]);
    }

    public async Task<Page<CountRow>> Counts(HubId? hub, bool openOnly, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var counts = db.StockCounts.AsNoTracking().Where(c => caller.IsStaff);
        if (hub is { } one)
            counts = counts.Where(c => c.HubId == one);
        if (openOnly)
            counts = counts.Where(c => c.ClosedAt == null);
        if (Cursor.ReadId(cursor) is { } at)
        {
            var last = new CountId(at);
            counts = counts.Where(c => c.Id < last);
        }

        var page = await Rows(db, counts.OrderByDescending(c => c.Id).Take(take + 1)).ToListAsync(ct);
        return new Page<CountRow>([.. page.Take(take)], page.Count > take ? Cursor.Write($"{page[take - 1].Id.Value}") : null);
    }

    public async Task<CountView?> Count(CountId id, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var row = await Rows(db, db.StockCounts.AsNoTracking().Where(c => c.Id == id && caller.IsStaff)).FirstOrDefaultAsync(ct);
        if (row is null)
            return null;
        var lines = await (
            from l in db.CountLines.AsNoTracking()
            where l.CountId == id
            join v in db.Variants on l.VariantId equals v.Id
            join p in db.Products on v.ProductId equals p.Id
            from b in db.Bins.Where(b => b.Id == l.BinId).DefaultIfEmpty()
            from o in db.Lots.Where(o => o.Id == l.LotId).DefaultIfEmpty()
            select new CountLineRow(
                l.Id, l.VariantId, v.Sku, p.Name, v.Options, p.Category, b == null ? null : b.Code, b == null ? 0 : b.Walk, o == null ? null : o.Number, o == null ? null : o.ExpiresOn, l.Expected, l.Counted, l.IsFound, l.CountedBy)).ToListAsync(ct);
        var blind = row.State == CountState.Open;
        return new CountView(row, [.. lines.OrderBy(l => l.Walk).ThenBy(l => l.BinCode, StringComparer.Ordinal).ThenBy(l => l.Sku, StringComparer.Ordinal).ThenBy(l => l.Id.Value).Select(l => blind ? l with { Expected = null } : l)]);
    }

    private static async Task<ILookup<BinId, BinContent>> Contents(OrderDeskDb db, IReadOnlyCollection<BinId> bins, CancellationToken ct)
    {
        var rows = await (
            from s in db.StockPlaces.AsNoTracking()
            where bins.Contains(s.BinId) && s.OnShelf > 0
            join v in db.Variants on s.VariantId equals v.Id
            join p in db.Products on v.ProductId equals p.Id
            from l in db.Lots.Where(l => l.Id == s.LotId).DefaultIfEmpty()
            select new { s.BinId, Content = new BinContent(s.VariantId, v.Sku, p.Name, v.Options, s.LotId, l == null ? null : l.Number, l == null ? null : l.ExpiresOn, s.OnShelf, s.Allocated, s.Blocked) }).ToListAsync(ct);
        return rows.OrderBy(r => r.Content.Sku, StringComparer.Ordinal).ToLookup(r => r.BinId, r => r.Content);
    }

    private static IQueryable<TransferRow> Rows(OrderDeskDb db, IQueryable<Transfer> transfers) => transfers.Select(t => new TransferRow(
        t.Id, t.Number, db.Hubs.Where(h => h.Id == t.FromHubId).Select(h => h.Code).First(), db.Hubs.Where(h => h.Id == t.ToHubId).Select(h => h.Code).First(),
        t.State, t.SentAt, t.SentBy, t.ClosedAt, t.Lines.Sum(l => l.Sent), t.Lines.Sum(l => l.Received), t.Lines.Sum(l => l.Missing)));

    /// <summary>How much an open count differs is nobody's to see yet.</summary>
    private static IQueryable<CountRow> Rows(OrderDeskDb db, IQueryable<StockCount> counts) => counts.Select(c => new CountRow(
        c.Id, c.Number, c.HubId, db.Hubs.Where(h => h.Id == c.HubId).Select(h => h.Code).First(), c.What, c.State, c.OpenedAt, c.OpenedBy, c.ClosedAt, c.ClosedBy,
        c.Lines.Count(), c.Lines.Count(l => l.Counted != null), c.State == CountState.Applied ? c.Lines.Sum(l => (l.Counted ?? l.Expected) - l.Expected) : 0));
}
