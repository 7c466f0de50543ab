using Microsoft.EntityFrameworkCore;

namespace OrderDesk.Data.Tests;

/// <summary>More readers than connections: they wait in a queue with an end, and who cannot be served is told so.</summary>
public sealed class PostgresPoolTests(PostgresDatabase server) : IClassFixture<PostgresDatabase>
{
    private const int Pool = 2;
    private const int Queue = Pool * 8;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readers_MoreThanTheQueueHolds_AreBusyAtOnce_AndTheOthersAreServedInTheirTurn()
    {
        await using var database = Database(patience: 30);
        var holders = await Hold(database);

        var readers = Enumerable.Range(0, Queue + 10).Select(_ => Read(database)).ToList();
        await Poll.Until(() => readers.Count(r => r.IsFaulted) == 10, Poll.Usual, "ten readers to be turned away");
        readers.Count(r => r.IsCompletedSuccessfully).ShouldBe(0);
        foreach (var holder in holders)
            await holder.DisposeAsync();

        foreach (var reader in readers.Where(r => !r.IsFaulted))
            (await reader).ShouldBe(1);
        foreach (var refused in readers.Where(r => r.IsFaulted))
            await Should.ThrowAsync<DatabaseBusyException>(() => refused);
        (await Read(database)).ShouldBe(1);
    }

    [Fact]
    public async Task Reader_WhoWaitedInVain_IsBusy_AndTheNextOneIsServed()
    {
        await using var database = Database(patience: 1);
        var holders = await Hold(database);

        await Should.ThrowAsync<DatabaseBusyException>(() => Read(database));
        await Should.ThrowAsync<DatabaseBusyException>(() => database.Write(async (db, ct) => new Written<int>(await db.Database.ExecuteSqlAsync($"SELECT 1", ct), true), Ct));

        foreach (var holder in holders)
            await holder.DisposeAsync();
        (await Read(database)).ShouldBe(1);
    }

    private Providers.Postgres.PostgresDatabase Database(int patience) => new($"{server.Need()};Maximum Pool Size={Pool};Timeout={patience}", TimeProvider.System);

    /// <summary>Takes every connection and keeps it.</summary>
    private static async Task<IReadOnlyList<OrderDeskDb>> Hold(Providers.Postgres.PostgresDatabase database)
    {
        var holders = Enumerable.Range(0, Pool).Select(_ => database.Read()).ToList();
        foreach (var holder in holders)
            await holder.Database.OpenConnectionAsync(Ct);
        return holders;
    }

    private static async Task<int> Read(Providers.Postgres.PostgresDatabase database)
    {
        await using var db = database.Read();
        return await db.Database.SqlQuery<int>($"""SELECT 1 AS "Value" """).SingleAsync(Ct);
    }
}
