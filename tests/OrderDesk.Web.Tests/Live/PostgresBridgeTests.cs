using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OrderDesk.Core.Common;
using OrderDesk.Web.Live;

namespace OrderDesk.Web.Tests.Live;

public sealed class PostgresBridgeTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly List<PostgresBridge> _bridges = [];

    [Fact]
    public async Task Bridge_OfTwoNodes_TellsTheOtherWithinASecondAndNobodyTwice()
    {
        var (here, hereHeard) = await Node();
        var (_, thereHeard) = await Node();

        var watch = Stopwatch.StartNew();
        here.Publish([new Change("order", new OrderId(41), new CustomerId(7), [new VendorId(3)])]);

        await Poll.Until(() => !thereHeard.IsEmpty, Second, "the other node to hear of it");
        watch.Elapsed.ShouldBeLessThan(Second);
        var told = thereHeard.ShouldHaveSingleItem();
        (told.Order, told.Customer, told.Vendors).ShouldBe((new OrderId(41), new CustomerId(7), told.Vendors));
        told.Vendors.ShouldBe([new VendorId(3)]);
        hereHeard.ShouldHaveSingleItem("its own echo is not heard again");
    }

    [Fact]
    public async Task Bridge_ConnectionsKilled_ComesBackAndSaysThatSomethingMayBeMissing()
    {
        var (here, _) = await Node();
        var (_, heard) = await Node();

        await using (var source = NpgsqlDataSource.Create(database.Need()))
        await using (var kill = source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'orderdesk live' AND datname = current_database()"))
            await kill.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await Poll.Until(() => heard.Contains(ChangeFeed.Missed), Poll.Usual, "the gap to be told");
        var next = 0;
        await Poll.Until(
            () =>
            {
                here.Publish([new Change("order", new OrderId(++next))]);
                return heard.Any(c => c.Kind == "order");
            },
            Poll.Usual,
            "changes to come again");
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var bridge in _bridges)
        {
            await bridge.StopAsync(CancellationToken.None);
            bridge.Dispose();
        }
    }

    private async Task<(ChangeFeed Feed, ConcurrentQueue<Change> Heard)> Node()
    {
        var feed = new ChangeFeed(NullLogger<ChangeFeed>.Instance);
        var bridge = new PostgresBridge(feed, database.Need(), TimeProvider.System, NullLogger<PostgresBridge>.Instance);
        _bridges.Add(bridge);
        await bridge.StartAsync(TestContext.Current.CancellationToken);
        await Poll.Until(() => bridge.IsListening, Poll.Usual, "the bridge to listen");
        var heard = new ConcurrentQueue<Change>();
        feed.Subscribe(_ => true, batch =>
        {
            foreach (var change in batch)
                heard.Enqueue(change);
            return Task.CompletedTask;
        });
        return (feed, heard);
    }
}
