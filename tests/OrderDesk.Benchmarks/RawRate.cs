using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace OrderDesk.Benchmarks;

/// <summary>
/// The rate of the database alone: the very rows that a run of orders left behind are inserted again, by plain prepared
/// statements into an empty schema, two commits an order as the program makes them (placed, paid), nothing else.
/// </summary>
internal sealed class RawRate
{
    private static readonly string[] Tables =
    [
        "orders", "order_lines", "reservations", "payments", "fulfillments", "fulfillment_lines", "order_status_history", "order_tracking_events", "payment_events", "money_entries", "stock_movements", "audit_log", "order_search",
    ];

    private readonly List<(string Sql, string Table, List<object?[]> Rows)> _tables = [];

    public int Orders { get; private set; }

    public int RowsAnOrder => Orders == 0 ? 0 : _tables.Sum(t => t.Rows.Count) / Orders;

    /// <summary>Reads the newest orders' rows: everything of the given number of orders.</summary>
    public static async Task<RawRate> Read(DbConnection connection, int orders, bool sqlite)
    {
        await connection.OpenAsync();
        var raw = new RawRate();
        var total = Convert.ToInt64(await Scalar(connection, "SELECT COUNT(*) FROM orders"), System.Globalization.CultureInfo.InvariantCulture);
        raw.Orders = (int)Math.Min(orders, total);
        foreach (var table in Tables)
        {
            var key = table == "order_search" ? sqlite ? "rowid" : "order_id" : table == "fulfillment_lines" ? "fulfillment_id" : "id";
            var count = Convert.ToInt64(await Scalar(connection, $"SELECT COUNT(*) FROM {table}"), System.Globalization.CultureInfo.InvariantCulture);
            raw._tables.Add(await Rows(connection, table, key, count * raw.Orders / total, sqlite));
        }

        return raw;
    }

    /// <summary>Inserts them on one connection, two commits an order.</summary>
    public async Task<double> OneWriter(DbConnection connection, int ordersACommit)
    {
        await Prepare(connection);
        var watch = Stopwatch.StartNew();
        await Write(connection, 0, 1, ordersACommit);
        return Orders / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Inserts them on many connections at once, two commits an order.</summary>
    public async Task<double> ManyWriters(Func<DbConnection> connect, int writers)
    {
        var connections = new List<DbConnection>();
        for (var i = 0; i < writers; i++)
        {
            connections.Add(connect());
            await Prepare(connections[^1]);
        }

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(connections.Select((c, i) => Task.Run(() => Write(c, i, writers, 1))));
        var seconds = watch.Elapsed.TotalSeconds;
        foreach (var connection in connections)
            await connection.DisposeAsync();
        return Orders / seconds;
    }

    private static async Task Prepare(DbConnection connection)
    {
        await connection.OpenAsync();
        await Execute(connection, connection is SqliteConnection
            ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;"
            : "SET session_replication_role = replica");
    }

    private async Task Write(DbConnection connection, int first, int step, int ordersACommit)
    {
        var commands = _tables.Select(t => Command(connection, t.Sql, t.Rows.Count == 0 ? 0 : t.Rows[0].Length)).ToList();
        for (var order = first; order < Orders; order += step * ordersACommit)
        {
            for (var half = 0; half < 2; half++)
            {
                await using var transaction = await connection.BeginTransactionAsync();
                for (var o = order; o < Math.Min(Orders, order + (step * ordersACommit)); o += step)
                    await Half(commands, transaction, o, half);
                await transaction.CommitAsync();
            }
        }
    }

    private async Task Half(List<DbCommand> commands, DbTransaction transaction, int order, int half)
    {
        for (var t = 0; t < _tables.Count; t++)
        {
            var rows = _tables[t].Rows;
            var (from, to) = ((long)rows.Count * order / Orders, (long)rows.Count * (order + 1) / Orders);
            var middle = rows.Count == Orders ? (t % 2 == 0 ? to : from) : (from + to) / 2;
            commands[t].Transaction = transaction;
            for (var r = half == 0 ? from : middle; r < (half == 0 ? middle : to); r++)
            {
                for (var p = 0; p < rows[(int)r].Length; p++)
                    commands[t].Parameters[p].Value = rows[(int)r][p] ?? DBNull.Value;
                await commands[t].ExecuteNonQueryAsync();
            }
        }
    }

    private static async Task<(string, string, List<object?[]>)> Rows(DbConnection connection, string table, string key, long count, bool sqlite)
    {
        var columns = table == "order_search" ? sqlite ? "rowid, body" : "order_id, document::text" : "*";
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {columns} FROM {table} ORDER BY {key} DESC LIMIT {count}";
        await using var reader = await command.ExecuteReaderAsync();
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        var into = string.Join(", ", names.Select(n => $"\"{n}\""));
        var values = string.Join(", ", names.Select((n, i) => !sqlite && n == "document" ? $"@p{i}::tsvector" : $"@p{i}"));
        return ($"INSERT INTO {table} ({into}) VALUES ({values})", table, rows);
    }

    private static DbCommand Command(DbConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static async Task<object?> Scalar(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
