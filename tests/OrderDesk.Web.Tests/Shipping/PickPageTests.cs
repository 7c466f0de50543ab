using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Shipping;
using OrderDesk.Web.Tests.Orders;

namespace OrderDesk.Web.Tests.Shipping;

public sealed class PickPageTests : DeskContext
{
    private readonly DeskFloor _floor;

    public PickPageTests()
    {
        _floor = new DeskFloor(Shop);
        Shop.Floor = _floor;
        Services.AddSingleton<IShippingReads>(new FloorReads(Shop)).AddSingleton<IWaveReads>(_floor).AddSingleton<ApplyScan>();
        Services.AddSingleton(new FloorPolicy()).AddSingleton<CreateWave>().AddSingleton<EndWave>().AddSingleton<ShortPick>().AddScoped<WaveWork>();
        SignIn(Role.Warehouse);
    }

    [Fact]
    public void Wave_Running_OffersItsPickList()
    {
        Shop.Place(paid: true);
        var wave = _floor.Build();
        var page = Look<WavePage>(p => p.Add(x => x.WaveKey, wave.Id.ToString()));

        page.WaitForAssertion(() => page.Find("a[target=_blank]").GetAttribute("href").ShouldBe($"/api/waves/{wave.Id}/pick-list.pdf"));
        page.Find("a[target=_blank]").TextContent.Trim().ShouldBe("Print pick list");
    }

    [Fact]
    public void Round_PickedByScans_SaysWhatComesNext_AndEndsAtTheBench()
    {
        var (one, _) = (Shop.Place(paid: true), Shop.Place(paid: true));
        var wave = _floor.Build();
        var page = Look<PickPage>(p => p.Add(x => x.WaveKey, wave.Id.ToString()));
        page.WaitForAssertion(() => Asked(page).ShouldBe("Scan bin A-01"));

        Scan(page, "B-77");
        page.WaitForAssertion(() => page.Find(".miss").TextContent.ShouldContain("Wrong bin: B-77. Go to A-01."));
        Scan(page, "A-01");
        page.WaitForAssertion(() => page.Find(".figure").TextContent.ShouldBe("4 more"));
        one.Fulfillments[0].State.ShouldBe(FulfillmentState.Picking);
        Scan(page, "9");
        page.WaitForAssertion(() => page.Find(".miss").TextContent.ShouldContain("4 are needed here, not 9."));
        Scan(page, "LMP-1");
        Scan(page, "4");
        page.WaitForAssertion(() => Asked(page).ShouldBe("Scan tote 1"));
        Scan(page, "T1");
        page.WaitForAssertion(() => page.FindAll(".tote.is-full").Count.ShouldBe(1));
        Scan(page, FloorCodes.Confirm);

        page.WaitForAssertion(() => page.Markup.ShouldContain("Everything is in its tote."));
        wave.State.ShouldBe(WaveState.Picked);
        Scan(page, FloorCodes.Confirm);
        page.WaitForAssertion(() => Address.ShouldBe($"fulfillment/{one.Fulfillments[0].Id}"));
    }

    [Fact]
    public void Builder_LiveNumbers_ShowWhatIsTakenAndWhyNot()
    {
        var (_, held) = (Shop.Place(paid: true), Shop.Place(paid: true));
        held.PlaceHold(Core.Orders.HoldKind.Manual, "other", null, Shop.Ids, "Mia", Shop.Now);
        Shop.Place(paid: true);

        var page = Look<NewWavePage>();

        page.WaitForAssertion(() => page.Find("section[aria-label='It takes'] h2").TextContent.ShouldBe("2 parcels"));
        page.Find("section[aria-label='Left out']").TextContent.ShouldContain("The order is on hold");
        page.Find("#wave-parcels").Input("1");
        page.WaitForAssertion(() => page.Find("section[aria-label='It takes'] h2").TextContent.ShouldBe("1 parcel"));
        page.Find("section[aria-label='Left out']").TextContent.ShouldContain("The wave has enough parcels");
        page.Find("#wave-parcels").Input("0");
        page.WaitForAssertion(() => page.Find(".bad").TextContent.ShouldContain("maxParcels must be between 1 and 200"));
    }

    private static string? Asked(IRenderedComponent<PickPage> page) => page.Find(".scan input").GetAttribute("placeholder");

    private static void Scan(IRenderedComponent<PickPage> page, string code)
    {
        page.Find(".scan input").Change(code);
        page.Find("form.scan").Submit();
    }
}
