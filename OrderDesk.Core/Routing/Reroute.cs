using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Routing;

/// <summary>Finds a way for own units of an order that is placed already. The guarded updates at saving have the last word.</summary>
public static class Reroute
{
    /// <summary>Holds what is held nowhere, wherever it is now: all of it, or nothing.</summary>
    public static Result<Done> Missing(IWork w, Order order, RoutingFacts facts, TimeSpan holdFor)
    {
        var demand = Demand(order);
        if (demand.Count == 0)
        {
            return Done.Value;
        }

        var route = RoutePlanner.Plan(Ask(w.Now, order, RoutingReason.Rerouted, demand), facts);
        return route.Allocations is null
            ? Inventory.StockErrors.Insufficient("what you ordered", demand.Sum(m => m.Quantity), 0, [])
            : Hold(w, order, route, holdFor);
    }

    /// <summary>
    /// Sends what is not packed yet another way, by where the order goes now: for a changed address or changed lines. What lies
    /// where it should stays; and where no better way is found, everything can still be sent from where it is.
    /// </summary>
    /// <param name="at">When it is decided.</param>
    /// <param name="order">The order.</param>
    /// <param name="facts">What the hubs have, without what is given back.</param>
    /// <param name="more">Units that are held nowhere and go with them: all of it is found, or the change is refused.</param>
    /// <param name="heldUntil">For an order that is not paid yet.</param>
    /// <returns>True when something moves.</returns>
    public static Result<bool> Unpacked(Moment at, Order order, RoutingFacts facts, IReadOnlyList<LineDemand> more, DateTime heldUntil)
    {
        var given = order.Unpacked();
        var back = facts with { Hubs = [.. facts.Hubs.Select(h => WithBack(h, given))] };
        var all = more.Concat(given.Select(g => new LineDemand(g.Line, g.Variant, g.Quantity)));
        List<LineDemand> demand = [.. all.GroupBy(d => (d.Line, d.Variant)).Select(g => new LineDemand(g.Key.Line, g.Key.Variant, g.Sum(d => d.Quantity))).OrderBy(d => d.Line)];
        var route = RoutePlanner.Plan(Ask(at.Now, order, RoutingReason.Rerouted, demand), back);
        if (demand.Count == 0 || route.Allocations is not { } allocations)
        {
            return more.Count == 0 ? false : Inventory.StockErrors.Insufficient("what is added", more.Sum(m => m.Quantity), 0, []);
        }

        order.RecordRoute(route.Decision);
        if (IsThere(given, allocations))
        {
            return false;
        }

        order.GiveBackUnpacked(at.Now);
        return order.HoldStock(allocations, heldUntil, at.Ids, at.Now).Map(_ => true);
    }

    /// <summary>Holds units that were added to a paid order until their difference is paid: all of them, or none.</summary>
    /// <returns>What the hubs have then.</returns>
    public static Result<RoutingFacts> UntilPaid(Moment at, Order order, RoutingFacts facts, IReadOnlyList<LineDemand> added, DateTime until)
    {
        var route = RoutePlanner.Plan(Ask(at.Now, order, RoutingReason.Rerouted, added), facts);
        if (route.Allocations is not { } allocations)
        {
            return Inventory.StockErrors.Insufficient("what is added", added.Sum(m => m.Quantity), 0, []);
        }

        order.RecordRoute(route.Decision);
        var taken = allocations.Select(a => (a.LineIndex, order.Lines[a.LineIndex].VariantId, a.Hub, -a.Quantity)).ToList();
        return order.HoldUntilPaid(allocations, until, at).Map(_ => facts with { Hubs = [.. facts.Hubs.Select(h => WithBack(h, taken))] });
    }

    private static bool IsThere(IReadOnlyList<(int Line, VariantId Variant, HubId Hub, int Quantity)> given, IReadOnlyList<Allocation> allocations)
    {
        var now = given.GroupBy(g => (g.Line, g.Hub)).ToDictionary(g => g.Key, g => g.Sum(u => u.Quantity));
        var then = allocations.GroupBy(a => (Line: a.LineIndex, a.Hub)).ToDictionary(g => g.Key, g => g.Sum(a => a.Quantity));
        return now.Count == then.Count && now.All(n => then.GetValueOrDefault(n.Key) == n.Value);
    }

