using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Shipping;

/// <summary>The open parcels of a hub, most urgent first, with what decides whether a wave takes them.</summary>
internal static class WaveCandidates
{
    private const int Most = 2000;

    public static async Task<IReadOnlyList<WaveCandidate>> Read(OrderDeskDb db, HubId hub, CancellationToken ct)
    {
        var rows = await ParcelRows.All(db).Where(r => r.Parcel.HubId == hub && r.Parcel.State == FulfillmentState.Open)
            .OrderBy(r => r.Order.Priority == Priority.Urgent ? 0 : r.Order.Priority == Priority.High ? 1 : r.Order.Priority == Priority.Medium ? 2 : r.Order.Priority == Priority.Normal ? 3 : 4)
            .ThenBy(r => r.Order.PromisedAt).ThenBy(r => r.Parcel.Id).Take(Most)
            .Select(r => new
            {
                r.Parcel.Id, r.Parcel.Number, r.Parcel.OrderId, OrderNumber = r.Order.Number, r.Order.Priority, r.Order.PromisedAt, r.Order.HasHold,
                Lines = r.Parcel.Lines.Select(l => l.Quantity).ToList(),
                Places = db.StockAllocations.Where(a => a.FulfillmentId == r.Parcel.Id && a.State == AllocationState.Allocated)
                    .Select(a => new { a.Quantity, Zone = db.Bins.Where(b => b.Id == a.BinId).Select(b => b.Zone).FirstOrDefault() }).ToList(),
                Wave = db.WaveParcels.Where(w => w.FulfillmentId == r.Parcel.Id && w.IsOpen).Join(db.Waves, w => w.WaveId, v => v.Id, (w, v) => v.Number).FirstOrDefault(),
            }).AsSplitQuery().ToListAsync(ct);
        return [.. rows.Select(r => new WaveCandidate(
            r.Id, r.Number, r.OrderId, r.OrderNumber, r.Priority, r.PromisedAt, r.Lines.Sum(), r.Lines.Count, r.Places.Sum(p => p.Quantity),
            [.. r.Places.Select(p => p.Zone ?? "").Where(z => z.Length > 0).Distinct().Order(StringComparer.Ordinal)], r.HasHold, r.Wave))];
    }
}
