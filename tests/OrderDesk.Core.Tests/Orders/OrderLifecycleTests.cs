using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Tests.Common;
using static OrderDesk.Core.Orders.OrderStatus;
using T = OrderDesk.Core.Orders.OrderTrigger;

namespace OrderDesk.Core.Tests.Orders;

public sealed class OrderLifecycleTests
{
    [Fact]
    public void Table_EveryStatusAndTrigger_IsThatOfTheDesign() => OrderLifecycle.Table.ShouldBe(
        (Pending, T.StockHeld, Reserved), (Pending, T.Captured, PaymentConfirmed), (Pending, T.EscrowFunded, EscrowLocked), (Pending, T.Cancel, Cancelled), (Pending, T.PaymentFailed, Failed),
        (Reserved, T.Captured, PaymentConfirmed), (Reserved, T.EscrowFunded, EscrowLocked), (Reserved, T.AcceptedOnAccount, Confirmed), (Reserved, T.ReservationExpired, Pending), (Reserved, T.Cancel, Cancelled), (Reserved, T.PaymentFailed, Failed),
        (PaymentConfirmed, T.Confirm, Confirmed), (PaymentConfirmed, T.Cancel, Cancelled), (PaymentConfirmed, T.Refund, Refunded),
        (EscrowLocked, T.Confirm, Confirmed), (EscrowLocked, T.OpenDispute, Disputed), (EscrowLocked, T.Cancel, Cancelled),
        (Confirmed, T.StartProcessing, Processing), (Confirmed, T.Cancel, Cancelled),
        (Processing, T.Pack, Packed), (Processing, T.Cancel, Cancelled),
        (Packed, T.HandOver, Shipped), (Packed, T.SendCourier, OutForDelivery), (Packed, T.Cancel, Cancelled), (Packed, T.Unpack, Processing),
        (Shipped, T.CarrierScan, InTransit), (Shipped, T.LoadForDelivery, OutForDelivery), (Shipped, T.Deliver, Delivered), (Shipped, T.Return, Returned), (Shipped, T.UndoHandOver, Packed),
        (InTransit, T.LoadForDelivery, OutForDelivery), (InTransit, T.Deliver, Delivered), (InTransit, T.Return, Returned),
        (OutForDelivery, T.Deliver, Delivered), (OutForDelivery, T.Return, Returned),
        (Delivered, T.Complete, Completed), (Delivered, T.OpenDispute, Disputed), (Delivered, T.Return, Returned),
        (Disputed, T.Complete, Completed), (Disputed, T.Refund, Refunded), (Disputed, T.Cancel, Cancelled));

    [Fact]
    public void Finals_AreTheFiveOfTheDesign() =>
        OrderLifecycle.Table.Finals.ShouldBe([Completed, Cancelled, Returned, Refunded, Failed], ignoreOrder: true);

    [Fact]
    public void Fire_Refused_NamesStatusTriggerAndWhatIsAllowed()
    {
        var error = OrderLifecycle.Table.Fire(Packed, T.Deliver).Error!;

        error.Code.ShouldBe("TRANSITION_NOT_ALLOWED");
        error.Details["status"].ShouldBe("packed");
        error.Details["trigger"].ShouldBe("deliver");
        error.Details["allowed"].ShouldBe(new[] { "hand_over", "send_courier", "cancel", "unpack" });
    }

    [Fact]
    public void Corrections_AreTheTwoOfTheDesign() =>
        OrderLifecycle.Table.Edges.Where(e => e.Kind == EdgeKind.Correction).Select(e => (e.From, e.To)).ShouldBe([(Packed, Processing), (Shipped, Packed)], ignoreOrder: true);

