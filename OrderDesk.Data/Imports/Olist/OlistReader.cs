namespace OrderDesk.Data.Imports.Olist;

/// <summary>
/// Reads the folder of the data set whole: either a shop that is right in itself (every reference leads somewhere, every key is
/// there once) or the faults, up to <see cref="OlistFaults.Most"/>. Touches nothing but the files.
/// </summary>
public sealed class OlistReader
{
    private readonly string _directory;
    private readonly OlistFaults _faults = new();
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);

    private OlistReader(string directory) => _directory = directory;

    public static OlistReading Read(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return new OlistReading(null, [new OlistFault(directory, 0, null, "this folder is missing")]);
        }

        var reader = new OlistReader(directory);
        var shop = reader.ReadAll();
        return new OlistReading(reader._faults.All.Count == 0 ? shop : null, reader._faults.All);
    }

    private OlistShop ReadAll()
    {
        var customers = Customers();
        var sellers = Sellers();
        var products = Products(Categories());
        var orders = Orders(customers);
        var items = Items(orders, products, sellers);
        var payments = Payments(orders);
        var reviews = Reviews(orders);
        return new OlistShop(
            Assemble(orders, customers, items, payments), customers.Records, products.Records, sellers.Records, reviews?.Records, _hashes);
    }

    private Keyed<OlistCustomer> Customers() => Read(OlistFiles.Customers, ["customer_id"], r => new OlistCustomer(
        r.Id("customer_id"), r.Id("customer_unique_id"), r.Zip("customer_zip_code_prefix"),
        r.Text("customer_city", 100), r.Text("customer_state", 2)));

    private Keyed<OlistSeller> Sellers() => Read(OlistFiles.Sellers, ["seller_id"], r => new OlistSeller(
        r.Id("seller_id"), r.Zip("seller_zip_code_prefix"), r.Text("seller_city", 100), r.Text("seller_state", 2)));

    private Dictionary<string, string> Categories() =>
        Read(OlistFiles.Categories, ["product_category_name"], r => (
            Name: r.Text("product_category_name", 100), English: r.Text("product_category_name_english", 100)))
        .Records.DistinctBy(c => c.Name, StringComparer.Ordinal).ToDictionary(c => c.Name, c => c.English, StringComparer.Ordinal);

    private Keyed<OlistProduct> Products(Dictionary<string, string> english) =>
        Read(OlistFiles.Products, ["product_id"], r =>
        {
            var category = r.OptionalText("product_category_name", 100);
            return new OlistProduct(
                r.Id("product_id"), category, category is null ? null : english.GetValueOrDefault(category),
                r.OptionalNumber("product_weight_g"), r.OptionalNumber("product_length_cm"),
                r.OptionalNumber("product_height_cm"), r.OptionalNumber("product_width_cm"));
        });

    private Keyed<OrderRow> Orders(Keyed<OlistCustomer> customers) => Read(OlistFiles.Orders, ["order_id"], r =>
    {
        var row = new OrderRow(
            r.Id("order_id"), r.Id("customer_id"), r.Word("order_status", OlistWords.Statuses.Keys), r.Time("order_purchase_timestamp"),
            r.OptionalTime("order_approved_at"), r.OptionalTime("order_delivered_carrier_date"),
            r.OptionalTime("order_delivered_customer_date"), r.Time("order_estimated_delivery_date"));
        customers.Expect(r, "customer_id", row.CustomerId, "customer");
        return row;
    });

    private Keyed<OlistItem> Items(Keyed<OrderRow> orders, Keyed<OlistProduct> products, Keyed<OlistSeller> sellers) =>
        Read(OlistFiles.Items, ["order_id", "order_item_id"], r =>
        {
            var item = new OlistItem(
                r.Id("order_id"), r.Number("order_item_id", 1), r.Id("product_id"), r.Id("seller_id"),
                r.Time("shipping_limit_date"), r.Amount("price"), r.Amount("freight_value"));
            orders.Expect(r, "order_id", item.OrderId, "order");
            products.Expect(r, "product_id", item.ProductId, "product");
            sellers.Expect(r, "seller_id", item.SellerId, "seller");
            return item;
        });

    private Keyed<OlistPayment> Payments(Keyed<OrderRow> orders) =>
        Read(OlistFiles.Payments, ["order_id", "payment_sequential"], r =>
        {
            var payment = new OlistPayment(
                r.Id("order_id"), r.Number("payment_sequential", 1), r.Word("payment_type", OlistWords.PaymentTypes),
                r.Number("payment_installments", 0), r.Amount("payment_value"));
            orders.Expect(r, "order_id", payment.OrderId, "order");
            return payment;
        });

    private Keyed<OlistReview>? Reviews(Keyed<OrderRow> orders)
    {
        if (!File.Exists(Path.Combine(_directory, OlistFiles.Reviews)))
        {
            return null;
        }

        return Read(OlistFiles.Reviews, ["review_id", "order_id"], r =>
        {
            var review = new OlistReview(
                r.Id("review_id"), r.Id("order_id"), r.Number("review_score", 1),
                r.HasNewline("review_comment_title") || r.HasNewline("review_comment_message"));
            orders.Expect(r, "order_id", review.OrderId, "order");
            return review;
        });
    }

    /// <summary>Reads a file into records with a key; the key of a faulty record counts too, so that one fault is not told twice.</summary>
    private Keyed<T> Read<T>(string file, string[] keyColumns, Func<OlistRow, T> recordOf)
    {
        var table = new OlistTable(_directory, file, _faults);
        var keyed = new Keyed<T>();
        foreach (var row in table.Rows())
        {
            keyed.Records.Add(recordOf(row));
            var key = row.Key(keyColumns);
            if (!keyed.Keys.Add(key))
            {
                row.Fault(keyColumns[^1], $"the key {key} is there twice");
            }
        }

        keyed.Complete = table.Usable;
        if (table.Hash is { } hash)
        {
            _hashes[file] = hash;
        }

        return keyed;
    }

    private List<OlistOrder> Assemble(
        Keyed<OrderRow> orders, Keyed<OlistCustomer> customers, Keyed<OlistItem> items, Keyed<OlistPayment> payments)
    {
        if (_faults.All.Count > 0)
        {
            return [];
        }

        var customerOf = customers.Records.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var itemsOf = items.Records.ToLookup(i => i.OrderId, StringComparer.Ordinal);
        var paymentsOf = payments.Records.ToLookup(p => p.OrderId, StringComparer.Ordinal);
        return
        [
            .. orders.Records.Select(o => new OlistOrder(
                o.Id, customerOf[o.CustomerId], OlistWords.Statuses[o.Status], o.Purchased, o.Approved, o.ToCarrier, o.ToCustomer, o.Estimated,
                [.. itemsOf[o.Id].OrderBy(i => i.Sequence)], [.. paymentsOf[o.Id].OrderBy(p => p.Sequence)])),
        ];
    }

    private sealed record OrderRow(
        string Id, string CustomerId, string Status, OlistTime Purchased,
        OlistTime? Approved, OlistTime? ToCarrier, OlistTime? ToCustomer, OlistTime Estimated);

    private sealed class Keyed<T>
    {
        public List<T> Records { get; } = [];

        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        /// <summary>False when the file could not be read: then nothing is said about references to it.</summary>
        public bool Complete { get; set; }

        public void Expect(OlistRow row, string column, string key, string what)
        {
            if (Complete && key.Length > 0 && !Keys.Contains(key))
            {
                row.Fault(column, $"there is no {what} {key}");
            }
        }
    }
}
