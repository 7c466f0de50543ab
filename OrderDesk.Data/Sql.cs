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
