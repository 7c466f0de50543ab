using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Providers;

namespace OrderDesk.Data.Catalog;

/// <summary>The catalogue by name. A vendor sees their own products only.</summary>
internal sealed class CatalogReads(IDatabase database) : ICatalogReads
{
    public async Task<Page<ProductRow>> List(string? search, string? category, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var products = Seen(db, caller);
        foreach (var word in SearchWords.Of(search ?? ""))
            products = products.Where(p => OrderDeskDb.Fold(p.Name).Contains(word) || OrderDeskDb.Fold(p.Category).Contains(word) || p.Variants.Any(v => OrderDeskDb.Fold(v.Sku).Contains(word)));
        if (!string.IsNullOrEmpty(category))
        {
            var plain = SearchWords.Plain(category);
            products = products.Where(p => p.Category == plain);
        }

        if (Cursor.ReadPair(cursor) is { } at)
        {
            var id = new ProductId(at.Id);
            products = products.Where(p => string.Compare(p.Name, at.Key) > 0 || (p.Name == at.Key && p.Id > id));
        }

        var page = await products.OrderBy(p => p.Name).ThenBy(p => p.Id).Take(take + 1).ToListAsync(ct);
        var rows = await Rows(db, [.. page.Take(take)], ct);
        return new Page<ProductRow>(rows, page.Count > take ? Cursor.Write(rows[^1].Name, $"{rows[^1].Id.Value}") : null);
    }

    public async Task<ProductRow?> Find(ProductId id, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return (await Rows(db, await Seen(db, caller).Where(p => p.Id == id).ToListAsync(ct), ct)).FirstOrDefault();
    }

    public async Task<IReadOnlyList<ProductRow>> OfVariants(IReadOnlyCollection<VariantId> variants, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await Rows(db, await Seen(db, caller).Where(p => p.Variants.Any(v => variants.Contains(v.Id))).ToListAsync(ct), ct);
    }

    public async Task<IReadOnlyList<string>> Categories(CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Products.Where(p => p.IsActive).Select(p => p.Category).Distinct().OrderBy(c => c).ToListAsync(ct);
    }

    private static IQueryable<Product> Seen(OrderDeskDb db, Caller caller)
    {
        var products = db.Products.AsNoTracking().Where(p => p.IsActive).Include(p => p.Variants.Where(v => v.IsActive).OrderBy(v => v.Id)).AsSplitQuery();
        return caller.IsVendor ? products.Where(p => p.VendorId == caller.Vendor) : products;
    }

    private static async Task<IReadOnlyList<ProductRow>> Rows(OrderDeskDb db, List<Product> products, CancellationToken ct)
    {
        var variants = products.Where(p => p.VendorId is null).SelectMany(p => p.Variants).Select(v => v.Id).ToList();
        var sellable = await (
            from s in db.StockLevels
            where variants.Contains(s.VariantId) && db.Hubs.Any(h => h.Id == s.HubId && h.IsActive)
            join r in db.StockRules on new { s.VariantId, s.HubId } equals new { r.VariantId, r.HubId } into rules
            from rule in rules.DefaultIfEmpty()
            select new { s.VariantId, Units = s.OnHand - s.Reserved - (rule == null ? 0 : rule.SafetyStock) }).ToListAsync(ct);
        var available = sellable.Where(s => s.Units > 0).GroupBy(s => s.VariantId).ToDictionary(g => g.Key, g => g.Sum(s => s.Units));
        var ids = products.Select(p => p.VendorId).OfType<VendorId>().Distinct().ToList();
        var vendors = await db.Vendors.Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Name, ct);
        return [.. products.Select(p => new ProductRow(
            p.Id, p.Name, p.Description, p.Category, p.VendorId, p.VendorId is { } vendor ? vendors[vendor] : null, p.AgeRestricted,
            [.. p.Variants.Select(v => new VariantRow(v.Id, v.Sku, v.Options, v.Price, p.VendorId is null ? available.GetValueOrDefault(v.Id) : null) { Backorder = p.VendorId is null ? new BackorderTerms(v.BackorderLimit, v.Backordered, v.ExpectedOn) : BackorderTerms.None })]))];
    }
}
