using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;

namespace OrderDesk.Data.Routing;

/// <summary>What a back-test replays, read page by page.</summary>
internal sealed class RoutingHistory(IDatabase database) : IRoutingHistory
{
    private const int PageSize = 100;

    public async Task<int> Count(DateTime from, CancellationToken ct)
    {
        await using var db = database.Read();
        return await Kept(db, new OrderId(IdSource.FloorOf(from) - 1)).CountAsync(ct);
    }

    public async IAsyncEnumerable<PastOrder> Orders(DateTime from, [EnumeratorCancellation] CancellationToken ct)
    {
        var last = new OrderId(IdSource.FloorOf(from) - 1);
        for (var page = await Page(last, ct); page.Count > 0; page = await Page(last, ct))
        {
            foreach (var order in page)
                yield return order;
            last = page[^1].Id;
        }
    }

    public async Task<IReadOnlyList<HubStock>> Hubs(DateTime from, CancellationToken ct)
    {
        await using var db = database.Read();
        var since = new OrderId(IdSource.FloorOf(from) - 1);
        var hubs = await db.Hubs.AsNoTracking().ToListAsync(ct);
        var now = await (
            from s in db.StockLevels.AsNoTracking()
            join r in db.StockRules on new { s.VariantId, s.HubId } equals new { r.VariantId, r.HubId } into rules
            from rule in rules.DefaultIfEmpty()
            select new { s.HubId, s.VariantId, Available = s.OnHand - s.Reserved, Safety = rule == null ? 0 : rule.SafetyStock }).ToListAsync(ct);
        var taken = await (
            from o in Kept(db, since)
            join r in db.Reservations on o.Id equals r.OrderId
            where r.State == ReservationState.Held || r.State == ReservationState.Committed
            group r.Quantity by new { r.HubId, r.VariantId } into g
            select new { g.Key, Units = g.Sum() }).ToDictionaryAsync(g => (g.Key.HubId, g.Key.VariantId), g => g.Units, ct);
        var byHub = now.ToLookup(s => s.HubId);
        return [.. hubs.Select(h => new HubStock(
            h.Id, h.Code, h.Country, h.Latitude, h.Longitude, byHub[h.Id].ToDictionary(s => s.VariantId, s => s.Available + taken.GetValueOrDefault((s.HubId, s.VariantId))))
        {
            Name = h.Name,
            Settings = h.Settings,
            Safety = byHub[h.Id].Where(s => s.Safety > 0).ToDictionary(s => s.VariantId, s => s.Safety),
        })];
    }

    private async Task<List<PastOrder>> Page(OrderId last, CancellationToken ct)
    {
        await using var db = database.Read();
        var rows = await Kept(db, last).OrderBy(o => o.Id).Take(PageSize).Select(o => new
        {
            o.Id, o.PlacedAt, o.DeliveryType, o.PromisedAt, o.ShippingAddress,
            Lines = o.Lines.Where(l => l.Source == LineSource.Own).OrderBy(l => l.Position).Select(l => new { l.Position, l.VariantId, l.Quantity }).ToList(),
        }).ToListAsync(ct);
        return [.. rows.Select(r => new PastOrder(r.Id, r.PlacedAt, r.DeliveryType, r.PromisedAt, Destination.Of(r.ShippingAddress), [.. r.Lines.Select(l => new LineDemand(l.Position, l.VariantId, l.Quantity))]))];
    }

    /// <summary>Orders with own lines that got their stock and kept it; an id grows with the time of its order.</summary>
    private static IQueryable<Order> Kept(OrderDeskDb db, OrderId after) => db.Orders.AsNoTracking().Where(o =>
        o.Id > after && !o.IsHistory && o.Status != OrderStatus.Pending && o.Status != OrderStatus.Cancelled && o.Status != OrderStatus.Failed && o.Lines.Any(l => l.Source == LineSource.Own));
}
