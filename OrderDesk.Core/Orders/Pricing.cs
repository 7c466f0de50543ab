using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Orders;

/// <summary>A variant as it can be sold right now: what placing needs to know of the catalogue.</summary>
public sealed record SellableItem(
    VariantId VariantId, ProductId ProductId, string Sku, string Name, string Options, string Category, Money Price, int TaxRate, bool AgeRestricted, bool IsActive,
    VendorId? VendorId, string? VendorName, VendorType? VendorType)
{
    /// <summary>How many may be ordered beyond what is there; own goods only.</summary>
    public BackorderTerms Backorder { get; init; } = BackorderTerms.None;
}

/// <summary>A line with its price parts.</summary>
public sealed record PricedLine(SellableItem Item, int Quantity, Money UnitPrice, Money Discount, Money Tax)
{
    public Money Goods => UnitPrice * Quantity;
}

/// <summary>A whole price. Subtotal − discount + delivery + tax = total, to the cent, and the lines sum to it.</summary>
public sealed record OrderPrice(IReadOnlyList<PricedLine> Lines, Money Subtotal, Money Discount, Money Delivery, Money Tax, Money Total);

/// <summary>What delivery costs; settings can change it.</summary>
public sealed record DeliveryTariff(long StandardMinor = 490, long ExpressMinor = 1290, long ScheduledMinor = 790, long FreeFromMinor = 10_000)
{
    /// <summary>Standard delivery is free from a goods value on.</summary>
    public Money Of(DeliveryType type, Money goods) => new(
        type switch
        {
            DeliveryType.Express => ExpressMinor,
            DeliveryType.Scheduled => ScheduledMinor,
            _ => goods.Minor >= FreeFromMinor ? 0 : StandardMinor,
        },
        goods.Currency);
}

/// <summary>The one place where an order gets its price (DESIGN 4). Prices are net; tax comes on top, by line.</summary>
public static class Pricing
{
    /// <param name="items">Variants with quantities; all of one currency, at least one.</param>
    /// <param name="delivery">The delivery that was chosen.</param>
    /// <param name="tariff">What delivery costs.</param>
    /// <param name="discount">A discount on the goods, spread over the lines in proportion; at most the goods' value counts.</param>
    public static OrderPrice Price(IReadOnlyList<(SellableItem Item, int Quantity)> items, DeliveryType delivery, DeliveryTariff tariff, Money? discount = null)
    {
        var currency = items[0].Item.Price.Currency;
        var goods = items.Select(i => i.Item.Price * i.Quantity).ToList();
        var subtotal = goods.Aggregate(Money.Zero(currency), (sum, g) => sum + g);
        var off = discount is { } d ? new Money(Math.Clamp(d.Minor, 0, subtotal.Minor), currency) : Money.Zero(currency);
        var discounts = off.Split([.. goods.Select(g => g.Minor)]);
        var lines = items.Select((i, n) => new PricedLine(i.Item, i.Quantity, i.Item.Price, discounts[n], new Money(Tax((goods[n] - discounts[n]).Minor, i.Item.TaxRate), currency))).ToList();
        var fee = tariff.Of(delivery, subtotal - off);
        var tax = lines.Aggregate(Money.Zero(currency), (sum, l) => sum + l.Tax);
        return new OrderPrice(lines, subtotal, off, fee, tax, subtotal - off + fee + tax);
    }

    /// <summary>The tax of a line in minor units, rounded there.</summary>
    /// <param name="taxableMinor">Its goods less its discount.</param>
    /// <param name="rate">Basis points.</param>
    public static long Tax(long taxableMinor, int rate) => new Money(taxableMinor, Currency.Eur).Rate(rate).Minor;
}
