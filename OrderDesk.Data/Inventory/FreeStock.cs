using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Data.Inventory;

/// <summary>What lies free where, with the lot's date and block.</summary>
internal static class FreeStock
{
    public static async Task<List<(VariantId Variant, HubId Hub, PlaceStock Place)>> Read(OrderDeskDb db, List<VariantId> variants, List<HubId> hubs, CancellationToken ct)
    {
        var rows = await (
            from p in db.StockPlaces.AsNoTracking()
            where variants.Contains(p.VariantId) && hubs.Contains(p.HubId) && p.OnShelf - p.Allocated - p.Blocked > 0
            from l in db.Lots.Where(l => l.Id == p.LotId).DefaultIfEmpty()
            from b in db.Bins.Where(b => b.Id == p.BinId).DefaultIfEmpty()
            select new { p.VariantId, p.HubId, p.BinId, p.LotId, Free = p.OnShelf - p.Allocated - p.Blocked, ExpiresOn = l == null ? null : l.ExpiresOn, BlockedAt = l == null ? null : l.BlockedAt, Walk = b == null ? 0 : b.Walk }).ToListAsync(ct);
        return [.. rows.Select(r => (r.VariantId, r.HubId, new PlaceStock(r.BinId, r.LotId, r.ExpiresOn, r.BlockedAt is not null, r.Walk, r.Free)))];
    }
}
