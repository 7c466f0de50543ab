using Microsoft.Playwright;

namespace OrderDesk.Browser.Tests;

public sealed class HomePageTests(BrowserFixture browser, RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task HomePage_ButtonPressed_CountsWithoutReloading()
    {
        var page = await browser.Open();
        List<string> complaints = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        await page.GotoInteractive(program.Start());

        await page.GetByRole(AriaRole.Button, new() { Name = "Press" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Pressed 1 times")).ToBeVisibleAsync();
        await page.ShouldBeAccessible();
        complaints.ShouldBeEmpty();
    }
}
