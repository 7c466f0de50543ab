using System.Text.Json.Nodes;

namespace OrderDesk.Data.Imports.Olist;

/// <summary>
/// Counts and control totals of a shop under the names, and in the structure, of the data set's MANIFEST.json. Works alike on what
/// was read from the files and on what is read back from the database.
/// </summary>
public static class OlistReport
{
    private const long MismatchFrom = 5;

    public static JsonObject Of(OlistShop shop)
    {
        var orders = shop.Orders;
        var mismatched = orders.Where(o => Math.Abs(o.PaidOffTotal) >= MismatchFrom).Select(o => o.Id).Order(StringComparer.Ordinal).ToArray();
        return new JsonObject
        {
            ["counts"] = Counts(shop),
            ["distinct_customers_unique_id"] = Distinct(shop.Customers.Select(c => c.PersonId)),
            ["sellers_used"] = Distinct(Items(shop).Select(i => i.SellerId)),
            ["products_used"] = Distinct(Items(shop).Select(i => i.ProductId)),
            ["status"] = Tally(orders, o => o.StatusWord),
            ["purchase_from"] = orders.Count == 0 ? null : orders.Min(o => o.Purchased).ToString(),
            ["purchase_to"] = orders.Count == 0 ? null : orders.Max(o => o.Purchased).ToString(),
            ["late_deliveries"] = orders.Count(o => o.ToCustomer > o.EstimatedDelivery),
            ["multi_seller_orders"] = orders.Count(o => o.SellerIds.Count() > 1),
            ["max_sellers_on_one_order"] = Most(orders, o => o.SellerIds.Count()),
            ["multi_item_orders"] = orders.Count(o => o.Items.Count > 1),
            ["multi_payment_row_orders"] = orders.Count(o => o.Payments.Count > 1),
            ["multi_payment_type_orders"] = orders.Count(o => Distinct(o.Payments.Select(p => p.Type)) > 1),
            ["payment_types"] = Tally(orders.SelectMany(o => o.Payments), p => p.Type),
            ["control_totals_BRL"] = Totals(orders),
            ["orders_with_items_and_payments_total_equal_to_the_cent"] =
                orders.Count(o => o.Items.Count > 0 && o.Payments.Count > 0 && o.PaidOffTotal == 0),
            ["orders_with_total_mismatch_ge_0.05"] = mismatched.Length,
            ["mismatch_order_ids"] = new JsonArray([.. mismatched.Select(id => JsonValue.Create(id))]),
            ["duplicate_keys"] = DuplicateKeys(shop),
            ["dangling"] = Dangling(shop),
            ["quirks"] = Quirks(shop),
            ["sha256"] = Object(shop.FileHashes.OrderBy(f => f.Key, StringComparer.Ordinal), f => f.Key, f => f.Value),
        };
    }

    private static JsonObject Counts(OlistShop shop)
    {
        var counts = new JsonObject
        {
            ["orders"] = shop.Orders.Count,
            ["items"] = Items(shop).Count(),
            ["payments"] = shop.Orders.Sum(o => o.Payments.Count),
            ["customers"] = shop.Customers.Count,
            ["products"] = shop.Products.Count,
            ["sellers"] = shop.Sellers.Count,
        };
        if (shop.Reviews is { } reviews)
        {
            counts["reviews"] = reviews.Count;
        }

        return counts;
    }

    private static JsonObject Totals(IReadOnlyList<OlistOrder> orders) => new()
    {
        ["items_price"] = OlistAmount.Text(orders.Sum(o => o.ItemsPrice)),
        ["items_freight"] = OlistAmount.Text(orders.Sum(o => o.ItemsFreight)),
        ["payments"] = OlistAmount.Text(orders.Sum(o => o.Paid)),
    };

    private static JsonObject DuplicateKeys(OlistShop shop) => new()
    {
        ["orders"] = Repeated(shop.Orders.Select(o => o.Id)),
        ["items"] = Repeated(Items(shop).Select(i => $"{i.OrderId} {i.Sequence}")),
        ["payments"] = Repeated(shop.Orders.SelectMany(o => o.Payments).Select(p => $"{p.OrderId} {p.Sequence}")),
        ["customers"] = Repeated(shop.Customers.Select(c => c.Id)),
    };

    private static JsonObject Dangling(OlistShop shop)
    {
        var customers = shop.Customers.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var products = shop.Products.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        var sellers = shop.Sellers.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return new JsonObject
        {
            ["orders_without_customer"] = shop.Orders.Count(o => !customers.Contains(o.Customer.Id)),
            ["items_unknown_product"] = Items(shop).Count(i => !products.Contains(i.ProductId)),
            ["items_unknown_seller"] = Items(shop).Count(i => !sellers.Contains(i.SellerId)),
        };
    }

    private static JsonObject Quirks(OlistShop shop)
    {
        var quirks = new JsonObject();
        foreach (var quirk in OlistQuirks.All.Where(q => q.InManifest))
        {
            quirks[quirk.Name] = quirk.ByStatus
                ? Tally(shop.Orders.Where(o => quirk.On(o) > 0), o => o.StatusWord)
                : shop.Orders.Sum(quirk.On);
        }

        quirks["max_payments_on_one_order"] = Most(shop.Orders, o => o.Payments.Count);
        quirks["max_items_on_one_order"] = Most(shop.Orders, o => o.Items.Count);
        quirks[OlistQuirks.RepeatCustomers.Name] =
            shop.Customers.GroupBy(c => c.PersonId, StringComparer.Ordinal).Count(g => g.Count() > 1);
        quirks["item_price_fraction_digits"] = Tally(Items(shop), i => $"{i.Price.FractionDigits}");
        quirks["payment_value_fraction_digits"] = Tally(shop.Orders.SelectMany(o => o.Payments), p => $"{p.Value.FractionDigits}");
        AddReviewQuirks(quirks, shop.Reviews);
        return quirks;
    }

    private static void AddReviewQuirks(JsonObject quirks, IReadOnlyList<OlistReview>? reviews)
    {
        if (reviews is null)
        {
            return;
        }

        quirks["reviews_with_newline"] = reviews.Count(r => r.HasNewline);
        quirks["duplicate_review_ids"] = Repeated(reviews.Select(r => r.Id));
        quirks["orders_with_2plus_reviews"] = reviews.GroupBy(r => r.OrderId, StringComparer.Ordinal).Count(g => g.Count() > 1);
        quirks["review_scores"] = Tally(reviews, r => $"{r.Score}");
    }

    private static IEnumerable<OlistItem> Items(OlistShop shop) => shop.Orders.SelectMany(o => o.Items);

    private static int Distinct(IEnumerable<string> keys) => keys.Distinct(StringComparer.Ordinal).Count();

    /// <summary>How many rows there are beyond the first of their key.</summary>
    private static int Repeated(IEnumerable<string> keys)
    {
        var all = keys.ToList();
        return all.Count - Distinct(all);
    }

    private static int Most(IEnumerable<OlistOrder> orders, Func<OlistOrder, int> of) => orders.Select(of).DefaultIfEmpty().Max();

    private static JsonObject Tally<T>(IEnumerable<T> of, Func<T, string> word) => Object(
        of.GroupBy(word, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal),
        g => g.Key, g => g.Count());

    private static JsonObject Object<T>(IEnumerable<T> of, Func<T, string> name, Func<T, JsonNode> value)
    {
        var all = new JsonObject();
        foreach (var one in of)
        {
            all[name(one)] = value(one);
        }

        return all;
    }
}
