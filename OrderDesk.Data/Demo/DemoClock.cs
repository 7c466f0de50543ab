using OrderDesk.Core.Common;

namespace OrderDesk.Data.Demo;

/// <summary>The moment at which one story of the demo is, its own ids, and its turn to write first.</summary>
internal sealed class DemoScope
{
    private readonly TaskCompletionSource _wrote = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="clock">The clock that shows this scope's moment to whoever works in it.</param>
    /// <param name="now">Where it starts.</param>
    /// <param name="node">0–255: stories with ids of the same moments have different ones.</param>
    /// <param name="before">The story that has to write first; null when none has.</param>
    public DemoScope(DemoClock clock, DateTime now, int node, DemoScope? before)
    {
        (Now, Before) = (now, before);
        clock.Enter(this);
        Ids = new IdSource(clock, node);
    }

    public DateTime Now { get; set; }

    public IdSource Ids { get; }

    public DemoScope? Before { get; private set; }

    /// <summary>Ends once this story has written for the first time, or will not.</summary>
    public Task Wrote => _wrote.Task;

    public void HasWritten()
    {
        Before = null;
        _wrote.TrySetResult();
    }
}

/// <summary>
/// A clock on which every story of the demo has its own moment, so that many run at once, each in its own past. Elapsed time stays
/// real.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private readonly AsyncLocal<DemoScope?> _scope = new();

    public DemoScope Current => _scope.Value ?? throw new InvalidOperationException("No story of the demo is being told here.");

    /// <summary>From here on, and in everything that is called from here, it is the scope's time.</summary>
    public void Enter(DemoScope scope) => _scope.Value = scope;

    public override DateTimeOffset GetUtcNow() => new(DateTime.SpecifyKind(Current.Now, DateTimeKind.Utc));
}

/// <summary>
/// The program's own database at the demo's time: the same gate for writes, but ids and moments are the story's. Stories write for
/// the first time in their order, so that order numbers are the same each time the shop is made.
/// </summary>
internal sealed class DemoDatabase(IDatabase database, DemoClock clock) : IDatabase
{
    public IdSource Ids => clock.Current.Ids;

    public IDialect Dialect => database.Dialect;

    public OrderDeskDb Read() => database.Read();

    public OrderDeskDb Lasting() => database.Lasting();

    public Task Migrate(CancellationToken ct) => database.Migrate(ct);

    public async Task<T> Write<T>(Func<OrderDeskDb, CancellationToken, Task<Written<T>>> body, CancellationToken ct)
    {
        var scope = clock.Current;
        if (scope.Before is { } before)
            await before.Wrote;
        var written = database.Write(
            async (db, token) =>
            {
                clock.Enter(scope);
                return await body(db, token);
            },
            ct);

        // On SQLite writes are worked in the order in which they come; elsewhere one has to be through before the next.
        if (database.Dialect.IsSqlite)
            scope.HasWritten();
        var value = await written;
        scope.HasWritten();
        return value;
    }
}
