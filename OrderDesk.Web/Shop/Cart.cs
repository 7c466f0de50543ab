using System.Text.Json;
using System.Text.Json.Serialization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Web.Shop;

/// <summary>What somebody is about to buy. Immutable: every change is a new cart, so that undo is the old one's line put back.</summary>
public sealed record Cart
{
    /// <summary>As many different things as an order may have.</summary>
    public const int MaxItems = OrderValidation.MaxLines;

    public static readonly Cart Empty = new();

    public IReadOnlyList<CartItem> Items { get; init; } = [];

    [JsonIgnore]
    public int Units => Items.Sum(i => i.Quantity);

    /// <summary>Reads a kept cart; one that cannot be read is empty.</summary>
    public static Cart Read(string? kept)
    {
        try
        {
            return kept is null ? Empty : JsonSerializer.Deserialize<Cart>(kept) ?? Empty;
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    public string Write() => JsonSerializer.Serialize(this);

    /// <summary>Adds units, to their line when it is there already; the price that was seen last is kept.</summary>
    public Cart Add(VariantId variant, int quantity, decimal price)
    {
        var known = Items.FirstOrDefault(i => i.VariantId == variant.Value);
        var item = new CartItem(variant.Value, Clamp((known?.Quantity ?? 0) + quantity), price);
        return known is null ? this with { Items = [.. Items, item] } : Replace(item);
    }

    public Cart SetQuantity(VariantId variant, int quantity) => Change(variant, i => i with { Quantity = Clamp(quantity) });

    /// <summary>The person has seen the new price.</summary>
    public Cart SetPrice(VariantId variant, decimal price) => Change(variant, i => i with { Price = price });

    public Cart Remove(VariantId variant) => this with { Items = [.. Items.Where(i => i.VariantId != variant.Value)] };

    /// <summary>Puts a removed line back where it was.</summary>
    public Cart PutBack(CartItem item, int at) =>
        Items.Any(i => i.VariantId == item.VariantId) ? this : this with { Items = [.. Items.Take(at), item, .. Items.Skip(at)] };

    private Cart Change(VariantId variant, Func<CartItem, CartItem> change) =>
        Items.FirstOrDefault(i => i.VariantId == variant.Value) is { } item ? Replace(change(item)) : this;

    private Cart Replace(CartItem item) => this with { Items = [.. Items.Select(i => i.VariantId == item.VariantId ? item : i)] };

    private static int Clamp(int quantity) => Math.Clamp(quantity, 1, OrderValidation.MaxQuantity);
}

/// <param name="VariantId">The variant's id as a number.</param>
/// <param name="Quantity">At least 1.</param>
/// <param name="Price">The unit price that the person saw last, in major units.</param>
public sealed record CartItem(long VariantId, int Quantity, decimal Price)
{
    [JsonIgnore]
    public VariantId Variant => new(VariantId);
}
