using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Catalog;

/// <summary>A variant in a catalogue list.</summary>
/// <param name="Available">Own goods: units that can be sold now. Null for a vendor's goods, which the vendor keeps.</param>
public sealed record VariantRow(VariantId Id, string Sku, string Options, Money Price, int? Available)
{
    /// <summary>How many may be ordered beyond what is there.</summary>
    public BackorderTerms Backorder { get; init; } = BackorderTerms.None;
}

/// <summary>A product in a catalogue list, with its active variants.</summary>
public sealed record ProductRow(ProductId Id, string Name, string Description, string Category, VendorId? VendorId, string? VendorName, bool AgeRestricted, IReadOnlyList<VariantRow> Variants);

/// <summary>Reads the catalogue. A vendor sees their own products only.</summary>
public interface ICatalogReads
{
    /// <summary>By name; words of name, SKU and category must match by prefix.</summary>
    Task<Page<ProductRow>> List(string? search, string? category, Caller caller, string? cursor, int take, CancellationToken ct);

    Task<ProductRow?> Find(ProductId id, Caller caller, CancellationToken ct);

    /// <summary>The variants that are asked for, with their products; unknown ones are left out.</summary>
    Task<IReadOnlyList<ProductRow>> OfVariants(IReadOnlyCollection<VariantId> variants, Caller caller, CancellationToken ct);

    Task<IReadOnlyList<string>> Categories(CancellationToken ct);
}
