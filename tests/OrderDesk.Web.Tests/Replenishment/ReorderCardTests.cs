using Bunit;
using OrderDesk.Core.Inventory;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Replenishment;
using OrderDesk.Web.Tests.Orders;

namespace OrderDesk.Web.Tests.Replenishment;

public sealed class ReorderCardTests : BuyingContext
{
    [Fact]
    public void Card_WithoutSuppliers_LeadsToThem()
    {
        var card = Card();

        card.Find("a").GetAttribute("href").ShouldBe("/suppliers");
        card.FindAll("button").ShouldBeEmpty();
    }

    [Fact]
    public void Saving_ARule_KeepsIt_AndLeavesTheSafetyStockAsItIs()
    {
        var mill = Desk.Supplier("Mill");
        var rule = StockRule.Create(BuyingDesk.Lamp, DeskShop.Berlin);
        rule.KeepBack(4);
        Desk.Kept.Add(rule);
        var card = Card();
        card.Markup.ShouldContain("Nothing is ordered by itself");

        card.Find("#reorder-point").Change("5");
        card.Find("#reorder-quantity").Change("20");
        card.Find("#reorder-supplier").Change(mill.Id.ToString());
        card.Find("button").Click();

        card.WaitForAssertion(() => card.Find(".card-head").TextContent.ShouldContain("8 available"));
        (rule.SafetyStock, rule.ReorderPoint, rule.ReorderQuantity, rule.SupplierId).ShouldBe((4, 5, 20, mill.Id));
        card.FindAll(".bad").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("5", "", "1")]
    [InlineData("5", "20", "")]
    [InlineData("many", "20", "1")]
    [InlineData("-1", "20", "1")]
    public void Saving_WhatIsNoRule_IsSaid_AndNothingIsKept(string point, string quantity, string supplier)
    {
        var mill = Desk.Supplier("Mill");
        var card = Card();

        card.Find("#reorder-point").Change(point);
        card.Find("#reorder-quantity").Change(quantity);
        card.Find("#reorder-supplier").Change(supplier.Length == 0 ? "" : mill.Id.ToString());
        card.Find("button").Click();

        card.WaitForAssertion(() => card.Find(".bad").TextContent.ShouldNotBeEmpty());
        Desk.Kept.ShouldBeEmpty();
    }

    [Fact]
    public void Suppliers_NoLongerUsed_AreOfferedOnlyWhereTheyStandAlready()
    {
        var (mill, old) = (Desk.Supplier("Mill"), Desk.Supplier("Old"));
        old.Change("Old", null, 7, false);
        Options(Card()).ShouldBe(["Nobody", "Mill"]);
        var rule = StockRule.Create(BuyingDesk.Lamp, DeskShop.Berlin);
        rule.Reorder(5, 10, old.Id);
        Desk.Kept.Add(rule);

        Options(Card()).ShouldBe(["Nobody", "Mill", "Old"]);
        mill.IsActive.ShouldBeTrue();
    }

    private static IEnumerable<string> Options(IRenderedComponent<ReorderCard> card) => card.FindAll("option").Select(o => o.TextContent);

    private IRenderedComponent<ReorderCard> Card() => Render<ReorderCard>(p => p
        .Add(c => c.Variant, BuyingDesk.Lamp).Add(c => c.Hub, DeskShop.Berlin).Add(c => c.HubCode, "BER").Add(c => c.Caller, Callers.Of(Person, "page")));
}
