using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace OrderDesk.Browser.Tests;

public static class PageExtensions
{
    /// <summary>Goes there and waits until the page answers; a press on the prerendered picture of a page is lost.</summary>
    public static async Task GotoInteractive(this IPage page, Uri url)
    {
        await page.GotoAsync(url.ToString());
        await page.WaitForInteractive();
    }

    /// <summary>Signs in with a demo account, and waits until the page that it leads to answers.</summary>
    /// <param name="who">The part before the @: <c>admin</c>, <c>customer3</c>.</param>
    /// <param name="then">A path; the person's own start when left out.</param>
    public static async Task SignIn(this IPage page, Uri program, string who, string then = "/")
    {
        await page.GotoAsync(new Uri(program, $"/signin?returnUrl={Uri.EscapeDataString(then)}").ToString());
        await page.GetByLabel("E-mail").FillAsync($"{who}@demo.orderdesk.local");
        await page.GetByLabel("Password").FillAsync("OrderDesk-demo-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForInteractive();
    }

    public static Task WaitForInteractive(this IPage page) =>
        page.WaitForSelectorAsync("[data-interactive]", new() { State = WaitForSelectorState.Attached });

    /// <summary>Sweeps the page with axe; what it finds serious or critical fails the test, with where it is.</summary>
    public static async Task ShouldBeAccessible(this IPage page) => (await page.SeriousFindings()).ShouldBeEmpty(page.Url);

    /// <param name="rules">Only these; all when none is named.</param>
    /// <returns>What axe finds serious or critical, with where it is.</returns>
    public static async Task<IReadOnlyList<string>> SeriousFindings(this IPage page, params string[] rules) =>
    [
        .. (await page.RunAxe(new AxeRunOptions { RunOnly = rules.Length == 0 ? null : new RunOnlyOptions { Type = "rule", Values = [.. rules] } })).Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Select(node => node.Html))}"),
    ];
}
