using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OrderDesk.Data.Sim;

namespace OrderDesk.Data.Checks;

/// <summary>What one race came to.</summary>
/// <param name="Shelf">Units that lie there in the end, sold or not: what came, less what was found missing.</param>
/// <param name="Sold">Units in orders that are paid.</param>
/// <param name="Cancelled">Orders that were cancelled while others bought.</param>
/// <param name="Expired">Holds that ran out while others bought.</param>
/// <param name="Adjusted">By how much stock was corrected meanwhile.</param>
/// <param name="Oversold">Units that were sold or held and are not there; anything but 0 is a fault.</param>
public sealed record OversellRun(int Number, int Shelf, int Sold, int Refused, int Cancelled, int Expired, int Received, int Adjusted, int Oversold, TimeSpan Took, IReadOnlyList<string> Faults)
{
    public bool Ok => Faults.Count == 0;
}

/// <summary>The database has something in it already.</summary>
public sealed class NotEmptyException() : Exception("This database is not empty; nothing was changed.");

/// <summary>
/// Never sold twice (RULES 5): in each run many buyers want the few units of a product at once, some with three lines of it, while holds
/// expire, and are paid, cancelled and expired at the same time, stock is corrected and goods arrive. After it the ledgers are proved.
/// </summary>
public static class OversellCheck
{
    /// <param name="settings">An empty database, for this check alone.</param>
    /// <param name="runs">Each has a product of its own.</param>
    /// <param name="buyers">At once.</param>
    /// <param name="units">On the shelves at the start.</param>
    /// <param name="ct">Ends the check after the run.</param>
    public static async IAsyncEnumerable<OversellRun> Run(DatabaseSettings settings, int runs, int buyers, int units, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var house = new SimHouse(Patient(settings), atOnce: 4);
        await house.Open(ct);
        await using (var db = house.Read())
        {
            if (await db.Variants.AnyAsync(ct) || await db.Hubs.AnyAsync(ct))
                throw new NotEmptyException();
        }

        await house.Found(ct);
        for (var run = 1; run <= runs; run++)
        {
            ct.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            var race = new OversellRace(house, await house.Another($"RACE-{run}", ct), buyers, units);
            var ended = await race.Run(run, ct);
            yield return ended with { Took = Stopwatch.GetElapsedTime(start) };
        }
    }

    /// <summary>The check asks what is sold, not how fast: who wants a connection waits until one is free, however slow the machine.</summary>
    private static DatabaseSettings Patient(DatabaseSettings settings) => settings.Postgres is not { } connection
        ? settings
        : settings with { Postgres = new NpgsqlConnectionStringBuilder(connection) { Timeout = 300, CommandTimeout = 300 }.ConnectionString };
}
