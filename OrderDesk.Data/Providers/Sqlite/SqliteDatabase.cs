using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using OrderDesk.Core.Common;

namespace OrderDesk.Data.Providers.Sqlite;

/// <summary>
/// SQLite with one gate for all writes: a bounded queue that one loop empties. What is waiting shares a transaction and its one
/// fsync, each write in a savepoint of its own, and nobody is answered before the commit (RULES 9, 10).
/// </summary>
public sealed class SqliteDatabase : IDatabase, IAsyncDisposable
{
    private const int MostWaiting = 2048;
    private const int MostInOneCommit = 48;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly Channel<Write> _queue = Channel.CreateBounded<Write>(MostWaiting);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly string _connectionString;
    private readonly DbContextOptions<SqliteDb> _lastingOptions;
    private readonly SqliteReaders _readers;
    private readonly TimeProvider _clock;
    private readonly FileLock _lock;
    private readonly Task _loop;

    /// <param name="file">The database file; created when missing.</param>
    /// <param name="clock">The clock of ids.</param>
    /// <exception cref="DatabaseInUseException">Another process uses the file.</exception>
    public SqliteDatabase(string file, TimeProvider clock)
    {
        _lock = new FileLock(file);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, DefaultTimeout = 10, ForeignKeys = true }.ToString();
        _readers = new SqliteReaders(_connectionString, _turn);
        _lastingOptions = ContextOptions.Of<SqliteDb>().UseSqlite(_connectionString).AddInterceptors(new PragmaInterceptor()).Options;
        _clock = clock;
        Ids = new IdSource(clock);
        _loop = Task.Run(Work);
    }

    public IdSource Ids { get; }

    public IDialect Dialect { get; } = new SqliteDialect();

    public OrderDeskDb Read() => _readers.Lend();

    public OrderDeskDb Lasting() => new SqliteDb(_lastingOptions) { Turn = _turn };

    public async Task<T> Write<T>(Func<OrderDeskDb, CancellationToken, Task<Written<T>>> body, CancellationToken ct)
    {
        var write = new Write<T>(body, _clock.GetTimestamp(), ct);
        if (!_queue.Writer.TryWrite(write))
            throw new DatabaseBusyException();
        return await write.Done.Task;
    }

    /// <summary>Updates the schema. The process before this one used the same node number, so its ids are looked at (every write is audited).</summary>
    public async Task Migrate(CancellationToken ct)
    {
        await using var db = Lasting();
        await db.Database.MigrateAsync(ct);
        Ids.GoOnAfter(await db.Scalar<long>("SELECT COALESCE(MAX(id), 0) FROM audit_log", ct));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        await _readers.DisposeAsync();
        _turn.Dispose();
        SqliteConnection.ClearAllPools();
        _lock.Dispose();
    }

    /// <summary>Must not end before the queue does: whoever waits would wait for ever.</summary>
    private async Task Work()
    {
        var (connection, contexts) = Gate();
        while (await _queue.Reader.WaitToReadAsync())
        {
            await _turn.WaitAsync();
            var batch = new List<Write>();
            try
            {
                await Commit(connection, contexts, batch);
            }
            catch (Exception failure)
            {
                // The transaction is gone as a whole: everybody in it hears of it, nobody was told that it worked.
                foreach (var write in batch)
                    write.Fail(failure);
                await Drop(connection);
                (connection, contexts) = Gate();
            }
            finally
            {
                _turn.Release();
            }

            foreach (var write in batch)
                write.Answer();
        }

        await Drop(connection);
    }

    private (SqliteConnection Connection, PooledDbContextFactory<SqliteDb> Contexts) Gate()
    {
        var connection = SqliteConnections.Own(_connectionString);
        return (connection, SqliteConnections.Contexts(connection));
    }

    private static async Task Drop(SqliteConnection connection)
    {
        try
        {
            await connection.DisposeAsync();
        }
        catch (SqliteException)
        {
            // It was broken already, and those in its transaction have heard of that.
        }
    }

    private async Task Commit(SqliteConnection connection, PooledDbContextFactory<SqliteDb> contexts, List<Write> batch)
    {
        // The first one is taken before the transaction begins: if none can begin, somebody hears why.
        var write = Next(batch);
        if (connection.State != System.Data.ConnectionState.Open)
        {
            await connection.OpenAsync();
            SqliteConnections.Set(connection);
        }

        await using var transaction = connection.BeginTransaction(deferred: false);
        for (; write is not null; write = Next(batch))
        {
            if (_clock.GetElapsedTime(write.Queued) > LongestWait)
                write.Fail(new DatabaseBusyException());
            else
                await One(write, contexts, transaction);
        }

        await transaction.CommitAsync();
    }

    private Write? Next(List<Write> batch)
    {
        if (batch.Count == MostInOneCommit || !_queue.Reader.TryRead(out var write))
            return null;
        batch.Add(write);
        return write;
    }

    private static async Task One(Write write, PooledDbContextFactory<SqliteDb> contexts, SqliteTransaction transaction)
    {
        Say(transaction, "SAVEPOINT w");
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            db.Database.AutoSavepointsEnabled = false;
            await db.Database.UseTransactionAsync(transaction);
            if (!await write.Run(db))
                Say(transaction, "ROLLBACK TO w");
        }
        catch (Exception failure)
        {
            // Before the rollback: when the engine has dropped the whole transaction, this one still hears its own reason.
            write.Fail(failure);
            Say(transaction, "ROLLBACK TO w");
        }

        Say(transaction, "RELEASE w");
    }

    private static void Say(SqliteTransaction transaction, string statement) => Commands.Prepared(transaction.Connection!, transaction, statement).ExecuteNonQuery();
}

/// <summary>One write that waits for its turn.</summary>
internal abstract class Write(long queued)
{
    public long Queued { get; } = queued;

    /// <summary>Runs the body; false when its changes are not to be kept.</summary>
    public abstract Task<bool> Run(OrderDeskDb db);

    /// <summary>After the commit: gives the value to who waits for it.</summary>
    public abstract void Answer();

    public abstract void Fail(Exception failure);
}

internal sealed class Write<T>(Func<OrderDeskDb, CancellationToken, Task<Written<T>>> body, long queued, CancellationToken ct) : Write(queued)
{
    private Written<T> _written;
    private Exception? _failure;

    public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async Task<bool> Run(OrderDeskDb db)
    {
        ct.ThrowIfCancellationRequested();
        _written = await body(db, ct);
        return _written.Keep;
    }

    public override void Answer()
    {
        if (_failure is null)
            Done.TrySetResult(_written.Value);
        else
            Done.TrySetException(_failure);
    }

    public override void Fail(Exception failure) => _failure ??= failure;
}
