using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace OrderDesk.Browser.Tests;

/// <summary>Every page with the demo's data, as those who work there: accessible in light, in dark and on a phone, and no wider than it.</summary>
[Collection(DemoProgramGroup.Name)]
public sealed partial class PageSweepTests(BrowserFixture browser, DemoProgram demo)
{
    private const float Patience = 60_000;

    /// <summary>What another theme can change.</summary>
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    /// <summary>They are drawn once and never answer.</summary>
    private static readonly string[] Plain = ["/signin", "/register", "/account/denied"];

    /// <summary>Who is where. "/list>/list/x" opens the list's first link that begins like this, "/list>/list/x*/y" the first that ends so too; nobody is signed in when the first is empty.</summary>
    public static TheoryData<string, string[]> Rounds => new()
    {
        { "", ["/signin", "/register", "/not-found"] },
        { "admin", ["/orders", "/orders>/orders/ORD-", "/jobs", "/audit"] },
        { "manager", ["/orders", "/orders>/orders/ORD-", "/orders/new", "/products", "/vendors", "/hubs", "/routing", "/backorders", "/replenishment", "/suppliers", "/replenishment>/replenishment/rep_"] },
        { "support", ["/orders", "/orders>/orders/ORD-", "/orders/new", "/customers"] },
        { "warehouse", ["/fulfillment?hub=all", "/fulfillment?hub=all>/fulfillment/ful_", "/orders", "/orders>/orders/ORD-", "/stock"] },
        { "warehouse", ["/waves", "/waves/new", "/waves>/waves/wav_", "/waves>/waves/wav_*/pick", "/bench"] },
        { "warehouse", ["/stock>/stock/var_", "/stock/receive", "/stock/bins", "/stock/lots", "/stock/lots>/stock/lots/lot_", "/stock/transfers", "/stock/transfers>/stock/transfers/trf_", "/stock/counts", "/stock/counts>/stock/counts/cnt_"] },
        { "vendor1", ["/vendor", "/vendor>/vendor/ORD-", "/products", "/account/denied"] },
        { "customer3", ["/shop", "/shop>/shop/prd_", "/cart", "/checkout", "/my/orders", "/my/orders>/my/orders/ORD-"] },
    };

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task Pages_InLightInDarkAndOnAPhone_AreAccessibleAndFit(string who, string[] paths)
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

    [Fact]
    public void Rounds_OfAllPeople_LeaveNoPageOut()
    {
        // The start only leads on, the set-up is there before the first account only, and the samples have their own sweeps.
        string[] elsewhere = ["/", "/setup", "/dev/widgets", "/dev/floor", "/dev/shop"];
        var pages = typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);
        var visited = Rounds.SelectMany(round => round.Data.Item2).ToList();

        var left = pages.Except(elsewhere).Where(template => !visited.Exists(path => IsAt(path, template)));

        left.ShouldBeEmpty();
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    /// <summary>A template matches what it names: "/list/{Id}" is "/list/x", not "/list/more/x".</summary>
    private static bool IsAt(string path, string template) =>
        Regex.IsMatch(path.Split('>')[^1].Split('?')[0], $"^{Parameter().Replace(template, "[^/]+")}$") && path.Contains('>') == template.Contains('{');

    private async Task<IPage> Open()
    {
        var page = await browser.Open(new() { ReducedMotion = ReducedMotion.Reduce });
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
        List<string> faults = [];
        await page.SetViewportSizeAsync(1440, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Go(page, program, path);
        await Look("light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Look("dark", Colours);
        await page.SetViewportSizeAsync(390, 844);
        await Look("phone");
        var tooWide = await page.EvaluateAsync<int>("Math.max(...[document.documentElement, ...document.querySelectorAll('main, .rail nav')].map(e => e.scrollWidth - e.clientWidth))");
        if (tooWide > 0)
            faults.Add($"{tooWide} px too wide for a phone");
        var twice = await page.EvaluateAsync<string>("[...document.querySelectorAll('#palette [id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) < i).join()");
        if (twice.Length > 0)
            faults.Add($"the palette has an id twice: {twice}");
        return faults;

        async Task Look(string how, params string[] rules) => faults.AddRange((await page.SeriousFindings(rules)).Select(fault => $"{how}: {fault}"));
    }

    /// <summary>Goes there, over a list's first link when the path names one, and waits until what is shown is loaded.</summary>
    private static async Task Go(IPage page, Uri program, string path)
    {
        var steps = path.Split('>');
        await page.GotoAsync(new Uri(program, steps[0]).ToString());
        if (steps.Length > 1)
        {
            var ends = steps[1].Split('*');
            var target = await page.Locator($"a[href^='{ends[0]}']{(ends.Length > 1 ? $"[href$='{ends[1]}']" : "")}").First.GetAttributeAsync("href");
            await page.GotoAsync(new Uri(program, target!).ToString());
        }

        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0, new() { Timeout = Patience });
        if (!Plain.Contains(path))
            await page.WaitForInteractive();
    }
}
