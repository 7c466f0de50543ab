using System.Data.Common;
using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace OrderDesk.Data;

/// <summary>Plain SQL on the context's connection and transaction, for the hot statements and the ledgers.</summary>
internal static class Sql
{
    public static async Task<int> Execute(this OrderDeskDb db, string sql, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters)
    {
        await using var statement = await Statement.Of(db, sql, parameters, ct);
        return await statement.Command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<T?> Scalar<T>(this OrderDeskDb db, string sql, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters)
    {
        await using var statement = await Statement.Of(db, sql, parameters, ct);
        return await statement.Command.ExecuteScalarAsync(ct) is T value ? value : default;
    }

    public static async Task<List<T>> Rows<T>(this OrderDeskDb db, string sql, Func<DbDataReader, T> read, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters)
    {
        await using var statement = await Statement.Of(db, sql, parameters, ct);
        await using var reader = await statement.Command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Several queries in one round trip on PostgreSQL; one after the other on SQLite, where there is no way to go.</summary>
    public static async Task Read(this OrderDeskDb db, IReadOnlyList<RowQuery> queries, CancellationToken ct)
    {
        var connection = db.Database.GetDbConnection();
        if (!connection.CanCreateBatch)
        {
            foreach (var query in queries)
                await db.Rows(query.Sql, query.Take, ct, query.Parameters);
            return;
        }

        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var batch = connection.CreateBatch();
            foreach (var query in queries)
                batch.BatchCommands.Add(query.ToCommand(batch));
            await using var reader = await batch.ExecuteReaderAsync(ct);
            foreach (var query in queries)
            {
                while (await reader.ReadAsync(ct))
                    query.Take(reader);
                await reader.NextResultAsync(ct);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// A list for IN, as parameters. Their number is rounded up to a power of two, the last value repeated, so that few statements
    /// are to be prepared. Not for an empty list.
    /// </summary>
    public static (string Sql, IEnumerable<(string Name, object? Value)> Parameters) In(string name, IReadOnlyCollection<long> values)
    {
        var count = (int)BitOperations.RoundUpToPowerOf2((uint)values.Count);
        (string Name, object? Value)[] parameters = [.. values.Concat(Enumerable.Repeat(values.Last(), count - values.Count)).Select((v, i) => ($"{name}{i}", (object?)v))];
        return ($"IN ({string.Join(", ", parameters.Select(p => p.Name))})", parameters);
    }

    /// <summary>A command that is ready to run; what was opened or made for it alone goes when it is disposed.</summary>
    private readonly struct Statement(DbCommand command, OrderDeskDb? opened, bool isOwn) : IAsyncDisposable
    {
        public DbCommand Command => command;

        /// <summary>On SQLite a statement that stays prepared; on PostgreSQL the driver keeps it.</summary>
        public static async Task<Statement> Of(OrderDeskDb db, string sql, IEnumerable<(string Name, object? Value)> parameters, CancellationToken ct)
        {
            var connection = db.Database.GetDbConnection();
            var opens = connection.State != System.Data.ConnectionState.Open;
            if (opens)
                await db.Database.OpenConnectionAsync(ct);
            var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            var isOwn = connection.CanCreateBatch;
            var command = isOwn ? connection.CreateCommand() : Commands.Prepared(connection, transaction, sql);
            if (isOwn)
                (command.CommandText, command.Transaction) = (sql, transaction);
            var index = 0;
            foreach (var (name, value) in parameters)
                Commands.Set(command, index++, name, value);
            return new Statement(command, opens ? db : null, isOwn);
        }

        /// <summary>A connection goes back to the pool at once: a context may live longer than its statement.</summary>
        public async ValueTask DisposeAsync()
        {
            if (isOwn)
                await command.DisposeAsync();
            if (opened is not null)
                await opened.Database.CloseConnectionAsync();
        }
    }
}

/// <summary>A query that is read together with others: what it finds is given to <paramref name="found"/>, row by row.</summary>
/// <param name="found">Takes the row that the reader is at.</param>
internal sealed class RowQuery(string sql, Action<DbDataReader> found, params IEnumerable<(string Name, object? Value)> parameters)
{
    public string Sql => sql;

    public IEnumerable<(string Name, object? Value)> Parameters => parameters;

    public bool Take(DbDataReader reader)
    {
        found(reader);
        return true;
    }

    public DbBatchCommand ToCommand(DbBatch batch)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
