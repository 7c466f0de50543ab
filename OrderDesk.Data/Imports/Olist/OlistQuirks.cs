namespace OrderDesk.Data.Imports.Olist;

/// <summary>
/// One kind of oddity that the source has and that an import keeps: its name in the manifest, what it means, and how often an
/// order has it (0 = not). <paramref name="ByStatus"/>: the manifest counts it for each source status. <paramref name="InManifest"/> is
/// false for what is noted beyond the manifest.
/// </summary>
public sealed record OlistQuirk(
    string Name, string Meaning, Func<OlistOrder, int> On, bool ByStatus = false, bool InManifest = true, Func<OlistOrder, string>? Detail = null);

/// <summary>A quirk on an order.</summary>
public sealed record OlistQuirkNote(string OrderId, string StatusWord, OlistQuirk Quirk, int Times, string? Detail);

/// <summary>
/// The closed list of quirks. The manifest's max_payments_on_one_order, max_items_on_one_order, item_price_fraction_digits,
/// payment_value_fraction_digits and the review ones are figures of the whole set, not of an order: <see cref="OlistReport"/> has them.
/// </summary>
public static class OlistQuirks
{
    public static readonly OlistQuirk RepeatCustomers = new("repeat_customers", "this person has more than one order", _ => 0);

    /// <summary>Everything that one order alone shows.</summary>
    public static readonly IReadOnlyList<OlistQuirk> All =
    [
        new("missing_order_approved_at", "no time of approval", o => One(o.Approved is null), ByStatus: true),
        new("missing_order_delivered_carrier_date", "no time of hand-over to the carrier", o => One(o.ToCarrier is null), ByStatus: true),
        new("missing_order_delivered_customer_date", "no time of delivery", o => One(o.ToCustomer is null), ByStatus: true),
        new("delivered_without_customer_date", "delivered, without a time of delivery", o => One(o is { Status: OlistStatus.Delivered, ToCustomer: null })),
        new("canceled_with_customer_date", "cancelled, with a time of delivery", o => One(o is { Status: OlistStatus.Canceled, ToCustomer: not null })),
        new("carrier_before_approved", "handed to the carrier before it was approved", o => One(o.ToCarrier < o.Approved), Detail: Dates),
        new("carrier_before_purchase", "handed to the carrier before it was ordered", o => One(o.ToCarrier < o.Purchased), Detail: Dates),
        new("delivered_before_carrier", "delivered before the carrier had it", o => One(o.ToCustomer < o.ToCarrier), Detail: Dates),
        new("orders_without_items", "no items", o => One(o.Items.Count == 0), ByStatus: true),
        new("orders_without_payments", "no payments", o => One(o.Payments.Count == 0)),
        new("zero_value_payments", "a payment of nothing", o => o.Payments.Count(p => p.Value.Minor == 0)),
        new("zero_installments", "a payment in no installments", o => o.Payments.Count(p => p.Installments == 0)),
        new("payments_starting_above_seq_1", "the first payment is missing", o => One(o.Payments.Count > 0 && o.Payments[0].Sequence > 1)),
        new("payment_sequence_gaps", "the payments' sequence has gaps", o => One(o.Payments.Count > 0 && o.Payments[^1].Sequence != o.Payments.Count)),
        new("zero_freight_items", "an item without freight", o => o.Items.Count(i => i.Freight.Minor == 0)),
        new("same_product_lines_repeated_orders", "rows repeated as the quantity", o => One(
            o.Items.Select(i => i.ProductId).Distinct(StringComparer.Ordinal).Count() < o.Items.Count)),
        new("customer_zip_not_5_chars", "the customer's zip had lost its leading zero", o => One(o.Customer.Zip.Padded)),
        new("payment_total_off_item_total", "the payments are not what the items and their freight cost", o => One(o.PaidOffTotal != 0),
            InManifest: false, Detail: o => $"paid {OlistAmount.Text(o.Paid)}, items {OlistAmount.Text(o.Total)}"),
    ];

    /// <summary>What is odd about this order by itself.</summary>
    public static IEnumerable<OlistQuirkNote> Of(OlistOrder order) =>
        from quirk in All
        let times = quirk.On(order)
        where times > 0
        select new OlistQuirkNote(order.Id, order.StatusWord, quirk, times, quirk.Detail?.Invoke(order));

    /// <summary>What is odd about each order, including that its person came back.</summary>
    public static IEnumerable<OlistQuirkNote> Of(IReadOnlyCollection<OlistOrder> orders)
    {
        var ordersOf = orders.GroupBy(o => o.Customer.PersonId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach (var order in orders)
        {
            foreach (var note in Of(order))
            {
                yield return note;
            }

            if (ordersOf[order.Customer.PersonId] is > 1 and var times)
            {
                yield return new OlistQuirkNote(order.Id, order.StatusWord, RepeatCustomers, 1, $"{times} orders");
            }
        }
    }

    private static int One(bool applies) => applies ? 1 : 0;

    private static string Dates(OlistOrder o) =>
        $"ordered {o.Purchased}, approved {Or(o.Approved)}, to carrier {Or(o.ToCarrier)}, to customer {Or(o.ToCustomer)}";

    private static string Or(OlistTime? time) => time?.ToString() ?? "never";
}
