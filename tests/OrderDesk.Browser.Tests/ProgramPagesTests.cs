using Microsoft.Playwright;

namespace OrderDesk.Browser.Tests;

/// <summary>The pages about the program itself, as a manager sees them.</summary>
public sealed class ProgramPagesTests(BrowserFixture browser) : IDisposable
{
    private readonly RunningProgram _program = new();

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Job_RunByHand_ShowsItsResultWithoutReloadingAndIsInTheAudit(ColorScheme scheme, int width)
    {
        var page = await browser.Open(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 844 } });
        var program = _program.Start();
        await page.SignIn(program, "manager", "/jobs");
        var job = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Ledger proof" });

        await job.GetByRole(AriaRole.Button, new() { Name = "Last runs" }).ClickAsync();
        await job.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();

        await page.GetByText("Ledger proof started").WaitForAsync();
        // Once by the schedule at the start, once by hand: the second row appears by itself.
        await job.Locator("tbody tr").Nth(1).WaitForAsync();
        await page.ShouldBeAccessible();

        await page.GotoInteractive(new Uri(program, "/audit?action=job.run"));
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Job started by hand" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Complementary, new() { Name = "Entry" }).GetByText("Ledger proof").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Verify chain" }).ClickAsync();
        await page.GetByText("The chain holds").WaitForAsync();
        await page.ShouldBeAccessible();
    }

    public void Dispose() => _program.Dispose();
}
