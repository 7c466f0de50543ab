using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Shipping;
using OrderDesk.Web.Tests.Inventory;
using OrderDesk.Web.Tests.Orders;
using OrderDesk.Web.Tests.Routing;

namespace OrderDesk.Web.Tests.Shipping;

public sealed class HubsPageTests : DeskContext
{
    private readonly RoutingDesk _desk = new();
    private readonly CountReads _reads = new();

    public HubsPageTests()
    {
        Services.AddSingleton<IRoutingReads>(_desk).AddSingleton<IWarehouseReads>(_reads);
        SignIn(Role.Warehouse);
    }

    [Fact]
    public void Load_OfAHubWithALimit_SaysWhatIsTakenOfIt_AndDrawsOpenParcelsOnToday()
    {
        Hub(1, "Berlin", open: 6, capacity: 20, new LoadDay(new(2026, 3, 1), 4, 0, 3, 2), new LoadDay(new(2026, 3, 2), 5, 1, 1, 3));

        var card = Look<HubsPage>().WaitForElement("article[aria-label='Load of Berlin']");

        card.QuerySelector(".card-head")!.TextContent.ShouldContain("9 of 20 taken today");
        card.QuerySelector("svg")!.GetAttribute("aria-label").ShouldBe("Load of Berlin over 2 days: 9 new parcels, 5 handed over; 6 open now, 9 of 20 taken today");
        // 20 fill 114 of 120: three that left end at 102.9, six more that wait at 68.7.
        card.QuerySelector("path.waits")!.GetAttribute("d")!.ShouldBe("M345 102.9V68.7H555V102.9Z");
        card.QuerySelector("path.most")!.GetAttribute("d").ShouldBe("M0 6H600");
    }

    [Fact]
    public void Load_OfAHubWithoutALimit_HasNoLineForIt()
    {
        Hub(1, "Berlin", open: 0, capacity: null, new LoadDay(new(2026, 3, 2), 0, 0, 0, 0));

        var card = Look<HubsPage>().WaitForElement("article");

        card.QuerySelector(".card-head")!.TextContent.ShouldContain("0 taken today, no limit");
        card.QuerySelectorAll("path.most").ShouldBeEmpty();
        card.QuerySelector("svg")!.GetAttribute("aria-label")!.ShouldEndWith("0 open now, no limit a day");
    }

    [Fact]
    public void Load_FarFromTheLimit_IsDrawnToItsOwnHeight_AndTheLimitIsSaid()
    {
        Hub(1, "Berlin", open: 1, capacity: 100, new LoadDay(new(2026, 3, 2), 4, 0, 0, 3));

        var card = Look<HubsPage>().WaitForElement("article");

        card.QuerySelectorAll("path.most").ShouldBeEmpty();
        card.QuerySelector("figcaption")!.TextContent.ShouldContain("Capacity 100 a day, higher than this chart");
        card.QuerySelector("path.new")!.GetAttribute("d").ShouldBe("M0 6L600 6");
    }

    [Fact]
    public void Figures_Opened_AreATableWithTheNewestDayFirst()
    {
        Hub(1, "Berlin", open: 6, capacity: 20, new LoadDay(new(2026, 3, 1), 4, 0, 3, 2), new LoadDay(new(2026, 3, 2), 5, 1, 1, 3));
        var page = Look<HubsPage>();

        page.WaitForElement("article button").Click();

        page.Find("article button").GetAttribute("aria-expanded").ShouldBe("true");
        page.FindAll("article tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("td").Select(cell => cell.TextContent))).ShouldBe(["Mon 2 Mar 5 1 3", "Sun 1 Mar 4 3 2"]);
    }

    private void Hub(long id, string name, int open, int? capacity, params LoadDay[] days)
    {
        _desk.Known.Add(new HubDetail(new HubId(id), name[..3].ToUpperInvariant(), name, name, "DE", new HubSettings { DailyCapacity = capacity }, open, 1));
        _reads.Loads[new HubId(id)] = days;
    }
}
