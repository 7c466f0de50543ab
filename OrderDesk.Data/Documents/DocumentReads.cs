using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Data.Orders;

namespace OrderDesk.Data.Documents;

/// <inheritdoc cref="IDocumentReads"/>
internal sealed class DocumentReads(IDatabase database) : IDocumentReads
{
    private const int MostPrints = 200;

    public async Task<IReadOnlyList<ParcelSheet>> Sheets(IReadOnlyCollection<FulfillmentId> parcels, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var rows = await (
            from f in InReach(db, caller)
            where parcels.Contains(f.Id)
            join o in db.Orders.SeenBy(caller) on f.OrderId equals o.Id
            orderby o.Number, f.Number, f.Id
            select new
            {
                f.Id, f.Number, f.OrderId, OrderNumber = o.Number, o.PlacedAt, o.DeliveryType, o.ShippingAddress, o.BillingAddress, o.CustomerNotes, f.Carrier, f.TrackingNumber,
                Of = db.Fulfillments.Where(x => x.OrderId == o.Id && x.State != FulfillmentState.Cancelled).Max(x => x.Number),
                Hub = db.Hubs.Where(h => h.Id == f.HubId).Select(h => new { h.Name, h.City, h.Country, h.TimeZone }).FirstOrDefault(),
                Vendor = db.SubOrders.Where(s => s.Id == f.SubOrderId).Select(s => s.VendorName).FirstOrDefault(),
                Lines = f.Lines.Join(db.OrderLines, l => l.LineId, l => l.Id, (l, line) => new { line.Id, line.Position, Line = new SlipLine(line.Sku, line.Name, line.Options, l.Quantity) }).ToList(),
                Picks = (
                    from a in db.StockAllocations
                    where a.FulfillmentId == f.Id && a.State != AllocationState.Released
                    from b in db.Bins.Where(b => b.Id == a.BinId).DefaultIfEmpty()
                    from l in db.Lots.Where(l => l.Id == a.LotId).DefaultIfEmpty()
                    select new PickRow(a.LineId, b == null ? null : b.Code, b == null ? null : b.Walk, l == null ? null : l.Number, l == null ? null : l.ExpiresOn, a.Quantity)).ToList(),
            }).AsSplitQuery().ToListAsync(ct);
        return rows.ConvertAll(r =>
        {
            var lines = r.Lines.OrderBy(l => l.Position).ToList();
            return new ParcelSheet
            {
                Id = r.Id,
                Number = r.Number,
                Of = r.Of,
                OrderId = r.OrderId,
                OrderNumber = r.OrderNumber,
                PlacedAt = r.PlacedAt,
                Delivery = r.DeliveryType,
                ShipTo = r.ShippingAddress,
                BillTo = r.Hub is null ? null : r.BillingAddress,
                Notes = r.CustomerNotes,
                Carrier = r.Carrier,
                TrackingNumber = r.TrackingNumber,
                From = r.Hub is { } hub ? Sender.At(hub.Name, hub.City, hub.Country) : new Sender(r.Vendor ?? "OrderDesk"),
                TimeZone = r.Hub?.TimeZone ?? "UTC",
                Lines = [.. lines.Select(l => l.Line)],
                Picks = [.. lines.SelectMany((l, i) => PicksOf(i, r.Picks.Where(p => p.Line == l.Id)))],
            };
        });
    }

    public async Task<WaveSheet?> OfWave(WaveId wave, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var mine = InReach(db, caller);
        return await db.Waves.AsNoTracking().Where(w => caller.IsStaff && w.Id == wave).Select(w => new WaveSheet(
            w.Number, w.State,
            db.WaveParcels.Where(p => p.WaveId == w.Id && mine.Any(f => f.Id == p.FulfillmentId)).OrderBy(p => p.Cluster).ThenBy(p => p.Slot)
                .Select(p => new ToteOfParcel(p.FulfillmentId, p.Cluster, p.Slot)).ToList())).FirstOrDefaultAsync(ct);
    }

    public async Task<OrderDocuments?> Of(OrderKey order, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        if (await db.Orders.Of(order).SeenBy(caller).Select(o => new { o.Id, o.Number }).FirstOrDefaultAsync(ct) is not { } found)
            return null;
        var parcels = await InReach(db, caller).Where(f => f.OrderId == found.Id).OrderBy(f => f.Number).ThenBy(f => f.Id).Select(f => new ParcelName(f.Id, f.Number)).ToListAsync(ct);
        var mine = Reach(db, caller);
        var prints = await (
            from p in db.Prints.AsNoTracking()
            where p.OrderId == found.Id && (caller.IsStaff || mine.Any(f => f.Id == p.FulfillmentId))
            orderby p.Id descending
            select new PrintRow(
                p.Id, p.Kind, db.Fulfillments.Where(f => f.Id == p.FulfillmentId).Select(f => (int?)f.Number).FirstOrDefault(), p.Wave, p.Copies, caller.IsStaff || p.Side == "seller" ? p.By : "Staff", p.At))
            .Take(MostPrints).ToListAsync(ct);
        return new OrderDocuments(found.Id, found.Number, parcels, prints);
    }

    /// <summary>In the order of the walk; parts of an allocation at one place are one place to go to.</summary>
    private static IEnumerable<SheetPick> PicksOf(int line, IEnumerable<PickRow> picks) => picks
        .GroupBy(p => (p.Bin, p.Walk, p.Lot, p.ExpiresOn)).OrderBy(g => g.Key.Walk ?? int.MaxValue).ThenBy(g => g.Key.Bin, StringComparer.Ordinal).ThenBy(g => g.Key.ExpiresOn ?? DateOnly.MaxValue)
        .Select(g => new SheetPick(line, g.Key.Bin, g.Key.Lot, g.Key.Walk, g.Sum(p => p.Quantity)));

    private static IQueryable<Fulfillment> InReach(OrderDeskDb db, Caller caller) => Reach(db, caller).Where(f => f.State != FulfillmentState.Cancelled);

    /// <summary>Vendors reach the parcels of their own sub-orders, staff all, customers none.</summary>
    private static IQueryable<Fulfillment> Reach(OrderDeskDb db, Caller caller)
    {
        var parcels = db.Fulfillments.AsNoTracking();
        return caller.IsStaff ? parcels : parcels.Where(f => caller.IsVendor && db.SubOrders.Any(s => s.Id == f.SubOrderId && s.VendorId == caller.Vendor));
    }

    private sealed record PickRow(LineId Line, string? Bin, int? Walk, string? Lot, DateOnly? ExpiresOn, int Quantity);
}
