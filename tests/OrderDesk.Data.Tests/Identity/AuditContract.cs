using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Tests.Identity;

/// <summary>The audit log and its siblings cannot be changed, and where somebody does it all the same, it shows (RULES 31).</summary>
public abstract class AuditContract(Engine engine)
{
    private const string AnyRow = "(SELECT MIN(id) FROM audit_log WHERE lane = (SELECT lane FROM audit_log GROUP BY lane ORDER BY COUNT(*) DESC LIMIT 1))";

    public static TheoryData<string> AppendOnly { get; } = ["audit_log", "order_status_history", "order_tracking_events", "stock_movements", "money_entries", "payment_events"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(AppendOnly))]
    public async Task AppendOnlyTable_UpdateAndDelete_AreRefused(string table)
    {
        var world = await engine.World(Seed);
        await using var db = world.Database.Read();
        (await db.Scalar<long>($"SELECT COUNT(*) FROM {table}", Ct)).ShouldBeGreaterThan(0);

        foreach (var sql in new[] { $"UPDATE {table} SET id = id + 1", $"DELETE FROM {table}" })
            (await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Execute(sql, Ct))).Message.ShouldContain("append-only");
    }

    [Theory]
    [InlineData("an edit", $"UPDATE audit_log SET by = 'Nobody' WHERE id = {AnyRow}", "was changed")]
    [InlineData("an edited time", $"UPDATE audit_log SET sequence = sequence + 1000 WHERE id = {AnyRow}", "is missing")]
    [InlineData("a deletion", $"DELETE FROM audit_log WHERE id = {AnyRow}", "is missing")]
    [InlineData("a cut tail", "DELETE FROM audit_log WHERE id IN (SELECT MAX(id) FROM audit_log GROUP BY lane)", "ends at row")]
    [InlineData("a cut tail with its end", "DELETE FROM audit_lanes WHERE lane = (SELECT MAX(lane) FROM audit_log)", "lanes are there")]
    [InlineData("no rows at all", "DELETE FROM audit_log", "ends at row")]
    public async Task Tampering_OfEachKind_IsFound(string what, string sql, string fault)
    {
        var world = await engine.World(Seed);

        (await Tampered(world, [sql])).ShouldContain(f => f.Contains(fault, StringComparison.Ordinal), what);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Tampering_TwoRowsSwapped_IsFound()
    {
        var world = await engine.World(Seed);
        await using var db = world.Database.Read();
        var lane = await db.AuditLog.GroupBy(e => e.Lane).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync(Ct);
        var rows = await db.AuditLog.AsNoTracking().Where(e => e.Lane == lane).OrderBy(e => e.Sequence).Take(2).ToListAsync(Ct);

        var faults = await Tampered(world,
        [
            $"UPDATE audit_log SET sequence = -1 WHERE id = {rows[0].Id.Value}",
            $"UPDATE audit_log SET sequence = {rows[0].Sequence} WHERE id = {rows[1].Id.Value}",
            $"UPDATE audit_log SET sequence = {rows[1].Sequence} WHERE id = {rows[0].Id.Value}",
        ]);

        faults.Count(f => f.Contains("was changed", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(2);
    }

    /// <summary>Changes the log with its guard taken off, asks for the proof, and puts everything back.</summary>
    private static async Task<IReadOnlyList<string>> Tampered(World world, string[] sql)
    {
        var isSqlite = world.Database.Dialect.IsSqlite;
        string[] save = ["CREATE TABLE audit_log_saved AS SELECT * FROM audit_log", "CREATE TABLE audit_lanes_saved AS SELECT * FROM audit_lanes"];
        string[] restore =
        [
            "DELETE FROM audit_log", "INSERT INTO audit_log SELECT * FROM audit_log_saved", "DELETE FROM audit_lanes", "INSERT INTO audit_lanes SELECT * FROM audit_lanes_saved",
            "DROP TABLE audit_log_saved", "DROP TABLE audit_lanes_saved",
        ];
        await using var db = world.Database.Read();
        var triggers = isSqlite ? await db.Rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_log'", r => (Name: r.GetString(0), Sql: r.GetString(1)), Ct) : [];
        string[] guardOff = isSqlite ? [.. triggers.Select(t => $"DROP TRIGGER {t.Name}")] : ["ALTER TABLE audit_log DISABLE TRIGGER ALL"];
        string[] guardOn = isSqlite ? [.. triggers.Select(t => t.Sql)] : ["ALTER TABLE audit_log ENABLE TRIGGER ALL"];

        foreach (var statement in save.Concat(guardOff).Concat(sql))
            await db.Execute(statement, Ct);
        var proof = await world.Get<IAuditReads>().Verify(Ct);
        foreach (var statement in restore.Concat(guardOn))
            await db.Execute(statement, Ct);
        return proof.Faults;
    }

    private static async Task Seed(World world)
    {
        var variant = await world.Product("AUDIT-1");
        for (var i = 0; i < 20; i++)
            (await world.Place(world.Draft(variant))).Ok.ShouldBeTrue();
        var id = (await world.Place(world.Draft(variant))).Value.Order.Id;
        (await world.Get<CancelOrder>().Run(new(id, "other", null), World.System, Ct)).Ok.ShouldBeTrue();
    }
}

public sealed class SqliteAudit(SqliteEngineFixture engine) : AuditContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresAudit(PostgresEngineFixture engine) : AuditContract(engine), IClassFixture<PostgresEngineFixture>;
