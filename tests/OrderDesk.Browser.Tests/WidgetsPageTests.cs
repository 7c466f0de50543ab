using Microsoft.Playwright;

namespace OrderDesk.Browser.Tests;

public sealed class WidgetsPageTests(BrowserFixture browser, RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Widgets_InEachThemeAndWidth_AreAccessibleAndFit(ColorScheme scheme, int width)
    {
        var page = await browser.Open(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });

        await page.GotoInteractive(new Uri(program.Start(), "/dev/widgets"));
        await Assertions.Expect(page.Locator("tr[data-index]").First).ToBeVisibleAsync();

        await page.ShouldBeAccessible();
        var overflow = await page.EvaluateAsync<int>("(() => { const m = document.querySelector('main'); return m.scrollWidth - m.clientWidth; })()");
        overflow.ShouldBe(0);
    }

    [Theory]
    [InlineData("/dev/shop", ColorScheme.Light, 1280)]
    [InlineData("/dev/shop", ColorScheme.Dark, 390)]
    [InlineData("/dev/floor", ColorScheme.Dark, 820)]
    [InlineData("/nowhere", ColorScheme.Light, 390)]
    public async Task OtherLayouts_InAThemeAndWidth_AreAccessibleAndFit(string path, ColorScheme scheme, int width)
    {
        var page = await browser.Open(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });

        await page.GotoInteractive(new Uri(program.Start(), path));

        await page.ShouldBeAccessible();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0);
    }

    [Fact]
    public async Task Table_JAndX_MoveAndSelectRowsFarBelow()
    {
        var page = await browser.Open();
        await page.GotoInteractive(new Uri(program.Start(), "/dev/widgets"));
        await Assertions.Expect(page.Locator("tr[data-index='0']")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("j");
        for (var i = 1; i <= 30; i++)
        {
            await page.Keyboard.PressAsync("j");
            await Assertions.Expect(page.Locator($"tr[data-index='{i}']")).ToBeFocusedAsync();
        }

        await page.Keyboard.PressAsync("x");

        await Assertions.Expect(page.Locator("tr[data-index='30']")).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(page.GetByText("1 selected")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Palette_ControlK_OpensAndOffersToSearch()
    {
        var page = await browser.Open();
        await page.GotoInteractive(new Uri(program.Start(), "/dev/widgets"));

        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Search or go to" }).FillAsync("ORD-2026-000123");

        await Assertions.Expect(page.Locator("#palette").GetByRole(AriaRole.Option)).ToHaveTextAsync("Search orders for “ORD-2026-000123”");
        await page.ShouldBeAccessible();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#palette")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Theme_Chosen_IsKeptByTheBrowser()
    {
        var page = await browser.Open(new() { ColorScheme = ColorScheme.Light });
        await page.GotoInteractive(new Uri(program.Start(), "/dev/widgets"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Account" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }
}
