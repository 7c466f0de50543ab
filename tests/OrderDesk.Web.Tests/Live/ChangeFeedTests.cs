using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using OrderDesk.Core.Common;
using OrderDesk.Web.Live;

namespace OrderDesk.Web.Tests.Live;

public sealed class ChangeFeedTests
{
    private readonly ChangeFeed _feed = new(NullLogger<ChangeFeed>.Instance);

    [Fact]
    public async Task Subscriber_OfOneOrder_HearsOfThatOrderOnly()
    {
        var heard = new ConcurrentQueue<Change>();
        using var subscription = _feed.Subscribe(c => c.Order == new OrderId(1), Collect(heard));

        _feed.Publish([OfOrder(2), OfOrder(1), new Change("stock")]);

        await Poll.Until(() => !heard.IsEmpty, Poll.Usual, "the change");
        heard.ShouldHaveSingleItem().Order.ShouldBe(new OrderId(1));
    }

    [Fact]
    public async Task SlowSubscriber_DelaysNeitherThePublisherNorAnother()
    {
        var gate = new TaskCompletionSource();
        var heard = new ConcurrentQueue<Change>();
        using var slow = _feed.Subscribe(_ => true, _ => gate.Task);
        using var quick = _feed.Subscribe(_ => true, Collect(heard));

        for (var i = 0; i < 100; i++)
            _feed.Publish([OfOrder(i)]);

        await Poll.Until(() => heard.Count == 100, Poll.Usual, "a hundred changes");
        gate.SetResult();
    }

    [Fact]
    public async Task BusySubscriber_GetsWhatWaitedAsOneBatchWithoutRepetitions()
    {
        var gate = new TaskCompletionSource();
        var batches = new ConcurrentQueue<IReadOnlyList<Change>>();
        using var subscription = _feed.Subscribe(_ => true, async batch =>
        {
            batches.Enqueue(batch);
            await gate.Task;
        });

        _feed.Publish([OfOrder(0)]);
        await Poll.Until(() => batches.Count == 1, Poll.Usual, "the first batch");
        for (var i = 0; i < 60; i++)
            _feed.Publish([OfOrder(i % 3)]);
        gate.SetResult();

        await Poll.Until(() => batches.Count == 2, Poll.Usual, "the second batch");
        batches.Last().Count.ShouldBe(3);
    }

    [Fact]
    public async Task SubscriberFarBehind_IsToldToReadAgainInsteadOfEverything()
    {
        var gate = new TaskCompletionSource();
        var batches = new ConcurrentQueue<IReadOnlyList<Change>>();
        using var subscription = _feed.Subscribe(_ => true, async batch =>
        {
            batches.Enqueue(batch);
            await gate.Task;
        });

        _feed.Publish([OfOrder(0)]);
        await Poll.Until(() => batches.Count == 1, Poll.Usual, "the first batch");
        _feed.Publish([.. Enumerable.Range(0, 5_000).Select(i => OfOrder(i))]);
        gate.SetResult();

        await Poll.Until(() => batches.Count == 2, Poll.Usual, "the second batch");
        batches.Last().ShouldBe([ChangeFeed.Missed]);
    }

    [Fact]
    public async Task FailingSubscriber_StaysAndHurtsNobody()
    {
        var calls = 0;
        var heard = new ConcurrentQueue<Change>();
        using var broken = _feed.Subscribe(_ => throw new InvalidOperationException("filter"), _ => Task.CompletedTask);
        using var failing = _feed.Subscribe(_ => true, _ => Interlocked.Increment(ref calls) == 1 ? throw new InvalidOperationException("once") : Task.CompletedTask);
        using var well = _feed.Subscribe(_ => true, Collect(heard));

        _feed.Publish([OfOrder(1)]);
        await Poll.Until(() => calls == 1, Poll.Usual, "the first call");
        _feed.Publish([OfOrder(2)]);

        await Poll.Until(() => calls == 2 && heard.Count == 2, Poll.Usual, "the second call");
    }

    [Fact]
    public void Subscription_DisposedTwice_IsGone()
    {
        var subscription = _feed.Subscribe(_ => true, _ => Task.CompletedTask);

        subscription.Dispose();
        subscription.Dispose();

        _feed.Listeners.ShouldBe(0);
    }

    [Fact]
    public async Task Gap_ReachesEverySubscriberWhateverItsFilter()
    {
        var heard = new ConcurrentQueue<Change>();
        using var subscription = _feed.Subscribe(_ => false, Collect(heard));

        _feed.ReceiveGap();

        await Poll.Until(() => !heard.IsEmpty, Poll.Usual, "the gap");
        heard.ShouldBe([ChangeFeed.Missed]);
    }

    [Fact]
    public void Wire_ManyChanges_AreReadBackFromPayloadsThatPostgresTakes()
    {
        List<Change> changes =
        [
            .. Enumerable.Range(1, 1_000).Select(i => new Change("order", new OrderId(long.MaxValue - i), new CustomerId(i))),
            new Change("job"),
        ];

        List<string> payloads = [.. ChangeWire.Write("node", changes)];

        payloads.ShouldAllBe(p => p.Length < 8_000);
        payloads.SelectMany(p => ChangeWire.Read(p).Changes).ShouldBe(changes);
        ChangeWire.Read(payloads[0]).Node.ShouldBe("node");
    }

    [Fact]
    public void Wire_Vendors_AreReadBack()
    {
        var payload = ChangeWire.Write("node", [new Change("order", new OrderId(7), Vendors: [new VendorId(3), new VendorId(4)])]).Single();

        ChangeWire.Read(payload).Changes.Single().Vendors.ShouldBe([new VendorId(3), new VendorId(4)]);
    }

    private static Change OfOrder(long id) => new("order", new OrderId(id));

    private static Func<IReadOnlyList<Change>, Task> Collect(ConcurrentQueue<Change> into) => batch =>
    {
        foreach (var change in batch)
            into.Enqueue(change);
        return Task.CompletedTask;
    };
}
