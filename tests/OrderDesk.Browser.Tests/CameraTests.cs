using Microsoft.Playwright;
using OrderDesk.Core.Common;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Browser.Tests;

/// <summary>The bench with a camera in place of a scanner. Chromium on Linux finds no codes itself, so the server reads the pictures.</summary>
[Collection(DemoProgramGroup.Name)]
public sealed class CameraTests(BrowserFixture browser, DemoProgram demo)
{
    private const float Patience = 60_000;
    private const string Ready = "Hold the code in the frame.";
    private const string View = "[data-eye]:not([hidden])";

    [Fact]
    public async Task Packing_ByTheCamera_CountsEachShowingOnce_AndPacksTheParcel()
    {
        const double shown = 4;
        var program = await demo.Ready();
        var goods = new FloorGoods(demo.Services, "CAM");
        await goods.Store(("CAM-CUP", "C-01", 1, null), ("CAM-PAN", "C-02", 2, null));
        var parcel = await goods.Sell(("CAM-CUP", 2), ("CAM-PAN", 1));
        using var film = new Film(("CAM-CUP", shown), (null, 2.5), ("CAM-PAN", shown), (null, 2.5));
        await using var chromium = await browser.Launch(film.Arguments);
        var page = await Open(chromium, program, parcel, "camera");

        await page.Keyboard.PressAsync("F3");

        await page.GetByText("Read. Take it away, then show the next one.").WaitForAsync();
        await page.GetByText("of 2 Goods CAM-CUP").First.WaitForAsync();
        await page.ShouldBeAccessible();
        await page.Focused("[data-print=slip]");
        (await goods.State(parcel)).ShouldBe(FulfillmentState.Packed);
        var scans = await goods.Scans(parcel);
        scans.Select(s => (s.Code, s.Verdict)).ShouldBe([("CAM-CUP", ScanVerdict.Right), ("CAM-CUP", ScanVerdict.Right), ("CAM-PAN", ScanVerdict.Right)], ignoreOrder: true);
        // One of them was held still for seconds, and counted once; the other was another showing.
        var cups = scans.Where(s => s.Code == "CAM-CUP").Select(s => s.At).Order().ToList();
        (cups[1] - cups[0]).ShouldBeGreaterThan(TimeSpan.FromSeconds(shown));

        await page.EvaluateAsync("window.track = document.querySelector('video').srcObject.getTracks()[0]");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the queue" }).First.ClickAsync();
        await page.Until("window.track.readyState === 'ended'");
    }

    [Fact]
    public async Task Camera_TheConnectionCut_SaysSo_AndTypingGoesOn()
    {
        var program = await demo.Ready();
        var goods = new FloorGoods(demo.Services, "CLS");
        await goods.Store(("CLS-CUP", "C-01", 1, null));
        var parcel = await goods.Sell(("CLS-CUP", 2));
        using var cable = new CutProxy(program);
        using var film = new Film((null, 1));
        await using var chromium = await browser.Launch(film.Arguments);
        var page = await Open(chromium, cable.Address, parcel, "camera");
        await page.GetByRole(AriaRole.Button, new() { Name = "Scan with the camera" }).ClickAsync();
        await page.GetByText(Ready).WaitForAsync();

        cable.Cut();
        await page.GetByText("No connection: pictures cannot be read now. Go on with the scanner, or type the code.").WaitForAsync();
        await page.Until("document.documentElement.dataset.live !== 'live'");
        await page.Keyboard.TypeAsync("CLS-CUP", new() { Delay = 5 });
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("No connection: 1 scan is kept here, 1 to go").WaitForAsync();
        await page.ShouldBeAccessible();
        cable.Mend();

        await page.GetByText("1 of 2 Goods CLS-CUP").WaitForAsync();
        await page.GetByText(Ready).WaitForAsync();
        // A page that nobody sees looks at nothing, and goes on when it is seen again.
        await Hidden(page, true);
        (await page.Locator(View).CountAsync()).ShouldBe(0);
        await Hidden(page, false);
        await page.GetByText(Ready).WaitForAsync();
        await page.Keyboard.PressAsync("F3");
        (await page.EvaluateAsync<bool>("document.querySelector('video').srcObject === null")).ShouldBeTrue();
        (await page.Locator(View).CountAsync()).ShouldBe(0);
    }

