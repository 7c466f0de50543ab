using System.Diagnostics;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Web.Live;

namespace OrderDesk.Web.Tests.Live;

public sealed class LiveRefreshTests : BunitContext
{
    private int _calls;

    public LiveRefreshTests() => Services.AddSingleton(TimeProvider.System).AddLive();

    private ChangeFeed Feed => Services.GetRequiredService<ChangeFeed>();

    [Fact]
    public async Task LiveRefresh_ChangeThatMatters_IsShownAtOnceAndHasNoMarkup()
    {
        var shown = RenderRefresh(c => c.Kind == "order");

        Feed.Publish([new Change("stock")]);
        Feed.Publish([new Change("order")]);

        await Poll.Until(() => _calls == 1, LivePace.Beat / 2, "the first refresh");
        shown.Markup.ShouldBeEmpty();
    }

    [Fact]
    public async Task LiveRefresh_StormOfChanges_IsTwoRendersASecondAtMost()
    {
        RenderRefresh(_ => true);
        RenderRefresh(_ => true);
        var storm = Stopwatch.StartNew();
        var next = 0;

        await Poll.Until(
            () =>
            {
                Feed.Publish([new Change("order", new OrderId(++next))]);
                return storm.Elapsed > TimeSpan.FromSeconds(1.2);
            },
            Poll.Usual,
            "the end of the storm");

        // Both components share the circuit's beat: at 0, 0.5 and 1 s; and the last change is never lost.
        var soFar = _calls;
        soFar.ShouldBeInRange(2, 2 * (2 + (int)(storm.Elapsed / LivePace.Beat)));
        await Poll.Until(() => _calls > soFar, Poll.Usual, "the last change");
    }

    [Fact]
    public async Task LiveRefresh_PageGone_IsNotCalledAgain()
    {
        RenderRefresh(_ => true);
        Feed.Listeners.ShouldBe(1);

        await DisposeComponentsAsync();
        Feed.Publish([new Change("order")]);

        Feed.Listeners.ShouldBe(0);
        _calls.ShouldBe(0);
    }

    [Fact]
    public async Task LiveRefresh_GoneWhileAChangeWaits_IsNotCalledAgain()
    {
        RenderRefresh(_ => true);
        Feed.Publish([new Change("order", new OrderId(1))]);
        await Poll.Until(() => _calls == 1, Poll.Usual, "the first refresh");

        var heard = 0;
        using var other = Feed.Subscribe(_ => true, _ => Task.FromResult(Interlocked.Increment(ref heard)));
        Feed.Publish([new Change("order", new OrderId(2))]);
        await Poll.Until(() => heard == 1, Poll.Usual, "the change to be delivered");
        await DisposeComponentsAsync();
        var late = Stopwatch.StartNew();
        await Poll.Until(() => late.Elapsed > LivePace.Beat * 1.5, Poll.Usual, "the beat to pass");

        _calls.ShouldBe(1);
    }

    private IRenderedComponent<LiveRefresh> RenderRefresh(Func<Change, bool> filter) => Render<LiveRefresh>(parameters => parameters
        .Add(c => c.Filter, filter)
        .Add(c => c.OnChange, EventCallback.Factory.Create<IReadOnlyList<Change>>(this, () => Interlocked.Increment(ref _calls))));
}
