using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Data.Identity;
using OrderDesk.Data.Imports.Olist;

namespace OrderDesk.Data.Demo;

/// <summary>What a database says about the demo shop.</summary>
public enum DemoState
{
    /// <summary>There is nothing yet, or accounts and imported history alone.</summary>
    Empty,

    /// <summary>It was begun, and broken off.</summary>
    Unfinished,

    Filled,

    /// <summary>There is a shop that is no demo.</summary>
    Other,
}

/// <summary>How far the filling is.</summary>
/// <param name="What">"stock" or "orders".</param>
public sealed record DemoProgress(string What, int Done, int Total);

/// <summary>What was made.</summary>
/// <param name="Faults">Commands that were refused or failed; none when all is well.</param>
public sealed record DemoReport(int Orders, IReadOnlyDictionary<OrderStatus, int> ByStatus, TimeSpan Took, IReadOnlyList<string> Faults);

/// <summary>
/// Fills an empty database with a believable shop by sending the real commands on a virtual clock (DESIGN 15). The same moment makes
/// the same shop, apart from ids. What was broken off by a crash goes on where it was.
/// </summary>
public sealed partial class DemoShop(IDatabase database, IDrafts drafts, IChangeFeed feed, DemoAccounts accounts, TimeProvider clock, ILoggerFactory logs) : IAsyncDisposable
{
    public const int UsualOrders = 400;

    private const string Marker = "demo:shop";
    private const string Done = "done";
    private const int Seed = 20_260_101;
    private const int AtOnce = 12;
    private const int Nodes = 250;
    private readonly DemoStage _stage = new(database, feed, logs);
    private (DemoRun Run, DemoCast Cast)? _open;
    private readonly ILogger _log = logs.CreateLogger<DemoShop>();

    public async Task<DemoState> State(CancellationToken ct)
    {
        if (await drafts.Read(Marker, ct) is { } marker)
            return marker == Done ? DemoState.Filled : DemoState.Unfinished;
        await using var db = database.Read();
        var isEmpty = !await db.Orders.AnyAsync(o => !o.IsHistory, ct) && !await db.Hubs.AnyAsync(ct) && !await HasMoreThanHistory(db, ct);
        return isEmpty ? DemoState.Empty : DemoState.Other;
    }

    /// <summary>People, accounts, goods and stock: what a shop needs before it opens. Safe to call again.</summary>
    /// <param name="orders">How many orders <see cref="Fill"/> is to make; a shop that was begun keeps its number.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="ct">Cancels; the next call goes on.</param>
    public async Task Open(int orders, IProgress<DemoProgress>? progress, CancellationToken ct) => _open ??= await Opened(await Begin(orders, ct), progress, ct);

    /// <summary>The orders, with everything that became of them until now. Opens the shop first when that was not done.</summary>
    public async Task<DemoReport> Fill(int orders, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        await Open(orders, progress, ct);
        var (run, cast) = _open!.Value;
        var tales = Plan(run.Now, run.Orders - DemoSupply.Orders);
        var faults = await Tell(tales, cast, run.Lag, progress, ct);
        await DemoFloor.Today(_stage, cast, run.Now + run.Lag, ct);
        await new DemoSupply(_stage, cast, run.Now + run.Lag).Make(ct);
        await BuildWave(run, cast, ct);
        await Finish(ct);
        return new DemoReport(tales.Count + DemoSupply.Orders, await Counts(ct), clock.GetElapsedTime(started), faults);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    /// <summary>All stories, in the order in which their orders were placed.</summary>
    internal static IReadOnlyList<DemoTale> Plan(DateTime now, int orders)
    {
        var scene = new DemoScene(now, Seed);
        var fates = new DemoFates(scene);
        var sure = new DemoSituations(scene, fates).All().ToList();
        var others = Enumerable.Range(0, Math.Max(0, orders - sure.Count)).Select(_ => fates.Tell()).ToList();
        return [.. sure.Concat(others).OrderBy(t => t.Order.PlacedAt)];
    }

    /// <summary>An import of past orders brings customers, vendors and products, and makes no shop yet.</summary>
    private static async Task<bool> HasMoreThanHistory(OrderDeskDb db, CancellationToken ct) =>
        await db.Products.AnyAsync(p => p.ExternalRef == null || !p.ExternalRef.StartsWith(OlistNames.Prefix), ct)
        || await db.Customers.AnyAsync(c => c.ExternalRef == null || !c.ExternalRef.StartsWith(OlistNames.Prefix), ct)
        || await db.Vendors.AnyAsync(v => v.ExternalRef == null || !v.ExternalRef.StartsWith(OlistNames.Prefix), ct);

    private async Task<(DemoRun Run, DemoCast Cast)> Opened(DemoRun run, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        var catalog = new DemoCatalog(database, _stage, accounts);
        return (run, await catalog.Make(run.Now.AddDays(-75).Date.AddHours(8) + run.Lag, (done, total) => progress?.Report(new DemoProgress("stock", done, total)), ct));
    }

    private async Task<IReadOnlyList<string>> Tell(IReadOnlyList<DemoTale> tales, DemoCast cast, TimeSpan lag, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        var scopes = new List<DemoScope>();
        foreach (var (tale, i) in tales.Select((t, i) => (t, i)))
            scopes.Add(new DemoScope(_stage.Clock, tale.Order.PlacedAt + lag, i % Nodes, scopes.LastOrDefault()));
        var faults = new List<string>();
        var told = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, tales.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (i, token) =>
        {
            if (await TellOne(new DemoTeller(_stage, cast, tales[i], i, scopes[i], lag), i, scopes[i], token) is { } fault)
            {
                lock (faults)
                    faults.Add(fault);
            }

            progress?.Report(new DemoProgress("orders", Interlocked.Increment(ref told), tales.Count));
        });
        return faults;
    }