    /// <summary>As on a phone with Android: the server is not asked, and is not needed.</summary>
    [Fact]
    public async Task Camera_OfABrowserThatFindsCodesItself_ScansWithoutAConnection()
    {
        var program = await demo.Ready();
        var goods = new FloorGoods(demo.Services, "CAN");
        await goods.Store(("CAN-CUP", "C-01", 1, null));
        var parcel = await goods.Sell(("CAN-CUP", 2));
        using var cable = new CutProxy(program);
        using var film = new Film((null, 1));
        await using var chromium = await browser.Launch(film.Arguments);
        var page = await Open(chromium, cable.Address, parcel, "camera", FindsCodes);
        var asked = 0;
        page.Request += (_, request) => asked += request.Url.Contains("/api/pictures", StringComparison.Ordinal) ? 1 : 0;
        await page.Keyboard.PressAsync("F3");
        await page.GetByText(Ready).WaitForAsync();

        await page.EvaluateAsync("window.shown = ['CAN-CUP']");
        await page.GetByText("1 of 2 Goods CAN-CUP").WaitForAsync();
        cable.Cut();
        await page.Until("document.documentElement.dataset.live !== 'live'");
        await page.EvaluateAsync("window.shown = []");
        await page.GetByText(Ready).WaitForAsync();
        await page.EvaluateAsync("window.shown = ['CAN-CUP']");
        await page.GetByText("No connection: 1 scan is kept here, 0 to go").WaitForAsync();
        cable.Mend();

        await page.Focused("[data-print=slip]");
        (await goods.State(parcel)).ShouldBe(FulfillmentState.Packed);
        (await goods.Scans(parcel)).Count.ShouldBe(2);
        asked.ShouldBe(0);
    }

    [Fact]
    public async Task Camera_NotAllowed_SaysSoOnThePage_AndTypingGoesOn()
    {
        var program = await demo.Ready();
        var goods = new FloorGoods(demo.Services, "CNO");
        await goods.Store(("CNO-CUP", "C-01", 1, null));
        var parcel = await goods.Sell(("CNO-CUP", 2));
        using var film = new Film((null, 1));
        await using var chromium = await browser.Launch(film.Arguments);
        var page = await Open(chromium, program, parcel, "notifications");

        await page.Keyboard.PressAsync("F3");

        await page.GetByRole(AriaRole.Alert).GetByText("The camera is not allowed here. Allow it beside the address of this page, then press Camera again.").WaitForAsync();
        (await page.Locator(View).CountAsync()).ShouldBe(0);
        await page.ShouldBeAccessible();
        await page.Keyboard.TypeAsync("CNO-CUP");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("1 of 2 Goods CNO-CUP").WaitForAsync();
    }

    /// <summary>What no test machine can show is said by the browser in the same way.</summary>
    [Theory]
    [InlineData("NotFoundError", "No camera was found on this device.")]
    [InlineData("NotReadableError", "The camera is in use by another program, or does not answer.")]
    public async Task Camera_ThatCannotBeUsed_SaysWhy(string name, string words)
    {
        var page = await browser.Open();
        await page.AddInitScriptAsync($"navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '{name}'))");
        await page.SignIn(await demo.Ready(), "warehouse", "/bench");
        await page.Locator("[data-ready]").WaitForAsync();

        await page.Keyboard.PressAsync("F3");

        await page.GetByRole(AriaRole.Alert).GetByText(words).WaitForAsync();
    }

    private const string FindsCodes =
        """
        window.shown = [];
        window.BarcodeDetector = class {
          static getSupportedFormats() { return Promise.resolve(['qr_code', 'ean_13']); }
          detect() { return Promise.resolve(window.shown.map(rawValue => ({ rawValue }))); }
        };
        """;

    private static Task Hidden(IPage page, bool hidden) =>
        page.EvaluateAsync("hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }", hidden);

    /// <param name="granted">Of all permissions this one alone is given.</param>
    /// <param name="script">Runs before the page's own.</param>
    private static async Task<IPage> Open(IBrowser chromium, Uri program, FulfillmentId parcel, string granted, string? script = null)
    {
        var context = await chromium.NewContextAsync(new() { ViewportSize = new() { Width = 1024, Height = 768 } });
        context.SetDefaultTimeout(Patience);
        await context.GrantPermissionsAsync([granted], new() { Origin = program.GetLeftPart(UriPartial.Authority) });
        if (script is not null)
            await context.AddInitScriptAsync(script);
        var page = await context.NewPageAsync();
        await page.SignIn(program, "warehouse", $"/fulfillment/{parcel}");
        await page.Locator("[data-ready]").WaitForAsync();
        return page;
    }
}
