namespace OrderDesk.Data.Imports.Olist;

/// <summary>The files of the data set and the columns that are read from each.</summary>
public static class OlistFiles
{
    public const string Orders = "olist_orders_dataset.csv";
    public const string Items = "olist_order_items_dataset.csv";
    public const string Payments = "olist_order_payments_dataset.csv";
    public const string Customers = "olist_customers_dataset.csv";
    public const string Products = "olist_products_dataset.csv";
    public const string Sellers = "olist_sellers_dataset.csv";
    public const string Categories = "product_category_name_translation.csv";

    /// <summary>Optional: reviews are counted when the file is there, never imported.</summary>
    public const string Reviews = "olist_order_reviews_dataset.csv";

    public const string Manifest = "MANIFEST.json";

    /// <summary>Columns by file; more columns than these are allowed and ignored.</summary>
    internal static readonly IReadOnlyDictionary<string, string[]> Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Customers] = ["customer_id", "customer_unique_id", "customer_zip_code_prefix", "customer_city", "customer_state"],
        [Sellers] = ["seller_id", "seller_zip_code_prefix", "seller_city", "seller_state"],
        [Categories] = ["product_category_name", "product_category_name_english"],
        [Products] = ["product_id", "product_category_name", "product_weight_g", "product_length_cm", "product_height_cm", "product_width_cm"],
        [Orders] =
        [
            "order_id", "customer_id", "order_status", "order_purchase_timestamp", "order_approved_at",
            "order_delivered_carrier_date", "order_delivered_customer_date", "order_estimated_delivery_date",
        ],
        [Items] = ["order_id", "order_item_id", "product_id", "seller_id", "shipping_limit_date", "price", "freight_value"],
        [Payments] = ["order_id", "payment_sequential", "payment_type", "payment_installments", "payment_value"],
        [Reviews] = ["review_id", "order_id", "review_score", "review_comment_title", "review_comment_message"],
    };
}
