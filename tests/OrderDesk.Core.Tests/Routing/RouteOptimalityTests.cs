using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using static OrderDesk.Core.Tests.Routing.RoutingScene;

namespace OrderDesk.Core.Tests.Routing;

/// <summary>The plan against every possible division of small orders, and what holds for any order. Seeded: a failure comes again.</summary>
public sealed class RouteOptimalityTests
{
    [Fact]
    public void Plan_ThousandSmallOrders_IsNeverBeatenByAnyDivision()
    {
        var (planned, impossible, split) = (0, 0, 0);
        for (var seed = 0; seed < 1000; seed++)
        {
            var (ask, hubs, rules) = Make(seed, maxHubs: 4, maxVariants: 3, maxUnits: 5, most: 4, minHubs: 3);
            var plan = Plan(ask, hubs, rules);
            var best = Best(ask, hubs, rules);
            if (best is null)
            {
                plan.Allocations.ShouldBeNull($"seed {seed}");
                impossible++;
                continue;
            }

            plan.Allocations.ShouldNotBeNull($"seed {seed}");
            PointsOf(plan.Allocations, ask, hubs, rules).ShouldBe(best.Value, $"seed {seed}");
            plan.Decision.Points.ShouldBe(best.Value, $"seed {seed}");
            planned++;
            split += plan.Allocations.Select(a => a.Hub).Distinct().Skip(1).Any() ? 1 : 0;
        }

        // The cases say something only when all kinds of them come up.
        (planned > 500 && impossible > 50 && split > 100).ShouldBeTrue($"{planned} planned, {impossible} impossible, {split} split");
    }

    [Fact]
    public void Plan_AnyOrder_CoversItExactlyAndKeepsTheSafetyStock()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var (ask, hubs, rules) = Make(seed, maxHubs: 16, maxVariants: 12, maxUnits: 30, most: 30);
            var plan = Plan(ask, hubs, rules);
            var enough = ask.Demand.GroupBy(d => d.Variant).All(g => hubs.Sum(h => h.Sellable(g.Key)) >= g.Sum(d => d.Quantity));
            (plan.Allocations is not null).ShouldBe(enough, $"seed {seed}");
            if (plan.Allocations is not { } parts)
            {
                continue;
            }

            parts.ShouldAllBe(a => a.Quantity > 0, $"seed {seed}");
            parts.GroupBy(a => a.LineIndex).ToDictionary(g => g.Key, g => g.Sum(a => a.Quantity)).ShouldBe(ask.Demand.ToDictionary(d => d.Line, d => d.Quantity), ignoreOrder: true, $"seed {seed}");
            foreach (var taken in parts.GroupBy(a => (a.Hub, ask.Demand[a.LineIndex].Variant)))
            {
                taken.Sum(a => a.Quantity).ShouldBeLessThanOrEqualTo(hubs.Single(h => h.Id == taken.Key.Hub).Sellable(taken.Key.Variant), $"seed {seed}");
            }

