using System.Collections.Concurrent;

namespace OrderDesk.Web.Identity;

/// <summary>
/// Counts failed tries to sign in, for each address and account: five a minute (<c>OrderDesk:RateLimits:SignIn</c>; 0 switches it
/// off), so that guessing is slow and nobody is hindered by somebody else's guesses. Tries for one account run one after the other:
/// a burst of guesses is counted like a row of them, and a burst of right passwords all succeed.
/// </summary>
internal sealed class SignInGate(TimeProvider clock, int perMinute)
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn. Dispose the answer when the try is over; it says whether there may be one at all.</summary>
    public async Task<Try> Enter(string address, string account, CancellationToken ct)
    {
        var lane = _lanes.GetOrAdd($"{address}|{account}", _ => new Lane());
        await lane.Turn.WaitAsync(ct);
        var now = clock.GetTimestamp();
        if (clock.GetElapsedTime(lane.Since, now) >= Window)
            (lane.Since, lane.Failures) = (now, 0);
        var refused = perMinute > 0 && lane.Failures >= perMinute;
        if (_lanes.Count > MostRemembered)
            Sweep(now);
        return new Try(lane, refused ? Window - clock.GetElapsedTime(lane.Since, now) : null);
    }

    private void Sweep(long now)
    {
        foreach (var (key, lane) in _lanes)
        {
            if (clock.GetElapsedTime(lane.Since, now) >= Window && lane.Turn.CurrentCount == 1)
                _lanes.TryRemove(key, out _);
        }
    }

    internal sealed class Lane
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public long Since { get; set; }

        public int Failures { get; set; }
    }

    /// <param name="wait">How long to wait when there were too many; null lets the try begin.</param>
    internal sealed class Try(Lane lane, TimeSpan? wait) : IDisposable
    {
        /// <summary>Whole seconds until the next try may begin; null when this one may.</summary>
        public int? WaitSeconds => wait is { } time ? Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)) : null;

        public void Failed() => lane.Failures++;

        public void Succeeded() => lane.Failures = 0;

        public void Dispose() => lane.Turn.Release();
    }
}
