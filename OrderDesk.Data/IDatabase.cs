using OrderDesk.Core.Common;

namespace OrderDesk.Data;

/// <summary>What a write decided: its value, and whether its changes are to be kept.</summary>
public readonly record struct Written<T>(T Value, bool Keep);

/// <summary>The turn to write, or a connection to read, did not come in time: answered as 503 with Retry-After (RULES 9).</summary>
public sealed class DatabaseBusyException() : BusyException("Too many are waiting for the database.");

/// <summary>
/// Where reads and writes get their context. A write is one transaction: on SQLite it takes its turn at the one gate, on
/// PostgreSQL it runs beside others and is tried again, whole and on a fresh context, when the database asks for it (RULES 9, 10).
/// </summary>
public interface IDatabase
{
    /// <summary>A context for reading; dispose it soon, and once: it is used again. Its first statement may throw <see cref="DatabaseBusyException"/>.</summary>
    OrderDeskDb Read();

    /// <summary>A context that lives as long as who asks for it (Identity's stores in a circuit) and holds no connection while it rests.</summary>
    OrderDeskDb Lasting();

    /// <summary>Runs a body in a transaction of its own; it may run more than once.</summary>
    /// <exception cref="DatabaseBusyException">The queue of writes is full, or the turn did not come in time.</exception>
    Task<T> Write<T>(Func<OrderDeskDb, CancellationToken, Task<Written<T>>> body, CancellationToken ct);

    /// <summary>Creates or updates the schema.</summary>
    Task Migrate(CancellationToken ct);

    /// <summary>The ids of this process.</summary>
    IdSource Ids { get; }

    /// <summary>The dialect where the two engines differ.</summary>
    IDialect Dialect { get; }
}

/// <summary>The few statements that are not the same on both engines.</summary>
public interface IDialect
{
    bool IsSqlite { get; }

    /// <summary>Parameters id, body: a new order's searchable words.</summary>
    string InsertSearch { get; }

    /// <summary>Parameters body, id: more words of a known order.</summary>
    string AppendSearch { get; }

    /// <summary>Locks a row until the commit where readers could otherwise interleave; empty on SQLite, where one writes at a time.</summary>
    string ForUpdate { get; }

    /// <summary>In how many lanes the audit chain runs.</summary>
    int AuditLanes { get; }

    /// <summary>The words of a search as the engine's own query: all must match, by prefix. Null when nothing is left to search for.</summary>
    string? SearchQuery(string words);
}
