using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Catalog;

/// <summary>A product with its variants. Own products are kept in hubs, a vendor's products are sent by the vendor.</summary>
public sealed class Product
{
    private readonly List<Variant> _variants = [];

    private Product()
    {
    }

    public ProductId Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    public string Category { get; private set; } = "";

    /// <summary>Null for own products.</summary>
    public VendorId? VendorId { get; private set; }

    /// <summary>Tax in basis points: 1900 is 19 %.</summary>
    public int TaxRate { get; private set; }

    /// <summary>Only for adults: placing asks for <c>ageVerified</c>.</summary>
    public bool AgeRestricted { get; private set; }

    public bool IsActive { get; private set; } = true;

    public string? ExternalRef { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public IReadOnlyList<Variant> Variants => _variants;

    public LineSource Source => VendorId is null ? LineSource.Own : LineSource.Vendor;

    public static Product Create(ProductId id, string name, string description, string category, VendorId? vendor, int taxRate, bool ageRestricted, DateTime now, string? externalRef = null) => new()
    {
        Id = id,
        Name = name,
        Description = description,
        Category = category,
        VendorId = vendor,
        TaxRate = taxRate,
        AgeRestricted = ageRestricted,
        CreatedAt = now,
        ExternalRef = externalRef,
    };

    public Variant AddVariant(VariantId id, string sku, string options, Money price)
    {
        var variant = Variant.Create(id, Id, sku, options, price);
        _variants.Add(variant);
        return variant;
    }

    public void Retire() => IsActive = false;
}

/// <summary>What is ordered, priced and kept: one size, colour or pack of a product.</summary>
public sealed class Variant
{
    private Variant()
    {
    }

    public VariantId Id { get; private set; }

    public ProductId ProductId { get; private set; }

    /// <summary>Unique over all products.</summary>
    public string Sku { get; private set; } = "";

    /// <summary>What tells it from its siblings ("Blue, M"); empty when it is the only one.</summary>
    public string Options { get; private set; } = "";

    public long PriceMinor { get; private set; }

    public string CurrencyCode { get; private set; } = "EUR";

    public Money Price => new(PriceMinor, Currency.Of(CurrencyCode));

    public bool IsActive { get; private set; } = true;

    /// <summary>How many units may be sold beyond what is there: 0 is none, null is without limit. A preorder is the same thing.</summary>
    public int? BackorderLimit { get; private set; } = 0;

    /// <summary>When the next goods are expected; null when nobody knows.</summary>
    public DateOnly? ExpectedOn { get; private set; }

    /// <summary>Units of open orders that wait for goods. A counter that only guarded updates move, so that the limit holds under any race.</summary>
    public int Backordered { get; private set; }

    public static Variant Create(VariantId id, ProductId product, string sku, string options, Money price) => new()
    {
        Id = id,
        ProductId = product,
        Sku = sku,
        Options = options,
        PriceMinor = price.Minor,
        CurrencyCode = price.Currency.Code,
    };

    public void AllowBackorder(int? limit, DateOnly? expectedOn) => (BackorderLimit, ExpectedOn) = (limit, expectedOn);

    public void Reprice(Money price) => (PriceMinor, CurrencyCode) = (price.Minor, price.Currency.Code);
}
