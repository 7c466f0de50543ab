using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;

namespace OrderDesk.Data.Tests.Crash;

/// <summary>
/// The process is killed (kill -9) ten times on each engine while orders come in: no acknowledged order is lost, none is there
/// twice, the ledgers are right, and payments in flight are found out about.
/// </summary>
public abstract class KillContract(Engine engine)
{
    private const int Kills = 10;
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _acknowledged = new(StringComparer.Ordinal);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Process_KilledWhileOrdersComeIn_LosesNothingAcknowledged()
    {
        var world = await engine.World();
        VariantId[] variants = [await world.Product("KILL-1", 1_000_000), await world.Product("KILL-2", 1_000_000), await world.Product("KILL-3", 1_000_000)];
        var settings = await engine.Stop();
        var random = new Random(20260302);
        for (var run = 0; run < Kills; run++)
            await RunAndKill(run, random.Next(1, 25), [settings.SqliteFile is null ? "postgres" : "sqlite", settings.SqliteFile ?? settings.Postgres!, $"{run}", .. Ids(world, variants)]);

        world = await engine.Restart();
        // Everything happened by the real clock; what was left in flight is older than a minute for the job now.
        world.Time.Now = TimeProvider.System.GetUtcNow().AddSeconds(5);
        await world.ResolvePayments();
        await ProveAcknowledged(world);
        await ProveRepeats(world, variants);
        await world.ProveLedgers();
        await using var db = world.Database.Read();
        (await db.Payments.CountAsync(p => p.State == PaymentState.Requested, Ct)).ShouldBe(0);
        (await db.Orders.CountAsync(o => o.Status != OrderStatus.Confirmed, Ct)).ShouldBe(0);
    }

    private static IEnumerable<string> Ids(World world, VariantId[] variants) =>
        new[] { world.Hub.Value, world.Vendor.Value, world.Customer.Value }.Concat(variants.Select(v => v.Value)).Select(id => id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Lets it acknowledge some orders, then kills it in the midst of others.</summary>
    private async Task RunAndKill(int run, int after, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(KillContract).Assembly.Location, OrderTaker.Verb, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        // It lives for a second: profiling itself would be most of its work.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Ct);
        var before = _acknowledged.Count;
        var reading = Read(process);
        try
        {
            await Poll.Until(() => _acknowledged.Count >= before + after || process.HasExited, TimeSpan.FromSeconds(60), $"orders of run {run}");
            process.HasExited.ShouldBeFalse(process.HasExited ? await errors : "");
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync(Ct);
        await reading;
        process.ExitCode.ShouldBe(128 + 9);
    }

    private async Task Read(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(Ct) is { } line)
        {
            var words = line.Split(' ');
            if (words is ["ask", var key, var number])
                _asked[key] = int.Parse(number, CultureInfo.InvariantCulture);
            else if (words is ["done", var done, var order])
                _acknowledged[done] = order;
        }
    }

    private async Task ProveAcknowledged(World world)
    {
        await using var db = world.Database.Read();
        var numbers = await db.Orders.Select(o => o.Number).ToListAsync(Ct);
        _acknowledged.Count.ShouldBeGreaterThan(Kills);
        _acknowledged.Values.ShouldBeUnique();
        numbers.ShouldBeUnique();
        _acknowledged.Values.Except(numbers).ShouldBeEmpty("acknowledged, and lost");
        numbers.Count.ShouldBeLessThanOrEqualTo(_asked.Count, "there twice");
    }

    /// <summary>Everybody who asked asks again with the same key: who had an answer gets it again, the others one order each.</summary>
    private async Task ProveRepeats(World world, VariantId[] variants)
    {
        foreach (var (key, number) in _asked)
        {
            var ask = OrderTaker.Ask(key, number, variants);
            var answer = await world.Place(world.Draft(ask.Items), world.Buyer.WithKey(key, "print"));
            if (_acknowledged.TryGetValue(key, out var known))
                answer.Value.Order.Number.ShouldBe(known);
        }

        await using var db = world.Database.Read();
        (await db.Orders.CountAsync(Ct)).ShouldBe(_asked.Count);
    }
}

public sealed class SqliteKill(SqliteEngineFixture engine) : KillContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresKill(PostgresEngineFixture engine) : KillContract(engine), IClassFixture<PostgresEngineFixture>;
