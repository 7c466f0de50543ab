using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Routing;

/// <summary>What was decided, and which units come from where; no allocations when the hubs have too little.</summary>
public sealed record RouteResult(IReadOnlyList<Allocation>? Allocations, RouteDecision Decision);

/// <summary>
/// Decides which hub sends what: filters first, then the set of hubs with the fewest points (DESIGN 7). When no hub can keep the
/// promise within its capacity, a late parcel is better than a refused order: then calendar and capacity are set aside, which the
/// decision says. Pure and deterministic; the guarded updates at saving decide whether the stock is still there.
/// </summary>
public static class RoutePlanner
{
    public static RouteResult Plan(RouteRequest ask, RoutingFacts facts)
    {
        var needs = ask.Demand.GroupBy(d => d.Variant).Select(g => new RouteNeed(g.Key, g.Sum(d => d.Quantity))).ToList();
        var hubs = facts.Hubs.OrderBy(h => h.Id.Value).Select(h => Look(h, ask, needs, facts.Rules.Rules)).ToList();
        var strict = hubs.Where(h => h.Filter is null).ToList();
        var found = Search(strict, needs, facts.Rules.Rules);
        if (found is not null || needs.Count == 0)
        {
            return Result(ask, facts.Rules, needs, hubs, strict, found, relaxed: false);
        }

        var relaxed = hubs.Where(h => h.Filter is null or RouteFilter.MissesPromise or RouteFilter.Full).ToList();
        found = relaxed.Count == strict.Count ? null : Search(relaxed, needs, facts.Rules.Rules);
        return Result(ask, facts.Rules, needs, hubs, found is null ? strict : relaxed, found, relaxed: found is not null);
    }

    private static RouteSearch.Found? Search(List<Seen> hubs, List<RouteNeed> needs, RoutingRules rules) => hubs.Count == 0 || needs.Count == 0
        ? null
        : new RouteSearch([.. hubs.Select(h => h.Fixed.Total)], [.. hubs.Select(h => rules.OfCost(h.Hub.Settings.UnitCostMinor))], [.. hubs.Select(h => h.Usable)], [.. needs.Select(n => n.Quantity)])
            .Find(rules.OneParcelFirst);

    /// <summary>What a hub could do, and whether it comes into question.</summary>
    private static Seen Look(HubStock hub, RouteRequest ask, List<RouteNeed> needs, RoutingRules rules)
    {
        var usable = needs.Select(n => Math.Min(n.Quantity, ask.Excluded.Contains((hub.Id, n.Variant)) ? 0 : hub.Sellable(n.Variant))).ToArray();
        var kilometres = ask.To.KilometresFrom(hub);
        var departure = hub.Settings.Calendar.Next(ask.Now);
        var arrives = departure?.ReadyAt + DeliveryTimes.Of(ask.Delivery, kilometres);
        var late = arrives > ask.PromisedAt;
        var capacity = hub.Settings.DailyCapacity * (long?)departure?.Days;
        var load = capacity is { } all ? (int)Math.Min(100, hub.Parcels * 100L / all) : 0;
        var settings = hub.Settings;
        var score = new RouteScore(rules.OfParcel, rules.OfDistance(kilometres), rules.OfCost(settings.ParcelCostMinor), rules.OfLoad(load), rules.OfLate(late));
        RouteFilter? filter = usable.Sum() == 0 ? WithoutGoods(hub, ask, needs)
            : departure is null ? RouteFilter.Closed
            : departure.ReadyAt > ask.PromisedAt ? RouteFilter.MissesPromise
            : hub.Parcels >= capacity ? RouteFilter.Full
            : null;
        return new Seen(hub, filter, usable, kilometres, load, departure?.ReadyAt, arrives, late, score);
    }

    private static RouteFilter WithoutGoods(HubStock hub, RouteRequest ask, List<RouteNeed> needs) => true switch
    {
        _ when !hub.Settings.IsActive => RouteFilter.Inactive,
        _ when needs.Any(n => ask.Excluded.Contains((hub.Id, n.Variant))) => RouteFilter.Rejected,
        _ when needs.Any(n => hub.Available.GetValueOrDefault(n.Variant) > 0) => RouteFilter.SafetyStock,
        _ => RouteFilter.HasNothing,
    };

