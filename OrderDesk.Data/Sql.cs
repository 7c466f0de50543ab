using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace OrderDesk.Data;

/// <summary>Plain SQL on the context's connection and transaction, for the hot statements and the ledgers.</summary>
internal static class Sql
{
    public static async Task<int> Execute(this OrderDeskDb db, string sql, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters)
    {
        await using var command = await Command(db, sql, parameters, ct);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<T?> Scalar<T>(this OrderDeskDb db, string sql, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters)
    {
        await using var command = await Command(db, sql, parameters, ct);
        return await command.ExecuteScalarAsync(ct) is T value ? value : default;
    }

    public static async Task<List<T>> Rows<T>(this OrderDeskDb db, string sql, Func<DbDataReader, T> read, CancellationToken ct, params IEnumerable<(string Name, object? Value)> parameters)
    {
        await using var command = await Command(db, sql, parameters, ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }

    private static async Task<DbCommand> Command(OrderDeskDb db, string sql, IEnumerable<(string Name, object? Value)> parameters, CancellationToken ct)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != System.Data.ConnectionState.Open)
            await db.Database.OpenConnectionAsync(ct);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
