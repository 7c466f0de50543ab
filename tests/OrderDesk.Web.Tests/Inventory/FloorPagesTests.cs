using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Web.Inventory;
using OrderDesk.Web.Tests.Orders;

namespace OrderDesk.Web.Tests.Inventory;

public sealed class FloorPagesTests : DeskContext
{
    private readonly CountReads _reads = new();

    public FloorPagesTests()
    {
        Services.AddSingleton<IWarehouseReads>(_reads).AddSingleton<ReceiveStock>().AddSingleton<EnterCount>().AddSingleton<ApplyCount>().AddSingleton<RecountPlaces>().AddSingleton<CancelCount>().AddScoped<CountWork>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        SignIn(Role.Warehouse);
    }

    [Fact]
    public void Receiving_AScannedProductTwice_IsOneLine_AndSurvivesAReload()
    {
        var page = Look<ReceivePage>();
        Take(page, "3");
        Take(page, "2");

        page.WaitForAssertion(() => page.Find(".bottom-bar").TextContent.ShouldContain("5 units in one line into BER"));
        var again = Look<ReceivePage>();
        again.WaitForAssertion(() => again.Find(".bottom-bar").TextContent.ShouldContain("5 units in one line into BER"));
    }

    [Fact]
    public void Receiving_ADateWithoutALot_IsRefusedInWords()
    {
        var page = Look<ReceivePage>();
        Scan(page);
        page.Find("#in-date").Change("2099-01-01");
        page.FindAll("form")[1].Submit();

        page.WaitForAssertion(() => page.Find(".miss").TextContent.ShouldContain("A date belongs to a lot"));
        Shop.Drafts.ShouldBeEmpty();
    }

    [Fact]
    public void Count_Open_AsksForTheNextPlaceOfTheWalk_AndDoesNotSayWhatIsExpected()
    {
        _reads.View = View(CountState.Open, Line(1, "A-1", counted: 4), Line(2, "A-2", counted: null), Line(3, "A-3", counted: null));

        var page = Look<CountPage>(p => p.Add(c => c.CountId, new CountId(1).ToString()));

        page.WaitForAssertion(() => page.Find(".place").TextContent.ShouldBe("A-2"));
        page.Markup.ShouldNotContain("expected");
        page.Find(".bottom-bar .btn-primary").GetAttribute("aria-disabled").ShouldBe("true");
        page.Find(".bottom-bar .tip").TextContent.ShouldContain("Count every place first");
    }

    [Fact]
    public void Count_Applied_ShowsDifferences_AndCannotBeChanged()
    {
        _reads.View = View(CountState.Applied, Line(1, "A-1", counted: 4, expected: 6));

        var page = Look<CountPage>(p => p.Add(c => c.CountId, new CountId(1).ToString()));

        page.WaitForAssertion(() => page.Find(".rows .bad").TextContent.ShouldContain("(−2)"));
        page.FindAll(".bottom-bar").ShouldBeEmpty();
        page.FindAll("form").ShouldBeEmpty();
    }

    [Fact]
    public void Bins_Written_AsListsAndRanges_AreRead()
    {
        BinList.Read("A-1, B-2 C-1..C-3").Value.ShouldBe(["A-1", "B-2", "C-1", "C-2", "C-3"]);
        BinList.Read("A-3..A-1").Error!.Code.ShouldBe("BAD_BIN_RANGE");
        BinList.Read("").Value.ShouldBeEmpty();
    }

    private static void Scan(IRenderedComponent<ReceivePage> page)
    {
        page.WaitForElement("input[aria-label='Scan a product']").Input("LMP-1");
        page.Find("form").Submit();
        page.WaitForElement("#in-units");
    }

    private static void Take(IRenderedComponent<ReceivePage> page, string units)
    {
        Scan(page);
        page.Find("#in-units").Input(units);
        page.FindAll("form")[1].Submit();
        page.WaitForElement(".bottom-bar");
    }

    private static CountView View(CountState state, params CountLineRow[] lines) => new(
        new CountRow(new CountId(1), "CNT-2026-000001", DeskShop.Berlin, "BER", "A-1 to A-3", state, DateTime.UnixEpoch, "Mia", null, null, lines.Length, lines.Count(l => l.Counted is not null), 0), lines);

    private static CountLineRow Line(long id, string bin, int? counted, int? expected = null) => new(
        new CountLineId(id), new VariantId(1), "LMP-1", "Desk lamp", "", "Lamps", bin, (int)id, null, null, expected, counted, false, null);
}
