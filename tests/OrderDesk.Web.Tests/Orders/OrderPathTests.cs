using OrderDesk.Core.Orders;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Orders;

/// <summary>The pure parts of the order page.</summary>
public sealed class OrderPathTests
{
    private readonly ManualTime _clock = new();
    private readonly DeskShop _shop;

    public OrderPathTests() => _shop = new DeskShop(_clock);

    [Fact]
    public async Task Of_PaidOrder_ShowsWhatIsDoneNowAndAhead()
    {
        var order = _shop.Place(paid: true);

        var steps = OrderPath.Of(order, await History(order), "by Tue 24 Nov");

        steps.Select(s => (s.Label, s.State)).ShouldBe(
        [
            ("Reserved", PathState.Done), ("Payment confirmed", PathState.Done), ("Confirmed", PathState.Now), ("Processing", PathState.Ahead), ("Packed", PathState.Ahead),
            ("Shipped", PathState.Ahead), ("In transit", PathState.Ahead), ("Delivered", PathState.Ahead), ("Completed", PathState.Ahead),
        ]);
        steps.Single(s => s.Label == "Delivered").Note.ShouldBe("by Tue 24 Nov");
        steps[0].At.ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_CancelledOrder_StopsWhereItWas()
    {
        var order = _shop.Place(paid: true);
        order.Cancel("other", null, _shop.Ids, _shop.Now).Ok.ShouldBeTrue();

        var steps = OrderPath.Of(order, await History(order));

        steps.Select(s => s.Label).ShouldBe(["Reserved", "Payment confirmed", "Confirmed", "Cancelled"]);
        steps[^1].State.ShouldBe(PathState.Stopped);
    }

    [Fact]
    public void LineGroups_PartlyPackedOrder_HoldEveryUnitOnce()
    {
        var order = _shop.Place(paid: true, vendor: true);
        var parcel = order.Fulfillments.Single();
        order.Pack(parcel, parcel.Lines.ToDictionary(l => l.LineId, _ => 1), "Wim", _shop.Ids, _shop.Now).Ok.ShouldBeTrue();

        var groups = LineGroup.Of(order);

        groups.Sum(g => g.Lines.Sum(l => l.Quantity)).ShouldBe(order.Lines.Sum(l => l.Quantity));
        groups.Count(g => g.Parcel is not null).ShouldBe(2);
        groups.Single(g => g.Parcel is null).SubOrder!.VendorName.ShouldBe("Northwind");
        groups.Select(g => g.Key).ShouldBeUnique();
    }

    [Fact]
    public void Promise_PastAndNotDelivered_IsLate()
    {
        var order = _shop.Place(paid: true);
        Promise.Of(order, _clock.Now)!.Words.ShouldBe("holds");

        _clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromHours(2));

        Promise.Of(order, _clock.Now)!.Words.ShouldBe("late by 2 h");
        Promise.Of(order, _clock.Now)!.IsGood.ShouldBeFalse();
    }

    [Fact]
    public void Changes_ParcelPacked_AreSaidInWords()
    {
        var before = _shop.Place(paid: true);
        var now = new DeskShop(_clock).Place(paid: true);
        OrderChanges.Between(before, before).ShouldBeEmpty();
        now.PlaceHold(HoldKind.Manual, "address_unclear", null, _shop.Ids, "Sam", _shop.Now);
        now.Touch(_shop.Now);

        OrderChanges.Between(before, now).ShouldContain("Sam put it on hold: Address unclear.");
    }

    private async Task<IReadOnlyList<HistoryEntry>> History(Order order) => await _shop.History(order.Id, Core.Identity.Caller.Program("test"), CancellationToken.None);
}
