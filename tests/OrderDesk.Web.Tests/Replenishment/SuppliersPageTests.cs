using Bunit;
using OrderDesk.Web.Replenishment;

namespace OrderDesk.Web.Tests.Replenishment;

public sealed class SuppliersPageTests : BuyingContext
{
    [Fact]
    public void Adding_ASupplier_PutsThemOnTheList_AndClosesTheForm()
    {
        var page = Look<SuppliersPage>();
        page.WaitForAssertion(() => page.Markup.ShouldContain("No suppliers yet"));

        Button(page, "Add supplier").Click();
        page.Find("#supplier-name").Change("Mill");
        page.Find("#supplier-days").Change("1");
        page.FindAll("aside button").Last().Click();

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain("1 day"));
        page.FindAll("aside").ShouldBeEmpty();
        (Desk.Known.Single().Name, Desk.Known.Single().Email, Desk.Known.Single().LeadDays).ShouldBe(("Mill", null, 1));
        Toasts.Shown.Single().Words.ShouldBe("Mill is added");
    }

    [Theory]
    [InlineData("", "5")]
    [InlineData("Mill", "soon")]
    [InlineData("Mill", "366")]
    public void Adding_WhatIsNoSupplier_IsSaidInTheForm_AndNothingIsKept(string name, string days)
    {
        var page = Look<SuppliersPage>();
        page.WaitForElement("button[data-hotkey]").Click();
        page.Find("#supplier-name").Change(name);
        page.Find("#supplier-days").Change(days);

        page.FindAll("aside button").Last().Click();

        page.WaitForAssertion(() => page.Find("aside .bad").TextContent.ShouldNotBeEmpty());
        page.Find("#supplier-days").GetAttribute("value").ShouldBe(days);
        Desk.Known.ShouldBeEmpty();
    }

    [Fact]
    public void Changing_ASupplier_BeginsWithWhatIsKept_AndCanPutThemOutOfUse()
    {
        Desk.Supplier("Mill", "desk@mill.example", 9);
        var page = Look<SuppliersPage>();
        page.WaitForElement("button[aria-label='Change Mill']").Click();
        (page.Find("#supplier-email").GetAttribute("value"), page.Find("#supplier-days").GetAttribute("value")).ShouldBe(("desk@mill.example", "9"));

        page.Find("aside input[type=checkbox]").Change(false);
        page.FindAll("aside button").Last().Click();

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain("Not used"));
        (Desk.Known.Single().IsActive, Desk.Known.Single().Email).ShouldBe((false, "desk@mill.example"));
    }

    [Fact]
    public void Suppliers_ThatCannotBeRead_AreAskedAgainOnRequest()
    {
        Desk.IsAway = true;
        var page = Look<SuppliersPage>();
        page.WaitForAssertion(() => page.Markup.ShouldContain("The suppliers could not be read."));

        (Desk.IsAway, _) = (false, Desk.Supplier("Mill"));
        Button(page, "Try again").Click();

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain("Mill"));
    }
}
