using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using static OrderDesk.Core.Tests.Routing.RoutingScene;

namespace OrderDesk.Core.Tests.Routing;

public sealed class RoutePlannerTests
{
    [Fact]
    public void Plan_TwoHubsHaveAll_TakesTheNearer() =>
        Allocations([(0, Mug, 2), (1, Pot, 1)], Hub(1, 48.85, 2.35, [(Mug, 5), (Pot, 5)]), Hub(2, stock: [(Mug, 5), (Pot, 5)]))
            .ShouldBe([new Allocation(0, new HubId(2), 2), new Allocation(1, new HubId(2), 1)]);

    [Fact]
    public void Plan_OnlyTheFarHubHasAll_SendsOneParcel() =>
        Allocations([(0, Mug, 2), (1, Pot, 1)], Hub(1, 48.85, 2.35, [(Mug, 5), (Pot, 5)]), Hub(2, stock: [(Mug, 5)]))!.ShouldAllBe(a => a.Hub == new HubId(1));

    [Fact]
    public void Plan_SameVariantOnThreeLines_NeverAllocatesMoreThanThereIs()
    {
        var hubs = new[] { Hub(1, stock: [(Mug, 4)]), Hub(2, 48.85, 2.35, [(Mug, 3)]) };

        var plan = Allocations([(0, Mug, 3), (1, Mug, 2), (2, Mug, 2)], hubs)!;

        plan.GroupBy(a => a.Hub).ToDictionary(g => g.Key.Value, g => g.Sum(a => a.Quantity)).ShouldBe(new Dictionary<long, int> { [1] = 4, [2] = 3 });
        plan.GroupBy(a => a.LineIndex).Select(g => g.Sum(a => a.Quantity)).ShouldBe([3, 2, 2]);
        Allocations([(0, Mug, 3), (1, Mug, 3), (2, Mug, 2)], hubs).ShouldBeNull();
    }

    [Fact]
    public void Plan_SameVariantOnThreeLines_OneHubMustHaveTheSum() =>
        Allocations([(0, Mug, 2), (1, Mug, 2), (2, Mug, 2)], Hub(1, stock: [(Mug, 5)]), Hub(2, 48.85, 2.35, [(Mug, 6)]))!.ShouldAllBe(a => a.Hub == new HubId(2));

    [Fact]
    public void Plan_NothingToSend_IsEmptyAndTooLittleIsNull()
    {
        Allocations([]).ShouldBe([]);
        Allocations([(0, Mug, 1)]).ShouldBeNull();
        Allocations([(0, Mug, 1)], Hub(1, stock: [(Mug, -4)])).ShouldBeNull();
    }

    [Fact]
    public void Plan_AddressWithoutCoordinates_GoesByTheMiddleOfItsCountry()
    {
        var hubs = new[] { Hub(1, 45.76, 4.84, [(Mug, 1)]) with { Country = "FR" }, Hub(2, stock: [(Mug, 1)]) };

        var plan = Plan(Ask([new(0, Mug, 1)], to: new Destination("PL", null, null)), hubs);

        plan.Allocations!.Single().Hub.ShouldBe(new HubId(2));
        plan.Decision.Place.ShouldBe(PlaceSource.Country);
    }

    [Fact]
    public void Plan_CountryThatNobodyKnows_PrefersAHubInIt()
    {
        var plan = Plan(Ask([new(0, Mug, 1)], to: new Destination("QQ", null, null)), [Hub(1, stock: [(Mug, 1)]), Hub(2, stock: [(Mug, 1)]) with { Country = "QQ" }]);

        plan.Allocations!.Single().Hub.ShouldBe(new HubId(2));
        plan.Decision.Place.ShouldBe(PlaceSource.Unknown);
    }

    [Fact]
    public void Plan_SafetyStock_StaysInTheHub()
    {
        var hubs = new[] { Hub(1, stock: [(Mug, 5)], safety: [(Mug, 4)]), Hub(2, 48.85, 2.35, [(Mug, 5)], safety: [(Mug, 4)]) };

        Allocations([(0, Mug, 2)], hubs)!.Select(a => a.Quantity).ShouldBe([1, 1]);
        Allocations([(0, Mug, 3)], hubs).ShouldBeNull();
        Plan(Ask([new(0, Mug, 1)]), [hubs[0], Hub(3, stock: [(Mug, 4)], safety: [(Mug, 9)])]).Decision.Candidates.Single(c => c.Code == "H3").Filter.ShouldBe(RouteFilter.SafetyStock);
    }

    [Fact]
    public void Plan_ClosedDownHub_SendsNothing()
    {
        var plan = Plan(Ask([new(0, Mug, 1)]), [Hub(1, stock: [(Mug, 5)], settings: new HubSettings { IsActive = false }), Hub(2, 48.85, 2.35, [(Mug, 5)])]);

        plan.Allocations!.Single().Hub.ShouldBe(new HubId(2));
        plan.Decision.Candidates.Single(c => c.Code == "H1").Filter.ShouldBe(RouteFilter.Inactive);
    }

