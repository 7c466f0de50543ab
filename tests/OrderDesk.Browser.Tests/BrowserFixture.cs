using System.Collections.Concurrent;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(OrderDesk.Browser.Tests.BrowserFixture))]

namespace OrderDesk.Browser.Tests;

/// <summary>One Chromium for all browser tests, started by the first that asks; each test opens a context of its own.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> _open = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A page in a fresh context (no cookies, no storage). Skips the test when there is no Chromium.</summary>
    public async Task<IPage> Open(BrowserNewContextOptions? options = null)
    {
        var browser = await Browser(TestChromium.Need());
        var context = await browser.NewContextAsync(options);
        _open.GetOrAdd(Test, _ => []).Add(context);
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    private static string Test => TestContext.Current.Test!.UniqueID;

    /// <summary>Pages that nobody looks at any more go on listening, and draw what later tests do, or that their program is gone.</summary>
    public async Task CloseWhatTheTestOpened()
    {
        if (!_open.TryRemove(Test, out var open))
            return;
        foreach (var context in open)
            await context.CloseAsync();
    }

    /// <summary>The text of every page that the running test has open, under its address.</summary>
    public async Task<string> Shown()
    {
        List<string> shown = [];
        foreach (var page in _open.GetValueOrDefault(Test, []).SelectMany(context => context.Pages))
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

    /// <summary>A whole Chromium of its own, for what is chosen when it starts. The caller ends it.</summary>
    public async Task<IBrowser> Launch(params IEnumerable<string> arguments)
    {
        var path = TestChromium.NeedWhole();
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
