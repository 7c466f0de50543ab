namespace OrderDesk.Tests.Shared;

/// <summary>The browser of the browser tests: what ORDERDESK_TEST_CHROMIUM names, else the distribution's.</summary>
public static class TestChromium
{
    /// <summary>It runs as whoever runs the tests, in a container too, and talks to nobody but us.</summary>
    public static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

    private static readonly string[] Whole = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

    /// <summary>Chromium without a window's trimmings, as Playwright takes it by default: a third less work for the same pages. It has no camera.</summary>
    private static readonly string[] Shell = ["/usr/bin/chromium-headless-shell", .. Whole];

    /// <returns>The path of a browser for pages; skips the test when there is none.</returns>
    public static string Need() => First(Shell);

    /// <returns>The path of a browser with all that a person's has; skips the test when there is none.</returns>
    public static string NeedWhole() => First(Whole);

    private static string First(string[] places)
    {
        var named = Environment.GetEnvironmentVariable("ORDERDESK_TEST_CHROMIUM");
        var path = string.IsNullOrEmpty(named) ? Array.Find(places, File.Exists) : named;
        Assert.SkipUnless(File.Exists(path), "needs Chromium: run ./test, or name it in ORDERDESK_TEST_CHROMIUM");
        return path!;
    }
}
