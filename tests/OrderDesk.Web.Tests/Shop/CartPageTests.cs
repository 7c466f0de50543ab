using Bunit;
using OrderDesk.Web.Shop;

namespace OrderDesk.Web.Tests.Shop;

public sealed class CartPageTests : ShopContext
{
    [Fact]
    public void Page_NothingInIt_LeadsToTheShop()
    {
        var page = Look<CartPage>();

        page.WaitForAssertion(() => page.Markup.ShouldContain("Your cart is empty"));
        page.Find(".empty a").GetAttribute("href").ShouldBe("/shop");
    }

    [Fact]
    public void Page_MoreUnits_CostMore()
    {
        PutInCart(1);
        var page = Look<CartPage>();

        page.WaitForAssertion(() => page.Find(".sums").TextContent.ShouldContain("10.00"));
        page.Find("button[aria-label='One more Desk lamp']").Click();

        page.WaitForAssertion(() => page.Find(".sums").TextContent.ShouldContain("20.00"));
        Cart.Read(Shop.Drafts[CartKey]).Units.ShouldBe(2);
    }

    [Fact]
    public void Page_PriceChangedMeanwhile_SaysBothPricesUntilSeen()
    {
        PutInCart(1, price: 8m);
        var page = Look<CartPage>();

        page.WaitForAssertion(() => page.Find(".changed").TextContent.ShouldContain("it was 8.00"));
        page.Find(".changed").TextContent.ShouldContain("10.00");
        page.Find(".changed button").Click();

        page.WaitForAssertion(() => page.FindAll(".changed").ShouldBeEmpty());
    }

    [Fact]
    public void Page_TooFewLeft_SaysHowManyAndTakesThem()
    {
        Shop.Stock = 2;
        PutInCart(5);
        var page = Look<CartPage>();

        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("Only 2 of Desk lamp are left"));
        page.Find(".side .btn-primary").GetAttribute("aria-disabled").ShouldBe("true");
        page.Find(".take").Click();

        page.WaitForAssertion(() => page.FindAll("[role=alert]").ShouldBeEmpty());
        Cart.Read(Shop.Drafts[CartKey]).Units.ShouldBe(2);
    }

    [Fact]
    public async Task Remove_Undone_PutsTheLineBack()
    {
        PutInCart(3);
        var page = Look<CartPage>();
        page.WaitForElement("button[aria-label='Remove Desk lamp']").Click();
        page.WaitForAssertion(() => page.Markup.ShouldContain("Your cart is empty"));

        await Toasts.Shown[^1].Undo!();

        page.WaitForAssertion(() => page.Find(".qty input").GetAttribute("value").ShouldBe("3"));
    }
}
