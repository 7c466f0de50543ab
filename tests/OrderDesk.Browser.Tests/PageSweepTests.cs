using Microsoft.Playwright;

namespace OrderDesk.Browser.Tests;

/// <summary>Every page with the demo's data, as the one who works there: accessible in light and dark, and no wider than a phone.</summary>
[Collection(DemoProgramGroup.Name)]
public sealed class PageSweepTests(BrowserFixture browser, DemoProgram demo)
{
    private const float Patience = 60_000;

    /// <param name="who">Nobody is signed in when empty.</param>
    /// <param name="paths">"/list>/list/x" opens the first link of the list that begins like this.</param>
    [Theory]
    [InlineData("", "/signin")]
    [InlineData("manager", "/orders", "/orders>/orders/ORD-", "/orders/new", "/stock", "/products", "/customers", "/vendors", "/jobs", "/audit")]
    [InlineData("warehouse", "/fulfillment?hub=all", "/fulfillment?hub=all>/fulfillment/ful_")]
    [InlineData("vendor1", "/vendor", "/vendor>/vendor/ORD-")]
    [InlineData("customer3", "/shop", "/shop>/shop/prd_", "/cart", "/checkout", "/my/orders", "/my/orders>/my/orders/ORD-")]
    public async Task Pages_InLightAndDarkAndOnAPhone_AreAccessibleAndFit(string who, params string[] paths)
    {
        var program = await demo.Ready();
        var page = await Open();
        if (who.Length > 0)
            await page.SignIn(program, who, paths[0]);
        if (paths.Contains("/cart"))
            await FillCart(page);
        List<string> faults = [];
        foreach (var path in paths)
            faults.AddRange((await Sweep(page, program, path)).Select(fault => $"{path}: {fault}"));

        faults.ShouldBeEmpty();
    }

    private async Task<IPage> Open()
    {
        var page = await browser.Open(new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1440, Height = 900 } });
        page.SetDefaultTimeout(Patience);
        return page;
    }

    private static async Task FillCart(IPage page)
    {
        await page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Button, new() { Name = "Add" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cart, 1 item" }).WaitForAsync();
    }

    private static async Task<IReadOnlyList<string>> Sweep(IPage page, Uri program, string path)
    {
        await page.SetViewportSizeAsync(1440, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Go(page, program, path);
        List<string> faults = [.. await page.SeriousFindings()];
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.EvaluateAsync("Promise.allSettled(document.getAnimations().map(animation => animation.finished))");
        faults.AddRange((await page.SeriousFindings()).Select(fault => $"dark: {fault}"));
        await page.SetViewportSizeAsync(390, 844);
        var tooWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return tooWide > 0 ? [.. faults, $"{tooWide} px too wide for a phone"] : faults;
    }

    /// <summary>Goes there, over a list's first link when the path names one, and waits until what is shown is loaded.</summary>
    private static async Task Go(IPage page, Uri program, string path)
    {
        var steps = path.Split('>');
        await page.GotoAsync(new Uri(program, steps[0]).ToString());
        if (path != "/signin")
            await page.WaitForInteractive();
        if (steps.Length > 1)
        {
            var target = await page.Locator($"a[href^='{steps[1]}']").First.GetAttributeAsync("href");
            await page.GotoInteractive(new Uri(program, target!));
        }

        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0, new() { Timeout = Patience });
    }
}
