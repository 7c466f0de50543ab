using Microsoft.Playwright;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Browser.Tests;

/// <summary>The warehouse floor with a scanner: no mouse, and through a lost connection.</summary>
[Collection(DemoProgramGroup.Name)]
public sealed class FloorTests(BrowserFixture browser, DemoProgram demo)
{
    private const float Patience = 60_000;

    [Fact]
    public async Task Wave_BuiltPickedAndPacked_ByKeyboardAlone()
    {
        var program = await demo.Ready();
        var goods = new FloorGoods(demo.Services, "KEY");
        await goods.Store(("KEY-CUP", "K-02", 20, "L-KEY"), ("KEY-PAN", "K-01", 10, null));
        var (one, two) = (await goods.Sell(("KEY-CUP", 2), ("KEY-PAN", 1)), await goods.Sell(("KEY-CUP", 1)));
        var page = await Open(program, "/waves/new");

        await page.TabTo("#wave-hub");
        await page.Keyboard.TypeAsync("KEY");
        await page.GetByRole(AriaRole.Heading, new() { Name = "2 parcels" }).WaitForAsync();
        await page.ShouldBeAccessible();
        await page.TabTo("section[aria-label='What the wave takes'] .btn-primary");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Start picking" }).WaitForAsync();
        await page.ShouldBeAccessible();
        await page.Keyboard.PressAsync("p");

        await Asks(page, "Scan bin K-01");
        await Scan(page, "K-02");
        await page.GetByText("Wrong bin: K-02. Go to K-01.").WaitForAsync();
        await page.ShouldBeAccessible();
        await Steps(page, ("K-01", "Scan KEY-PAN, or type how many"), ("KEY-PAN", "Scan tote 1"), ("T1", "Scan bin K-02"), ("K-02", "Scan KEY-CUP, or type how many"), ("3", "Scan tote 1"), ("T1", "Scan tote 2"));
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Everything is in its tote.").First.WaitForAsync();
        await Scan(page, "T1");

        await Asks(page, "Scan an item");
        await page.GetByText("2 more").WaitForAsync();
        await Scan(page, "KEY-CUP");
        await page.GetByText("1 more").WaitForAsync();
        await Scan(page, "L-KEY");
        await page.GetByText("2 of 2 Goods KEY-CUP").WaitForAsync();
        await Scan(page, "KEY-PAN");
        await page.Focused("[data-print=slip]");
        await page.ShouldBeAccessible();
        (await goods.State(one)).ShouldBe(FulfillmentState.Packed);
        // An item of the next parcel opens it, from wherever the focus is.
        await Scan(page, "KEY-CUP");
        await page.GetByText("1 more").WaitForAsync();
        await Scan(page, "KEY-CUP");
        await page.Focused("[data-print=slip]");

        (await goods.State(two)).ShouldBe(FulfillmentState.Packed);
        (await goods.LastWave()).ShouldBe(WaveState.Done);
    }

