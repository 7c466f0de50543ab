using System.Globalization;
using OrderDesk.Core.Customers;

namespace OrderDesk.Data.Imports.Olist;

/// <summary>The source has ids where people want names: short ones are made of what it has.</summary>
internal static class OlistNames
{
    public const string Prefix = "olist:";

    private const int Short = 6;

    /// <summary>How customers, vendors and products of the source are known here.</summary>
    public static string Reference(string id) => Prefix + id;

    /// <summary>The source's id in a reference.</summary>
    public static string IdOf(string reference) => reference[Prefix.Length..];

    public static string Person(string personId) => $"Customer {First(personId, Short)}";

    public static string Vendor(OlistSeller seller) => $"Seller {City(seller.City)} {First(seller.Id, Short)}";

    public static string Category(OlistProduct product) => (product.CategoryEnglish ?? product.Category) is { } category ? Sentence(category) : "Uncategorised";

    public static string Product(OlistProduct product) => $"{Category(product)} {First(product.Id, Short)}";

    public static string Sku(string productId) => $"OLIST-{First(productId, 12).ToUpperInvariant()}";

    /// <summary>For the rare product whose short one is taken.</summary>
    public static string LongSku(string productId) => $"OLIST-{productId.ToUpperInvariant()}";

    public static string City(string city) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(city);

    /// <summary>"500 g, 20 × 10 × 15 cm", or what of it is known.</summary>
    public static string Description(OlistProduct p)
    {
        var size = new[] { p.LengthCm, p.HeightCm, p.WidthCm };
        var parts = new[] { p.Grams is { } grams ? $"{grams} g" : null, size.All(s => s is not null) ? $"{string.Join(" × ", size)} cm" : null };
        return string.Join(", ", parts.Where(part => part is not null));
    }

    public static string Payment(OlistPayment payment)
    {
        var words = Sentence(payment.Type);
        return payment.Installments > 1 ? $"{words}, {payment.Installments} installments" : words;
    }

    /// <summary>The source knows the town and a zip prefix, never a street.</summary>
    public static Address Address(OlistCustomer customer) =>
        new(Person(customer.PersonId), "", City(customer.City), customer.State, customer.Zip.Digits, "BR");

    private static string Sentence(string word)
    {
        var words = word.Replace('_', ' ').Trim();
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string First(string id, int count) => id[..Math.Min(count, id.Length)];
}
