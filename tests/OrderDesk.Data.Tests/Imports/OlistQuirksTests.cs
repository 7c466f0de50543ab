using OrderDesk.Data.Imports.Olist;

namespace OrderDesk.Data.Tests.Imports;

public sealed class OlistQuirksTests : IDisposable
{
    private readonly OlistFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Order_AsItShouldBe_HasNone()
    {
        _folder.Replacing(OlistFiles.Items, "o1,2,p1", "o1,2,p3").Replacing(OlistFiles.Items, "100.0,0.0", "99.0,1.0")
            .Replacing(OlistFiles.Orders, "o2,c2", "o2,c3");

        QuirksOf("o1").ShouldBeEmpty();
    }

    [Fact]
    public void Order_JustCreated_MissesItsTimesAndItems() => QuirksOf("o3").ShouldBe(
    [
        "missing_order_approved_at", "missing_order_delivered_carrier_date", "missing_order_delivered_customer_date", "orders_without_items",
    ]);

    [Theory]
    [InlineData("2018-01-15 17:30:00", "", "delivered_without_customer_date")]
    [InlineData("o1,c1,delivered", "o1,c1,canceled", "canceled_with_customer_date")]
    [InlineData("2018-01-11 09:00:00", "2018-01-10 10:14:59", "carrier_before_approved")]
    [InlineData("2018-01-11 09:00:00", "2018-01-10 09:59:59", "carrier_before_purchase")]
    [InlineData("2018-01-15 17:30:00", "2018-01-11 08:59:59", "delivered_before_carrier")]
    public void Order_WithOddTimes_IsNoted(string old, string with, string quirk)
    {
        QuirksOf("o1").ShouldNotContain(quirk);

        _folder.Replacing(OlistFiles.Orders, old, with);

        QuirksOf("o1").ShouldContain(quirk);
    }

    [Theory]
    [InlineData("o3,1,debit_card,1,5.0\n", "", "orders_without_payments")]
    [InlineData("1,5.0", "1,0.0", "zero_value_payments")]
    [InlineData("debit_card,1", "debit_card,0", "zero_installments")]
    [InlineData("o3,1", "o3,2", "payments_starting_above_seq_1")]
    [InlineData("o3,1", "o3,2", "payment_sequence_gaps")]
    public void Order_WithOddPayments_IsNoted(string old, string with, string quirk)
    {
        QuirksOf("o3").ShouldNotContain(quirk);

        _folder.Replacing(OlistFiles.Payments, old, with);

        QuirksOf("o3").ShouldContain(quirk);
    }

    [Fact]
    public void Order_WithOddItemsAndPerson_IsNoted()
    {
        QuirksOf("o1").ShouldBe(["zero_freight_items", "same_product_lines_repeated_orders", "repeat_customers"]);
        QuirksOf("o2").ShouldContain("customer_zip_not_5_chars");
    }

    [Fact]
    public void Order_PaidOffItsTotal_IsNotedWithBothSums()
    {
        _folder.Replacing(OlistFiles.Payments, "25.5", "25.51");

        var note = OlistQuirks.Of(_folder.Shop().Orders).Single(n => n.Quirk.Name == "payment_total_off_item_total");

        (note.OrderId, note.Detail).ShouldBe(("o1", "paid 125.51, items 125.50"));
    }

    [Fact]
    public void Quirks_AllTogether_HaveNamesOfTheirOwn() => OlistQuirks.All.Select(q => q.Name).ShouldBeUnique();

    private IEnumerable<string> QuirksOf(string order) =>
        OlistQuirks.Of(_folder.Shop().Orders).Where(n => n.OrderId == order).Select(n => n.Quirk.Name);
}
