using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;

namespace OrderDesk.Core.Orders;

/// <summary>A line as it is ordered at a moment; what changes took off is not in it.</summary>
/// <param name="Name">With the options of the variant.</param>
/// <param name="UnitPriceMinor">Net, in minor units of the order's currency.</param>
public sealed record ContentLine(LineId Line, string Sku, string Name, int Quantity, long UnitPriceMinor);

/// <summary>The parts of a price in minor units: subtotal − discount + delivery + tax = total.</summary>
public sealed record PriceParts(long SubtotalMinor, long DiscountMinor, long DeliveryMinor, long TaxMinor, long TotalMinor);

/// <summary>What can differ between two versions of an order.</summary>
public enum ContentChangeKind
{
    ItemAdded,
    ItemRemoved,
    QuantityChanged,
    AddressChanged,
}

/// <summary>One difference between two versions.</summary>
/// <param name="Line">The line, when it is about one.</param>
/// <param name="What">For people: the item's name, or "Delivery address".</param>
/// <param name="Before">A quantity, or an address in one line; null when there was none.</param>
public sealed record ContentChange(ContentChangeKind Kind, LineId? Line, string What, string? Before, string? After);

/// <summary>What an order is for at a moment, as its numbered versions keep it: any two can be compared.</summary>
public sealed record OrderContent(Address Address, IReadOnlyList<ContentLine> Lines, string Currency, PriceParts Price)
{
    public static OrderContent Of(Order o) => new(
        o.ShippingAddress,
        [.. o.Lines.Where(l => l.Charged > 0).Select(l => new ContentLine(l.Id, l.Sku, l.Options.Length == 0 ? l.Name : $"{l.Name}, {l.Options}", l.Charged, l.UnitPriceMinor))],
        o.CurrencyCode,
        new PriceParts(o.SubtotalMinor, o.DiscountMinor, o.DeliveryMinor, o.TaxMinor, o.TotalMinor));

    /// <summary>What is different in a later version: lines in their order, the address last. Empty when nothing is.</summary>
    public IReadOnlyList<ContentChange> To(OrderContent later)
    {
        var before = Lines.ToDictionary(l => l.Line);
        var after = later.Lines.ToDictionary(l => l.Line);
        var lines = Lines.Concat(later.Lines.Where(l => !before.ContainsKey(l.Line)))
            .Select(l => Compare(l, before.GetValueOrDefault(l.Line)?.Quantity, after.GetValueOrDefault(l.Line)?.Quantity)).OfType<ContentChange>();
        return Address == later.Address ? [.. lines] : [.. lines, new ContentChange(ContentChangeKind.AddressChanged, null, "Delivery address", Words(Address), Words(later.Address))];
    }

    private static ContentChange? Compare(ContentLine line, int? before, int? after) => (before, after) switch
    {
        (null, { } now) => new(ContentChangeKind.ItemAdded, line.Line, line.Name, null, $"{now}"),
        ({ } was, null) => new(ContentChangeKind.ItemRemoved, line.Line, line.Name, $"{was}", null),
        ({ } was, { } now) when was != now => new(ContentChangeKind.QuantityChanged, line.Line, line.Name, $"{was}", $"{now}"),
        _ => null,
    };

    private static string Words(Address a) => $"{a.Name}, {a.OneLine}";
}
