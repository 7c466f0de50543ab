using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Live;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Orders;

public sealed class OrderPageTests : DeskContext
{
    [Fact]
    public void Page_UnpaidOrder_OffersToPayAndSaysWhyNotToPack()
    {
        var page = Open(Shop.Place());

        page.Find(".page-head .btn-primary").TextContent.ShouldContain("Pay");
        Button(page, "More").Click();
        var pack = page.FindAll("[role=menuitem]").Single(i => i.TextContent.Contains("Pack", StringComparison.Ordinal) && !i.TextContent.Contains("Un", StringComparison.Ordinal));
        pack.GetAttribute("aria-disabled").ShouldBe("true");
        pack.TextContent.ShouldContain("The order is not paid yet.");
    }

    [Fact]
    public void Page_AllStates_AreWordsNotNames()
    {
        var order = Shop.Place(paid: true);

        var text = Open(order).Find(".page").TextContent;

        foreach (var name in new[] { "PaymentConfirmed", "OwnFulfilled", "own_fulfilled", "stock_deducted", "Stock_", "payment_confirmed" })
        {
            text.ShouldNotContain(name);
        }

        text.ShouldContain("Berlin hub");
        text.ShouldNotContain("hub_0");
    }

    [Fact]
    public void Pay_SuccessCard_PaysAndShowsTheMoneyAddingUp()
    {
        var order = Shop.Place();
        var page = Open(order);

        page.Find(".page-head .btn-primary").Click();
        page.Find("section[aria-label=Pay] .btn-primary").Click();

        page.WaitForAssertion(() => order.PaymentStatus.ShouldBe(PaymentStatus.Paid));
        page.WaitForAssertion(() => page.FindAll("section[aria-label=Pay]").ShouldBeEmpty());
        Toasts.Shown.ShouldContain(t => t.Words == "Payment captured");
        page.Find("section[aria-labelledby=payments-head]").TextContent.ShouldContain("Visa •••• 4242");
    }

    [Fact]
    public void Pay_DeclinedCard_SaysSoAndAnotherCardIsAnotherPayment()
    {
        var page = Open(Shop.Place());

        page.Find(".page-head .btn-primary").Click();
        page.FindAll("section[aria-label=Pay] input")[1].Change(true);
        page.Find("section[aria-label=Pay] .btn-primary").Click();

        page.WaitForAssertion(() => Toasts.Shown.ShouldContain(t => t.Family == StateFamily.Broken));
        page.WaitForAssertion(() => page.Find("section[aria-labelledby=payments-head]").TextContent.ShouldContain("The bank declined the card."));
        page.FindAll("section[aria-label=Pay] input")[0].Change(true);
        page.Find("section[aria-label=Pay] .btn-primary").Click();

        page.WaitForAssertion(() => Shop.Orders[0].PaymentStatus.ShouldBe(PaymentStatus.Paid));
        Shop.Runs.Where(r => r.UseCase == "payment.request").Select(r => r.Caller.Key!.Value).ShouldBeUnique();
    }

    [Fact]
    public void Cancel_PaidOrder_SaysTheConsequenceFirstThenDoesIt()
    {
        var order = Shop.Place(paid: true);
        var page = Open(order);
        Choose(page, "Cancel order");

        page.Find(".consequence").TextContent.ShouldContain($"Refund {PriceText.Of(order.Total)}. 2 units go back to stock.");
        page.Find(".confirm select").Change("ordered_by_mistake");
        Button(page, "Cancel order", ".confirm").Click();

        page.WaitForAssertion(() => order.Status.ShouldBe(OrderStatus.Cancelled));
        page.WaitForAssertion(() => page.Find(".path .is-stopped").TextContent.ShouldContain("Cancelled"));
    }

    [Fact]
    public void Cancel_WithoutAReason_AsksForOneAndDoesNothing()
    {
        var order = Shop.Place();
        var page = Open(order);
        Choose(page, "Cancel order");

        Button(page, "Cancel order", ".confirm").Click();

        page.Find(".confirm .error").TextContent.ShouldBe("Choose a reason first.");
        order.Status.ShouldBe(OrderStatus.Reserved);
    }

