using Bunit;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Shop;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Shop;

public sealed class MyOrderPageTests : ShopContext
{
    [Fact]
    public void Page_SomebodyElsesOrder_IsNotThere()
    {
        var page = Look<MyOrderPage>(p => p.Add(x => x.Number, "ORD-2026-009999"));

        page.WaitForAssertion(() => page.Markup.ShouldContain("There is no order ORD-2026-009999 of yours"));
    }

    [Fact]
    public void Pay_AfterADecline_WithAnotherCard_GoesOn()
    {
        var order = Shop.Place();
        Decline(order);
        var page = Open(order);
        page.Find(".story").TextContent.ShouldContain("Your payment was declined");

        page.Find(".card-foot .btn-primary").Click();

        page.WaitForAssertion(() => page.Find(".story").TextContent.ShouldContain("We are getting it ready"));
        order.PaymentStatus.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public void Pay_BankAsks_OffersTheConfirmation()
    {
        var page = Open(Shop.Place());
        page.FindAll("[aria-label='Payment method'] input")[2].Change(true);

        page.Find(".card-foot .btn-primary").Click();

        page.WaitForAssertion(() => page.Find(".story").TextContent.ShouldContain("Confirm the payment with your bank"));
        page.Find(".bank .btn-primary").TextContent.ShouldContain("Confirm with your bank");
    }

    [Fact]
    public void Cancel_PaidOrder_SaysWhatComesBackAndAsksForAReason()
    {
        var order = Shop.Place(paid: true);
        var page = Open(order);
        page.FindAll(".card-foot .btn-quiet").Single(b => b.TextContent.Contains("Cancel order", StringComparison.Ordinal)).Click();
        page.Find(".consequence").TextContent.ShouldContain("You get all of");
        page.Find(".confirm .btn-danger").Click();
        page.WaitForAssertion(() => page.Find(".confirm .error").TextContent.ShouldBe("Choose a reason first."));

        page.Find(".confirm select").Change("ordered_by_mistake");
        page.Find(".confirm .btn-danger").Click();

        page.WaitForAssertion(() => page.Find(".story").TextContent.ShouldContain("This order is cancelled"));
        order.Status.ShouldBe(OrderStatus.Cancelled);
    }

    [Fact]
    public void Page_SplitOrder_LinksBoth_AndCancellingSaysThatTheOtherStays()
    {
        var order = Shop.Place(paid: true, waiting: 1);
        Shop.Add(order.SplitBackorder(null, "ORD-2026-000002", Shop.Ids, Shop.Now).Value.Child);
        var page = Open(order);

        page.Find(".notice a").GetAttribute("href").ShouldBe("/my/orders/ORD-2026-000002");
        page.FindAll(".card-foot .btn-quiet").Single(b => b.TextContent.Contains("Cancel order", StringComparison.Ordinal)).Click();
        page.Find(".consequence").TextContent.ShouldContain("ORD-2026-000002, split from it, is not cancelled.");
        Open(Shop.Orders[1]).Find(".notice a").GetAttribute("href").ShouldBe("/my/orders/ORD-2026-000001");
    }

    [Fact]
    public void Page_ShortOrder_ShowsWhatIsNotSentAndNotPaid()
    {
        var order = Shop.Place(paid: true);
        order.Pack(order.Fulfillments.Single(), new Dictionary<Core.Common.LineId, int> { [order.Lines[0].Id] = 1 }, "Wim", Shop.Ids, Shop.Now).Ok.ShouldBeTrue();
        order.Ship(order.Fulfillments.Single(f => f.State == Core.Shipping.FulfillmentState.Packed), "DHL", "T1", Shop.Now).Ok.ShouldBeTrue();
        order.CloseShort("items_unavailable", null, Shop.Ids, Shop.Now).Ok.ShouldBeTrue();

        var page = Open(order);

        page.FindAll("#loose").ShouldBeEmpty();
        page.Find("section[aria-labelledby=unsent]").TextContent.ShouldContain("You do not pay for this.");
        page.Find("section[aria-labelledby=my-sum]").TextContent.ShouldNotContain("Still to pay");
    }

    [Fact]
    public void Change_ByTheCustomer_TakesOffAndGivesBack_ButAddsNothing()
    {
        var order = Shop.Place(paid: true);
        var page = Open(order);
        page.FindAll(".card-foot .btn").Single(b => b.TextContent.Contains("Change address or items", StringComparison.Ordinal)).Click();
        page.FindAll("#product-find").ShouldBeEmpty();
        page.Find("button[aria-label='One more Desk lamp']").GetAttribute("aria-disabled").ShouldBe("true");

        page.Find("button[aria-label='One fewer Desk lamp']").Click();
        page.WaitForAssertion(() => page.Find(".outcome").TextContent.ShouldContain("You get 11.90\u00a0€ back."));
        page.Find("#change-reason").Change("quantity_wrong");
        page.Find(".change .btn-primary").Click();

        page.WaitForAssertion(() => order.Lines[0].Charged.ShouldBe(1));
        page.WaitForAssertion(() => page.FindAll(".change").ShouldBeEmpty());
    }

    [Fact]
    public async Task Story_OfAnOpenDifference_SaysUntilWhenItIsHeld_AndOffersToPay()
    {
        var order = Shop.Place(paid: true);
        var modify = (ModifyOrder)Services.GetService(typeof(ModifyOrder))!;
        (await modify.Run(new(order.Id, [new OrderChange.UpdateQuantity(order.Lines[0].Id, 3)], "other"), new Caller(null, "Mia", [Role.Manager]), Xunit.TestContext.Current.CancellationToken)).Ok.ShouldBeTrue();

        var page = Open(order);

        page.Find(".story").TextContent.ShouldContain("A difference is to be paid");
        page.Find(".card-foot .btn-primary").TextContent.ShouldContain("Pay 11.90\u00a0€");
    }

    [Fact]
    public void Path_ByStatus_StepsOneAfterTheOther()
    {
        StoryPath.Of(Shop.Place(), []).Select(s => s.State).ShouldBe([PathState.Done, PathState.Now, PathState.Ahead, PathState.Ahead, PathState.Ahead]);
        StoryPath.Of(Shop.Place(paid: true), []).Select(s => s.State).ShouldBe([PathState.Done, PathState.Done, PathState.Now, PathState.Ahead, PathState.Ahead]);
        StoryPath.Of(Shop.Place(), [])[1].Label.ShouldBe("Payment", "it is not paid yet");
        StoryPath.Of(Shop.Place(paid: true), [])[2].Label.ShouldBe("Getting ready", "it is not packed yet");
    }

    private void Decline(Order order)
    {
        var payment = order.RequestPayment("pm_card_declined", PaymentMethod.Card, Shop.Ids, Shop.Now);
        order.RecordAnswer(payment.Id, new GatewayAnswer.Declined("card_declined", "Visa •••• 0002"), Shop.Ids, Shop.Now).Ok.ShouldBeTrue();
    }

    private IRenderedComponent<MyOrderPage> Open(Order order)
    {
        var page = Look<MyOrderPage>(p => p.Add(x => x.Number, order.Number));
        page.WaitForElement(".story");
        return page;
    }
}
