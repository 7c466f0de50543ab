using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Routing;

namespace OrderDesk.Data.Routing;

/// <summary>All hubs with what they have of some variants: what routing weighs. Also those that have nothing, so that it can say why not.</summary>
internal sealed class HubStockReader(HubLoad load, TimeProvider clock)
{
    public async Task<IReadOnlyList<HubStock>> Read(OrderDeskDb db, IReadOnlyCollection<VariantId> variants, CancellationToken ct)
    {
        var hubs = await db.Hubs.AsNoTracking().ToListAsync(ct);
        var rows = await (
            from s in db.StockLevels.AsNoTracking()
            where variants.Contains(s.VariantId)
            join r in db.StockRules on new { s.VariantId, s.HubId } equals new { r.VariantId, r.HubId } into rules
            from rule in rules.DefaultIfEmpty()
            select new { s.HubId, s.VariantId, Available = s.OnHand - s.Reserved, Safety = rule == null ? 0 : rule.SafetyStock }).ToListAsync(ct);
        var parcels = await load.Read(db, hubs, clock.Now(), ct);
        var byHub = rows.ToLookup(r => r.HubId);
        return [.. hubs.Select(h => new HubStock(h.Id, h.Code, h.Country, h.Latitude, h.Longitude, byHub[h.Id].ToDictionary(r => r.VariantId, r => r.Available))
        {
            Name = h.Name,
            Settings = h.Settings,
            Safety = byHub[h.Id].Where(r => r.Safety > 0).ToDictionary(r => r.VariantId, r => r.Safety),
            Parcels = parcels.GetValueOrDefault(h.Id),
        })];
    }
}
