using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Data.Routing;

namespace OrderDesk.Data.Orders;

/// <summary>Reads what placing needs: items, customer, hubs with what they have. A few short queries, no tracking.</summary>
internal sealed class PlacementReads(IDatabase database, HubStockReader hubs) : IPlacementReads
{
    public async Task<PlacementFacts> Read(CustomerId? customer, IReadOnlyCollection<VariantId> variants, CancellationToken ct)
    {
        await using var db = database.Read();
        var items = await Items(db, variants).ToDictionaryAsync(i => i.VariantId, ct);
        var who = customer is { } id ? await Customer(db, id, ct) : null;
        var own = items.Values.Where(i => i.VendorId is null).Select(i => i.VariantId).ToList();
        return own.Count == 0
            ? new PlacementFacts(items, who, [])
            : new PlacementFacts(items, who, await hubs.Read(db, own, ct)) { Rules = await db.CurrentRules(ct) };
    }

    /// <summary>Variants as they are sold now; also for lists that show prices.</summary>
    private static IQueryable<SellableItem> Items(OrderDeskDb db, IReadOnlyCollection<VariantId> variants) =>
        from v in db.Variants.AsNoTracking()
        where variants.Contains(v.Id)
        join p in db.Products on v.ProductId equals p.Id
        join o in db.Vendors on p.VendorId equals (VendorId?)o.Id into vendors
        from vendor in vendors.DefaultIfEmpty()
        select new SellableItem(
            v.Id, p.Id, v.Sku, p.Name, v.Options, p.Category, new Money(v.PriceMinor, Currency.Of(v.CurrencyCode)), p.TaxRate, p.AgeRestricted,
            v.IsActive && p.IsActive && (vendor == null || vendor.IsActive), p.VendorId, vendor == null ? null : vendor.Name, vendor == null ? null : vendor.Type)
        {
            Backorder = new BackorderTerms(v.BackorderLimit, v.Backordered, v.ExpectedOn),
        };

    private static Task<PlacementCustomer?> Customer(OrderDeskDb db, CustomerId id, CancellationToken ct) => db.Customers.AsNoTracking().Where(c => c.Id == id)
        .Select(c => new PlacementCustomer(c.Id, c.Name, c.Email, c.Phone, c.Address, c.MayOrderOnAccount, c.IsActive, c.CreatedAt)).FirstOrDefaultAsync(ct);
}