    /// <summary>A wave waits for its picker, when anything is there to be picked.</summary>
    private async Task BuildWave(DemoRun run, DemoCast cast, CancellationToken ct)
    {
        _ = new DemoScope(_stage.Clock, run.Now + run.Lag - TimeSpan.FromMinutes(20), Nodes, before: null);
        var made = await _stage.Get<CreateWave>().Run(new(cast.Hubs[0], new WaveWish { MaxParcels = 6, Totes = 6 }), cast.Warehouse.WithKey("demo:wave", "demo"), ct);
        if (!made.Ok && made.Error.Code != "NOTHING_FOR_WAVE")
            RefusedStory(_log, -1, made.Error.Code, made.Error.Message, "wave");
    }

    /// <summary>One story that goes wrong, since somebody else worked on its order meanwhile, does not stop the others.</summary>
    private async Task<string?> TellOne(DemoTeller teller, int index, DemoScope scope, CancellationToken ct)
    {
        try
        {
            if (await teller.Tell(ct) is not { } refused)
                return null;
            RefusedStory(_log, index, refused.Code, refused.Message, refused.Details.GetValueOrDefault("step"));
            return $"{index}: {refused.Code} {refused.Message} {refused.Details.GetValueOrDefault("step")}";
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            FailedStory(_log, index, failure);
            return $"{index}: {failure.Message}";
        }
        finally
        {
            scope.HasWritten();
        }
    }

    /// <summary>The moment and the number that this shop is made for: kept, so that going on makes the same orders.</summary>
    private async Task<DemoRun> Begin(int orders, CancellationToken ct)
    {
        var known = DemoRun.Read(await drafts.Read(Marker, ct));
        if (known is null && await State(ct) != DemoState.Empty)
            throw new InvalidOperationException("The demo shop is made in an empty database only.");
        var run = known is null ? new DemoRun(clock.Now(), orders, 0) : known with { Attempt = known.Attempt + 1 };
        await drafts.Write(Marker, run.ToString(), ct);
        return run;
    }

    private async Task Finish(CancellationToken ct)
    {
        await _stage.Write((db, token) => db.IdempotencyKeys.Where(k => k.Key.Contains("|demo:")).ExecuteDeleteAsync(token), ct);
        await drafts.Write(Marker, Done, ct);
    }

    private async Task<IReadOnlyDictionary<OrderStatus, int>> Counts(CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Orders.GroupBy(o => o.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Story {Index} of the demo ends early: {Code}, {Message} ({Step})")]
    private static partial void RefusedStory(ILogger log, int index, string code, string message, object? step);

    [LoggerMessage(Level = LogLevel.Error, Message = "Story {Index} of the demo failed")]
    private static partial void FailedStory(ILogger log, int index, Exception failure);

    /// <param name="Attempt">Grows with every start, and moves all times by a millisecond: ids of an earlier start do not come again.</param>
    private sealed record DemoRun(DateTime Now, int Orders, int Attempt)
    {
        public TimeSpan Lag => TimeSpan.FromMilliseconds(Attempt);

        public static DemoRun? Read(string? text)
        {
            var parts = text?.Split(' ') ?? [];
            return parts.Length == 3
                ? new DemoRun(new DateTime(long.Parse(parts[0], CultureInfo.InvariantCulture), DateTimeKind.Utc), int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture))
                : null;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Now.Ticks} {Orders} {Attempt}");
    }
}
