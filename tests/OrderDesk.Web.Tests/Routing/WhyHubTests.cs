using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Routing;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Routing;
using OrderDesk.Web.Tests.Orders;
using static OrderDesk.Web.Tests.Routing.RoutingDesk;

namespace OrderDesk.Web.Tests.Routing;

public sealed class WhyHubTests : DeskContext
{
    private readonly RoutingDesk _desk = new();

    public WhyHubTests() => Services.AddSingleton<IRoutingReads>(_desk);

    [Fact]
    public void Panel_ShowsEveryCandidateInWordsAndFigures()
    {
        Keep(Decision(candidates: [Candidate(Berlin, "Berlin", 3, 100_000), Candidate(Lyon, "Lyon", 0, 145_500), Candidate(new HubId(3), "Warsaw", 0, filter: RouteFilter.SafetyStock)]));

        var panel = Show();

        panel.Find("p").TextContent.ShouldBe("Berlin hub has everything, and of the hubs that do it has the fewest points. Lyon hub would have 45.5 more.");
        var rows = panel.FindAll("tbody tr");
        rows.Select(r => r.ClassList.Contains("chosen")).ShouldBe([true, false, false]);
        rows[0].TextContent.ShouldContain("sends 3");
        rows[1].TextContent.ShouldContain("145.5");
        rows[2].TextContent.ShouldContain("has its safety stock only");
        panel.Markup.ShouldContain("distances go to the middle of Germany");
        panel.Markup.ShouldContain("version 3 of the rules");
        panel.Markup.ShouldNotContain("SafetyStock");
    }

    [Fact]
    public void Panel_OfASplitOrder_SaysWhatThisHubSends()
    {
        Keep(Decision(RouteMethod.Exact, candidates: [Candidate(Berlin, "Berlin", 2), Candidate(Lyon, "Lyon", 1)]));

        Show().Find("p").TextContent.ShouldBe("Berlin hub sends 2 units of 3 units: these 2 hubs together have the fewest points.");
    }

    [Fact]
    public void Panel_PromiseSetAside_SaysSo()
    {
        Keep(Decision(relaxed: true, candidates: [Candidate(Berlin, "Berlin", 3, late: true)]));

        Show().Markup.ShouldContain("No hub could keep the promise");
    }

    [Fact]
    public void Panel_SeveralDecisions_ShowsTheNewestOfThisHubAndLeadsToTheOthers()
    {
        Keep(Decision(candidates: [Candidate(Lyon, "Lyon", 3)]) with { Reason = RoutingReason.HubRejected });
        Keep(Decision(candidates: [Candidate(Berlin, "Berlin", 3)]));

        var panel = Show();
        panel.Find("p").TextContent.ShouldStartWith("Berlin hub");
        panel.FindAll(".chip")[0].Click();

        panel.Find("p").TextContent.ShouldBe("Berlin hub was not chosen here.");
    }

    [Fact]
    public void Panel_NothingKept_SaysWhy() => Show().Markup.ShouldContain("No decision was kept");

    [Fact]
    public void Panel_ReadingFails_OffersToTryAgain()
    {
        _desk.IsAway = true;
        var panel = Show();
        panel.Markup.ShouldContain("could not be read");

        _desk.IsAway = false;
        Keep(Decision(candidates: [Candidate(Berlin, "Berlin", 3)]));
        panel.Find("button").Click();

        panel.WaitForAssertion(() => panel.FindAll("tbody tr").Count.ShouldBe(1));
    }

    [Fact]
    public void OrderPage_OwnParcel_OpensThePanelInPlace()
    {
        Keep(Decision(candidates: [Candidate(Berlin, "Berlin", 3)]));
        var order = Shop.Place(paid: true);

        var page = Look<OrderPage>(p => p.Add(x => x.Number, order.Number));
        page.WaitForElement("section.card");
        page.FindAll("button").Single(b => b.TextContent.Contains("Why this hub?", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => page.Find(".why tbody tr").TextContent.ShouldContain("Berlin hub"));
    }

    private void Keep(RouteDecision decision) => _desk.Kept.Add(new DecisionRow(new RowId(_desk.Kept.Count + 1), decision.Reason, decision.RulesVersion, decision, Clock.GetUtcNow().UtcDateTime));

    private IRenderedComponent<WhyHub> Show() => Render<WhyHub>(p => p.Add(x => x.Order, new OrderId(1)).Add(x => x.Hub, Berlin).Add(x => x.HubName, "Berlin hub").Add(x => x.Caller, new Caller(new UserId(1), "Mia", [Role.Manager])));
}
