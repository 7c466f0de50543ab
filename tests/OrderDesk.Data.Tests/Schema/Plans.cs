using Microsoft.EntityFrameworkCore;

namespace OrderDesk.Data.Tests.Schema;

/// <summary>Asks the engine how it would find the rows of a statement.</summary>
internal static class Plans
{
    /// <summary>The plan of a read, by default of its last statement that asks for orders (not for what was split from those of a page), else of its last, must name what
    /// is expected; alternatives stand with a bar between them: on so few rows PostgreSQL may as well walk the primary key.</summary>
    public static async Task ShowsPlan(this World world, IReadOnlyList<SentStatement> all, string sqlite, string postgres, int? which = null)
    {
        var sent = which is { } one ? all[one] : all.LastOrDefault(AsksForOrders) ?? all[^1];
        var isSqlite = world.Database.Dialect.IsSqlite;
        await using var db = world.Database.Read();
        if (!isSqlite)
        {
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            // A handful of rows is always read and sorted whole; with these off, the planner shows whether the index would serve.
            await db.Execute("SET enable_seqscan = off; SET enable_sort = off; SET enable_incremental_sort = off; SET enable_bitmapscan = on", TestContext.Current.CancellationToken);
        }

        var plan = string.Join('\n', await db.Rows((isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + sent.Sql, r => r.GetString(isSqlite ? 3 : 0), TestContext.Current.CancellationToken, sent.Parameters)) + "\nEND";
        (isSqlite ? sqlite : postgres).Split('|').Any(plan.Contains).ShouldBeTrue($"{plan}\n\n{sent.Sql}");
        plan.ShouldNotContain(isSqlite ? "SCAN sub_orders" : "Seq Scan on orders");
    }

    private static bool AsksForOrders(SentStatement sent)
    {
        var sql = sent.Sql.Replace("\"", "", StringComparison.Ordinal);
        return sql.Contains(" orders AS o", StringComparison.Ordinal) && !sql.Contains("parent_id IN (", StringComparison.Ordinal) && !sql.Contains("parent_id = ANY (", StringComparison.Ordinal);
    }
}
