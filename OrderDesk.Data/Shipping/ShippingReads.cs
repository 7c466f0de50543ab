using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Data.Providers;

namespace OrderDesk.Data.Shipping;

internal sealed class ShippingReads(IDatabase database, TimeProvider clock) : IShippingReads
{
    public async Task<IReadOnlyList<HubRow>> Hubs(Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Hubs.AsNoTracking().Where(h => h.IsActive && caller.IsStaff).OrderBy(h => h.Code)
            .Select(h => new HubRow(h.Id, h.Code, h.Name, h.City, h.Country, h.TimeZone, db.Fulfillments.Count(f => f.HubId == h.Id && (f.State == FulfillmentState.Open || f.State == FulfillmentState.Picking || f.State == FulfillmentState.Packed)))).ToListAsync(ct);
    }

    public async Task<Page<ParcelRow>> Queue(HubId? hub, IReadOnlyCollection<FulfillmentState> states, string? search, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var skip = Cursor.ReadId(cursor) is { } at and >= 0 and < int.MaxValue ? (int)at : 0;
        var rows = ParcelRows.Seen(db, caller).Where(r => states.Contains(r.Parcel.State));
        if (states.All(ParcelRows.ToDo.Contains))
        {
            // Said with constants once more: only then does the engine see that the partial index holds them all.
            rows = rows.Where(r => r.Parcel.State == FulfillmentState.Open || r.Parcel.State == FulfillmentState.Picking || r.Parcel.State == FulfillmentState.Packed);
        }

        if (hub is { } one)
            rows = rows.Where(r => r.Parcel.HubId == one);
        foreach (var word in SearchWords.Of(search ?? ""))
            rows = rows.Where(r => OrderDeskDb.Fold(r.Order.Number).Contains(word) || OrderDeskDb.Fold(r.Order.Customer.Name).Contains(word) || (r.Parcel.TrackingNumber != null && OrderDeskDb.Fold(r.Parcel.TrackingNumber).Contains(word)));

        // What waits to be worked is a few thousand at most and changes under the reader's eyes: by position, not by key.
        var sorted = rows.OrderBy(r => r.Order.Priority == Priority.Urgent ? 0 : r.Order.Priority == Priority.High ? 1 : r.Order.Priority == Priority.Medium ? 2 : r.Order.Priority == Priority.Normal ? 3 : 4)
            .ThenBy(r => r.Order.PromisedAt).ThenBy(r => r.Parcel.Id);
        var page = await ParcelRows.Read(db, sorted.Skip(skip).Take(take + 1), clock.Now(), ct);
        return new Page<ParcelRow>([.. page.Take(take)], page.Count > take ? Cursor.Write((skip + take).ToString(CultureInfo.InvariantCulture)) : null);
    }

    public async Task<ParcelRow?> Parcel(FulfillmentId id, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return (await ParcelRows.Read(db, ParcelRows.Seen(db, caller).Where(r => r.Parcel.Id == id), clock.Now(), ct)).FirstOrDefault();
    }

    public async Task<IReadOnlyDictionary<FulfillmentState, int>> Counts(HubId? hub, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Fulfillments.AsNoTracking().Where(f => caller.IsStaff && (f.State == FulfillmentState.Open || f.State == FulfillmentState.Picking || f.State == FulfillmentState.Packed) && f.HubId != null && (hub == null || f.HubId == hub))
            .GroupBy(f => f.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(r => r.Key, r => r.Count, ct);
    }
}
