using Bunit;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Replenishment;
using OrderDesk.Web.Replenishment;

namespace OrderDesk.Web.Tests.Replenishment;

public sealed class ReplenishmentPageTests : BuyingContext
{
    public ReplenishmentPageTests() => Desk.Supplier("Mill");

    [Fact]
    public void Draft_UnitsChanged_AProductAdded_AnotherTakenOut_AreOneChange()
    {
        var order = Desk.Draft((BuyingDesk.Cup, 4), (new VariantId(3), 7));
        var page = Page();
        Units(page, "Cup").First().Input("6");
        page.FindAll("button[aria-label^='Take out']").Last().Click();
        Pick(page);
        Button(page, "Send to supplier").GetAttribute("aria-disabled").ShouldBe("true");

        Button(page, "Save lines").Click();

        page.WaitForAssertion(() => Button(page, "Send to supplier").GetAttribute("aria-disabled").ShouldBeNull());
        order.Lines.OrderBy(l => l.VariantId.Value).Select(l => (l.VariantId.Value, l.Quantity)).ShouldBe([(1, 1), (2, 6)]);
        Shop.Runs.Count.ShouldBe(1);
    }

    [Fact]
    public void Draft_UnitsThatAreNone_NameTheProduct_AndNothingIsSaved()
    {
        var order = Desk.Draft((BuyingDesk.Lamp, 4));
        var page = Page();
        Units(page, "Desk lamp").Single().Input("2.5");

        Button(page, "Save lines").Click();

        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldBe("Desk lamp: enter a whole number of units."));
        (order.Lines.Single().Quantity, Shop.Runs.Count).ShouldBe((4, 0));
    }

    [Fact]
    public void Draft_ChangedBySomebodyElse_IsNotOverwritten()
    {
        var order = Desk.Draft((BuyingDesk.Lamp, 4));
        var page = Page();
        Units(page, "Desk lamp").Single().Input("5");
        order.Set(BuyingDesk.Lamp, 9);

        Button(page, "Save lines").Click();

        page.WaitForElement("[role=alert]");
        order.Lines.Single().Quantity.ShouldBe(9);
    }

    [Fact]
    public void Draft_Sent_AsksWhatHasCome()
    {
        Desk.Draft((BuyingDesk.Lamp, 4));
        var page = Page();

        Button(page, "Send to supplier").Click();

        page.WaitForElement("section[aria-label='Goods that came']");
        Units(page, "Desk lamp that came now").Single().GetAttribute("value").ShouldBe("4");
    }

    [Fact]
    public void Goods_IntoTwoBinsWithTheirLots_AreMovedThere()
    {
        var order = Sent((BuyingDesk.Lamp, 10));
        var page = Page();
        Units(page, "Desk lamp that came now").Single().Input("4");
        page.Find("input[aria-label='Bin of Desk lamp']").Change("a-1");
        page.Find("input[aria-label='Lot of Desk lamp']").Change("L-7");
        page.Find("input[aria-label='Last good day of Desk lamp']").Change("2099-05-01");
        Button(page, "Another place for Desk lamp").Click();
        page.Find("input[aria-label='Units of Desk lamp, place 2 that came now']").Input("6");
        page.Find("input[aria-label='Bin of Desk lamp, place 2']").Change("A-2");

        Button(page, "Receive goods").Click();

        page.WaitForAssertion(() => order.State.ShouldBe(ReplenishmentState.Received));
        Hall.Moves.Select(m => (m.Kind, m.Quantity, m.Bin!.Value.Value, HasLot: m.Lot is not null)).ShouldBe([(MovementKind.Received, 4, 1L, true), (MovementKind.Received, 6, 2L, false)]);
        (Hall.Lots.Single().Number, Hall.Lots.Single().ExpiresOn).ShouldBe(("L-7", new DateOnly(2099, 5, 1)));
        page.WaitForAssertion(() => page.FindAll("section[aria-label='Goods that came']").ShouldBeEmpty());
    }

    [Fact]
    public void Goods_IntoABinThatIsNone_NameTheProduct_AndKeepWhatWasTyped()
    {
        Sent((BuyingDesk.Cup, 3), (BuyingDesk.Lamp, 10));
        var page = Page();
        Units(page, "Cup that came now").Single().Input("0");
        page.Find("input[aria-label='Bin of Desk lamp']").Change("Z-9");

        Button(page, "Receive goods").Click();

        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldStartWith("Desk lamp: "));
        page.Find("input[aria-label='Bin of Desk lamp']").GetAttribute("value").ShouldBe("Z-9");
        Hall.Moves.ShouldBeEmpty();
    }

    [Fact]
    public void Goods_MoreThanATenthOver_AreRefused()
    {
        Sent((BuyingDesk.Lamp, 10));
        var page = Page();
        Units(page, "Desk lamp that came now").Single().Input("12");

        Button(page, "Receive goods").Click();

        page.WaitForElement("[role=alert]");
        Hall.Moves.ShouldBeEmpty();
    }

    [Fact]
    public void Order_Closed_SaysWhy_AndAsksNothing()
    {
        Sent((BuyingDesk.Lamp, 10)).Close("supplier_short", "Kiln broke", DateTime.UnixEpoch).Ok.ShouldBeTrue();

        var page = Page();

        page.WaitForAssertion(() => page.Find(".notice").TextContent.ShouldBe("Supplier cannot deliver: Kiln broke"));
        page.FindAll("input").ShouldBeEmpty();
    }

    [Fact]
    public void Order_ForWhoMayNotTakeGoodsIn_IsOnlyShown()
    {
        Sent((BuyingDesk.Lamp, 10));
        SignIn(Role.Support);

        var page = Page();

        page.WaitForElement("section[aria-label='Lines']");
        page.FindAll("input").ShouldBeEmpty();
    }

    [Fact]
    public void List_ANewOrder_GoesOnTheSuppliersDraft_AndLeadsToIt()
    {
        var draft = Desk.Draft((BuyingDesk.Cup, 4));
        var page = Look<ReplenishmentListPage>();
        page.WaitForElement("button[data-hotkey=n]").Click();
        Pick(page);
        page.WaitForElement("input[aria-label='Quantity of Desk lamp']").Change("12");

        Button(page, "Put on the draft").Click();

        page.WaitForAssertion(() => Address.ShouldBe($"replenishment/{draft.Id}"));
        draft.Lines.Select(l => (l.VariantId, l.Quantity)).ShouldBe([(BuyingDesk.Cup, 4), (BuyingDesk.Lamp, 12)]);
    }

    private ReplenishmentOrder Sent(params (VariantId Variant, int Units)[] lines)
    {
        var order = Desk.Draft(lines);
        order.Send(5, Clock.GetUtcNow().UtcDateTime).Ok.ShouldBeTrue();
        return order;
    }

    private IRenderedComponent<ReplenishmentPage> Page()
    {
        var page = Look<ReplenishmentPage>(p => p.Add(c => c.Id, Desk.Orders[0].Id.ToString()));
        page.WaitForElement(".card");
        return page;
    }

    private static IEnumerable<AngleSharp.Dom.IElement> Units<T>(IRenderedComponent<T> page, string of)
        where T : Microsoft.AspNetCore.Components.IComponent => page.FindAll($"input[aria-label='Units of {of}']");

    /// <summary>The only product that the catalogue has: a desk lamp.</summary>
    private void Pick<T>(IRenderedComponent<T> page)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        page.Find("#product-find").Input("lamp");
        Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForElement(".found-row").Click();
    }
}
