namespace OrderDesk.Web.Live;

/// <summary>
/// Keeps one circuit to two live renders a second (RULES 27): what changed meanwhile waits for the next beat, and all that waits is
/// rendered together. The first change after a quiet while is shown at once. Scoped.
/// </summary>
public sealed class LivePace(TimeProvider clock) : IAsyncDisposable
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly HashSet<Func<Task>> _waiting = [];
    private ITimer? _timer;
    private DateTimeOffset _next;
    private bool _isSet;

    /// <summary>Runs the refresh now, or at the next beat; asked twice before that, it runs once.</summary>
    /// <param name="refresh">Must not throw; runs on a thread of the pool.</param>
    public void Ask(Func<Task> refresh)
    {
        lock (_lock)
        {
            _waiting.Add(refresh);
            if (_isSet)
                return;
            _isSet = true;
            var wait = _next - clock.GetUtcNow();
            _timer ??= clock.CreateTimer(_ => _ = Strike(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Forgets a refresh whose component is gone.</summary>
    public void Forget(Func<Task> refresh)
    {
        lock (_lock)
            _waiting.Remove(refresh);
    }

    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _waiting.Clear();
            _isSet = true;
        }

        return _timer?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private Task Strike()
    {
        List<Func<Task>> due;
        lock (_lock)
        {
            due = [.. _waiting];
            _waiting.Clear();
            _isSet = false;
            _next = clock.GetUtcNow() + Beat;
        }

        return Task.WhenAll(due.Select(refresh => refresh()));
    }
}
