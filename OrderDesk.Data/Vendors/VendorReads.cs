using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Data.Providers;

namespace OrderDesk.Data.Vendors;

internal sealed class VendorReads(IDatabase database) : IVendorReads
{
    public async Task<Page<VendorRow>> List(string? search, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var vendors = db.Vendors.AsNoTracking();
        if (!caller.May(Permissions.VendorsRead))
            vendors = vendors.Where(v => v.Id == caller.Vendor);
        foreach (var word in SearchWords.Of(search ?? ""))
            vendors = vendors.Where(v => OrderDeskDb.Fold(v.Name).Contains(word));
        if (Cursor.ReadPair(cursor) is { } at)
        {
            var id = new VendorId(at.Id);
            vendors = vendors.Where(v => string.Compare(v.Name, at.Key) > 0 || (v.Name == at.Key && v.Id > id));
        }

        var page = await vendors.OrderBy(v => v.Name).ThenBy(v => v.Id).Take(take + 1)
            .Select(v => new VendorRow(v.Id, v.Name, v.Type, v.Email, db.SubOrders.Count(s => s.VendorId == v.Id && (s.Status == SubOrderStatus.New || s.Status == SubOrderStatus.Accepted || s.Status == SubOrderStatus.Packed) && !db.Orders.Any(o => o.Id == s.OrderId && o.IsHistory))))
            .ToListAsync(ct);
        var rows = page.Take(take).ToList();
        return new Page<VendorRow>(rows, page.Count > take ? Cursor.Write(rows[^1].Name, $"{rows[^1].Id.Value}") : null);
    }

    public async Task<Page<SubOrderRow>> SubOrders(IReadOnlyCollection<SubOrderStatus> statuses, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var subOrders = Seen(db, caller).Where(s => statuses.Contains(s.Status));
        if (Cursor.ReadId(cursor) is { } at)
        {
            var id = new SubOrderId(at);
            subOrders = subOrders.Where(s => s.Id > id);
        }

        var page = await (
            from s in subOrders.OrderBy(s => s.Id).Take(take + 1)
            join o in db.Orders on s.OrderId equals o.Id
            orderby s.Id
            select new
            {
                Sub = s, o.Number, o.PlacedAt, o.PromisedAt, o.ShippingAddress, o.CurrencyCode, o.HasHold, o.Version,
                Lines = db.OrderLines.Where(l => l.OrderId == o.Id && l.VendorId == s.VendorId && l.Quantity > l.Removed).OrderBy(l => l.Position).Select(l => new SubOrderLine(l.Id, l.VariantId, l.Sku, l.Name, l.Options, l.Category, l.Quantity - l.Removed)).ToList(),
                Parcel = db.Fulfillments.Where(f => f.SubOrderId == s.Id && (f.State == FulfillmentState.Open || f.State == FulfillmentState.Picking || f.State == FulfillmentState.Packed)).OrderBy(f => f.Number).Select(f => (FulfillmentId?)f.Id).FirstOrDefault(),
            }).AsSplitQuery().ToListAsync(ct);
        var rows = page.Take(take).Select(r => new SubOrderRow(
            r.Sub.Id, r.Sub.OrderId, r.Number, r.Sub.VendorId, r.Sub.Status, r.Sub.StatusAt, r.Sub.AcceptBy, r.PlacedAt, r.PromisedAt, $"{r.ShippingAddress.Name}, {r.ShippingAddress.City}", r.Lines.Sum(l => l.Quantity),
            new Money(r.Sub.SubtotalMinor, Currency.Of(r.CurrencyCode)), r.HasHold, r.Lines, r.Parcel, r.Version)).ToList();
        return new Page<SubOrderRow>(rows, page.Count > take ? Cursor.Write($"{rows[^1].Id.Value}") : null);
    }

    public async Task<IReadOnlyDictionary<SubOrderStatus, int>> Counts(Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await Seen(db, caller).GroupBy(s => s.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(r => r.Key, r => r.Count, ct);
    }

    /// <summary>A vendor sees their own; nobody sees one that still waits for its order to be paid, or that is history.</summary>
    private static IQueryable<SubOrder> Seen(OrderDeskDb db, Caller caller)
    {
        var subOrders = db.SubOrders.AsNoTracking().Where(s => s.Status != SubOrderStatus.Waiting && !db.Orders.Any(o => o.Id == s.OrderId && o.IsHistory));
        return caller.IsStaff ? subOrders : subOrders.Where(s => s.VendorId == caller.Vendor);
    }
}