            Plan(ask, [.. hubs.Reverse()], rules).Allocations.ShouldBe(parts, $"seed {seed}");
        }
    }

    [Fact]
    public void Plan_MoreHubsThanCanAllBeTried_IsCloseToTheBest()
    {
        var (sum, best) = (0L, 0L);
        for (var seed = 0; seed < 40; seed++)
        {
            var (ask, hubs, rules) = Make(seed, maxHubs: 16, maxVariants: 1, maxUnits: 8, most: 3, minHubs: 16);
            var plan = Plan(ask, hubs, rules);
            if (plan.Allocations is not null && plan.Decision.Method == RouteMethod.Greedy)
            {
                sum += plan.Decision.Points;
                best += Best(ask, hubs, rules)!.Value;
            }
        }

        best.ShouldBeGreaterThan(0);
        sum.ShouldBeGreaterThanOrEqualTo(best);
        (sum * 100 / best).ShouldBeLessThan(103);
    }

    private static (RouteRequest Ask, IReadOnlyList<HubStock> Hubs, RoutingRules Rules) Make(int seed, int maxHubs, int maxVariants, int maxUnits, int most, int minHubs = 1)
    {
        var dice = new Random(seed);
        var variants = dice.Next(1, maxVariants + 1);
        var demand = Enumerable.Range(0, dice.Next(1, (2 * variants) + 1)).Select(line => new LineDemand(line, new VariantId(dice.Next(1, variants + 1)), dice.Next(1, Math.Max(2, maxUnits / 2)))).ToList();
        var hubs = Enumerable.Range(1, dice.Next(minHubs, maxHubs + 1)).Select(id => Hub(
            id, dice.Next(36, 60), dice.Next(-8, 30), [.. Enumerable.Range(1, variants).Select(v => (new VariantId(v), dice.Next(3) == 0 ? 0 : dice.Next(0, most + 1)))],
            new HubSettings { ParcelCostMinor = dice.Next(0, 900), UnitCostMinor = dice.Next(0, 120), DailyCapacity = dice.Next(3) == 0 ? 40 : null }, dice.Next(0, 40),
            [.. Enumerable.Range(1, variants).Where(_ => dice.Next(4) == 0).Select(v => (new VariantId(v), 1))])).ToList();
        var rules = new RoutingRules { Parcel = dice.Next(0, 200), Distance = dice.Next(0, 40), Cost = dice.Next(1, 30), Load = dice.Next(0, 10), Late = 100, OneParcelFirst = dice.Next(2) == 0 };
        return (Ask(demand, Noon.AddHours(60)), hubs, rules);
    }

    /// <summary>The fewest points over every division of every variant over the hubs; null when there is none.</summary>
    private static long? Best(RouteRequest ask, IReadOnlyList<HubStock> hubs, RoutingRules rules)
    {
        var needs = ask.Demand.GroupBy(d => d.Variant).Select(g => (Variant: g.Key, Units: g.Sum(d => d.Quantity))).ToList();
        var options = needs.Select(n => Divisions(n.Units, [.. hubs.Select(h => Math.Min(n.Units, h.Sellable(n.Variant)))]).ToList()).ToList();
        var chosen = new int[needs.Count][];
        var singles = hubs.Where(h => needs.TrueForAll(n => h.Sellable(n.Variant) >= n.Units)).Select(h => FixedOf(h, ask, rules) + (rules.OfCost(h.Settings.UnitCostMinor) * needs.Sum(n => n.Units))).ToList();
        if (rules.OneParcelFirst && singles.Count > 0)
        {
            return singles.Min();
        }

        long? best = null;
        Try(0);
        return best;

        void Try(int variant)
        {
            if (variant < needs.Count)
            {
                foreach (var option in options[variant])
                {
                    chosen[variant] = option;
                    Try(variant + 1);
                }

                return;
            }

            var used = Enumerable.Range(0, hubs.Count).Where(h => chosen.Any(c => c[h] > 0)).ToList();
            var isAllowed = chosen.Index().All(c => c.Item.Count(u => u > 0) == 1 || !used.Exists(h => hubs[h].Sellable(needs[c.Index].Variant) >= needs[c.Index].Units));
            if (isAllowed)
            {
                var points = used.Sum(h => FixedOf(hubs[h], ask, rules) + (rules.OfCost(hubs[h].Settings.UnitCostMinor) * chosen.Sum(c => c[h])));
                best = Math.Min(best ?? long.MaxValue, points);
            }
        }
    }

    /// <summary>Every way to take units from hubs that have so many.</summary>
    private static IEnumerable<int[]> Divisions(int units, int[] there)
    {
        if (there.Length == 0)
        {
            return units == 0 ? [[]] : [];
        }

        return Enumerable.Range(0, Math.Min(units, there[0]) + 1).SelectMany(take => Divisions(units - take, there[1..]).Select(rest => (int[])[take, .. rest]));
    }

    private static long PointsOf(IReadOnlyList<Allocation> parts, RouteRequest ask, IReadOnlyList<HubStock> hubs, RoutingRules rules) => parts.GroupBy(a => a.Hub)
        .Sum(g => hubs.Single(h => h.Id == g.Key) is var hub ? FixedOf(hub, ask, rules) + (rules.OfCost(hub.Settings.UnitCostMinor) * g.Sum(a => a.Quantity)) : 0);

    private static long FixedOf(HubStock hub, RouteRequest ask, RoutingRules rules)
    {
        var kilometres = ask.To.KilometresFrom(hub);
        var isLate = hub.Settings.Calendar.Next(ask.Now)!.ReadyAt + DeliveryTimes.Of(ask.Delivery, kilometres) > ask.PromisedAt;
        var load = hub.Settings.DailyCapacity is { } capacity ? Math.Min(100, hub.Parcels * 100 / capacity) : 0;
        return rules.OfParcel + rules.OfDistance(kilometres) + rules.OfCost(hub.Settings.ParcelCostMinor) + rules.OfLoad(load) + rules.OfLate(isLate);
    }
}
