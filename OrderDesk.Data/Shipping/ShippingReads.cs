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
    private static readonly FulfillmentState[] ToDo = [FulfillmentState.Open, FulfillmentState.Picking, FulfillmentState.Packed];

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
        var rows = Seen(db, caller).Where(r => states.Contains(r.Parcel.State));
        if (states.All(ToDo.Contains))
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
        var page = await Project(db, sorted.Skip(skip).Take(take + 1), ct);
        return new Page<ParcelRow>([.. page.Take(take)], page.Count > take ? Cursor.Write((skip + take).ToString(CultureInfo.InvariantCulture)) : null);
    }

    public async Task<ParcelRow?> Parcel(FulfillmentId id, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return (await Project(db, Seen(db, caller).Where(r => r.Parcel.Id == id), ct)).FirstOrDefault();
    }

    public async Task<IReadOnlyDictionary<FulfillmentState, int>> Counts(HubId? hub, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Fulfillments.AsNoTracking().Where(f => caller.IsStaff && (f.State == FulfillmentState.Open || f.State == FulfillmentState.Picking || f.State == FulfillmentState.Packed) && f.HubId != null && (hub == null || f.HubId == hub))
            .GroupBy(f => f.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(r => r.Key, r => r.Count, ct);
    }

    private static IQueryable<Pair> Seen(OrderDeskDb db, Caller caller) =>
        from f in db.Fulfillments.AsNoTracking()
        where f.HubId != null && caller.IsStaff
        join o in db.Orders on f.OrderId equals o.Id
        where !o.IsHistory
        select new Pair { Parcel = f, Order = o };

    private async Task<List<ParcelRow>> Project(OrderDeskDb db, IQueryable<Pair> pairs, CancellationToken ct)
    {
        var rows = await pairs.Select(r => new
        {
            r.Parcel.Id, r.Parcel.Number, r.Parcel.OrderId, OrderNumber = r.Order.Number, r.Order.Version, r.Parcel.HubId, HubCode = db.Hubs.Where(h => h.Id == r.Parcel.HubId).Select(h => h.Code).FirstOrDefault(),
            r.Parcel.State, r.Parcel.StateAt, r.Order.Priority, r.Order.PromisedAt, r.Order.HasHold, r.Order.ShippingAddress, r.Order.DeliveryType, r.Parcel.PickedBy, r.Parcel.PackedBy,
            Lines = r.Parcel.Lines.Join(db.OrderLines, f => f.LineId, l => l.Id, (f, l) => new { l.Position, Line = new ParcelLine(l.Id, l.VariantId, l.Sku, l.Name, l.Options, l.Category, f.Quantity) }).ToList(),
        }).AsSplitQuery().ToListAsync(ct);
        var now = clock.Now();
        return [.. rows.Select(r => new ParcelRow(
            r.Id, r.Number, r.OrderId, r.OrderNumber, r.Version, r.HubId!.Value, r.HubCode ?? "", r.State, r.StateAt, r.Priority, r.PromisedAt, r.PromisedAt < now && ToDo.Contains(r.State), r.HasHold,
            $"{r.ShippingAddress.Name}, {r.ShippingAddress.City}", WireName.Of(r.DeliveryType), r.Lines.Sum(l => l.Line.Quantity), r.PickedBy, r.PackedBy, [.. r.Lines.OrderBy(l => l.Position).Select(l => l.Line)]))];
    }

    private sealed class Pair
    {
        public required Fulfillment Parcel { get; init; }

        public required Order Order { get; init; }
    }
}
