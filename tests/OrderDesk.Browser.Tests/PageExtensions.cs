using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
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

    /// <summary>Presses Tab until what is named has the focus.</summary>
    public static async Task TabTo(this IPage page, string selector)
    {
        for (var i = 0; i < 60 && !await page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector); i++)
            await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector)).ShouldBeTrue(selector);
    }

    public static Task WaitForInteractive(this IPage page) =>
        page.WaitForSelectorAsync("[data-interactive]", new() { State = WaitForSelectorState.Attached });

    /// <summary>Waits until a condition holds in the page. Playwright's own wait asks by eval once it has to ask again, which the page's policy forbids.</summary>
    public static Task Until(this IPage page, string condition, object? argument = null) =>
        Poll.Until(() => page.EvaluateAsync<bool>(condition, argument), TimeSpan.FromMinutes(1), condition);

    /// <summary>Waits until the page has gone on to an address.</summary>
    /// <param name="part">What the address contains.</param>
    public static Task ComesTo(this IPage page, string part) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(part)), new() { Timeout = (float)TimeSpan.FromMinutes(1).TotalMilliseconds });

    /// <summary>Waits until what has the focus matches a selector.</summary>
    public static Task Focused(this IPage page, string selector) => page.Until("s => document.activeElement?.matches(s) === true", selector);

    /// <summary>Sweeps the page with axe; what it finds serious or critical fails the test, with where it is.</summary>
    public static async Task ShouldBeAccessible(this IPage page) => (await page.SeriousFindings()).ShouldBeEmpty(page.Url);

    /// <summary>
    /// Axe runs in the page itself: its wrapper for Playwright opens a page of its own for each run, which costs a second.
    /// What is arriving or fading has arrived before it looks; half of a fade has half of the contrast.
    /// </summary>
    /// <param name="rules">Only these; all when none is named.</param>
    /// <returns>What axe finds serious or critical, with where it is.</returns>
    public static async Task<IReadOnlyList<string>> SeriousFindings(this IPage page, params string[] rules)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(RunAxe, rules);
    }

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string RunAxe =
        """
        async rules => {
          const ends = document.getAnimations().filter(a => a.effect.getComputedTiming().endTime < Infinity);
          await Promise.allSettled(ends.map(a => a.finished));
          const { violations } = await axe.run(document, { resultTypes: ['violations'], ...(rules.length > 0 && { runOnly: rules }) });
          return violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
            .map(v => `${v.id}: ${v.help} at ${v.nodes.map(n => n.html).join(', ')}`);
        }
        """;
}
