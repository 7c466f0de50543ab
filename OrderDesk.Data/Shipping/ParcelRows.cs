using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Shipping;

/// <summary>The one projection of parcels of own hubs, with the places that their goods come from.</summary>
internal static class ParcelRows
{
    public static readonly FulfillmentState[] ToDo = [FulfillmentState.Open, FulfillmentState.Picking, FulfillmentState.Packed];

    public static IQueryable<Pair> Seen(OrderDeskDb db, Caller caller) => caller.IsStaff ? All(db) : All(db).Where(_ => false);

    public static IQueryable<Pair> All(OrderDeskDb db) =>
        from f in db.Fulfillments.AsNoTracking()
        where f.HubId != null
        join o in db.Orders on f.OrderId equals o.Id
        where !o.IsHistory
        select new Pair { Parcel = f, Order = o };

    public static async Task<List<ParcelRow>> Read(OrderDeskDb db, IQueryable<Pair> pairs, DateTime now, CancellationToken ct)
    {
        var rows = await pairs.Select(r => new
        {
            r.Parcel.Id, r.Parcel.Number, r.Parcel.OrderId, OrderNumber = r.Order.Number, r.Order.Version, r.Parcel.HubId, HubCode = db.Hubs.Where(h => h.Id == r.Parcel.HubId).Select(h => h.Code).FirstOrDefault(),
            r.Parcel.State, r.Parcel.StateAt, r.Order.Priority, r.Order.PromisedAt, r.Order.HasHold, r.Order.ShippingAddress, r.Order.DeliveryType, r.Parcel.PickedBy, r.Parcel.PackedBy,
            Lines = r.Parcel.Lines.Join(db.OrderLines, f => f.LineId, l => l.Id, (f, l) => new { l.Position, Line = new ParcelLine(l.Id, l.VariantId, l.Sku, l.Name, l.Options, l.Category, f.Quantity) }).ToList(),
            Picks = (
                from a in db.StockAllocations
                where a.FulfillmentId == r.Parcel.Id && a.State != AllocationState.Released
                from b in db.Bins.Where(b => b.Id == a.BinId).DefaultIfEmpty()
                from l in db.Lots.Where(l => l.Id == a.LotId).DefaultIfEmpty()
                select new { a.LineId, a.BinId, BinCode = b == null ? null : b.Code, Zone = b == null ? null : b.Zone, Walk = b == null ? 0 : b.Walk, a.LotId, LotNumber = l == null ? null : l.Number, ExpiresOn = l == null ? null : l.ExpiresOn, a.Quantity }).ToList(),
            Wave = db.WaveParcels.Where(w => w.FulfillmentId == r.Parcel.Id && w.IsOpen).Join(db.Waves, w => w.WaveId, v => v.Id, (w, v) => new ParcelWave(v.Id, v.Number, w.Cluster, w.Slot)).FirstOrDefault(),
        }).AsSplitQuery().ToListAsync(ct);
        return [.. rows.Select(r => new ParcelRow(
            r.Id, r.Number, r.OrderId, r.OrderNumber, r.Version, r.HubId!.Value, r.HubCode ?? "", r.State, r.StateAt, r.Priority, r.PromisedAt, r.PromisedAt < now && ToDo.Contains(r.State), r.HasHold,
            $"{r.ShippingAddress.Name}, {r.ShippingAddress.City}", WireName.Of(r.DeliveryType), r.Lines.Sum(l => l.Line.Quantity), r.PickedBy, r.PackedBy,
            [.. r.Lines.OrderBy(l => l.Position).Select(l => l.Line with
            {
                // Parts of an allocation at one place are one place to go to.
                Picks = [.. r.Picks.Where(p => p.LineId == l.Line.LineId).GroupBy(p => (p.BinId, p.LotId)).Select(g => (First: g.First(), Units: g.Sum(p => p.Quantity)))
                    .OrderBy(p => p.First.Walk).ThenBy(p => p.First.BinCode, StringComparer.Ordinal).ThenBy(p => p.First.ExpiresOn ?? DateOnly.MaxValue)
                    .Select(p => new PickPlace(p.First.BinId, p.First.BinCode, p.First.Zone, p.First.Walk, p.First.LotId, p.First.LotNumber, p.First.ExpiresOn, p.Units))],
            })])
        { Wave = r.Wave })];
    }

    public sealed class Pair
    {
        public required Fulfillment Parcel { get; init; }

        public required Order Order { get; init; }
    }
}
