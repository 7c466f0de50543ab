using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Shop;

namespace OrderDesk.Web.Tests.Shop;

public sealed class StoryTimelineTests
{
    private static readonly DateTime Noon = new(2026, 11, 26, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Timeline_OfOneParcel_TellsEachStepOnce_WithThePlace()
    {
        var told = StoryTimeline.Of(1, [Step(1, "Order is in transit", Noon), Parcel(2, "Parcel 1 is in transit", Noon, "Leipzig"), Parcel(3, "Parcel 1 waits at the depot", Noon.AddHours(1), "Halle")]);

        told.Select(e => (e.Description, e.Location)).ShouldBe([("Order is in transit", "Leipzig"), ("Parcel 1 waits at the depot", "Halle")]);
    }

    [Fact]
    public void Timeline_OfTwoParcels_TellsOfEach() =>
        StoryTimeline.Of(2, [Step(1, "Order is in transit", Noon), Parcel(2, "Parcel 1 is in transit", Noon, "Leipzig")]).Count.ShouldBe(2);

    private static TimelineEntry Step(int id, string words, DateTime at) => Entry(id, TrackingKind.StatusChange, words, at, null);

    private static TimelineEntry Parcel(int id, string words, DateTime at, string place) => Entry(id, TrackingKind.ShipmentUpdate, words, at, place);

    private static TimelineEntry Entry(int id, TrackingKind kind, string words, DateTime at, string? place) =>
        new(new RowId(id), kind, kind == TrackingKind.StatusChange ? OrderStatus.InTransit : null, words, "system", null, place, at, at, new Dictionary<string, string>(), true);
}
