using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderDesk.Core;
using OrderDesk.Core.Common;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Demo;

/// <summary>
/// The use cases, outbox handlers and jobs of the program on the demo's clock, over the program's own database: what is made here is
/// made by the real commands, only earlier.
/// </summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IDatabase _database;

    public DemoStage(IDatabase database, IChangeFeed feed, ILoggerFactory logs)
    {
        _database = database;
        var services = new ServiceCollection().AddSingleton(logs).AddLogging().AddSingleton<TimeProvider>(Clock).AddOrderDeskCore().AddOrderDeskData(new DatabaseSettings(null, null));
        services.AddSingleton<IDatabase>(new DemoDatabase(database, Clock));
        services.AddSingleton<IChangeFeed>(new PagesOnly(feed));
        services.AddSingleton<IOrderQueues>(Queue);
        _services = services.BuildServiceProvider();
    }

    public DemoClock Clock { get; } = new();

    /// <summary>What the jobs look at: the order of the story alone, so that a job of one day does not sweep up the orders of another.</summary>
    public OneOrder Queue { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public IOutboxHandler Handler(string topic) => _services.GetServices<IOutboxHandler>().Single(h => h.Topic == topic);

    public IJob Job(string name) => _services.GetServices<IJob>().Single(j => j.Name == name);

    public OrderDeskDb Read() => _database.Read();

    public Task Write(Func<OrderDeskDb, CancellationToken, Task<int>> body, CancellationToken ct) =>
        _database.Write(async (db, token) => new Written<int>(await body(db, token), Keep: true), ct);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Pages hear of every change; the worker of the outbox does not, since the demo delivers its messages at their own time.</summary>
    private sealed class PagesOnly(IChangeFeed feed) : IChangeFeed
    {
        public void Publish(IReadOnlyList<Change> changes) => feed.Publish([.. changes.Where(c => c.Kind != "outbox")]);
    }

    internal sealed class OneOrder : IOrderQueues
    {
        private readonly AsyncLocal<OrderId?> _order = new();

        public void Show(OrderId order) => _order.Value = order;

        public Task<IReadOnlyList<OrderId>> WithExpiredHold(DateTime now, int take, CancellationToken ct) => Shown();

        public Task<IReadOnlyList<OrderId>> UnpaidSince(DateTime before, int take, CancellationToken ct) => Shown();

        public Task<IReadOnlyList<OrderId>> DeliveredBefore(DateTime before, int take, CancellationToken ct) => Shown();

        private Task<IReadOnlyList<OrderId>> Shown() => Task.FromResult<IReadOnlyList<OrderId>>(_order.Value is { } order ? [order] : []);
    }
}
