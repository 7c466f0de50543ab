using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Web.Shop;

/// <summary>A line of the cart with what the catalogue says of it now. Pure.</summary>
/// <param name="Errors">Why it cannot be ordered as it is: sold out, too few left, gone.</param>
public sealed record CartLine(CartItem Item, ProductRow? Product, VariantRow? Variant, IReadOnlyList<Error> Errors)
{
    public string Name => Product?.Name ?? "A product that is no longer sold";

    public bool IsGone => Variant is null;

    /// <summary>The price that the person saw when it was another one than now; null when nothing changed.</summary>
    public Money? OldPrice => Variant is { } v && v.Price.Major != Item.Price ? Money.FromMajor(Item.Price, v.Price.Currency) : null;

    public Money? Sum => Variant is { } v ? v.Price * Item.Quantity : null;

    public int Most => StockWords.Most(Variant) is var most and > 0 ? most : OrderValidation.MaxQuantity;

    public static IReadOnlyList<CartLine> Of(Cart cart, IReadOnlyList<ProductRow> products, IReadOnlyList<Error> errors)
    {
        var known = products.SelectMany(p => p.Variants.Select(v => (Product: p, Variant: v))).ToDictionary(k => k.Variant.Id);
        return [.. cart.Items.Select((item, n) => known.TryGetValue(item.Variant, out var k)
            ? new CartLine(item, k.Product, k.Variant, At(errors, n))
            : new CartLine(item, null, null, At(errors, n)))];
    }

    private static IReadOnlyList<Error> At(IReadOnlyList<Error> errors, int index) =>
        [.. errors.Where(e => e.Field?.StartsWith($"items[{index}].", StringComparison.Ordinal) == true && e.Code != "PRICE_CHANGED")];
}
