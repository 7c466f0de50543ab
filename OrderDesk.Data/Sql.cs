using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace OrderDesk.Data;

/// <summary>Plain SQL on the context's connection and transaction, for the hot statements and the ledgers.</summary>
internal static class Sql
{
    public static async Task<int> Execute(this OrderDeskDb db, string sql, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters)
    {
        var (command, own) = await Command(db, sql, parameters, ct);
        try
        {
            return await command.ExecuteNonQueryAsync(ct);
        }
        finally
        {
            await Done(command, own);
        }
    }

    public static async Task<T?> Scalar<T>(this OrderDeskDb db, string sql, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters)
    {
        var (command, own) = await Command(db, sql, parameters, ct);
        try
        {
            return await command.ExecuteScalarAsync(ct) is T value ? value : default;
        }
        finally
        {
            await Done(command, own);
        }
    }

    public static async Task<List<T>> Rows<T>(this OrderDeskDb db, string sql, Func<DbDataReader, T> read, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters)
    {
        var (command, own) = await Command(db, sql, parameters, ct);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            var rows = new List<T>();
            while (await reader.ReadAsync(ct))
                rows.Add(read(reader));
            return rows;
        }
        finally
        {
            await Done(command, own);
        }
    }

    /// <summary>Inside a transaction on SQLite a statement that stays prepared; else one of its own.</summary>
    private static async Task<(DbCommand Command, bool Own)> Command(OrderDeskDb db, string sql, IEnumerable<(string Name, object? Value)> parameters, CancellationToken ct)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != System.Data.ConnectionState.Open)
            await db.Database.OpenConnectionAsync(ct);
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var keep = transaction is not null && !connection.CanCreateBatch;
        var command = keep ? Commands.Prepared(transaction!, sql) : connection.CreateCommand();
        if (!keep)
            (command.CommandText, command.Transaction) = (sql, transaction);
        var index = 0;
        foreach (var (name, value) in parameters)
            Commands.Set(command, index++, name, value);
        return (command, !keep);
    }

    private static ValueTask Done(DbCommand command, bool own) => own ? command.DisposeAsync() : ValueTask.CompletedTask;
}
