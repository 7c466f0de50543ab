using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Live;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web.Tests.Orders;

public sealed class OrdersPageTests : DeskContext
{
    [Fact]
    public void List_Orders_SaysNumberStateAndMoneyInWords()
    {
        Shop.Rows.Add(Shop.Row(1, OrderStatus.OutForDelivery));
        Shop.Rows.Add(Shop.Row(2, late: true));

        var page = List();

        page.FindAll("tr[data-index]")[0].TextContent.ShouldContain("Out for delivery");
        page.FindAll("tr[data-index]")[0].TextContent.ShouldContain("42.50");
        page.FindAll("tr[data-index]")[1].TextContent.ShouldContain("3 h late");
        page.Find(".count-line").TextContent.ShouldBe("2 orders");
    }

    [Fact]
    public void List_OfABackorderAndItsParent_SaysSoAndLeadsThere()
    {
        Shop.Rows.Add(Shop.Row(1) with { Rests = ["ORD-2026-000002"] });
        Shop.Rows.Add(Shop.Row(2) with { Type = OrderType.Backorder, RestOf = "ORD-2026-000001" });
        Shop.Rows.Add(Shop.Row(3) with { Type = OrderType.Fulfillment });

        var rows = List().FindAll("tr[data-index]");

        rows[0].QuerySelector("a.kin")!.GetAttribute("href").ShouldBe("/orders/ORD-2026-000002");
        rows[0].QuerySelector("a.kin svg")!.GetAttribute("aria-label").ShouldBe("Its rest is ORD-2026-000002");
        rows[1].QuerySelector(".kin svg")!.GetAttribute("aria-label").ShouldBe("Backorder, the rest of ORD-2026-000001");
        rows[2].QuerySelector(".kin svg")!.GetAttribute("aria-label").ShouldBe("Fulfillment for somebody else");
    }

    [Fact]
    public void List_ReloadedFromItsUrl_AsksForTheSame()
    {
        Shop.Rows.Add(Shop.Row(1));
        GoTo("orders?view=late&status=packed,shipped&q=ada&sort=total&dir=asc&density=compact");

        var page = List();

        var asked = Shop.Asked[^1];
        asked.LateOnly.ShouldBeTrue();
        asked.Statuses.ShouldBe([OrderStatus.Packed, OrderStatus.Shipped]);
        (asked.Search, asked.Sort, asked.Descending).ShouldBe(("ada", OrderSort.Total, false));
        page.Find("a.tab[aria-current=page]").TextContent.ShouldContain("Late");
        page.Find(".vt").ClassList.ShouldContain("vt-compact");
        page.Find("input[type=search]").GetAttribute("value").ShouldBe("ada");
    }

    [Fact]
    public void List_FilterRemoved_GoesToTheUrlWithoutIt()
    {
        Shop.Rows.Add(Shop.Row(1));
        GoTo("orders?status=packed&late=1");
        var page = List();

        page.Find("button[aria-label='Remove Status Packed']").Click();

        Address.ShouldBe("orders?late=1");
        page.WaitForAssertion(() => Shop.Asked[^1].Statuses.ShouldBeEmpty());
    }

    [Fact]
    public void List_Typing_SearchesAfterAPauseAndKeepsWhatIsTyped()
    {
        Shop.Rows.Add(Shop.Row(1));
        var page = List();

        page.Find("input[type=search]").Input("lovel");

        page.WaitForAssertion(() => Address.ShouldBe("orders?q=lovel"));
        page.WaitForAssertion(() => Shop.Asked[^1].Search.ShouldBe("lovel"));
    }

    [Fact]
    public void List_NothingMatches_OffersToClear()
    {
        GoTo("orders?view=late&q=zzz");

        var page = Look<OrdersPage>();

        page.WaitForAssertion(() => page.Find(".empty").TextContent.ShouldContain("No orders match"));
        page.Find(".empty a").GetAttribute("href").ShouldBe("/orders?view=late");
    }

    [Fact]
    public void List_Space_PeeksAndEnterOpens()
    {
        var order = Shop.Place();
        Shop.Rows.Add(Shop.Row(1) with { Id = order.Id, Number = order.Number });
        var page = List();

        page.Find("tr[data-index]").KeyDown(" ");
        page.WaitForAssertion(() => page.Find("aside").TextContent.ShouldContain("Desk lamp"));
        page.Find("tr[data-index]").KeyDown("Enter");

        Address.ShouldBe($"orders/{order.Number}");
    }

    [Fact]
    public async Task List_OrderArrivesElsewhere_IsThereByItself()
    {
        Shop.Rows.Add(Shop.Row(1));
        var page = List();

        Shop.Rows.Insert(0, Shop.Row(2, customer: "Grace Hopper"));
        Services.GetRequiredService<ChangeFeed>().Publish([new Change("order", new OrderId(2))]);

        await Poll.Until(() => page.Markup.Contains("Grace Hopper", StringComparison.Ordinal), Poll.Usual, "the new order");
        page.Find(".count-line").TextContent.ShouldBe("2 orders");
    }

    [Fact]
    public void Bulk_CancelWithAReason_ReportsEachOrder()
    {
        var (first, second) = (Shop.Place(paid: true), Shop.Place());
        Shop.Rows.Add(Shop.Row(1) with { Id = first.Id, Number = first.Number, Version = first.Version });
        Shop.Rows.Add(Shop.Row(2) with { Id = second.Id, Number = second.Number, Version = second.Version + 5 });
        var page = List();
        page.FindAll("tr[data-index]")[0].KeyDown("x");
        page.FindAll("tr[data-index]")[1].KeyDown("x");

        page.Find(".bottom-bar").TextContent.ShouldContain("2 orders selected");
        page.FindAll(".bottom-bar button").Single(b => b.TextContent.Contains("Cancel", StringComparison.Ordinal)).Click();
        page.Find(".confirm select").Change("suspected_fraud");
        page.FindAll(".confirm button").First(b => b.TextContent.Contains("Cancel orders", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => page.FindAll(".report li").Count.ShouldBe(2));
        page.FindAll(".report li")[0].TextContent.ShouldContain("goes back");
        page.FindAll(".report li")[1].TextContent.ShouldContain("changed by somebody else");
        (first.Status, second.Status).ShouldBe((OrderStatus.Cancelled, OrderStatus.Reserved));
    }

    [Fact]
    public void List_Warehouse_HasNoNewOrderAndSelectsNothing()
    {
        SignIn(Role.Warehouse);
        Shop.Rows.Add(Shop.Row(1));

        var page = List();

        page.FindAll("a.btn-primary").ShouldBeEmpty();
        page.FindAll("td input[type=checkbox]").ShouldBeEmpty();
    }

    private IRenderedComponent<OrdersPage> List()
    {
        var page = Look<OrdersPage>();
        page.WaitForAssertion(() => page.FindAll("tr[data-index]").Count.ShouldBe(Shop.Rows.Count));
        return page;
    }
}
