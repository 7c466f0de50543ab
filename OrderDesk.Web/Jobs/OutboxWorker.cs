using OrderDesk.Core.Common;
using OrderDesk.Data.Outbox;
using OrderDesk.Web.Demo;
using OrderDesk.Web.Live;

namespace OrderDesk.Web.Jobs;

/// <summary>
/// Sends messages as soon as the commit that wrote them is through, and those that wait for another try when their time has come.
/// The job "outbox" is the net under it.
/// </summary>
internal sealed partial class OutboxWorker(OutboxDispatcher dispatcher, ChangeFeed feed, DemoFilling demo, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _wake = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await demo.Over(stoppingToken);
        using var subscription = feed.Subscribe(change => change.Kind == "outbox", Wake);
        var isFree = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var rest = LongestRest;
            try
            {
                if (!isFree)
                    await dispatcher.FreeLeases(stoppingToken);
                isFree = true;
                await dispatcher.Sweep(stoppingToken);
                rest = await UntilNext(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(log, rest.TotalSeconds, failure);
            }

            await ((Task)_wake.WaitAsync(rest, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _wake.Dispose();
    }

    private Task Wake(IReadOnlyList<Change> changes)
    {
        if (_wake.CurrentCount == 0)
            _wake.Release();
        return Task.CompletedTask;
    }

    private async Task<TimeSpan> UntilNext(CancellationToken ct)
    {
        var wait = await dispatcher.NextDue(ct) - clock.Now() ?? LongestRest;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestRest ? wait : LongestRest;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be worked; next try in {Seconds} s")]
    private static partial void Failed(ILogger log, double seconds, Exception failure);
}
