using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using OrderDesk.Core.Common;
using OrderDesk.Data.Work;

namespace OrderDesk.Data.Providers.Postgres;

/// <summary>
/// PostgreSQL: READ COMMITTED with conditional updates. Serialisation failures, deadlocks, lost version checks and a key that
/// somebody else just wrote are tried again whole, on a fresh context, three times, with jitter (RULES 10).
/// </summary>
public sealed class PostgresDatabase : IDatabase, IAsyncDisposable
{
    private const int Tries = 5;
    private const int Nodes = 256;

    /// <summary>More writers than this only wait for each other in the database; and each may need a second connection for its number.</summary>
    private const int MostWriters = 24;

    /// <summary>Contexts that are kept for the next one; they hold no connection.</summary>
    private const int MostIdle = 64;

    /// <summary>For each connection of the pool: 60 of them have a queue of 480.</summary>
    private const int WaitingForEach = 8;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _writers = new(MostWriters);
    private readonly string _connectionString;
    private readonly DbContextOptions<PostgresDb> _options;
    private readonly PooledDbContextFactory<PostgresDb> _contexts;
    private readonly TimeProvider _clock;

    public PostgresDatabase(string connectionString, TimeProvider clock)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 };
        _connectionString = settings.ConnectionString;
        // By its text, not by a data source: EF Core would make model and queries anew for each data source.
        _options = ContextOptions.Of<PostgresDb>().UseNpgsql(_connectionString).AddInterceptors(new PoolDoor(settings.MaxPoolSize * WaitingForEach)).Options;
        _contexts = new PooledDbContextFactory<PostgresDb>(_options, poolSize: MostIdle);
        _clock = clock;
        Ids = new IdSource(clock);
    }

    public IdSource Ids { get; private set; }

    public IDialect Dialect { get; } = new PostgresDialect();

    public OrderDeskDb Read() => _contexts.CreateDbContext();

    public OrderDeskDb Lasting() => new PostgresDb(_options);

    public async Task<T> Write<T>(Func<OrderDeskDb, CancellationToken, Task<Written<T>>> body, CancellationToken ct)
    {
        if (!await _writers.WaitAsync(LongestWait, ct))
            throw new DatabaseBusyException();
        try
        {
            return await Tried(body, ct);
        }
        finally
        {
            _writers.Release();
        }
    }

    /// <summary>Updates the schema, then takes a node number: two processes never make the same id.</summary>
    public async Task Migrate(CancellationToken ct)
    {
        await using (var db = Read())
            await db.Database.MigrateAsync(ct);
        Ids = new IdSource(_clock, await Write(TakeNode, ct));
    }

    public async ValueTask DisposeAsync()
    {
        await using (var own = new NpgsqlConnection(_connectionString))
            NpgsqlConnection.ClearPool(own);
        _writers.Dispose();
    }

    private async Task<T> Tried<T>(Func<OrderDeskDb, CancellationToken, Task<Written<T>>> body, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Once(body, ct);
            }
            catch (Exception failure) when (IsTransient(failure) && attempt < Tries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(2, 10 * attempt)), ct);
            }
            catch (Exception failure) when (IsTransient(failure))
            {
                throw new DatabaseBusyException();
            }
        }
    }

    private async Task<T> Once<T>(Func<OrderDeskDb, CancellationToken, Task<Written<T>>> body, CancellationToken ct)
    {
        await using var db = Read();
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var written = await body(db, ct);
        if (written.Keep)
            await transaction.CommitAsync(ct);
        else
            await transaction.RollbackAsync(ct);
        return written.Value;
    }

    /// <summary>The number that was taken longest ago is the least likely to be alive.</summary>
    private async Task<Written<int>> TakeNode(OrderDeskDb db, CancellationToken ct)
    {
        await db.Execute("LOCK TABLE nodes IN EXCLUSIVE MODE", ct);
        var taken = await db.Set<Node>().OrderBy(n => n.StartedAt).ToListAsync(ct);
        var now = _clock.Now();
        if (taken.Count < Nodes)
        {
            var free = Enumerable.Range(0, Nodes).Except(taken.Select(n => n.Number)).First();
            db.Add(new Node { Number = free, StartedAt = now });
            await db.SaveChangesAsync(ct);
            return new(free, true);
        }

        taken[0].StartedAt = now;
        await db.SaveChangesAsync(ct);
        return new(taken[0].Number, true);
    }

    private static bool IsTransient(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: PostgresException inner } => IsTransient(inner),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } unique => unique.TableName is "idempotency_keys" or "outbox_messages" or "drafts" or "lots" or "bins" || unique.ConstraintName?.Contains("external_ref", StringComparison.Ordinal) == true,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable } => true,
        _ => false,
    };
}
