namespace OrderDesk.Tests.Shared;

/// <summary>The browser of the browser tests: what ORDERDESK_TEST_CHROMIUM names, else the distribution's.</summary>
public static class TestChromium
{
    /// <summary>It runs as whoever runs the tests, in a container too, and talks to nobody but us.</summary>
    public static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

    /// <returns>The browser's path; skips the test when there is none.</returns>
    public static string Need()
    {
        var named = Environment.GetEnvironmentVariable("ORDERDESK_TEST_CHROMIUM");
        var path = string.IsNullOrEmpty(named) ? Array.Find(Places, File.Exists) : named;
        Assert.SkipUnless(File.Exists(path), "needs Chromium: run ./test, or name it in ORDERDESK_TEST_CHROMIUM");
        return path!;
    }
}
