using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;

namespace OrderDesk.Core.Tests.Routing;

public sealed class RoutePlannerTests
{
    private static readonly VariantId Mug = new(1);
    private static readonly VariantId Pot = new(2);
    private static readonly Destination Berlin = new("DE", 52.52, 13.40);

    [Fact]
    public void Plan_TwoHubsHaveAll_TakesTheNearer() =>
        Plan([(0, Mug, 2), (1, Pot, 1)], Hub(1, 48.85, 2.35, (Mug, 5), (Pot, 5)), Hub(2, 52.5, 13.4, (Mug, 5), (Pot, 5)))
            .ShouldBe([new Allocation(0, new HubId(2), 2), new Allocation(1, new HubId(2), 1)]);

    [Fact]
    public void Plan_OnlyTheFarHubHasAll_SendsOneParcel() =>
        Plan([(0, Mug, 2), (1, Pot, 1)], Hub(1, 48.85, 2.35, (Mug, 5), (Pot, 5)), Hub(2, 52.5, 13.4, (Mug, 5)))!.ShouldAllBe(a => a.Hub == new HubId(1));

    [Fact]
    public void Plan_NoHubHasAll_SpreadsNearestFirst() =>
        Plan([(0, Mug, 5)], Hub(1, 48.85, 2.35, (Mug, 9), (Pot, 0)), Hub(2, 52.5, 13.4, (Mug, 3)), Hub(3, 52.4, 13.3, (Mug, 1)))
            .ShouldBe([new Allocation(0, new HubId(1), 5)]);

    [Fact]
    public void Plan_SameVariantOnThreeLines_NeverAllocatesMoreThanThereIs()
    {
        var hubs = new[] { Hub(1, 52.5, 13.4, (Mug, 4)), Hub(2, 48.85, 2.35, (Mug, 3)) };

        var plan = Plan([(0, Mug, 3), (1, Mug, 2), (2, Mug, 2)], hubs)!;

        plan.GroupBy(a => a.Hub).ToDictionary(g => g.Key.Value, g => g.Sum(a => a.Quantity)).ShouldBe(new Dictionary<long, int> { [1] = 4, [2] = 3 });
        plan.GroupBy(a => a.LineIndex).Select(g => g.Sum(a => a.Quantity)).ShouldBe([3, 2, 2]);
        Plan([(0, Mug, 3), (1, Mug, 3), (2, Mug, 2)], hubs).ShouldBeNull();
    }

    [Fact]
    public void Plan_SameVariantOnThreeLines_OneHubMustHaveTheSum() =>
        Plan([(0, Mug, 2), (1, Mug, 2), (2, Mug, 2)], Hub(1, 52.5, 13.4, (Mug, 5)), Hub(2, 48.85, 2.35, (Mug, 6)))!.ShouldAllBe(a => a.Hub == new HubId(2));

    [Fact]
    public void Plan_NothingToSend_IsEmptyAndTooLittleIsNull()
    {
        Plan([]).ShouldBe([]);
        Plan([(0, Mug, 1)]).ShouldBeNull();
        Plan([(0, Mug, 1)], Hub(1, 0, 0, (Mug, -4))).ShouldBeNull();
    }

    [Fact]
    public void Plan_WithoutCoordinates_PrefersTheSameCountry() =>
        RoutePlanner.Plan([(0, Mug, 1)], [Hub(1, 0, 0, (Mug, 1)) with { Country = "FR" }, Hub(2, 0, 0, (Mug, 1))], new Destination("DE", null, null))!
            .Single().Hub.ShouldBe(new HubId(2));

    private static IReadOnlyList<Allocation>? Plan((int, VariantId, int)[] demand, params HubStock[] hubs) => RoutePlanner.Plan(demand, hubs, Berlin);

    private static HubStock Hub(long id, double latitude, double longitude, params (VariantId Variant, int Units)[] stock) =>
        new(new HubId(id), $"H{id}", "DE", latitude, longitude, stock.ToDictionary(s => s.Variant, s => s.Units));
}
