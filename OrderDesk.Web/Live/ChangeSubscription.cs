using OrderDesk.Core.Common;

namespace OrderDesk.Web.Live;

/// <summary>One listener of a <see cref="ChangeFeed"/>: what waits for it, and the worker that is there only while something waits.</summary>
internal sealed class ChangeSubscription(
    Func<Change, bool> filter,
    Func<IReadOnlyList<Change>, Task> onChange,
    Action<ChangeSubscription> onDispose,
    Action<Exception> onFailure) : IDisposable
{
    /// <summary>More than this is answered by reading everything again.</summary>
    private const int MostWaiting = 500;

    private readonly Lock _lock = new();
    private List<Change> _waiting = [];
    private HashSet<Change> _seen = [];
    private bool _missed;
    private bool _working;
    private bool _disposed;

    /// <summary>Takes what passes the filter; returns at once.</summary>
    public void Offer(IReadOnlyList<Change> changes)
    {
        try
        {
            List<Change> wanted = [.. changes.Where(filter)];
            if (wanted.Count > 0)
                Add(wanted);
        }
        catch (Exception failure)
        {
            // A page's broken filter must not fail the command that made the change.
            onFailure(failure);
        }
    }

    /// <summary>Takes changes without asking the filter.</summary>
    public void Add(IReadOnlyList<Change> changes)
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            foreach (var change in changes)
                Keep(change);
            if (_working)
                return;
            _working = true;
        }

        // The publisher's transaction, trace and culture are not the listener's.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(Work, CancellationToken.None);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
            _waiting = [];
            _seen = [];
        }

        onDispose(this);
    }

    private void Keep(Change change)
    {
        if (_missed || !_seen.Add(change))
            return;
        _missed = change == ChangeFeed.Missed || _waiting.Count == MostWaiting;
        if (_missed)
            _waiting = [ChangeFeed.Missed];
        else
            _waiting.Add(change);
    }

    private async Task Work()
    {
        while (Take() is { } batch)
        {
            try
            {
                await onChange(batch);
            }
            catch (Exception failure)
            {
                onFailure(failure);
            }
        }
    }

    private List<Change>? Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _working = false;
                return null;
            }

            var batch = _waiting;
            (_waiting, _seen, _missed) = ([], [], false);
            return batch;
        }
    }
}
