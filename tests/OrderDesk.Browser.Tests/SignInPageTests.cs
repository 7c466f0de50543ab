using Microsoft.Playwright;

namespace OrderDesk.Browser.Tests;

public sealed class SignInPageTests(BrowserFixture browser, RunningProgram program) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData("/signin", ColorScheme.Light, 1280)]
    [InlineData("/signin", ColorScheme.Dark, 1280)]
    [InlineData("/signin", ColorScheme.Light, 390)]
    [InlineData("/signin", ColorScheme.Dark, 390)]
    [InlineData("/register", ColorScheme.Light, 390)]
    public async Task Forms_InEachThemeAndWidth_AreAccessibleAndFit(string path, ColorScheme scheme, int width)
    {
        var page = await browser.Open(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });

        await page.GotoAsync(new Uri(program.Start(), path).ToString());

        await page.ShouldBeAccessible();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBe(0);
    }

    [Fact]
    public async Task Demo_OneClick_SignsInAndOutAgain()
    {
        var page = await browser.Open();
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        await page.GotoAsync(new Uri(program.Start(), "/signin?returnUrl=/dev/widgets").ToString());

        await page.GetByRole(AriaRole.Button, new() { Name = "Alex Morgan" }).ClickAsync();
        await page.WaitForInteractive();
        await page.GetByRole(AriaRole.Button, new() { Name = "Account: Alex Morgan" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Password_Wrong_IsSaidThenRightLeadsOn()
    {
        var page = await browser.Open();
        await page.GotoAsync(new Uri(program.Start(), "/signin?returnUrl=/dev/widgets").ToString());

        await page.GetByLabel("E-mail").FillAsync("support@demo.orderdesk.local");
        await page.GetByLabel("Password").FillAsync("not the password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new() { Name = "Sign in" }).GetByRole(AriaRole.Alert)).ToContainTextAsync("E-mail or password is wrong.");
        await page.ShouldBeAccessible();
        await page.GetByLabel("Password").FillAsync("OrderDesk-demo-1");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForInteractive();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Account: Sam Okafor" })).ToBeVisibleAsync();
    }
}
