using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Data.Orders;

namespace OrderDesk.Data.Sim;

/// <summary>What a simulated day came to.</summary>
/// <param name="Steps">One line for each step that was taken.</param>
/// <param name="Faults">Empty when every law held after every step; else the first step that broke one ended the day.</param>
public sealed record SimReport(int Seed, IReadOnlyList<string> Steps, IReadOnlyList<string> Faults, int Orders)
{
    public bool Ok => Faults.Count == 0;
}

/// <summary>
/// A warehouse day from a seed (RULES 37): orders, payments, goods in, corrections, recalls, parcels, jobs and restarts in an order
/// that the seed alone decides, each a real command. After every step the ledgers are proved, and the shelves are compared with a
/// book that the simulator keeps by itself. The same seed is the same day, so a day that breaks something can be looked at again.
/// </summary>
public static class Simulator
{
    public const int UsualSteps = 60;

    /// <param name="seed">Decides everything.</param>
    /// <param name="steps">How long the day is.</param>
    /// <param name="settings">An empty database, for this day alone.</param>
    /// <param name="ct">Ends the day early.</param>
    public static async Task<SimReport> Run(int seed, int steps, DatabaseSettings settings, CancellationToken ct)
    {
        await using var house = new SimHouse(settings);
        await house.Open(ct);
        await house.Found(ct);
        var day = new SimDay(house, seed);
        await day.StockUp(ct);
        var laws = new SimLaws();
        var told = new List<string>();
        IReadOnlyList<string> faults = [];
        for (var step = 1; step <= steps && faults.Count == 0; step++)
        {
            var line = "";
            try
            {
                line = await day.Step(ct);
                faults = await Faults(house, day, laws, ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                faults = [$"{failure.GetType().Name}: {failure.Message}"];
                line = $"{day.Doing}: failed";
            }

            told.Add(string.Create(CultureInfo.InvariantCulture, $"{step,3} {house.Clock.GetUtcNow():dd.MM. HH:mm} {line}"));
        }

        await using var db = house.Read();
        if (faults.Count == 0)
            faults = [.. (await house.Get<RecentOrders>().Differing(db, ct)).Select(number => $"{number} is kept in memory as it is not in the tables")];
        return new SimReport(seed, told, faults, await db.Orders.CountAsync(ct));
    }

    /// <summary>The laws: ledgers explain every balance, the audit chain is whole, nothing is sold twice, the shelves hold what was put there, lots leave in their order.</summary>
    private static async Task<IReadOnlyList<string>> Faults(SimHouse house, SimDay day, SimLaws laws, CancellationToken ct)
    {
        var proof = await house.Get<ILedgerProver>().Prove(ct);
        var faults = proof.Faults.Select(f => $"{f.Rule}: {f.Subject}: expected {f.Expected}, found {f.Found}").ToList();
        await using var db = house.Read();
        foreach (var place in await db.StockLevels.AsNoTracking().ToListAsync(ct))
        {
            var booked = day.Book.GetValueOrDefault((place.VariantId, place.HubId));
            if (place.OnShelf != booked)
                faults.Add($"shelf of {place.VariantId} in {place.HubId}: the book says {booked}, the counters {place.OnShelf}");
            if (place.Available < 0)
                faults.Add($"{place.VariantId} in {place.HubId} is oversold by {-place.Available}");
        }

        var open = await db.Orders.AsNoTracking().Where(o => o.ClosedAt == null && o.AcceptedOnAccountAt == null && o.CapturedMinor - o.RefundedMinor < o.TotalMinor && !o.Reservations.Any(r => r.AwaitsPayment && r.State == ReservationState.Held)).Select(o => new { o.Number, o.Status }).ToListAsync(ct);
        faults.AddRange(open.Where(o => o.Status > OrderStatus.Reserved).Select(o => $"{o.Number} moves without being paid"));
        faults.AddRange(await laws.Faults(db, day.Doing, ct));
        return faults;
    }
}