    [Theory]
    [InlineData(Reserved, Confirmed, new[] { Confirmed })]
    [InlineData(PaymentConfirmed, Packed, new[] { Confirmed, Processing, Packed })]
    [InlineData(EscrowLocked, Delivered, new[] { Confirmed, Processing, Packed, Shipped, Delivered })]
    [InlineData(Packed, OutForDelivery, new[] { OutForDelivery })]
    [InlineData(Packed, InTransit, new[] { Shipped, InTransit })]
    [InlineData(Confirmed, Confirmed, new OrderStatus[0])]
    public void Path_SeveralStages_WalksTheTablesEdges(OrderStatus from, OrderStatus to, OrderStatus[] walk) =>
        OrderLifecycle.Table.Path(from, to).ShouldNotBeNull().Select(e => e.To).ShouldBe(walk);

    [Theory]
    [InlineData(Packed, Processing)]
    [InlineData(Shipped, Packed)]
    public void Path_Backwards_NeedsCorrections(OrderStatus from, OrderStatus to)
    {
        OrderLifecycle.Table.Path(from, to).ShouldBeNull();
        OrderLifecycle.Table.Path(from, to, corrections: true).ShouldNotBeNull().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Confirmed, Reserved)]
    [InlineData(InTransit, Shipped)]
    [InlineData(OutForDelivery, Packed)]
    [InlineData(Cancelled, Pending)]
    [InlineData(Confirmed, Cancelled)]
    public void Path_ThatIsNoWalk_IsNull(OrderStatus from, OrderStatus to) => OrderLifecycle.Table.Path(from, to, corrections: true).ShouldBeNull();

    [Theory]
    [InlineData(PaymentMethod.Card, PaymentConfirmed)]
    [InlineData(PaymentMethod.Crypto, PaymentConfirmed)]
    [InlineData(PaymentMethod.Escrow, EscrowLocked)]
    [InlineData(PaymentMethod.OnAccount, Confirmed)]
    public void ExpectedPath_OfMethod_IsAWalkOfTheTableFromReservedToCompleted(PaymentMethod method, OrderStatus second)
    {
        var path = OrderLifecycle.ExpectedPath(method);

        path[0].ShouldBe(Reserved);
        path[1].ShouldBe(second);
        path[^1].ShouldBe(Completed);
        path.Zip(path.Skip(1)).ShouldAllBe(step => OrderLifecycle.Table.From(step.First).Any(e => e.To == step.Second));
    }

    [Theory]
    [InlineData("payment_pending", Pending)]
    [InlineData("order_confirmed", Confirmed)]
    [InlineData("ready_to_ship", Packed)]
    [InlineData("out_for_delivery", OutForDelivery)]
    [InlineData("escrow_locked", EscrowLocked)]
    public void Read_WireNameOrAlias_IsTheStatus(string text, OrderStatus status)
    {
        OrderStatusNames.TryRead(text, out var read).ShouldBeTrue();
        read.ShouldBe(status);
    }

    [Theory]
    [InlineData("Pending")]
    [InlineData("PACKED")]
    [InlineData("3")]
    [InlineData("")]
    [InlineData(null)]
    public void Read_AnythingElse_IsRefused(string? text) => OrderStatusNames.TryRead(text, out _).ShouldBeFalse();

    [Fact]
    public void WireNames_OfEveryStatus_AreThoseOfTheDesign() => WireName.All<OrderStatus>().ShouldBe(
    [
        "pending", "reserved", "payment_confirmed", "escrow_locked", "confirmed", "processing", "packed", "shipped", "in_transit", "out_for_delivery",
        "delivered", "completed", "disputed", "returned", "refunded", "cancelled", "failed",
    ]);

    [Fact]
    public void Lifecycle_TwoTargetsForOneTrigger_IsNotATable() =>
        Should.Throw<InvalidOperationException>(() => new Lifecycle<LineSource, EdgeKind>(LineSource.Own,
        [
            new(LineSource.Own, EdgeKind.Forward, LineSource.Vendor, EdgeKind.Forward),
            new(LineSource.Own, EdgeKind.Forward, LineSource.Own, EdgeKind.Forward),
        ]));
}
