using Bunit;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web.Tests.Orders;

/// <summary>The form that changes an order: two lamps at 10.00 net, 19 % tax.</summary>
public sealed class ChangeOrderFormTests : DeskContext
{
    [Fact]
    public void Reduce_SaysWhatGoesBackBeforeItIsDone_ThenDoesIt()
    {
        var order = Shop.Place(paid: true);
        var page = Open(order);

        page.Find("button[aria-label='One fewer Desk lamp']").Click();

        page.WaitForAssertion(() => page.Find(".outcome").TextContent.ShouldContain("The order costs 11.90\u00a0€ less. 11.90\u00a0€ goes back to the customer."));
        page.Find(".outcome .sums").TextContent.ShouldContain("20.00\u00a0€ → 10.00\u00a0€");
        order.Revision.ShouldBe(1, "a preview changes nothing");
        Apply(page);
        page.WaitForElement("#change-reason-error").TextContent.ShouldBe("Choose a reason first.");
        page.Find("#change-reason").Change("customer_asked");
        Apply(page);

        page.WaitForAssertion(() => order.Lines[0].Charged.ShouldBe(1));
        page.WaitForAssertion(() => page.FindAll(".change").ShouldBeEmpty());
        Toasts.Shown.ShouldContain(t => t.Words == "Order changed, 11.90\u00a0€ goes back");
        page.WaitForAssertion(() => page.Find("section[aria-labelledby=versions-head]").TextContent.ShouldContain("Desk lamp: 2 → 1"));
        Shop.Runs.Select(r => r.UseCase).ShouldContain("order.modify");
    }

    [Fact]
    public void Add_AProduct_SaysUntilWhenItIsHeldForTheDifference()
    {
        var order = Shop.Place(paid: true);
        var page = Open(order);

        page.Find("#product-find").Input("lamp");
        page.WaitForElement(".found-row").Click();

        page.WaitForAssertion(() => page.Find(".outcome").TextContent.ShouldContain("11.90\u00a0€ is to be paid. What is added is held for it until tomorrow"));
        page.Find("#change-reason").Change("customer_asked");
        Apply(page);

        page.WaitForAssertion(() => order.AwaitsDifference.ShouldBeTrue());
        page.WaitForAssertion(() => page.Find(".page-head .btn-primary").TextContent.ShouldContain("Pay"));
    }

    [Fact]
    public void Add_MoreThanIsThere_SaysSoAndDoesNothing()
    {
        Shop.Stock = 1;
        var order = Shop.Place(paid: true);
        var page = Open(order);

        page.Find("input[aria-label='Quantity of Desk lamp']").Change("9");

        page.WaitForAssertion(() => page.Find(".outcome .notice-broken").TextContent.ShouldContain("Only 1 of Desk lamp is left"));
        page.Find("#change-reason").Change("other");
        Apply(page);
        page.WaitForAssertion(() => Toasts.Shown.ShouldContain(t => t.Words.Contains("Only 1 of Desk lamp", StringComparison.Ordinal)));
        order.Revision.ShouldBe(1);
        page.FindAll(".change").Count.ShouldBe(1, "what was chosen stays");
    }

    [Fact]
    public void Address_Incomplete_IsToldAtItsField()
    {
        var order = Shop.Place(paid: true);
        var page = Open(order);
        page.FindAll(".change button").Single(b => b.TextContent.Contains("Change address", StringComparison.Ordinal)).Click();

        page.Find("[id='changes[0].address-city']").Input("");
        page.Find("[id='changes[0].address-city']").Blur();

        page.WaitForAssertion(() => page.Find("[id='changes[0].address-city-error']").TextContent.ShouldBe("Fill this in."));
        page.FindAll(".outcome .notice").ShouldBeEmpty();
        page.Find("[id='changes[0].address-city']").Input("Paris");
        page.Find("#change-reason").Change("address_wrong");
        page.WaitForAssertion(() => page.Find(".outcome").TextContent.ShouldContain("The price stays the same."));
        Apply(page);

        page.WaitForAssertion(() => order.ShippingAddress.City.ShouldBe("Paris"));
        page.WaitForAssertion(() => page.Find("section[aria-labelledby=people-head]").TextContent.ShouldContain("10115 Paris"));
    }

    [Fact]
    public void Units_ThatAreBeingPicked_CannotBeTakenOff()
    {
        var order = Shop.Place(paid: true);
        order.StartPicking(order.Fulfillments[0], "Wim", Shop.Now).Ok.ShouldBeTrue();
        var page = Open(order);

        page.Find(".change .items li").TextContent.ShouldContain("It is being picked, packed or gone.");
        page.Find("button[aria-label='Take Desk lamp off']").GetAttribute("aria-disabled").ShouldBe("true");
        page.Find("button[aria-label='One fewer Desk lamp']").GetAttribute("aria-disabled").ShouldBe("true");
    }

    [Fact]
    public void Menu_AllPacked_SaysWhyItCannotBeChanged()
    {
        var order = Shop.Place(paid: true);
        order.Pack(order.Fulfillments[0], null, "Wim", Shop.Ids, Shop.Now).Ok.ShouldBeTrue();
        var page = Look<OrderPage>(p => p.Add(o => o.Number, order.Number));
        page.WaitForAssertion(() => page.FindAll(".page-head button").First(b => b.TextContent.Contains("More", StringComparison.Ordinal)).Click());

        var item = page.FindAll("[role=menuitem]").Single(i => i.TextContent.Contains("Change order", StringComparison.Ordinal));

        item.GetAttribute("aria-disabled").ShouldBe("true");
        item.TextContent.ShouldContain("Everything is packed already");
    }

    [Fact]
    public async Task Versions_WithThree_ComparesAnyTwo()
    {
        var order = Shop.Place(paid: true);
        await Change(order, new OrderChange.UpdateQuantity(order.Lines[0].Id, 1));
        await Change(order, new OrderChange.ChangeAddress(order.ShippingAddress with { City = "Paris" }));
        var page = Look<OrderPage>(p => p.Add(o => o.Number, order.Number));

        page.WaitForAssertion(() => page.FindAll("ul[aria-label=Differences] li").Count.ShouldBe(2));
        page.Find("#version-from").Change("2");

        page.FindAll("ul[aria-label=Differences] li").Single().TextContent.ShouldContain("10115 Berlin, DE → ");
    }

    private async Task Change(Order order, OrderChange change)
    {
        var modify = (ModifyOrder)Services.GetService(typeof(ModifyOrder))!;
        (await modify.Run(new(order.Id, [change], "other"), new Caller(null, "Mia", [Role.Manager]), Xunit.TestContext.Current.CancellationToken)).Ok.ShouldBeTrue();
    }

    private IRenderedComponent<OrderPage> Open(Order order)
    {
        var page = Look<OrderPage>(p => p.Add(o => o.Number, order.Number));
        page.WaitForAssertion(() => page.FindAll(".page-head button").First(b => b.TextContent.Contains("More", StringComparison.Ordinal)).Click());
        page.FindAll("[role=menuitem]").Single(i => i.TextContent.Contains("Change order", StringComparison.Ordinal)).Click();
        page.WaitForElement(".change");
        return page;
    }

    private static void Apply(IRenderedComponent<OrderPage> page) => page.Find(".change .btn-primary").Click();
}
