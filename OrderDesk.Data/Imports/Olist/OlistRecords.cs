namespace OrderDesk.Data.Imports.Olist;

/// <summary>The source's status words, in lower case on its side.</summary>
public enum OlistStatus
{
    Created,
    Approved,
    Invoiced,
    Processing,
    Shipped,
    Delivered,
    Canceled,
    Unavailable,
}

/// <summary>A zip code prefix of five digits; <paramref name="Padded"/> when the source had lost its leading zeros.</summary>
public readonly record struct OlistZip(string Digits, bool Padded);

/// <summary>Who ordered, and from where. <paramref name="Id"/> is made anew for each order; the person is <paramref name="PersonId"/>.</summary>
public sealed record OlistCustomer(string Id, string PersonId, OlistZip Zip, string City, string State);

/// <summary>A seller of the marketplace: a vendor here.</summary>
public sealed record OlistSeller(string Id, OlistZip Zip, string City, string State);

/// <summary>A product; <paramref name="CategoryEnglish"/> is null when the source has no category or no translation. Grams and centimetres.</summary>
public sealed record OlistProduct(string Id, string? Category, string? CategoryEnglish, int? Grams, int? LengthCm, int? HeightCm, int? WidthCm);

/// <summary>One unit of a product: the source has no quantities, repeated rows are the quantity.</summary>
public sealed record OlistItem(
    string OrderId, int Sequence, string ProductId, string SellerId, OlistTime ShipBy, OlistAmount Price, OlistAmount Freight);

/// <summary>A payment: credit_card, boleto, voucher, debit_card or not_defined; may be of zero value.</summary>
public sealed record OlistPayment(string OrderId, int Sequence, string Type, int Installments, OlistAmount Value);

/// <summary>A review: only counted.</summary>
public sealed record OlistReview(string Id, string OrderId, int Score, bool HasNewline);

/// <summary>Equal items of an order as one line. <paramref name="Price"/> and <paramref name="FreightEach"/> are centavos for one unit.</summary>
public sealed record OlistLine(string ProductId, string SellerId, long Price, long FreightEach, int Quantity, OlistTime ShipBy)
{
    public long PriceTotal => Price * Quantity;

    public long FreightTotal => FreightEach * Quantity;

    public bool Holds(OlistItem item) =>
        (item.ProductId, item.SellerId, item.Price.Minor, item.Freight.Minor) == (ProductId, SellerId, Price, FreightEach);
}

/// <summary>An order with all that belongs to it, items and payments in their own sequence.</summary>
public sealed record OlistOrder(
    string Id,
    OlistCustomer Customer,
    OlistStatus Status,
    OlistTime Purchased,
    OlistTime? Approved,
    OlistTime? ToCarrier,
    OlistTime? ToCustomer,
    OlistTime EstimatedDelivery,
    IReadOnlyList<OlistItem> Items,
    IReadOnlyList<OlistPayment> Payments)
{
    /// <summary>Items of the same product, seller, price and freight are one line; in the order in which they first appear.</summary>
    public IReadOnlyList<OlistLine> Lines { get; } =
    [
        .. Items.GroupBy(i => (i.ProductId, i.SellerId, Price: i.Price.Minor, Freight: i.Freight.Minor))
            .Select(g => new OlistLine(g.Key.ProductId, g.Key.SellerId, g.Key.Price, g.Key.Freight, g.Count(), g.Min(i => i.ShipBy))),
    ];

    public IEnumerable<string> SellerIds => Items.Select(i => i.SellerId).Distinct(StringComparer.Ordinal);

    public long ItemsPrice => Items.Sum(i => i.Price.Minor);

    public long ItemsFreight => Items.Sum(i => i.Freight.Minor);

    public long Total => ItemsPrice + ItemsFreight;

    public long Paid => Payments.Sum(p => p.Value.Minor);

    /// <summary>What the payments are above (or below) the items, where there are both; else zero.</summary>
    public long PaidOffTotal => Items.Count > 0 && Payments.Count > 0 ? Paid - Total : 0;

    public string StatusWord => OlistWords.Of(Status);
}

/// <summary>All that the files say, checked and put together. <paramref name="Reviews"/> is null when there is no such file.</summary>
public sealed record OlistShop(
    IReadOnlyList<OlistOrder> Orders,
    IReadOnlyList<OlistCustomer> Customers,
    IReadOnlyList<OlistProduct> Products,
    IReadOnlyList<OlistSeller> Sellers,
    IReadOnlyList<OlistReview>? Reviews,
    IReadOnlyDictionary<string, string> FileHashes);

/// <summary>What reading the folder came to: the shop, or why not.</summary>
public sealed record OlistReading(OlistShop? Shop, IReadOnlyList<OlistFault> Faults);

/// <summary>The closed vocabulary of the source.</summary>
public static class OlistWords
{
    private static readonly Dictionary<OlistStatus, string> Words =
        Enum.GetValues<OlistStatus>().ToDictionary(s => s, s => s.ToString().ToLowerInvariant());

    public static readonly IReadOnlyList<string> PaymentTypes = ["credit_card", "boleto", "voucher", "debit_card", "not_defined"];

    public static readonly IReadOnlyDictionary<string, OlistStatus> Statuses =
        Words.ToDictionary(w => w.Value, w => w.Key, StringComparer.Ordinal);

    public static string Of(OlistStatus status) => Words[status];
}
