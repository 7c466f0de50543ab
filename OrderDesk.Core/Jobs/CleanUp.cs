using OrderDesk.Core.Common;

namespace OrderDesk.Core.Jobs;

/// <summary>Drops what is kept for a time only.</summary>
public interface IRetention
{
    /// <summary>Drops stored answers of requests from before a moment, oldest first.</summary>
    /// <returns>How many were dropped: fewer than <paramref name="take"/> when none is left.</returns>
    Task<int> DropAnswers(DateTime before, int take, CancellationToken ct);

    /// <summary>Drops scans from before a moment, oldest first.</summary>
    /// <returns>How many were dropped: fewer than <paramref name="take"/> when none is left.</returns>
    Task<int> DropScans(DateTime before, int take, CancellationToken ct);

    /// <summary>Looks at so many states of the work on the floor and drops those of parcels and waves that are done since before a moment.</summary>
    /// <param name="after">Where the last look ended; null begins.</param>
    Task<DroppedWork> DropWork(DateTime before, string? after, int take, CancellationToken ct);
}

/// <param name="Next">Where the next look begins; null when all were looked at.</param>
public sealed record DroppedWork(int Rows, string? Next);

/// <summary>
/// Forgets the answers of requests with an idempotency key when nobody can repeat them any more (RULES 16), and how the floor worked
/// when nobody asks any more: history, ledgers and audit keep what came of it.
/// </summary>
public sealed class CleanUp(IRetention retention, TimeProvider clock) : IJob
{
    /// <summary>How long a request may be repeated with its key.</summary>
    public static readonly TimeSpan KeepAnswers = TimeSpan.FromHours(72);

    /// <summary>How long scans are kept, and the state of work that is done.</summary>
    public static readonly TimeSpan KeepWork = TimeSpan.FromDays(30);
    private const int Batch = 1000;

    public string Name => "retention";

    public string Purpose => "Drops stored answers of requests that are older than 72 hours, and scans and finished work of the floor older than 30 days.";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<JobReport> Run(CancellationToken ct)
    {
        var now = clock.Now();
        var answers = await All(take => retention.DropAnswers(now - KeepAnswers, take, ct));
        var scans = await All(take => retention.DropScans(now - KeepWork, take, ct));
        var work = await Work(now - KeepWork, ct);
        return new JobReport(answers + scans + work, 0, $"{answers} stored answers, {scans} scans and {work} states of finished work dropped");
    }

    private static async Task<int> All(Func<int, Task<int>> drop)
    {
        int dropped, done = 0;
        do
        {
            dropped = await drop(Batch);
            done += dropped;
        }
        while (dropped == Batch);
        return done;
    }

    private async Task<int> Work(DateTime before, CancellationToken ct)
    {
        var done = 0;
        string? after = null;
        do
        {
            var look = await retention.DropWork(before, after, Batch, ct);
            (done, after) = (done + look.Rows, look.Next);
        }
        while (after is not null);
        return done;
    }
}
