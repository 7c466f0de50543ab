using System.Collections.Concurrent;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(OrderDesk.Browser.Tests.BrowserFixture))]

namespace OrderDesk.Browser.Tests;

/// <summary>One Chromium for all browser tests, started by the first that asks; each test opens a context of its own.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly ConcurrentDictionary<string, (string Test, ConcurrentBag<IBrowserContext> Contexts)> _open = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A page in a fresh context (no cookies, no storage). Skips the test when there is no Chromium.</summary>
    public async Task<IPage> Open(BrowserNewContextOptions? options = null)
    {
        var browser = await Browser(TestChromium.Need());
        var mine = await CloseWhatTheLastTestLeft();
        var context = await browser.NewContextAsync(options);
        mine.Add(context);
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <summary>Open pages go on listening, and draw what later tests do. Within a collection one test runs after the other.</summary>
    private async Task<ConcurrentBag<IBrowserContext>> CloseWhatTheLastTestLeft()
    {
        var (collection, test) = (TestContext.Current.TestCollection!.UniqueID, TestContext.Current.Test!.UniqueID);
        if (_open.TryGetValue(collection, out var open) && open.Test == test)
            return open.Contexts;
        ConcurrentBag<IBrowserContext> mine = [];
        _open[collection] = (test, mine);
        foreach (var context in open.Contexts ?? [])
            await context.CloseAsync();
        return mine;
    }

    /// <summary>The text of every page that the running test has open, under its address.</summary>
    public async Task<string> Shown()
    {
        if (!_open.TryGetValue(TestContext.Current.TestCollection!.UniqueID, out var open) || open.Test != TestContext.Current.Test!.UniqueID)
            return "";
        List<string> shown = [];
        foreach (var page in open.Contexts.SelectMany(context => context.Pages))
        {
            try
            {
                shown.Add($"{page.Url}\n{await page.Locator("body").InnerTextAsync(new() { Timeout = 5_000 })}");
            }
            catch (Exception gone) when (gone is PlaywrightException or TimeoutException)
            {
                shown.Add($"{page.Url} does not answer: {gone.Message}");
            }
        }

        return string.Join("\n\n", shown);
    }

    /// <summary>A Chromium of its own, for what is chosen when it starts. The caller ends it.</summary>
    public async Task<IBrowser> Launch(params IEnumerable<string> arguments)
    {
        var path = TestChromium.Need();
        return await (await Started()).Chromium.LaunchAsync(new() { ExecutablePath = path, Args = [.. TestChromium.Arguments, .. arguments] });
    }

    private async Task<IPlaywright> Started()
    {
        await _starting.WaitAsync();
        try
        {
            return _playwright ??= await Playwright.CreateAsync();
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<IBrowser> Browser(string path)
    {
        var playwright = await Started();
        await _starting.WaitAsync();
        try
        {
            return _browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = TestChromium.Arguments });
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }
}
