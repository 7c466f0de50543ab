using OrderDesk.Core.Common;
using OrderDesk.Core.Replenishment;

namespace OrderDesk.Core.Tests.Replenishment;

public sealed class ReplenishmentOrderTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly VariantId Lamp = new(1);

    [Theory]
    [InlineData(4, ReplenishmentState.PartlyReceived)]
    [InlineData(10, ReplenishmentState.Received)]
    [InlineData(11, ReplenishmentState.Received)]
    public void Receiving_UpToATenthOver_IsTaken(int units, ReplenishmentState after)
    {
        var order = Sent(10);
        order.Receive(Units(units), Now).Ok.ShouldBeTrue();
        order.State.ShouldBe(after);
    }

    [Fact]
    public void Receiving_MoreThanATenthOver_IsRefusedAndChangesNothing()
    {
        var order = Sent(10);
        order.Receive(Units(6), Now).Ok.ShouldBeTrue();
        var refused = order.Receive(Units(6), Now);

        (refused.Error!.Code, refused.Error.Details["left"]).ShouldBe(("OVER_RECEIPT", 5));
        (order.State, order.Lines[0].Received).ShouldBe((ReplenishmentState.PartlyReceived, 6));
    }

    [Fact]
    public void Receiving_WhatWasNotOrdered_IsRefused() =>
        Sent(10).Receive(new Dictionary<VariantId, int> { [new(2)] = 1 }, Now).Error!.Code.ShouldBe("NOT_ORDERED");

    [Fact]
    public void Sent_CannotBeEdited_AndIsExpectedByTheLeadTime()
    {
        var order = Sent(10);
        order.Set(Lamp, 5).Error!.Code.ShouldBe("REPLENISHMENT_NOT_DRAFT");
        order.ExpectedOn.ShouldBe(new DateOnly(2026, 3, 9));
    }

    [Fact]
    public void Draft_WithoutLines_IsNotSent()
    {
        var order = Draft();
        order.Set(Lamp, 3).Ok.ShouldBeTrue();
        order.Set(Lamp, 0).Ok.ShouldBeTrue();
        order.Send(7, Now).Error!.Code.ShouldBe("REPLENISHMENT_EMPTY");
    }

    [Fact]
    public void Closing_KeepsWhatHasCome_OrCancelsWhenNothingHas()
    {
        var part = Sent(10);
        part.Receive(Units(4), Now);
        part.Close("supplier_short", "two weeks late", Now).Ok.ShouldBeTrue();
        (part.State, part.CloseReason).ShouldBe((ReplenishmentState.Received, "supplier_short"));

        var none = Sent(10);
        none.Close("too_late", null, Now).Ok.ShouldBeTrue();
        none.State.ShouldBe(ReplenishmentState.Cancelled);
        none.Close("too_late", null, Now).Ok.ShouldBeFalse();
    }

    private static ReplenishmentOrder Draft() => ReplenishmentOrder.Draft(new(1), "REP-2026-000001", new(1), new(1), Now);

    private static ReplenishmentOrder Sent(int quantity)
    {
        var order = Draft();
        order.Set(Lamp, quantity).Ok.ShouldBeTrue();
        order.Send(7, Now).Ok.ShouldBeTrue();
        return order;
    }

    private static Dictionary<VariantId, int> Units(int count) => new() { [Lamp] = count };
}
