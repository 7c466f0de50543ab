using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Shipping;
using OrderDesk.Web.Tests.Orders;
using OrderDesk.Web.Tests.Shipping;

namespace OrderDesk.Web.Tests.Documents;

public sealed class PrintButtonsTests : DeskContext
{
    [Fact]
    public void OrderPage_Card_OffersThePapersAndSaysWhatWasPrinted()
    {
        var order = Shop.Place(paid: true);
        Papers.Prints.Add(new PrintRow(new RowId(1), DocumentKind.ShippingLabel, 1, null, 1, "Wanda", Shop.Now));
        var page = Look<OrderDesk.Web.Orders.OrderPage>(p => p.Add(x => x.Number, order.Number));

        var card = page.WaitForElement("[aria-labelledby=documents-head]");
        card.QuerySelectorAll("a").Select(a => a.GetAttribute("href")).ShouldBe(
            [$"/api/orders/{order.Number}/pick-list.pdf?parcel=1", $"/api/orders/{order.Number}/packing-slip.pdf?parcel=1", $"/api/orders/{order.Number}/label.pdf?parcel=1"]);
        card.QuerySelectorAll("a").ShouldAllBe(a => a.GetAttribute("target") == "_blank");
        card.QuerySelector(".printed")!.TextContent.ShouldContain("Wanda");
    }

    [Fact]
    public void OrderPage_ForSupport_ShowsTheLogWithoutButtons()
    {
        SignIn(Role.Support);
        var order = Shop.Place(paid: true);
        var page = Look<OrderDesk.Web.Orders.OrderPage>(p => p.Add(x => x.Number, order.Number));

        page.WaitForElement("[aria-labelledby=documents-head]").QuerySelectorAll("a").ShouldBeEmpty();
    }

    [Fact]
    public void OrderPage_PrintedElsewhere_ShowsItAtOnce()
    {
        var order = Shop.Place(paid: true);
        var page = Look<OrderDesk.Web.Orders.OrderPage>(p => p.Add(x => x.Number, order.Number));
        page.WaitForElement("[aria-labelledby=documents-head]").QuerySelector(".printed").ShouldBeNull();

        Papers.Prints.Add(new PrintRow(new RowId(1), DocumentKind.PickList, 1, null, 1, "Wanda", Shop.Now));
        Services.GetRequiredService<IChangeFeed>().Publish([new Change("print", order.Id)]);

        page.WaitForAssertion(() => page.Find("[aria-labelledby=documents-head]").TextContent.ShouldContain("Wanda"));
    }

    [Fact]
    public void Queue_NothingSelected_PrintsAllThatIsShown()
    {
        var orders = new[] { Shop.Place(paid: true), Shop.Place(paid: true) };
        var page = Queue();

        page.WaitForAssertion(() => page.Find("input[name=parcels]").GetAttribute("value").ShouldBe(string.Join(',', orders.Select(o => o.Fulfillments[0].Id))));
        page.Find(".prints").TextContent.ShouldContain("All 2 shown");
    }

    [Fact]
    public void Queue_OneSelected_PrintsThatOne()
    {
        var orders = new[] { Shop.Place(paid: true), Shop.Place(paid: true) };
        var page = Queue();

        page.WaitForElements(".choose input")[1].Change(true);

        page.Find("input[name=parcels]").GetAttribute("value").ShouldBe(orders[1].Fulfillments[0].Id.ToString());
        page.Find(".prints").TextContent.ShouldContain("1 selected");
        page.FindAll(".prints button").Select(b => b.GetAttribute("value")).ShouldBe(["pick_list", "packing_slip", "shipping_label"]);
        page.Find(".print .btn-link").Click();
        page.Find(".prints").TextContent.ShouldContain("All 2 shown");
    }

    private DeskPapers Papers => (DeskPapers)Services.GetRequiredService<IDocumentReads>();

    private IRenderedComponent<FulfillmentPage> Queue()
    {
        Services.AddSingleton<IShippingReads>(new FloorReads(Shop)).AddScoped<ParcelWork>();
        SignIn(Role.Warehouse);
        return Look<FulfillmentPage>();
    }
}