    private static RouteResult Result(RouteRequest ask, RuleSet rules, List<RouteNeed> needs, List<Seen> hubs, List<Seen> searched, RouteSearch.Found? found, bool relaxed)
    {
        var units = searched.Select((h, i) => (h.Hub.Id, Units: found?.Units[i])).ToDictionary(h => h.Id, h => h.Units);
        var candidates = hubs.Select(h => Candidate(h, units.GetValueOrDefault(h.Hub.Id)?.Sum() ?? 0, rules.Rules, relaxed))
            .OrderByDescending(c => c.IsChosen).ThenBy(c => c.Filter is not null).ThenBy(c => c.Score?.Total).ThenBy(c => c.Hub.Value).ToList();
        var decision = new RouteDecision
        {
            Reason = ask.Reason,
            RulesVersion = rules.Version,
            Rules = rules.Rules,
            Country = ask.To.Country,
            Place = ask.To.Source,
            Delivery = WireName.Of(ask.Delivery),
            PromisedAt = ask.PromisedAt,
            Needs = [.. needs.Take(RouteDecision.MaxNeeds)],
            NeedsLeftOut = Math.Max(0, needs.Count - RouteDecision.MaxNeeds),
            Method = found?.Method ?? RouteMethod.None,
            IsRelaxed = relaxed,
            Candidates = [.. candidates.Take(RouteDecision.MaxCandidates)],
            CandidatesLeftOut = Math.Max(0, candidates.Count - RouteDecision.MaxCandidates),
            Points = found?.Points ?? 0,
            Missing = found is null ? needs.Sum(n => n.Quantity) : 0,
        };
        return new RouteResult(needs.Count == 0 ? [] : found is null ? null : Allocate(ask.Demand, needs, searched, found), decision);
    }

    private static RouteCandidate Candidate(Seen seen, int units, RoutingRules rules, bool relaxed)
    {
        var settings = seen.Hub.Settings;
        var canSend = seen.Usable.Sum();
        var cost = settings.ParcelCostMinor + (settings.UnitCostMinor * (units > 0 ? units : canSend));
        var filter = relaxed && units > 0 ? null : seen.Filter;
        return new RouteCandidate(
            seen.Hub.Id, seen.Hub.Code, seen.Hub.Name, filter, canSend, units, seen.Kilometres, cost, seen.Load, seen.ReadyAt, seen.ArrivesAt, seen.IsLate,
            filter is null ? seen.Fixed with { Cost = rules.OfCost(cost) } : null);
    }

    /// <summary>The units of each variant, dealt to its lines in their order.</summary>
    private static List<Allocation> Allocate(IReadOnlyList<LineDemand> demand, List<RouteNeed> needs, List<Seen> hubs, RouteSearch.Found found)
    {
        var variants = needs.Select((n, v) => (n.Variant, v)).ToDictionary(n => n.Variant, n => n.v);
        var left = found.Units.Select(u => (int[])u.Clone()).ToArray();
        var allocations = new List<Allocation>();
        foreach (var line in demand)
        {
            var (missing, variant) = (line.Quantity, variants[line.Variant]);
            for (var hub = 0; hub < hubs.Count && missing > 0; hub++)
            {
                var take = Math.Min(missing, left[hub][variant]);
                if (take > 0)
                {
                    allocations.Add(new Allocation(line.Line, hubs[hub].Hub.Id, take));
                    left[hub][variant] -= take;
                    missing -= take;
                }
            }
        }

        return allocations;
    }

    /// <param name="Usable">Units that it could send, by need.</param>
    /// <param name="Fixed">Its points for sending a parcel at all.</param>
    private sealed record Seen(HubStock Hub, RouteFilter? Filter, int[] Usable, int Kilometres, int Load, DateTime? ReadyAt, DateTime? ArrivesAt, bool IsLate, RouteScore Fixed);
}
