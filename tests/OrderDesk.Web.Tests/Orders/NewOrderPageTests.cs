using Bunit;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web.Tests.Orders;

public sealed class NewOrderPageTests : DeskContext
{
    private const string DraftKey = "new-order:usr_0000000000001";

    [Fact]
    public void Form_JustOpened_AccusesNobody()
    {
        var page = Form();

        page.FindAll(".error").ShouldBeEmpty();
        page.Find(".btn-lg").TextContent.ShouldContain("Place order");
    }

    [Fact]
    public async Task Place_NothingEntered_TellsEveryErrorAtItsField()
    {
        var page = Form();

        await Press(page, ".btn-lg");

        page.WaitForAssertion(() => page.Find("#shippingAddress-street-error").TextContent.ShouldBe("Fill this in."));
        page.Find("#product-error").TextContent.ShouldBe("The order has no items.");
        page.Find("#customer-error").TextContent.ShouldBe("A direct order needs a customer.");
        page.Find(".notice-broken").TextContent.ShouldContain("Deliver to, postal code");
        Shop.Orders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Form_CustomerAndProduct_ShowTheTotalLiveAndTakeTheAddress()
    {
        var page = await Filled();

        page.WaitForAssertion(() => page.Find(".sums").TextContent.ShouldContain("10.00"));
        page.Find("#shippingAddress-street").GetAttribute("value").ShouldBe("Ring 1");
        await Press(page, "button[aria-label='One more Desk lamp']");
        page.WaitForAssertion(() => page.Find(".sums").TextContent.ShouldContain("20.00"));
    }

    [Fact]
    public async Task Place_AllWell_PlacesOnceDropsTheDraftAndOpensTheOrder()
    {
        var page = await Filled();

        await Press(page, ".btn-lg");

        page.WaitForAssertion(() => Address.ShouldBe("orders/ORD-2026-000001"));
        var order = Shop.Orders.ShouldHaveSingleItem();
        (order.Source, order.Customer.Name, order.PaymentStatus).ShouldBe((OrderSource.Manual, "Ada Lovelace", PaymentStatus.Pending));
        Shop.Drafts.ShouldBeEmpty();
        Shop.Runs.Single(r => r.UseCase == "order.place").Caller.Key!.Value.Length.ShouldBe(32);
    }

    [Fact]
    public async Task Form_Reloaded_BringsTheDraftBackWithItsCommandId()
    {
        var page = await Filled();
        page.Find("#new-notes").Input("Leave it at the door");
        page.WaitForAssertion(() => Shop.Drafts.GetValueOrDefault(DraftKey, "").ShouldContain("Leave it at the door"));
        var kept = NewOrderForm.Read(Shop.Drafts[DraftKey])!;

        var again = Look<NewOrderPage>();

        again.WaitForAssertion(() => again.Find("#new-notes").GetAttribute("value").ShouldBe("Leave it at the door"));
        again.Markup.ShouldContain("Ada Lovelace");
        again.Markup.ShouldContain("Desk lamp");
        await Press(again, ".btn-lg");
        again.WaitForAssertion(() => Shop.Runs.Single(r => r.UseCase == "order.place").Caller.Key!.Value.ShouldBe(kept.CommandId.ToString("N")));
    }

    [Fact]
    public async Task Form_LeftInTheMiddleOfAWord_KeepsIt()
    {
        var page = await Filled();
        page.Find("#new-notes").Input("half a wo");

        await DisposeComponentsAsync();

        Shop.Drafts[DraftKey].ShouldContain("half a wo");
    }

    [Fact]
    public async Task Form_TooFewInStock_OffersWhatIsThere()
    {
        Shop.Stock = 2;
        var page = await Filled();
        page.Find(".qty input").Input("5");

        page.WaitForAssertion(() => page.Find(".problem").TextContent.ShouldContain("In stock: BER 2."));
        await Press(page, ".problem button", "Order 2");

        page.WaitForAssertion(() => page.FindAll(".problem").ShouldBeEmpty());
        page.Find(".qty input").GetAttribute("value").ShouldBe("2");
    }

    [Fact]
    public async Task Form_PriceChangedMeanwhile_ShowsItAndTakesTheNewOne()
    {
        var page = await Filled();
        Shop.PriceMinor = 1200;
        await Press(page, "button[aria-label='One more Desk lamp']");

        page.WaitForAssertion(() => page.Find(".problem").TextContent.ShouldContain("12.00"));
        await Press(page, ".problem button", "Use the new price");

        page.WaitForAssertion(() => page.FindAll(".problem").ShouldBeEmpty());
        page.WaitForAssertion(() => page.Find(".sums").TextContent.ShouldContain("24.00"));
    }

    [Theory]
    [InlineData("4,50", 450)]
    [InlineData("4.5", 450)]
    [InlineData("", 0)]
    public void ToDraft_Discount_IsReadAsTyped(string text, long minor)
    {
        var (draft, errors) = new NewOrderForm { Discount = text }.ToDraft(TimeZoneInfo.Utc, Currency.Eur);

        draft.DiscountMinor.ShouldBe(minor);
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("4.555")]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public void ToDraft_DiscountThatIsNone_IsAnErrorAtItsField(string text) =>
        new NewOrderForm { Discount = text }.ToDraft(TimeZoneInfo.Utc, Currency.Eur).Unreadable.ShouldHaveSingleItem().Field.ShouldBe("discount");

    [Fact]
    public void ToDraft_DeliveryTime_IsMeantInTheReadersZone()
    {
        var form = new NewOrderForm { Delivery = DeliveryType.Scheduled, DeliverAt = "2026-11-24T10:30" };

        form.ToDraft(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Currency.Eur).Draft.ScheduledDelivery.ShouldBe(new DateTime(2026, 11, 24, 9, 30, 0, DateTimeKind.Utc));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("not json")]
    public async Task Read_NoDraftOfOurs_IsNone(string? kept) => NewOrderForm.Read(kept).ShouldBeNull();

    private IRenderedComponent<NewOrderPage> Form()
    {
        var page = Look<NewOrderPage>();
        page.WaitForAssertion(() => page.FindAll("#product-find").Count.ShouldBe(1));
        return page;
    }

    private async Task<IRenderedComponent<NewOrderPage>> Filled()
    {
        var page = Form();
        page.Find("#customer-find").Input("ada");
        page.WaitForElement(".found-row");
        await Press(page, ".found-row");
        page.Find("#product-find").Input("lamp");
        page.WaitForElement(".found-row");
        await Press(page, ".found-row");
        page.WaitForElement(".sums");
        return page;
    }

    // Found and pressed in one turn of the renderer: the form renders by itself when its pause is over.
    private static Task Press(IRenderedComponent<NewOrderPage> page, string selector, string words = "") =>
        page.InvokeAsync(() => page.FindAll(selector).First(b => b.TextContent.Contains(words, StringComparison.Ordinal)).Click());
}