    [Fact]
    public void Command_SomebodyWasFaster_TellsWhatChangedAndKeepsWhatWasTyped()
    {
        var order = Shop.Place();
        var page = Open(order);
        page.Find("#note-text").Input("Ring twice");
        Choose(page, "Put on hold");
        page.Find(".confirm select:not(#hold-kind)").Change("customer_request");
        page.Find(".confirm textarea").Change("Wait for Tuesday");
        var faster = Twin(order);

        Shop.Meanwhile = () => Shop.Orders[0] = faster;
        Button(page, "Put on hold", ".confirm").Click();

        page.WaitForAssertion(() => page.Find(".notice[role=alert]").TextContent.ShouldContain("Payment: Not paid → Paid."));
        page.Find(".confirm textarea").GetAttribute("value").ShouldBe("Wait for Tuesday");
        page.Find("#note-text").GetAttribute("value").ShouldBe("Ring twice");
        faster.HasHold.ShouldBeFalse();
    }

    [Fact]
    public void Parcel_PickPackShipDeliver_GoesThroughInPlace()
    {
        SignIn(Role.Warehouse);
        var order = Shop.Place(paid: true);
        var page = Open(order);
        page.FindAll("#money-head").ShouldBeEmpty();

        page.Find(".page-head .btn-primary").TextContent.ShouldContain("Start picking");
        page.Find(".page-head .btn-primary").Click();
        page.WaitForAssertion(() => page.Find(".page-head .btn-primary").TextContent.ShouldContain("Pack order"));
        page.Find(".page-head .btn-primary").Click();
        Button(page, "Pack all").Click();
        page.WaitForAssertion(() => page.Find(".page-head .btn-primary").TextContent.ShouldContain("Ship order"));
        page.Find(".page-head .btn-primary").Click();
        page.Find("#ship-tracking").Input("00340434");
        Button(page, "Ship parcel").Click();
        page.WaitForAssertion(() => page.Markup.ShouldContain("00340434"));
        page.Find(".page-head .btn-primary").Click();
        Button(page, "Delivered", ".form").Click();

        page.WaitForAssertion(() => order.Status.ShouldBe(OrderStatus.Delivered));
        order.Fulfillments[0].TrackingNumber.ShouldBe("00340434");
    }

    [Fact]
    public void Pack_FewerUnits_SaysThatTheRestStaysBehind()
    {
        var order = Shop.Place(paid: true);
        var page = Open(order);
        Button(page, "Pack", ".card-head").Click();

        page.Find(".count-field").Change("1");
        page.Find(".form [role=status]").TextContent.ShouldContain("1 unit stays behind");
        Button(page, "Pack these").Click();

        page.WaitForAssertion(() => order.Fulfillments.Select(f => (f.State, f.Lines[0].Quantity)).ShouldBe([(FulfillmentState.Packed, 1), (FulfillmentState.Open, 1)], ignoreOrder: true));
    }

    [Fact]
    public async Task Page_ChangedElsewhere_FollowsByItself()
    {
        var order = Shop.Place();
        var page = Open(order);

        Shop.Pay(order);
        Services.GetRequiredService<ChangeFeed>().Publish([new Change("order", order.Id)]);

        await Poll.Until(() => page.Find(".page-head").TextContent.Contains("Paid", StringComparison.Ordinal), Poll.Usual, "the payment");
    }

    [Fact]
    public void DoubleClick_IsOneCommandWithOneKey()
    {
        var page = Open(Shop.Place());
        page.Find("#note-text").Input("Once");

        var button = Button(page, "Add note");
        button.Click();
        button.Click();

        Shop.Runs.Where(r => r.UseCase == "order.note").Select(r => r.Caller.Key!.Value).ShouldBeUnique();
        Shop.Runs.Count(r => r.UseCase == "order.note").ShouldBe(1);
    }

    [Fact]
    public void Page_UnknownNumber_SaysSoAndOffersTheSearch()
    {
        var page = Look<OrderPage>(p => p.Add(o => o.Number, "ORD-2026-999999"));

        page.WaitForAssertion(() => page.Find(".empty").TextContent.ShouldContain("was not found"));
        page.Find(".empty a").GetAttribute("href").ShouldBe("/orders?q=ORD-2026-999999");
    }

    [Fact]
    public void Page_DatabaseAway_OffersToTryAgain()
    {
        var order = Shop.Place();
        Shop.IsAway = true;
        var page = Look<OrderPage>(p => p.Add(o => o.Number, order.Number));
        page.WaitForAssertion(() => page.Find(".error-panel").TextContent.ShouldNotContain("away"));

        Shop.IsAway = false;
        page.Find(".error-panel button").Click();

        page.WaitForAssertion(() => page.Find("h1").TextContent.ShouldBe(order.Number));
    }

    /// <summary>The same order as another reading of it, paid meanwhile.</summary>
    private Order Twin(Order order)
    {
        var twin = new DeskShop(Clock).Place(paid: true);
        typeof(Order).GetProperty(nameof(Order.Id))!.SetValue(twin, order.Id);
        return twin;
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
