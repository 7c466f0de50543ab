using OrderDesk.Core.Common;

namespace OrderDesk.Core.Jobs;

/// <summary>Drops what is kept for a time only.</summary>
public interface IRetention
{
    /// <summary>Drops stored answers of requests from before a moment, oldest first.</summary>
    /// <returns>How many were dropped: fewer than <paramref name="take"/> when none is left.</returns>
    Task<int> DropAnswers(DateTime before, int take, CancellationToken ct);
}

/// <summary>Forgets the answers of requests with an idempotency key when nobody can repeat them any more (RULES 16).</summary>
public sealed class CleanUp(IRetention retention, TimeProvider clock) : IJob
{
    /// <summary>How long a request may be repeated with its key.</summary>
    public static readonly TimeSpan KeepAnswers = TimeSpan.FromHours(72);
    private const int Batch = 1000;

    public string Name => "retention";

    public string Purpose => "Drops stored answers of requests that are older than 72 hours.";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<JobReport> Run(CancellationToken ct)
    {
        var before = clock.Now() - KeepAnswers;
        int dropped, done = 0;
        do
        {
            dropped = await retention.DropAnswers(before, Batch, ct);
            done += dropped;
        }
        while (dropped == Batch);
        return new JobReport(done, 0, $"{done} stored answers dropped");
    }
}
