namespace OrderDesk.Data.Outbox;

/// <summary>How patient the outbox is (RULES 13).</summary>
/// <param name="Tries">A message is set aside after so many tries.</param>
public sealed record OutboxPolicy(int Tries = 8)
{
    /// <summary>How long a message belongs to the worker that took it; longer than a batch of the slowest handlers takes.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A handler that has no answer by then is tried again.</summary>
    public TimeSpan HandlerTime { get; init; } = TimeSpan.FromSeconds(25);

    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many messages are taken at a time; with <see cref="AtOnce"/> of them in work, all are done within the lease.</summary>
    public int Batch { get; init; } = 8;

    public int AtOnce { get; init; } = 4;

    /// <summary>The pause after a failed try: doubling from the first, a fifth more or less, so that failures spread.</summary>
    /// <param name="attempts">Tries so far, from 1.</param>
    /// <param name="jitter">Between 0 and 1.</param>
    public TimeSpan PauseAfter(int attempts, double jitter)
    {
        var doubled = FirstPause * Math.Pow(2, Math.Min(attempts - 1, 30));
        return (doubled < LongestPause ? doubled : LongestPause) * (0.8 + (0.4 * jitter));
    }
}
