using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shop;

/// <summary>Whether something can be had, as a customer is told: a word, with its colour and icon beside it. Pure.</summary>
public static class StockWords
{
    private const int Few = 5;

    public static (StateFamily Family, string Icon, string Word) Of(VariantRow variant) => variant is { Available: <= 0, Backorder.Room: > 0 } ? (StateFamily.Attention, "history", $"To order, {variant.Backorder.Words}") : Of(variant.Available);

    /// <summary>The best of a product's variants.</summary>
    public static (StateFamily Family, string Icon, string Word) Of(ProductRow product) =>
        product.Variants.Count == 0 ? Of(0) : product.Variants.All(v => v.Available <= 0) && product.Variants.FirstOrDefault(v => v.Backorder.Room > 0) is { } ordered ? Of(ordered) : Of(product.Variants.Any(v => v.Available is null) ? null : product.Variants.Max(v => v.Available));

    /// <param name="available">Null: the vendor keeps it.</param>
    public static (StateFamily Family, string Icon, string Word) Of(int? available) => available switch
    {
        null => (StateFamily.Done, "store", "Sent by the vendor"),
        <= 0 => (StateFamily.Ended, "stop", "Sold out"),
        <= Few => (StateFamily.Attention, "clock", $"Only {available} left"),
        _ => (StateFamily.Done, "check", "In stock"),
    };

    public static bool CanBuy(VariantRow variant) => variant.Available is null or > 0 || variant.Backorder.Room > 0;

    /// <summary>How many can be ordered: what is there, and what may be backordered.</summary>
    public static int Most(VariantRow? variant) => variant?.Available is { } left ? (int)Math.Clamp((long)left + variant.Backorder.Room, 0, OrderValidation.MaxQuantity) : OrderValidation.MaxQuantity;

    /// <summary>"8.90 €", or "from 8.90 €" when variants differ; null when there is none.</summary>
    public static (string? From, Money Price)? Price(ProductRow product) => product.Variants.Count == 0
        ? null
        : (product.Variants.Select(v => v.Price).Distinct().Skip(1).Any() ? "from" : null, product.Variants.MinBy(v => v.Price.Minor)!.Price);
}