    [Fact]
    public async Task Packing_TheConnectionCut_GoesOn_AndEveryScanCountsOnce()
    {
        var program = await demo.Ready();
        var goods = new FloorGoods(demo.Services, "CUT");
        await goods.Store(("CUT-CUP", "C-01", 1, null), ("CUT-PAN", "C-02", 2, null));
        var (parcel, second) = (await goods.Sell(("CUT-CUP", 3), ("CUT-PAN", 2)), await goods.Sell(("CUT-CUP", 2)));
        using var cable = new CutProxy(program);
        var page = await Open(cable.Address, $"/fulfillment/{parcel}");
        await Asks(page, "Scan an item");
        await Scan(page, "CUT-CUP");
        await page.GetByText("1 of 3 Goods CUT-CUP").WaitForAsync();
        await page.Until("(localStorage.getItem('od-scans') ?? '[]') === '[]'");

        cable.Cut();
        await page.Until("document.documentElement.dataset.live !== 'live'");
        await Scan(page, "CUT-CUP");
        await page.GetByText("No connection: 1 scan is kept here, 3 to go").WaitForAsync();
        await Scan(page, "CHAIR-9");
        await page.GetByText("Wrong item: CHAIR-9 is not in this parcel.").WaitForAsync();
        await Scan(page, "CUT-CUP");
        await Scan(page, "CUT-PAN");
        await page.GetByText("No connection: 4 scans are kept here, 1 to go").WaitForAsync();
        (await goods.Scans(parcel)).Count.ShouldBe(1);

        cable.Mend();
        await page.GetByText("1 of 2 Goods CUT-PAN").WaitForAsync();
        await Scan(page, "CUT-PAN");
        await page.Focused("[data-print=slip]");
        (await goods.State(parcel)).ShouldBe(FulfillmentState.Packed);
        (await goods.Scans(parcel)).Select(s => (s.Code, s.Verdict)).ShouldBe(
            [("CUT-CUP", ScanVerdict.Right), ("CUT-CUP", ScanVerdict.Right), ("CHAIR-9", ScanVerdict.Wrong), ("CUT-CUP", ScanVerdict.Right), ("CUT-PAN", ScanVerdict.Right), ("CUT-PAN", ScanVerdict.Right)], ignoreOrder: true);

        // The page is closed while scans wait: the next one of this browser sends them.
        await page.GotoInteractive(new Uri(cable.Address, $"/fulfillment/{second}"));
        await Asks(page, "Scan an item");
        cable.Cut();
        await page.Until("document.documentElement.dataset.live !== 'live'");
        await Scan(page, "CUT-CUP");
        await Scan(page, "CUT-CUP");
        await page.GetByText("No connection: 2 scans are kept here, 0 to go").WaitForAsync();
        await page.GotoAsync("about:blank");
        cable.Mend();
        await page.GotoInteractive(new Uri(cable.Address, $"/fulfillment/{second}"));
        await Poll.Until(async () => await goods.State(second) == FulfillmentState.Packed, Poll.Usual, "the kept scans to be sent");
        (await goods.Scans(second)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Papers_OfAllParcelsOfAHub_ComeAsOneFile_FromTheFormOfTheQueue()
    {
        var program = await demo.Ready();
        var goods = new FloorGoods(demo.Services, "PRT");
        await goods.Store(("PRT-CUP", "P-01", 1, null));
        var parcels = new[] { await goods.Sell(("PRT-CUP", 1)), await goods.Sell(("PRT-CUP", 2)) };
        var page = await Open(program, "/fulfillment?hub=PRT");
        var answer = new TaskCompletionSource<IResponse>();
        page.Context.Response += (_, response) => _ = response.Url.EndsWith("/documents/print", StringComparison.Ordinal) && answer.TrySetResult(response);
        await page.GetByText("All 2 shown").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Print packing slips" }).PressAsync("Enter");

        var printed = await answer.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
        (printed.Status, printed.Headers["content-type"]).ShouldBe((200, "application/pdf"));
        (await goods.Printed(parcels)).ShouldBe(2);
        // The same post from a page that is not ours: without the token nothing is printed.
        var forged = page.Context.APIRequest.CreateFormData();
        forged.Set("kind", "packing_slip");
        forged.Set("parcels", string.Join(',', parcels));
        (await page.Context.APIRequest.PostAsync(new Uri(program, "/documents/print").ToString(), new() { Form = forged, MaxRedirects = 0 })).Status.ShouldBe(302);
        (await goods.Printed(parcels)).ShouldBe(2);
    }

    private async Task<IPage> Open(Uri program, string path)
    {
        var page = await browser.Open(new() { ViewportSize = new() { Width = 1024, Height = 768 } });
        page.SetDefaultTimeout(Patience);
        page.Context.SetDefaultTimeout(Patience);
        await page.SignIn(program, "warehouse", path);
        return page;
    }

    /// <summary>As a scanner does: fast keys and Enter, wherever the focus is.</summary>
    private static async Task Scan(IPage page, string code)
    {
        await page.Keyboard.TypeAsync(code, new() { Delay = 5 });
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task Steps(IPage page, params IEnumerable<(string Code, string Then)> steps)
    {
        foreach (var (code, then) in steps)
        {
            await Scan(page, code);
            await Asks(page, then);
        }
    }

    /// <summary>The field asks for it, and listens.</summary>
    private static Task Asks(IPage page, string what) => page.Locator("[data-ready]").GetByPlaceholder(what, new() { Exact = true }).WaitForAsync();
}