    /// <summary>
    /// After a hub rejected units: what the others have goes from there. What nobody has stays with the order, which is held for
    /// it and says so.
    /// </summary>
    /// <returns>Where the units go now, and how many nobody has.</returns>
    internal static Result<(RouteDecision Decision, int Short)> Rejected(IWork w, Order order, HubId hub, VariantId variant, string what, RoutingFacts facts, TimeSpan holdFor)
    {
        List<LineDemand> demand = [.. Demand(order).Where(d => d.Variant == variant)];
        var asked = demand.Sum(d => d.Quantity);
        var ask = Ask(w.Now, order, RoutingReason.HubRejected, demand) with { Excluded = new HashSet<(HubId, VariantId)> { (hub, variant) } };
        var route = RoutePlanner.Plan(ask, facts);
        if (route.Allocations is null)
        {
            var part = Coverable(ask, facts.Hubs);
            var missing = asked - part.Sum(d => d.Quantity);
            route = RoutePlanner.Plan(ask with { Demand = part }, facts);
            route = route with { Decision = route.Decision with { Needs = [.. Needs(demand)], Missing = missing } };
        }

        var decision = route.Decision with { RejectedBy = hub };
        var held = Hold(w, order, route with { Decision = decision }, holdFor);
        if (!held.Ok)
        {
            return held.Error;
        }

        if (decision.Missing > 0)
        {
            order.HoldAsShort($"Paid, short: {what}, and no other hub has {(decision.Missing == asked ? "it" : $"{decision.Missing} of it")}", w.Ids, w.Now);
        }

        return (decision, decision.Missing);
    }

    private static Result<Done> Hold(IWork w, Order order, RouteResult route, TimeSpan holdFor)
    {
        order.RecordRoute(route.Decision);
        return order.HoldStock(route.Allocations ?? [], w.Now + holdFor, w.Ids, w.Now);
    }

    /// <summary>Own units that are held nowhere.</summary>
    public static IReadOnlyList<LineDemand> Demand(Order order) => [.. order.MissingStock().Select(m => new LineDemand(m.Line, m.Variant, m.Quantity))];

    private static RouteRequest Ask(DateTime now, Order order, RoutingReason reason, IReadOnlyList<LineDemand> demand) =>
        new(reason, demand, Destination.Of(order.ShippingAddress), order.DeliveryType, order.PromisedAt, now);

    private static IEnumerable<RouteNeed> Needs(IReadOnlyList<LineDemand> demand) =>
        demand.GroupBy(d => d.Variant).Select(g => new RouteNeed(g.Key, g.Sum(d => d.Quantity))).Take(RouteDecision.MaxNeeds);

    /// <summary>As much of the demand as the hubs have together.</summary>
    private static List<LineDemand> Coverable(RouteRequest ask, IReadOnlyList<HubStock> hubs)
    {
        var left = ask.Demand.Select(d => d.Variant).Distinct().ToDictionary(
            v => v, v => hubs.Where(h => !ask.Excluded.Contains((h.Id, v)) && h.Settings.Calendar.Next(ask.Now) is not null).Sum(h => h.Sellable(v)));
        var part = new List<LineDemand>();
        foreach (var line in ask.Demand)
        {
            var take = Math.Min(line.Quantity, left[line.Variant]);
            left[line.Variant] -= take;
            if (take > 0)
            {
                part.Add(line with { Quantity = take });
            }
        }

        return part;
    }

    private static HubStock WithBack(HubStock hub, IReadOnlyList<(int Line, VariantId Variant, HubId Hub, int Quantity)> given)
    {
        var available = new Dictionary<VariantId, int>(hub.Available);
        foreach (var units in given.Where(g => g.Hub == hub.Id))
        {
            available[units.Variant] = available.GetValueOrDefault(units.Variant) + units.Quantity;
        }

        return hub with { Available = available };
    }
}
