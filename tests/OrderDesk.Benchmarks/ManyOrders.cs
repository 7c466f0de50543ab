using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Data;

namespace OrderDesk.Benchmarks;

/// <summary>The list of orders when there are very many: real orders, copied in the database into the past.</summary>
internal static class ManyOrders
{
    public static async Task Grow(IDatabase database, int wanted)
    {
        await using var db = database.Read();
        var have = await Number(db, "SELECT COUNT(*) FROM orders");
        var span = await Number(db, "SELECT MAX(id) - MIN(id) + 1 FROM orders");
        var lineSpan = await Number(db, "SELECT MAX(id) - MIN(id) + 1 FROM order_lines");
        for (var copy = 1; have * copy < wanted; copy++)
        {
            var shift = (copy * span).ToString(CultureInfo.InvariantCulture);
            await Copy(db, "orders", new() { ["id"] = $"id - {shift}", ["number"] = $"number || '-{copy}'" });
            await Copy(db, "order_lines", new() { ["id"] = $"id - {(copy * lineSpan).ToString(CultureInfo.InvariantCulture)}", ["order_id"] = $"order_id - {shift}" });
        }

        await Execute(db, database.Dialect.IsSqlite ? "PRAGMA optimize" : "ANALYZE");
    }

    /// <summary>Median milliseconds of an answer, and its p99.</summary>
    public static async Task<(double P50, double P99)> Time(HttpClient client, Func<int, string> path, int times)
    {
        var took = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await client.GetAsync(path(i));
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            if (i >= times / 5)
                took.Add(watch.Elapsed.TotalMilliseconds);
        }

        took.Sort();
        return (took[took.Count / 2], took[took.Count * 99 / 100]);
    }

    public static async Task<string> CursorAfter(HttpClient client, int pages)
    {
        var cursor = "";
        for (var i = 0; i < pages; i++)
            cursor = (await client.GetFromJsonAsync<JsonElement>($"/api/orders?limit=200&cursor={cursor}")).GetProperty("nextCursor").GetString() ?? "";
        return cursor;
    }

    private static async Task Copy(OrderDeskDb db, string table, Dictionary<string, string> changed)
    {
        var columns = db.Model.GetEntityTypes().Single(t => t.GetTableName() == table).GetFlattenedProperties().Select(p => p.GetColumnName()).ToList();
        var limit = changed.Values.First();
        await Execute(db, $"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", columns.Select(c => changed.GetValueOrDefault(c, c)))} FROM {table} WHERE {(table == "orders" ? "number NOT LIKE '%-%-%-%'" : "order_id IN (SELECT id FROM orders WHERE number NOT LIKE '%-%-%-%')")} AND {limit} > 0");
    }

    private static async Task<long> Number(OrderDeskDb db, string sql) => Convert.ToInt64(await Command(db, sql).ExecuteScalarAsync(), CultureInfo.InvariantCulture);

    private static Task Execute(OrderDeskDb db, string sql) => Command(db, sql).ExecuteNonQueryAsync();

    private static System.Data.Common.DbCommand Command(OrderDeskDb db, string sql)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != System.Data.ConnectionState.Open)
            connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        return command;
    }
}
