using Bunit;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Shop;

namespace OrderDesk.Web.Tests.Shop;

public sealed class CheckoutPageTests : ShopContext
{
    [Fact]
    public void Page_Opened_HasTheCustomersAddressAndTheCartsTotal()
    {
        var page = Checkout();

        page.Find("#shippingAddress-street").GetAttribute("value").ShouldBe("Ring 1");
        page.Find(".btn-lg").TextContent.ShouldContain("Order and pay");
        page.Markup.ShouldNotContain("On account");
        page.FindAll(".error").ShouldBeEmpty();
    }

    [Fact]
    public void Place_SeveralThingsMissing_TellsEachAtItsField()
    {
        var page = Checkout();
        page.Find("#shippingAddress-city").Input("");
        page.FindAll("[aria-label='Delivery type'] input")[2].Change(true);

        page.Find(".btn-lg").Click();

        page.WaitForAssertion(() => page.Find("#shippingAddress-city-error").TextContent.ShouldBe("Fill this in."));
        page.Find("#deliver-at-error").TextContent.ShouldBe("A scheduled delivery needs a time.");
        Shop.Orders.ShouldBeEmpty();
    }

    [Fact]
    public void Place_AllWell_OrdersOnceUnderTheFormsKeyAndEmptiesTheCart()
    {
        var page = Checkout();
        page.Find("#co-notes").Input("Leave it at the door");
        page.WaitForAssertion(() => Shop.Drafts.GetValueOrDefault(CheckoutKey, "").ShouldContain("at the door"));
        var kept = NewOrderForm.Read(Shop.Drafts[CheckoutKey])!;

        page.Find(".btn-lg").Click();

        page.WaitForAssertion(() => Address.ShouldBe("my/orders/ORD-2026-000001"));
        var order = Shop.Orders.ShouldHaveSingleItem();
        (order.Source, order.PaymentStatus, order.CustomerNotes).ShouldBe((OrderSource.Website, PaymentStatus.Paid, "Leave it at the door"));
        Shop.Drafts.ShouldBeEmpty();
        Shop.Runs.Single(r => r.UseCase == "order.place").Caller.Key!.Value.ShouldBe(kept.CommandId.ToString("N"));
    }

    [Fact]
    public void Country_ChosenByItsName_IsTheOrdersCode()
    {
        var page = Checkout();
        var countries = page.Find("#shippingAddress-country");
        countries.Children.Single(option => option.TextContent == "France").GetAttribute("value").ShouldBe("FR");

        countries.Change("FR");
        page.Find(".btn-lg").Click();

        page.WaitForAssertion(() => Shop.Orders.ShouldHaveSingleItem().ShippingAddress.Country.ShouldBe("FR"));
    }

    [Fact]
    public void Address_OnesOwn_MayBeFilledInByTheBrowser()
    {
        var page = Checkout();

        page.FindAll("[id^=shippingAddress-]").Select(field => field.GetAttribute("autocomplete")).ShouldBe(
            ["shipping name", "shipping address-line1", "shipping address-line2", "shipping postal-code", "shipping address-level2", "shipping country", "shipping tel"]);
    }

    [Fact]
    public void Place_DeclinedCard_KeepsTheOrderToBePaidOnItsPage()
    {
        var page = Checkout();
        page.FindAll("[aria-label='Payment method'] input")[1].Change(true);

        page.Find(".btn-lg").Click();

        page.WaitForAssertion(() => Address.ShouldBe("my/orders/ORD-2026-000001"));
        Shop.Orders.ShouldHaveSingleItem().PaymentStatus.ShouldBe(PaymentStatus.Failed);
    }

    private IRenderedComponent<CheckoutPage> Checkout()
    {
        PutInCart(2);
        var page = Look<CheckoutPage>();
        page.WaitForElement("#shippingAddress-street");
        return page;
    }
}
