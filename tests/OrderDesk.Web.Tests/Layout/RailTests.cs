using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Web.Layout;
using OrderDesk.Web.Tests.Widgets;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Layout;

public sealed class RailTests : WidgetContext
{
    [Fact]
    public void Icons_OfTheRail_AreDrawnAndEachIsThereOnce()
    {
        var icons = NavItems.All.Select(i => i.Icon).ToList();

        icons.ShouldBeUnique();
        icons.ShouldBeSubsetOf(IconPaths.Names);
    }

    [Theory]
    [InlineData("/orders", false)]
    [InlineData("/orders/ORD-2026-000001", false)]
    [InlineData("/orders/new", false)]
    [InlineData("/stock/counts", true)]
    [InlineData("/stock/var_1", true)]
    [InlineData("/routing", true)]
    [InlineData("/account", false)]
    public void More_StandsForWherePeopleAre_BehindIt(string path, bool isLit)
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo(path);

        var rail = Render<Rail>(p => p.Add(r => r.Items, NavItems.All));

        var more = rail.Find(".rail-more");
        (more.ClassList.Contains("active"), more.GetAttribute("aria-current")).ShouldBe((isLit, isLit ? "true" : null));
    }

    [Theory]
    [InlineData("/orders/new", "/orders/new")]
    [InlineData("/orders/ORD-2026-000001", "/orders")]
    [InlineData("/stock/var_1", "/stock")]
    [InlineData("/stock/counts/cnt_1", "/stock/counts")]
    public void Entry_ThePageBelongsTo_IsLit_AndNoOther(string path, string href)
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo(path);

        Render<Rail>(p => p.Add(r => r.Items, NavItems.All)).FindAll("a[aria-current=page]").Select(a => a.GetAttribute("href")).ShouldBe([href]);
    }
}
