using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Customers;
using OrderDesk.Data.Providers.Sqlite;

namespace OrderDesk.Data.Tests.Sqlite;

/// <summary>The one gate of SQLite's writes (RULES 9, 10): in order, bounded, and nobody suffers for a neighbour in the same commit.</summary>
public sealed class WriteGateTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SqliteDatabase _database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string DatabaseFile => _folder.File("orderdesk.db");

    public async ValueTask InitializeAsync()
    {
        _database = new SqliteDatabase(DatabaseFile, TimeProvider.System);
        await _database.Migrate(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Writes_ThatWait_AreServedInTheirOrder()
    {
        var gate = Closed(out var open);
        var served = new List<int>();
        var waiting = Enumerable.Range(0, 200).Select(n => _database.Write(async (db, ct) =>
        {
            served.Add(n);
            return await Put(db, $"order:{n}", ct);
        }, Ct)).ToList();

        open();
        await Task.WhenAll(waiting.Append(gate));

        served.ShouldBe(Enumerable.Range(0, 200));
        (await Keys()).Count.ShouldBe(201);
    }

    [Fact]
    public async Task Writes_BeyondTheBound_AreRefusedAtOnce()
    {
        var gate = Closed(out var open);
        var writes = Enumerable.Range(0, 2100).Select(_ => _database.Write((_, _) => Task.FromResult(new Written<bool>(true, true)), Ct)).ToList();
        var refused = writes.Where(w => w.IsFaulted).ToList();

        refused.Count.ShouldBe(2100 - 2048, "beside the one that runs");
        foreach (var write in refused)
            await Should.ThrowAsync<DatabaseBusyException>(() => write);
        open();
        await Task.WhenAll(writes.Except(refused).Append(gate));
    }

    [Fact]
    public async Task Bodies_ThatFailRefuseOrAreCancelled_LeaveTheirNeighboursAlone()
    {
        using var cancelled = new CancellationTokenSource();
        var gate = Closed(out var open);
        var before = _database.Write((db, ct) => Put(db, "before", ct), Ct);
        var fails = _database.Write<bool>(async (db, ct) =>
        {
            await Put(db, "fails", ct);
            throw new InvalidOperationException("a bug");
        }, Ct);
        var refuses = _database.Write(async (db, ct) => (await Put(db, "refuses", ct)) with { Keep = false }, Ct);
        var breaksTheLaw = _database.Write(async (db, ct) =>
        {
            await Put(db, "breaks", ct);
            await db.Execute("INSERT INTO stock_levels (variant_id, hub_id, on_hand, reserved, committed) VALUES (1, 1, -1, 0, 0)", ct);
            return new Written<bool>(true, true);
        }, Ct);
        var leaves = _database.Write((db, ct) => Put(db, "leaves", ct), cancelled.Token);
        var after = _database.Write((db, ct) => Put(db, "after", ct), Ct);
        await cancelled.CancelAsync();

        open();
        await Task.WhenAll(gate, before, after, refuses);

        (await Should.ThrowAsync<InvalidOperationException>(() => fails)).Message.ShouldBe("a bug");
        await Should.ThrowAsync<SqliteException>(() => breaksTheLaw);
        await Should.ThrowAsync<OperationCanceledException>(() => leaves);
        (await Keys()).ShouldBe(["after", "before", "gate"]);
    }

    [Fact]
    public async Task Transaction_LostByTheEngine_IsHeardByAllInItAndTheNextGoesOn()
    {
        var gate = Closed(out var open);
        var inside = _database.Write((db, ct) => Put(db, "inside", ct), Ct);
        var breaks = _database.Write<bool>(async (db, ct) =>
        {
            // What a full disk does: the whole transaction is gone, savepoints and all.
            await db.Execute("ROLLBACK", ct);
            throw new InvalidOperationException("disk full");
        }, Ct);

        open();

        await Should.ThrowAsync<Exception>(() => inside);
        await Should.ThrowAsync<Exception>(() => gate);
        (await Should.ThrowAsync<InvalidOperationException>(() => breaks)).Message.ShouldBe("disk full");
        await _database.Write((db, ct) => Put(db, "next", ct), Ct);
        (await Keys()).ShouldBe(["next"]);
    }

    [Fact]
    public async Task Database_ThatCannotBeOpened_IsHeardByEachWriter()
    {
        using var folder = new TempFolder();
        await using var broken = new SqliteDatabase(folder.File("broken.db"), TimeProvider.System);
        await File.WriteAllTextAsync(folder.File("broken.db"), new string('x', 4096), Ct);

        for (var n = 0; n < 3; n++)
            await Should.ThrowAsync<SqliteException>(() => broken.Write((_, _) => Task.FromResult(new Written<bool>(true, true)), Ct));
    }

    [Fact]
    public async Task Dispose_WhileWritesWait_FinishesThemFirst()
    {
        var gate = Closed(out var open);
        var waiting = Enumerable.Range(0, 100).Select(n => _database.Write((db, ct) => Put(db, $"last:{n:D3}", ct), Ct)).ToList();

        var disposing = _database.DisposeAsync();
        var late = _database.Write((db, ct) => Put(db, "late", ct), Ct);
        open();
        await disposing;

        (await Task.WhenAll(waiting.Append(gate))).ShouldAllBe(done => done);
        await Should.ThrowAsync<DatabaseBusyException>(() => late);
        await InitializeAsync();
        (await Keys()).Count.ShouldBe(101);
    }

    [Fact]
    public async Task SecondUser_OfTheSameFile_IsRefusedUntilTheFirstIsGone()
    {
        Should.Throw<DatabaseInUseException>(() => new SqliteDatabase(DatabaseFile, TimeProvider.System)).Message.ShouldContain(DatabaseFile);

        await _database.DisposeAsync();
        await InitializeAsync();
        (await Keys()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Connections_OfReadsAndWrites_KeepWhatTheyPromise()
    {
        await using var read = _database.Read();
        foreach (var (pragma, value) in new[] { ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("busy_timeout", "5000") })
        {
            (await Ask(read, pragma)).ShouldBe(value, pragma);
            (await _database.Write(async (db, _) => new Written<string>(await Ask(db, pragma), true), Ct)).ShouldBe(value, pragma);
        }

        async Task<string> Ask(OrderDeskDb db, string pragma) =>
            (await db.Rows($"PRAGMA {pragma}", r => Convert.ToString(r.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!, Ct)).Single();
    }

    private static async Task<Written<bool>> Put(OrderDeskDb db, string key, CancellationToken ct)
    {
        db.Drafts.Add(Draft.Start(key, "{}", DateTime.UnixEpoch));
        await db.SaveChangesAsync(ct);
        return new Written<bool>(true, true);
    }

    /// <summary>A write that holds the gate until it is opened: whatever comes meanwhile waits, and then shares its commit.</summary>
    private Task<bool> Closed(out Action open)
    {
        var running = new TaskCompletionSource();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        open = end.SetResult;
        var write = _database.Write(async (db, ct) =>
        {
            running.SetResult();
            await end.Task;
            return await Put(db, "gate", ct);
        }, Ct);
        var started = Stopwatch.StartNew();
        SpinWait.SpinUntil(() => running.Task.IsCompleted || started.Elapsed > Poll.Usual);
        running.Task.IsCompleted.ShouldBeTrue();
        return write;
    }

    private async Task<List<string>> Keys()
    {
        await using var db = _database.Read();
        return await db.Drafts.Select(d => d.Key).OrderBy(k => k).ToListAsync(Ct);
    }
}
