using System.Text.Json.Nodes;
using OrderDesk.Data.Imports.Olist;

namespace OrderDesk.Data.Tests.Imports;

public sealed class OlistReportTests : IDisposable
{
    private readonly OlistFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("counts.orders", "3")]
    [InlineData("counts.items", "4")]
    [InlineData("counts.payments", "4")]
    [InlineData("distinct_customers_unique_id", "2")]
    [InlineData("products_used", "3")]
    [InlineData("status.delivered", "1")]
    [InlineData("purchase_from", "2018-01-10 10:00:00")]
    [InlineData("purchase_to", "2018-05-05 05:05:05")]
    [InlineData("late_deliveries", "0")]
    [InlineData("multi_seller_orders", "1")]
    [InlineData("multi_payment_type_orders", "1")]
    [InlineData("payment_types.voucher", "1")]
    [InlineData("control_totals_BRL.items_price", "128.77")]
    [InlineData("control_totals_BRL.items_freight", "7.83")]
    [InlineData("control_totals_BRL.payments", "141.60")]
    [InlineData("orders_with_items_and_payments_total_equal_to_the_cent", "2")]
    [InlineData("mismatch_order_ids", "")]
    [InlineData("quirks.missing_order_delivered_customer_date.shipped", "1")]
    [InlineData("quirks.max_items_on_one_order", "3")]
    [InlineData("quirks.repeat_customers", "1")]
    [InlineData("quirks.item_price_fraction_digits.1", "3")]
    [InlineData("quirks.item_price_fraction_digits.2", "1")]
    public void Figure_OfASmallShop_IsUnderItsName(string name, string value) =>
        OlistManifest.Compare(OlistReport.Of(_folder.Shop()), null).Single(c => c.Name == name).Actual.ShouldBe(value);

    [Fact]
    public void Mismatch_OfFiveCentsOrMore_IsListed()
    {
        _folder.Replacing(OlistFiles.Payments, "25.5", "25.55").Replacing(OlistFiles.Payments, "11.1\n", "11.14\n");

        var report = OlistReport.Of(_folder.Shop());

        report["mismatch_order_ids"]!.AsArray().Select(n => n!.GetValue<string>()).ShouldBe(["o1"]);
        report["orders_with_total_mismatch_ge_0.05"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public void Manifest_OfTheSameFigures_IsMet()
    {
        var report = OlistReport.Of(_folder.Shop());

        var checks = OlistManifest.Compare(report, JsonNode.Parse(report.ToJsonString())!.AsObject());

        checks.ShouldAllBe(c => c.Verdict == OlistVerdict.Ok);
    }

    [Theory]
    [InlineData("""{"counts":{"orders":4}}""", "counts.orders", "expected 4, got 3")]
    [InlineData("""{"status":{"created":1,"shipped":1,"lost":2}}""", "status.lost", "expected 2, got nothing")]
    [InlineData("""{"status":{"created":1}}""", "status.shipped", "expected 0, got 1")]
    [InlineData("""{"quirks":{"zero_installments":0,"orders_without_items":{"created":1,"shipped":0}}}""", "quirks.orders_without_items.shipped", "ok")]
    [InlineData("""{"counts":{"reviews":9}}""", "counts.reviews", "not checked: the reviews file is not there")]
    [InlineData("""{"counts":{}}""", "quirks.zero_freight_items", "not in the manifest")]
    public void Figure_BesideTheManifest_SaysWhetherItIsMet(string manifest, string name, string verdict)
    {
        var checks = OlistManifest.Compare(OlistReport.Of(_folder.Shop()), JsonNode.Parse(manifest)!.AsObject());

        checks.Single(c => c.Name == name).ToString().ShouldBe(verdict);
    }

    [Theory]
    [InlineData("{\n\"counts\": nine }", "is not JSON", 2)]
    [InlineData("[]", "is not a JSON object", 1)]
    public void Manifest_Broken_IsAFault(string text, string reason, int line)
    {
        _folder.With(OlistFiles.Manifest, text);

        OlistManifest.Read(_folder.Write()).Fault.ShouldBe(new OlistFault(OlistFiles.Manifest, line, null, reason));
    }

    [Fact]
    public void Manifest_Missing_IsNoFault() => OlistManifest.Read(_folder.Write()).ShouldBe((null, null));

    [Fact]
    public void RealFolder_EveryFigureOfTheManifest_IsMetExactly()
    {
        var folder = SharedData.Need("olist-dev");
        var reading = OlistReader.Read(folder);
        reading.Faults.ShouldBeEmpty();
        var checks = OlistManifest.Compare(OlistReport.Of(reading.Shop!), OlistManifest.Read(folder).Manifest);

        checks.Where(c => c.Verdict == OlistVerdict.Mismatch).ShouldBeEmpty();
        checks.Count(c => c.Verdict == OlistVerdict.Ok).ShouldBeGreaterThan(90);
    }
}
