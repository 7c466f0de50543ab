using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace OrderDesk.Data.Providers.Sqlite;

/// <summary>
/// Contexts for reading, each with a connection of its own that stays open. To open one costs far more than a short query: the
/// pragmas, and EF Core's functions, some twenty, are registered anew.
/// </summary>
/// <param name="connectionString">Of the database file.</param>
/// <param name="turn">The turn that a plain SaveChanges of a context takes.</param>
internal sealed class SqliteReaders(string connectionString, SemaphoreSlim turn) : IAsyncDisposable
{
    /// <summary>Those that come back beyond this number are closed.</summary>
    private const int MostIdle = 16;

    private readonly ConcurrentBag<SqliteReader> _idle = [];
    private volatile bool _isOver;

    /// <summary>Comes back here when it is disposed.</summary>
    public OrderDeskDb Lend()
    {
        var reader = _idle.TryTake(out var idle) ? idle : new SqliteReader(connectionString);
        var db = reader.Context();
        db.Turn = turn;
        db.Disposed = () => TakeBack(reader);
        return db;
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        while (_idle.TryTake(out var reader))
            await reader.DisposeAsync();
    }

    private ValueTask TakeBack(SqliteReader reader)
    {
        if (_isOver || _idle.Count >= MostIdle)
            return reader.DisposeAsync();
        _idle.Add(reader);
        return ValueTask.CompletedTask;
    }
}

/// <summary>One open connection and its one context, which is used again and again, by one at a time.</summary>
internal sealed class SqliteReader : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly PooledDbContextFactory<SqliteDb> _contexts;

    public SqliteReader(string connectionString)
    {
        _connection = SqliteConnections.Own(connectionString);
        _connection.Open();
        SqliteConnections.Set(_connection);
        _contexts = SqliteConnections.Contexts(_connection);
    }

    public SqliteDb Context() => _contexts.CreateDbContext();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
