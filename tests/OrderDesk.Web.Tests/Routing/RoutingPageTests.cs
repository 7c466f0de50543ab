using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;
using OrderDesk.Web.Routing;
using OrderDesk.Web.Tests.Orders;

namespace OrderDesk.Web.Tests.Routing;

public sealed class RoutingPageTests : DeskContext
{
    private readonly RoutingDesk _desk = new();

    public RoutingPageTests()
    {
        Shop.Routes = _desk;
        Services.AddSingleton<IRoutingReads>(_desk).AddSingleton<IRoutingHistory>(_desk).AddSingleton<SaveRules>().AddSingleton<BackTest>();
    }

    [Fact]
    public void Save_EditedWeights_NeedsANoteAndBecomesTheNextVersion()
    {
        var page = Look<RoutingPage>();
        Number(page, 0).Input("70");
        Save(page).GetAttribute("aria-disabled").ShouldBe("true");

        page.Find("#rules-note").Input("Parcels are dear");
        Save(page).Click();

        page.WaitForAssertion(() => _desk.Saved.Count.ShouldBe(1));
        (_desk.Saved[0].Version, _desk.Saved[0].Rules.Parcel, _desk.Saved[0].Note, _desk.Saved[0].By).ShouldBe((1, 70, "Parcels are dear", "Mia"));
        page.WaitForAssertion(() => page.Find("ol.rows").TextContent.ShouldContain("Parcels are dear"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1001")]
    public void Weight_ThatIsNone_IsSaidAndCannotBeSaved(string typed)
    {
        var page = Look<RoutingPage>();
        page.Find("#rules-note").Input("why");

        Number(page, 0).Input(typed);

        page.Find(".weight .bad").TextContent.ShouldBe("A whole number from 0 to 1000.");
        Save(page).GetAttribute("aria-disabled").ShouldBe("true");
    }

    [Fact]
    public void Save_SomebodyWasFaster_KeepsWhatWasEditedAndSaysSo()
    {
        var page = Look<RoutingPage>();
        Number(page, 0).Input("70");
        page.Find("#rules-note").Input("mine");
        _desk.Saved.Add(RulesVersion.Of(1, new RoutingRules { Parcel = 5 }, "Noa", Clock.GetUtcNow().UtcDateTime, "theirs"));

        Save(page).Click();

        page.WaitForAssertion(() => page.Find("[role=alert]").TextContent.ShouldContain("Somebody saved version 1 meanwhile"));
        Number(page, 0).GetAttribute("value").ShouldBe("70");
        _desk.Saved.Count.ShouldBe(1);
    }

    [Fact]
    public void BackTest_Run_ShowsBothRulesSideBySide()
    {
        Past(3);
        var page = Look<RoutingPage>();
        Number(page, 1).Input("0");

        Button(page, "Run back-test").Click();

        page.WaitForAssertion(() => page.Find("section[aria-labelledby=test-head] tbody tr").TextContent.ShouldContain("Parcels"));
        var cost = page.FindAll("section[aria-labelledby=test-head] tbody tr").Single(r => r.TextContent.Contains("Cost", StringComparison.Ordinal));
        cost.TextContent.ShouldContain("15.00");
        cost.TextContent.ShouldContain("6.00");
        page.Markup.ShouldContain("3 orders would have gone elsewhere.");
    }

    [Fact]
    public void BackTest_Stopped_SaysThatNothingWasChanged()
    {
        Past(3);
        _desk.Gate = new TaskCompletionSource();
        var page = Look<RoutingPage>();
        Button(page, "Run back-test").Click();
        page.WaitForElement("progress");

        Button(page, "Stop").Click();

        page.WaitForAssertion(() => page.Markup.ShouldContain("Stopped. Nothing was changed."));
        page.FindAll("progress").ShouldBeEmpty();
    }

    private void Past(int orders) => _desk.Past.AddRange(Enumerable.Range(1, orders).Select(i => new PastOrder(
        new OrderId(i), Clock.GetUtcNow().UtcDateTime.AddDays(-3), DeliveryType.Standard, null, new Destination("DE", 52.5, 13.4), [new LineDemand(0, new VariantId(1), 1)])));

    private static AngleSharp.Dom.IElement Number(IRenderedComponent<RoutingPage> page, int index) => page.FindAll(".weight input[inputmode=numeric]")[index];

    private static AngleSharp.Dom.IElement Save(IRenderedComponent<RoutingPage> page) => Button(page, "Save as the next version");

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<RoutingPage> page, string words) => page.FindAll("button").First(b => b.TextContent.Contains(words, StringComparison.Ordinal));
}
