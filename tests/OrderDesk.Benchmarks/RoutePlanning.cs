using System.Diagnostics;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Benchmarks;

/// <summary>How long a plan takes that looks at every set of ten hubs for twenty lines, none of which one hub has whole.</summary>
internal static class RoutePlanning
{
    public static void Run(int hubs = 10, int lines = 20, int plans = 2000)
    {
        var cases = Enumerable.Range(0, 50).Select(seed => Make(seed, hubs, lines)).ToList();
        foreach (var warm in Enumerable.Range(0, 200))
            RoutePlanner.Plan(cases[warm % cases.Count].Ask, cases[warm % cases.Count].Facts);
        var times = new List<double>();
        var methods = new HashSet<RouteMethod>();
        for (var i = 0; i < plans; i++)
        {
            var (ask, facts) = cases[i % cases.Count];
            var started = Stopwatch.GetTimestamp();
            methods.Add(RoutePlanner.Plan(ask, facts).Decision.Method);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"Routing {hubs} hubs × {lines} lines ({string.Join(", ", methods)}): p50 {times[plans / 2]:F2} ms, p99 {times[plans * 99 / 100]:F2} ms, worst {times[^1]:F2} ms");
    }

    private static (RouteRequest Ask, RoutingFacts Facts) Make(int seed, int hubs, int lines)
    {
        var dice = new Random(seed);
        var now = new DateTime(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc);
        var demand = Enumerable.Range(0, lines).Select(l => new LineDemand(l, new VariantId(l + 1), dice.Next(4, 12))).ToList();
        var stock = Enumerable.Range(1, hubs).Select(id => new HubStock(
            new HubId(id), $"H{id}", "DE", 40 + (dice.NextDouble() * 18), -5 + (dice.NextDouble() * 30), demand.ToDictionary(d => d.Variant, d => dice.Next(2, d.Quantity)))
        {
            Settings = new HubSettings { ParcelCostMinor = dice.Next(200, 900), UnitCostMinor = dice.Next(5, 60), DailyCapacity = 500 },
            Parcels = dice.Next(0, 400),
        }).ToList();
        return (new RouteRequest(RoutingReason.Placed, demand, new Destination("DE", 52.5, 13.4), DeliveryType.Standard, now.AddDays(4), now), new RoutingFacts(stock, RuleSet.Default));
    }
}
