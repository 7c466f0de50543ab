using Bunit;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web.Tests.Orders;

/// <summary>The rest of an order on the staff's page: split off, or ended; each says what it does before it does it.</summary>
public sealed class OrderRestTests : DeskContext
{
    [Fact]
    public void Split_SaysWhatGoesWithIt_ThenBothLinkToEachOther()
    {
        var order = Shop.Place(paid: true, waiting: 1);
        var (page, price) = (Open(order), PriceText.Of(order.BackorderedPrice));
        Choose(page, "Send the rest on its own");
        page.Find(".consequence").TextContent.ShouldBe(
            $"1 unit that waits for goods becomes an order of its own, with the same prices and the same place in the queue. {price} of what was paid goes with it; nothing is charged or given back. This order goes on without; its delivery stays paid here.");

        Button(page, "Make it an order", ".confirm").Click();

        page.WaitForAssertion(() => page.Find(".notice").TextContent.ShouldContain("1 unit of this order is now order ORD-2026-000002"));
        page.Find(".notice a").GetAttribute("href").ShouldBe("/orders/ORD-2026-000002");
        page.Find(".notice").TextContent.ShouldContain(FamilyWords.OnItsOwn);
        (Shop.Orders[1].TotalMinor, Shop.Orders[1].ParentId).ShouldBe((new Money(1190, Currency.Eur).Minor, order.Id));
        page.Find("section[aria-labelledby=payments-head]").TextContent.ShouldContain("belongs to what was split off");
        var child = Open(Shop.Orders[1]);
        child.Find(".notice").TextContent.ShouldContain("This is the rest of order ORD-2026-000001");
        child.Find(".notice a").GetAttribute("href").ShouldBe("/orders/ORD-2026-000001");
        Shop.Runs.Count(r => r.UseCase == "order.split_backorder").ShouldBe(1);
    }

    [Fact]
    public void Split_WhereItCannotBe_SaysWhy()
    {
        var page = Open(Shop.Place(paid: true));

        Button(page, "More").Click();

        var item = page.FindAll("[role=menuitem]").Single(i => i.TextContent.Contains("Send the rest on its own", StringComparison.Ordinal));
        (item.GetAttribute("aria-disabled"), item.TextContent.Contains("Nothing of this order waits for goods.", StringComparison.Ordinal)).ShouldBe(("true", true));
    }

    [Fact]
    public void Cancel_OfAParent_SaysThatItsBackorderStays()
    {
        var order = Shop.Place(paid: true, waiting: 1);
        Shop.Add(order.SplitBackorder(null, "ORD-2026-000002", Shop.Ids, Shop.Now).Value.Child);
        var page = Open(order);

        Choose(page, "Cancel order");

        page.Find(".consequence").TextContent.ShouldEndWith("ORD-2026-000002, split from it, is not cancelled.");
    }

    [Fact]
    public void CloseShort_SaysUnitsAndAmount_ThenDoesIt()
    {
        var order = Shop.Place(paid: true);
        ShipOne(order);
        var page = Open(order);
        Choose(page, "Do not send the rest");
        page.Find(".consequence").TextContent.ShouldBe($"1 unit will not be sent. 1 unit goes back to stock. Refund {PriceText.Of(new Money(1190, Currency.Eur))}; delivery is not refunded. This cannot be undone.");
        Button(page, "Do not send the rest", ".confirm").Click();
        page.WaitForAssertion(() => page.Find(".confirm .error").TextContent.ShouldBe("Choose a reason first."));

        page.Find(".confirm select").Change("items_unavailable");
        Button(page, "Do not send the rest", ".confirm").Click();

        page.WaitForAssertion(() => order.Status.ShouldBe(OrderStatus.Shipped));
        page.WaitForAssertion(() => page.Find("section[aria-labelledby=money-head]").TextContent.ShouldContain("Not sent"));
        page.FindAll(".card-head h2").ShouldContain(h => h.TextContent == "Not sent");
        order.RefundedMinor.ShouldBe(1190);
    }

    private void ShipOne(Order order)
    {
        var parcel = order.Fulfillments.Single();
        order.Pack(parcel, new Dictionary<LineId, int> { [order.Lines[0].Id] = 1 }, "Wim", Shop.Ids, Shop.Now).Ok.ShouldBeTrue();
        order.Ship(order.Fulfillments.Single(f => f.State == FulfillmentState.Packed), "DHL", "T1", Shop.Now).Ok.ShouldBeTrue();
    }

    private IRenderedComponent<OrderPage> Open(Order order)
    {
        var page = Look<OrderPage>(p => p.Add(o => o.Number, order.Number));
        page.WaitForAssertion(() => page.FindAll(".page-head .badge").Count.ShouldBeGreaterThan(0));
        return page;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<OrderPage> page, string words, string within = ".page") =>
        page.FindAll($"{within} button").First(b => b.TextContent.Trim().StartsWith(words, StringComparison.Ordinal));

    private static void Choose(IRenderedComponent<OrderPage> page, string action)
    {
        Button(page, "More").Click();
        page.FindAll("[role=menuitem]").Single(i => i.TextContent.Contains(action, StringComparison.Ordinal)).Click();
    }
}
