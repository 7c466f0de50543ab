using OrderDesk.Core.Catalog;
using OrderDesk.Web.Inventory;

namespace OrderDesk.Web.Catalog;

public sealed record ProductAnswer(
    string Id, string Name, string Description, string Category, string? VendorId, string? VendorName, bool AgeRestricted, IReadOnlyList<VariantAnswer> Variants)
{
    public static ProductAnswer Of(ProductRow p) => new(
        p.Id.ToString(), p.Name, p.Description, p.Category, p.VendorId?.ToString(), p.VendorName, p.AgeRestricted, [.. p.Variants.Select(VariantAnswer.Of)]);
}

/// <param name="Available">Units that can be sold now; missing for goods that a vendor keeps.</param>
public sealed record VariantAnswer(string Id, string Sku, string? Options, decimal Price, string Currency, int? Available)
{
    /// <summary>How many may be ordered beyond what is there; missing for goods that a vendor keeps.</summary>
    public BackorderAnswer? Backorder { get; init; }

    public static VariantAnswer Of(VariantRow v) => new(
        v.Id.ToString(), v.Sku, v.Options.Length > 0 ? v.Options : null, v.Price.Major, v.Price.Currency.Code, v.Available) { Backorder = v.Available is null ? null : BackorderAnswer.Of(v.Backorder) };
}

public sealed record CategoriesAnswer(IReadOnlyList<string> Categories);
