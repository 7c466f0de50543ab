using OrderDesk.Core.Common;

namespace OrderDesk.Core.Jobs;

/// <summary>What one run of a job did, in a sentence for people and figures for programs.</summary>
/// <param name="Done">Items that were worked.</param>
/// <param name="Failed">Items that could not be worked and will come up again; each was caught on its own (RULES 15).</param>
public sealed record JobReport(int Done, int Failed, string Words);

/// <summary>
/// A job is a trigger plus commands that a person could send. It takes the clock once, works what is due, and is safe to run twice
/// (DESIGN 13).
/// </summary>
public interface IJob
{
    /// <summary>Stable, kebab-case: the key in URLs and history.</summary>
    string Name { get; }

    /// <summary>What it does, in a sentence.</summary>
    string Purpose { get; }

    /// <summary>How often it runs by itself.</summary>
    TimeSpan Every { get; }

    Task<JobReport> Run(CancellationToken ct);
}

/// <summary>Works a list of due items one by one, each caught on its own.</summary>
public static class Sweep
{
    public static async Task<JobReport> Each<T>(IReadOnlyList<T> due, Func<T, Task<Result<bool>>> work, string what, Action<Exception, T> onFailure)
    {
        int done = 0, failed = 0;
        foreach (var item in due)
        {
            try
            {
                var result = await work(item);
                (done, failed) = result.Ok ? (done + (result.Value ? 1 : 0), failed) : (done, failed + 1);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                onFailure(failure, item);
                failed++;
            }
        }

        return new JobReport(done, failed, failed == 0 ? $"{done} {what}" : $"{done} {what}, {failed} failed");
    }
}
