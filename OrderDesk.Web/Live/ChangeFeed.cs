using OrderDesk.Core.Common;

namespace OrderDesk.Web.Live;

/// <summary>
/// Hands changes to whoever looks at them (DESIGN 8): every open page of this process, and by way of a bridge every other node.
/// Publishing never waits: each subscriber has a queue and a worker of its own, so that a slow page delays neither the commit nor
/// another page. What comes while a page is busy waits for it as one batch, without repetitions.
/// </summary>
public sealed partial class ChangeFeed(ILogger<ChangeFeed> log) : IChangeFeed
{
    /// <summary>
    /// "Something was missed: read again." Given to every subscriber, whatever its filter, when a connection to the other nodes
    /// was lost meanwhile, and in place of more changes than are worth listing.
    /// </summary>
    public static readonly Change Missed = new("missed");

    private static readonly IReadOnlyList<Change> OnlyMissed = [Missed];
    private readonly Lock _lock = new();
    private ChangeSubscription[] _subscriptions = [];

    /// <summary>Raised with what this process published, for the bridge to the other nodes; it must not wait.</summary>
    public event Action<IReadOnlyList<Change>>? PublishedHere;

    /// <summary>How many are listening now.</summary>
    public int Listeners => _subscriptions.Length;

    public void Publish(IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0)
            return;
        Deliver(changes);
        PublishedHere?.Invoke(changes);
    }

    /// <summary>What another node published.</summary>
    public void Receive(IReadOnlyList<Change> changes) => Deliver(changes);

    /// <summary>Tells everybody that changes may have been lost.</summary>
    public void ReceiveGap()
    {
        foreach (var subscription in _subscriptions)
            subscription.Add(OnlyMissed);
    }

    /// <summary>
    /// Calls <paramref name="onChange"/> with batches of what passes the filter, one at a time, on a thread of the pool, until the
    /// subscription is disposed (once or more often). A batch may be <see cref="Missed"/> alone.
    /// </summary>
    /// <param name="filter">Quick and pure: it is asked by the publisher.</param>
    public IDisposable Subscribe(Func<Change, bool> filter, Func<IReadOnlyList<Change>, Task> onChange)
    {
        var subscription = new ChangeSubscription(filter, onChange, Remove, failure => Failed(log, failure));
        lock (_lock)
            _subscriptions = [.. _subscriptions, subscription];
        return subscription;
    }

    private void Deliver(IReadOnlyList<Change> changes)
    {
        foreach (var subscription in _subscriptions)
            subscription.Offer(changes);
    }

    private void Remove(ChangeSubscription subscription)
    {
        lock (_lock)
            _subscriptions = [.. _subscriptions.Where(s => s != subscription)];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A listener for changes failed; it goes on listening")]
    private static partial void Failed(ILogger log, Exception failure);
}
