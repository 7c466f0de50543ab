using System.Diagnostics;

namespace OrderDesk.Tests.Shared;

/// <summary>Waits for something to become true; the only place in the tests where time passes.</summary>
public static class Poll
{
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <param name="what">Completes "Waited … for", e.g. "the order to be packed".</param>
    /// <exception cref="TimeoutException">It did not become true in time.</exception>
    public static async Task Until(Func<Task<bool>> condition, TimeSpan timeout, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > timeout)
                throw new TimeoutException($"Waited {timeout.TotalSeconds:0.#} s for {what}");
#pragma warning disable RS0030 // This is what the ban points to.
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
#pragma warning restore RS0030
        }
    }

    public static Task Until(Func<bool> condition, TimeSpan timeout, string what) =>
        Until(() => Task.FromResult(condition()), timeout, what);
}
