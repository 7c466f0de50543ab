using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Orders;

public sealed class OrderListStateTests
{
    private static readonly OrderListState Full = new()
    {
        View = OrderView.Of("to-pack"),
        Search = "Müller & Söhne, 50 %",
        Statuses = [OrderStatus.PaymentConfirmed, OrderStatus.OutForDelivery],
        Payments = [PaymentStatus.PartiallyPaid],
        Fulfillments = [FulfillmentStatus.OwnFulfilled],
        Customer = new CustomerId(7),
        Vendor = new VendorId(8),
        Hub = new HubId(9),
        Source = OrderSource.Shopify,
        From = new DateOnly(2026, 10, 25),
        To = new DateOnly(2026, 11, 3),
        Late = true,
        Held = true,
        Sort = OrderSort.Total,
        Descending = false,
        Density = TableDensity.Compact,
    };

    [Fact]
    public void ToQueryString_EverythingSet_ReadsBackAsTheSame() => ShouldBeSame(OrderListState.Parse(Full.ToQueryString()), Full);

    [Fact]
    public void ToQueryString_NothingSet_IsEmpty() => new OrderListState().ToQueryString().ShouldBe("");

    [Theory]
    [InlineData("?status=nonsense,reserved,reserved&from=2026-13-01&sort=;drop&density=&vendor=ven_1&q=")]
    [InlineData("status=reserved")]
    public void Parse_Nonsense_KeepsOnlyWhatItKnows(string query) =>
        ShouldBeSame(OrderListState.Parse(query), new OrderListState { Statuses = [OrderStatus.Reserved] });

    [Fact]
    public void Parse_EndlessSearch_IsCut() => OrderListState.Parse("?q=" + new string('a', 5000)).Search.Length.ShouldBe(200);

    [Fact]
    public void ToQuery_Days_AreTheReadersDaysWithTheLastIncluded()
    {
        var query = Full.ToQuery(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

        query.From.ShouldBe(new DateTime(2026, 10, 24, 22, 0, 0, DateTimeKind.Utc));
        query.To.ShouldBe(new DateTime(2026, 11, 3, 23, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public void ToQuery_OwnStatuses_ReplaceThoseOfTheView()
    {
        var view = new OrderListState { View = OrderView.Of("to-pack") };

        view.ToQuery(TimeZoneInfo.Utc).Statuses.ShouldBe([OrderStatus.Confirmed, OrderStatus.Processing]);
        (view with { Statuses = [OrderStatus.Processing] }).ToQuery(TimeZoneInfo.Utc).Statuses.ShouldBe([OrderStatus.Processing]);
    }

    [Fact]
    public void IsFiltered_OnlyViewSortAndDensity_IsNot()
    {
        var plain = new OrderListState { View = OrderView.Of("late"), Sort = OrderSort.Total, Density = TableDensity.Tall };

        plain.IsFiltered.ShouldBeFalse();
        (plain with { Search = "x" }).IsFiltered.ShouldBeTrue();
        Full.Cleared.IsFiltered.ShouldBeFalse();
    }

    [Fact]
    public void Views_Keys_AreUniqueAndReadBack()
    {
        OrderView.Every.Select(v => v.Key).ShouldBeUnique();
        OrderView.Every.ShouldAllBe(v => OrderView.Of(v.Key) == v);
    }

    private static void ShouldBeSame(OrderListState actual, OrderListState expected)
    {
        actual.Statuses.ShouldBe(expected.Statuses);
        actual.Payments.ShouldBe(expected.Payments);
        actual.Fulfillments.ShouldBe(expected.Fulfillments);
        (actual with { Statuses = [], Payments = [], Fulfillments = [] }).ShouldBe(expected with { Statuses = [], Payments = [], Fulfillments = [] });
    }
}
