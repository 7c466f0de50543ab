using Microsoft.EntityFrameworkCore;
using OrderDesk.Data.Providers.Postgres;
using OrderDesk.Data.Providers.Sqlite;

namespace OrderDesk.Data.Tests.Schema;

/// <summary>What the model of both engines must be; asked without a database.</summary>
public sealed class ModelTests
{
    public static TheoryData<string> Engines { get; } = ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Engines))]
    public void Model_Columns_AreNoneThatSqliteCannotSortOrSum(string engine)
    {
        using var db = Context(engine);
        var columns = db.Model.GetEntityTypes().SelectMany(e => e.GetFlattenedProperties().Select(p => (Name: $"{e.GetTableName()}.{p.GetColumnName()}", Type: Stored(p)))).ToList();

        columns.Count.ShouldBeGreaterThan(100);
        // Identity's own lock-out time is compared in memory alone.
        columns.Where(c => c.Type == typeof(decimal) || c.Type == typeof(double) || c.Type == typeof(DateTimeOffset))
            .Select(c => c.Name).Except(["hubs.latitude", "hubs.longitude", "asp_net_users.lockout_end"]).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Model_Money_IsMinorUnits(string engine)
    {
        using var db = Context(engine);
        var money = db.Model.GetEntityTypes().SelectMany(e => e.GetFlattenedProperties()).Where(p => p.GetColumnName().EndsWith("_minor", StringComparison.Ordinal)).ToList();

        money.Count.ShouldBeGreaterThan(10);
        money.ShouldAllBe(p => p.ClrType == typeof(long));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Model_Migrations_AreNotMissing(string engine)
    {
        using var db = Context(engine);

        db.Database.HasPendingModelChanges().ShouldBeFalse($"add a migration of the model's changes for {engine}");
        db.Database.GetMigrations().ShouldNotBeEmpty();
    }

    private static Type Stored(Microsoft.EntityFrameworkCore.Metadata.IReadOnlyProperty p)
    {
        var type = p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static OrderDeskDb Context(string engine) => engine == "sqlite"
        ? new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=none.db").Options)
        : new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=127.0.0.1;Database=none").Options);
}
