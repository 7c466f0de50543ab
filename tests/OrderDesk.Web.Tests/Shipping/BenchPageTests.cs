using Bunit;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Shipping;
using OrderDesk.Web.Tests.Orders;

namespace OrderDesk.Web.Tests.Shipping;

public sealed class BenchPageTests : DeskContext
{
    private readonly DeskFloor _floor;

    public BenchPageTests()
    {
        _floor = new DeskFloor(Shop);
        Shop.Floor = _floor;
        Services.AddSingleton<IShippingReads>(new FloorReads(Shop)).AddSingleton<IWaveReads>(_floor).AddScoped<ParcelWork>().AddSingleton<ApplyScan>();
        SignIn(Role.Warehouse);
    }

    [Fact]
    public void Scan_AWrongItem_IsRefusedInWords()
    {
        var (_, page) = Open();

        Scan(page, "CHAIR-9");

        page.WaitForAssertion(() => page.Find(".miss").TextContent.ShouldContain("Wrong item: CHAIR-9 is not in this parcel. Next is LMP-1"));
        page.Find(".qty input").GetAttribute("value").ShouldBe("0");
    }

    [Fact]
    public void Scan_TheLastUnit_ClosesTheParcel()
    {
        var (order, page) = Open();

        Scan(page, "lmp-1");
        page.WaitForAssertion(() => page.Find(".hit").TextContent.ShouldContain("1 of 2 Desk lamp"));
        Scan(page, "LMP-1");

        page.WaitForAssertion(() => page.Markup.ShouldContain("Packed. Print slip and label:"));
        order.Fulfillments.ShouldHaveSingleItem().State.ShouldBe(FulfillmentState.Packed);
        _floor.Scans.Select(x => x.Verdict).ShouldBe([ScanVerdict.Right, ScanVerdict.Right]);
        page.FindAll("[data-print]").Select(a => a.GetAttribute("href")).ShouldBe([Links.PackingSlip(order.Id, 1), Links.Label(order.Id, 1)]);
    }

    [Fact]
    public void Pack_APart_SaysWhatStaysAndKeepsItOpen()
    {
        var (order, page) = Open();
        Scan(page, "LMP-1");
        page.WaitForAssertion(() => page.Find(".notice").TextContent.ShouldContain("1 unit is missing"));

        page.Find(".bottom-bar .btn-primary").Click();

        page.WaitForAssertion(() => order.Fulfillments.Select(f => (f.State, f.Lines.Sum(l => l.Quantity))).ShouldBe([(FulfillmentState.Packed, 1), (FulfillmentState.Open, 1)]));
    }

    [Fact]
    public void Ship_WithATrackingNumber_HandsItOver()
    {
        var (order, page) = Open();
        Scan(page, "LMP-1");
        Scan(page, "LMP-1");
        page.WaitForElement(".handover input").Input("00340");

        page.Find(".handover .btn-primary").Click();

        page.WaitForAssertion(() => page.Markup.ShouldContain("Nothing is left to do here"));
        (order.Fulfillments[0].Carrier, order.Fulfillments[0].TrackingNumber).ShouldBe(("DHL", "00340"));
    }

    [Fact]
    public void NotHere_WithAReason_SaysWhatFollowsFirstAndHoldsWhatNobodyHas()
    {
        var (order, page) = Open();
        page.FindAll("button").Single(b => b.TextContent == "Not here").Click();
        page.Find(".consequence").TextContent.ShouldContain("The stock of BER goes down by 2. Other hubs are asked at once; if none has them, the order is put on hold.");
        page.Find(".confirm .btn-danger").Click();
        page.Find(".confirm .error").TextContent.ShouldBe("Choose a reason first.");

        page.Find(".confirm select").Change("not_there");
        page.Find(".confirm .btn-danger").Click();

        page.WaitForAssertion(() => order.ActiveHolds.Select(h => h.Kind).ShouldBe([HoldKind.Stock]));
        order.Fulfillments.Single().State.ShouldBe(FulfillmentState.Cancelled);
        Toasts.Shown.ShouldContain(t => t.Words.Contains("2 units are nowhere, the order is on hold"));
    }

    [Fact]
    public void Count_Reloaded_IsStillThere()
    {
        var (order, page) = Open();
        Scan(page, "LMP-1");
        page.WaitForAssertion(() => page.Find(".qty input").GetAttribute("value").ShouldBe("1"));

        var again = Look<BenchPage>(p => p.Add(x => x.ParcelId, order.Fulfillments[0].Id.ToString()));

        again.WaitForAssertion(() => again.Find(".qty input").GetAttribute("value").ShouldBe("1"));
    }

    [Fact]
    public void Queue_Tabs_CountAndOfferTheNextStepInPlace()
    {
        var order = Shop.Place(paid: true);

        var page = Look<FulfillmentPage>();

        page.WaitForAssertion(() => page.Find(".tabs .count").TextContent.ShouldBe("1"));
        page.Find(".parcel .btn-primary").Click();
        page.WaitForAssertion(() => order.Fulfillments[0].State.ShouldBe(FulfillmentState.Picking));
        page.WaitForAssertion(() => page.Markup.ShouldContain("Nothing to pick"));
    }

    [Fact]
    public void Scan_AnotherOrder_LeadsThere_UnlessThisOneIsBegun()
    {
        var (_, page) = Open();
        var other = Shop.Place(paid: true);

        Scan(page, "LMP-1");
        page.WaitForAssertion(() => page.Find(".hit").TextContent.ShouldContain("1 of 2"));
        Scan(page, other.Number);
        page.WaitForAssertion(() => page.Find(".miss").TextContent.ShouldContain("Finish ORD-2026-000001, parcel 1 first"));
        Scan(page, FloorCodes.Undo);
        page.WaitForAssertion(() => page.Find(".hit").TextContent.ShouldContain("Taken back: 0 of 2"));
        Scan(page, other.Number);

        page.WaitForAssertion(() => Address.ShouldBe($"fulfillment/{other.Fulfillments[0].Id}"));
    }

    [Fact]
    public async Task Scan_TheSameSentTwice_CountsOnce()
    {
        var (order, page) = Open();
        var field = page.FindComponent<ScanField>().Instance;
        ScanSent sent = new("s-1", order.Fulfillments[0].Id.ToString(), "LMP-1");

        var first = await field.Take([sent]);
        (await field.Take([sent, new("s-2", sent.Subject, "CHAIR")])).Select(r => (r.Id, r.Kind)).ShouldBe([("s-1", "right"), ("s-2", "wrong")]);

        first.ShouldHaveSingleItem().Words.ShouldBe("1 of 2 Desk lamp");
        page.WaitForAssertion(() => page.Find(".qty input").GetAttribute("value").ShouldBe("1"));
    }

    private (Order Order, IRenderedComponent<BenchPage> Page) Open()
    {
        var order = Shop.Place(paid: true);
        var page = Look<BenchPage>(p => p.Add(x => x.ParcelId, order.Fulfillments[0].Id.ToString()));
        page.WaitForElement(".scan");
        return (order, page);
    }

    private static void Scan(IRenderedComponent<BenchPage> page, string sku)
    {
        page.Find(".scan input").Change(sku);
        page.Find("form.scan").Submit();
    }
}