    [Fact]
    public void Plan_CapacityUsedUp_TakesAnotherHub_AndWithoutAnotherSaysThatItSetItAside()
    {
        var full = Hub(1, stock: [(Mug, 5)], settings: new HubSettings { DailyCapacity = 10 }, parcels: 10);
        var free = Hub(2, 48.85, 2.35, [(Mug, 5)], new HubSettings { DailyCapacity = 11 }, parcels: 10);

        var plan = Plan(Ask([new(0, Mug, 1)]), [full, free]);
        var forced = Plan(Ask([new(0, Mug, 1)]), [full]);

        plan.Allocations!.Single().Hub.ShouldBe(free.Id);
        plan.Decision.Candidates.Single(c => c.Hub == full.Id).Filter.ShouldBe(RouteFilter.Full);
        plan.Decision.IsRelaxed.ShouldBeFalse();
        forced.Allocations!.Single().Hub.ShouldBe(full.Id);
        forced.Decision.IsRelaxed.ShouldBeTrue();
    }

    [Fact]
    public void Plan_HubThatOpensAfterThePromise_IsPassedOver()
    {
        var weekend = new DateTime(2026, 3, 7, 9, 0, 0, DateTimeKind.Utc);
        var hubs = new[] { Hub(1, stock: [(Mug, 5)], settings: new HubSettings { Calendar = Calendar() }), Hub(2, 48.85, 2.35, [(Mug, 5)]) };

        var plan = Plan(Ask([new(0, Mug, 1)], promised: weekend.AddDays(1), now: weekend), hubs);

        plan.Allocations!.Single().Hub.ShouldBe(new HubId(2));
        plan.Decision.Candidates.Single(c => c.Code == "H1").Filter.ShouldBe(RouteFilter.MissesPromise);
    }

    [Fact]
    public void Plan_LateFromTheNearHub_TakesTheOneThatKeepsThePromise()
    {
        var slow = new HubSettings { Calendar = HubCalendar.Always with { ProcessingMinutes = 60 * 40 } };

        Plan(Ask([new(0, Mug, 1)], promised: Noon.AddHours(55)), [Hub(1, stock: [(Mug, 5)], settings: slow), Hub(2, 51.3, 12.4, [(Mug, 5)])]).Allocations!.Single().Hub.ShouldBe(new HubId(2));
    }

    [Fact]
    public void Plan_OneParcelFirst_IsARule()
    {
        // Two near parcels are cheaper than one from the other end of the world.
        var hubs = new[] { Hub(1, stock: [(Mug, 1)]), Hub(2, stock: [(Pot, 1)]), Hub(3, -33, 151, [(Mug, 1), (Pot, 1)]) };
        var ask = Ask([new(0, Mug, 1), new(1, Pot, 1)]);

        Plan(ask, hubs).Allocations!.ShouldAllBe(a => a.Hub == new HubId(3));
        var free = Plan(ask, hubs, new RoutingRules { OneParcelFirst = false });
        free.Allocations!.Select(a => a.Hub.Value).ShouldBe([1, 2]);
        free.Decision.Method.ShouldBe(RouteMethod.Exact);
    }

    [Fact]
    public void Plan_SameHubsInAnotherOrder_IsTheSame()
    {
        var hubs = Enumerable.Range(1, 8).Select(i => Hub(i, stock: [(Mug, 2), (Pot, i % 3)])).ToList();
        var ask = Ask([new(0, Mug, 7), new(1, Pot, 4)]);

        var there = Plan(ask, hubs);
        hubs.Reverse();
        var back = Plan(ask, hubs);

        back.Allocations.ShouldBe(there.Allocations);
        back.Decision.Candidates.ShouldBe(there.Decision.Candidates);
        there.Allocations!.Select(a => a.Hub.Value).Distinct().Max().ShouldBeLessThan(6);
    }

    [Fact]
    public void Plan_Decision_SaysScoresOfAllAndIsBounded()
    {
        var hubs = Enumerable.Range(1, 60).Select(i => Hub(i, stock: [.. Enumerable.Range(1, 90).Select(v => (new VariantId(v), 1))])).ToList();

        var plan = Plan(Ask([.. Enumerable.Range(1, 90).Select(v => new LineDemand(v - 1, new VariantId(v), 2))]), hubs);

        plan.Decision.Candidates.Count.ShouldBe(RouteDecision.MaxCandidates);
        plan.Decision.CandidatesLeftOut.ShouldBe(40);
        plan.Decision.Needs.Count.ShouldBe(RouteDecision.MaxNeeds);
        plan.Decision.Points.ShouldBe(plan.Decision.Candidates.Where(c => c.IsChosen).Sum(c => c.Score!.Total));
        plan.Decision.Candidates[0].IsChosen.ShouldBeTrue();
    }

    private static IReadOnlyList<Allocation>? Allocations((int Line, VariantId Variant, int Units)[] demand, params HubStock[] hubs) =>
        Plan(Ask([.. demand.Select(d => new LineDemand(d.Line, d.Variant, d.Units))]), hubs).Allocations;
}
