using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Data.Inventory;

/// <summary>Figures by day, each from one grouped query.</summary>
internal sealed class WarehouseFigures(IDatabase database, TimeProvider clock)
{
    /// <summary>
    /// An id of the ledger holds its moment in milliseconds above 21 bits (<see cref="IdSource"/>): the day is arithmetic that both
    /// engines do alike, and the rows come in the order of the index. What was before the first day is one sum.
    /// </summary>
    private const string ByDay = """
        SELECT CASE WHEN id < @floor THEN -1 ELSE (id - @floor) / @day END AS day, SUM(on_hand_delta), SUM(committed_delta), SUM(blocked_delta)
        FROM stock_movements WHERE variant_id = @variant AND hub_id = @hub GROUP BY 1 ORDER BY 1
        """;

    private const long IdsADay = 86_400_000L << 21;

    public async Task<IReadOnlyList<StockDay>> OverTime(VariantId variant, HubId hub, int days, Caller caller, CancellationToken ct)
    {
        if (!caller.IsStaff)
            return [];
        var first = Today.AddDays(1 - days);
        await using var db = database.Read();
        var rows = await db.Rows(
            ByDay, r => (Day: r.GetInt64(0), OnHand: Convert.ToInt32(r.GetValue(1), null), Committed: Convert.ToInt32(r.GetValue(2), null), Blocked: Convert.ToInt32(r.GetValue(3), null)), ct,
            ("@floor", IdSource.FloorOf(first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))), ("@day", IdsADay), ("@variant", variant.Value), ("@hub", hub.Value));
        var changes = rows.ToDictionary(r => r.Day);
        var at = changes.GetValueOrDefault(-1);
        var series = new List<StockDay>(days);
        for (var i = 0; i < days; i++)
        {
            var change = changes.GetValueOrDefault(i);
            at = (i, at.OnHand + change.OnHand, at.Committed + change.Committed, at.Blocked + change.Blocked);
            series.Add(new StockDay(first.AddDays(i), at.OnHand, at.Committed, at.Blocked));
        }

        return series;
    }

    public async Task<IReadOnlyList<LoadDay>> Load(HubId hub, int days, Caller caller, CancellationToken ct)
    {
        if (!caller.IsStaff)
            return [];
        var first = Today.AddDays(1 - days);
        var since = first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        await using var db = database.Read();
        var (sql, parameters) = LoadStatement(hub, since, database.Dialect.IsSqlite);
        var rows = await db.Rows(sql, r => (What: r.GetString(0), Day: Convert.ToInt32(r.GetValue(1), null), Count: Convert.ToInt32(r.GetValue(2), null)), ct, parameters);
        var counts = rows.ToDictionary(r => (r.What, r.Day), r => r.Count);
        return [.. Enumerable.Range(0, days).Select(i => new LoadDay(
            first.AddDays(i), counts.GetValueOrDefault(("opened", i)), counts.GetValueOrDefault(("picking", i)), counts.GetValueOrDefault(("packed", i)), counts.GetValueOrDefault(("shipped", i))))];
    }

    /// <summary>
    /// Times are kept differently on the two engines (RULES 2), so that the day of one is too. What is new is sought by its id, which holds
    /// its moment, so that it needs no index of its
    /// own; the states of the partial index are named again, since SQLite does not see that one of them is among them.
    /// </summary>
    internal static (string Sql, (string Name, object? Value)[] Parameters) LoadStatement(HubId hub, DateTime since, bool isSqlite)
    {
        string Of(string what, string time, string more = "") =>
            $"SELECT '{what}' AS what, {(isSqlite ? $"({time} - @since) / 86400000" : $"CAST(FLOOR(EXTRACT(EPOCH FROM {time} - @since) / 86400) AS integer)")} AS day, COUNT(*) FROM fulfillments WHERE hub_id = @hub AND {time} >= @since{more} GROUP BY 2";
        return (
            string.Join("\nUNION ALL ", Of("opened", "created_at", " AND id >= @floor AND state <> 'cancelled'"), Of("picking", "state_at", " AND state IN ('open', 'picking', 'packed') AND state = 'picking'"), Of("packed", "packed_at"), Of("shipped", "shipped_at")),
            [("@hub", hub.Value), ("@since", isSqlite ? new DateTimeOffset(since).ToUnixTimeMilliseconds() : since), ("@floor", IdSource.FloorOf(since))]);
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.Now());
}
