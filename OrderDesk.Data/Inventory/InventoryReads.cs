using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Data.Providers;

namespace OrderDesk.Data.Inventory;

internal sealed class InventoryReads(IDatabase database) : IInventoryReads
{
    private const int Low = 5;

    public async Task<Page<StockRow>> List(string? search, HubId? hub, bool lowOnly, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var rows =
            from s in db.StockLevels.AsNoTracking()
            join v in db.Variants on s.VariantId equals v.Id
            join p in db.Products on v.ProductId equals p.Id
            join h in db.Hubs on s.HubId equals h.Id
            where caller.IsStaff
            select new { s, v.Sku, v.Options, p.Name, p.Category, h.Code };
        if (hub is { } one)
            rows = rows.Where(r => r.s.HubId == one);
        if (lowOnly)
            rows = rows.Where(r => r.s.OnHand - r.s.Reserved <= Low);
        foreach (var word in SearchWords.Of(search ?? ""))
            rows = rows.Where(r => OrderDeskDb.Fold(r.Name).Contains(word) || OrderDeskDb.Fold(r.Sku).Contains(word));
        if (Cursor.Read(cursor, 2) is [var sku, var code])
            rows = rows.Where(r => string.Compare(r.Sku, sku) > 0 || (r.Sku == sku && string.Compare(r.Code, code) > 0));
        var page = await rows.OrderBy(r => r.Sku).ThenBy(r => r.Code).Take(take + 1)
            .Select(r => new StockRow(r.s.VariantId, r.s.HubId, r.Code, r.Sku, r.Name, r.Options, r.Category, r.s.OnHand, r.s.Reserved, r.s.Committed, r.s.OnHand - r.s.Reserved, db.StockRules.Where(u => u.VariantId == r.s.VariantId && u.HubId == r.s.HubId).Select(u => u.SafetyStock).FirstOrDefault())).ToListAsync(ct);
        return new Page<StockRow>([.. page.Take(take)], page.Count > take ? Cursor.Write(page[take - 1].Sku, page[take - 1].HubCode) : null);
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
            .Select(m => new MovementRow(m.Id, m.At, m.Kind, m.Quantity, db.Orders.Where(o => o.Id == m.OrderId).Select(o => o.Number).FirstOrDefault(), m.Reason, m.By)).ToListAsync(ct);
        return new Page<MovementRow>([.. page.Take(take)], page.Count > take ? Cursor.Write($"{page[take - 1].Id.Value}") : null);
    }
}
