using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Customers;

namespace OrderDesk.Data.Tests;

/// <summary>Contexts are used again, on both engines: nothing of who had one before shows, and no connection is lost.</summary>
public abstract class ContextsContract(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_AfterAnother_KnowsNothingOfIt()
    {
        var database = (await engine.World()).Database;
        await using (var first = database.Read())
        {
            first.ChangeTracker.AutoDetectChangesEnabled = false;
            first.Drafts.Add(Draft.Start("read:first", "{}", DateTime.UnixEpoch));
            await first.Database.BeginTransactionAsync(Ct);
        }

        await using var second = database.Read();
        second.ChangeTracker.Entries().ShouldBeEmpty();
        second.ChangeTracker.AutoDetectChangesEnabled.ShouldBeTrue();
        second.Database.CurrentTransaction.ShouldBeNull();
        (await second.Drafts.CountAsync(d => d.Key == "read:first", Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Write_AfterAFailedOne_KnowsNothingOfIt()
    {
        var database = (await engine.World()).Database;
        await Should.ThrowAsync<InvalidOperationException>(() => database.Write<bool>((db, _) =>
        {
            db.Drafts.Add(Draft.Start("write:failed", "{}", DateTime.UnixEpoch));
            throw new InvalidOperationException("no");
        }, Ct));

        await database.Write(async (db, ct) => new Written<int>(await db.SaveChangesAsync(ct), true), Ct);

        await using var read = database.Read();
        (await read.Drafts.CountAsync(d => d.Key == "write:failed", Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Reads_AtOnce_HaveConnectionsOfTheirOwn()
    {
        var database = (await engine.World()).Database;
        await using var first = database.Read();
        await using var second = database.Read();

        first.ShouldNotBeSameAs(second);
        first.Database.GetDbConnection().ShouldNotBeSameAs(second.Database.GetDbConnection());
        (await Task.WhenAll(first.Hubs.CountAsync(Ct), second.Hubs.CountAsync(Ct))).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task Read_Disposed_KeepsAConnectionOnSqliteOnly()
    {
        var database = (await engine.World()).Database;
        DbConnection connection;
        await using (var db = database.Read())
        {
            connection = db.Database.GetDbConnection();
            (await db.Scalar<long>("SELECT COUNT(*) FROM hubs", Ct)).ShouldBe(1);
        }

        connection.State.ShouldBe(database.Dialect.IsSqlite ? ConnectionState.Open : ConnectionState.Closed);
    }

    [Fact]
    public async Task Lasting_BetweenItsReads_HoldsNoConnection()
    {
        var database = (await engine.World()).Database;
        await using var db = database.Lasting();

        (await db.Hubs.CountAsync(Ct)).ShouldBe(1);

        db.Database.GetDbConnection().State.ShouldBe(ConnectionState.Closed);
    }

    [Fact]
    public async Task Words_Compared_AreFoldedOnEveryConnection()
    {
        var database = (await engine.World()).Database;
        for (var n = 0; n < 3; n++)
        {
            await using var read = database.Read();
            (await read.Hubs.Select(_ => OrderDeskDb.Fold("Größe")).FirstAsync(Ct)).ShouldBe("große");
        }

        (await database.Write(async (db, ct) => new Written<string>(await db.Hubs.Select(_ => OrderDeskDb.Fold("Größe")).FirstAsync(ct), true), Ct)).ShouldBe("große");
    }
}

public sealed class SqliteContexts(SqliteEngineFixture engine) : ContextsContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresContexts(PostgresEngineFixture engine) : ContextsContract(engine), IClassFixture<PostgresEngineFixture>;
