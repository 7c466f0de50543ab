using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using static OrderDesk.Core.Orders.OrderStatus;

namespace OrderDesk.Core.Tests.Orders;

public sealed class OrderJourneyTests
{
    [Theory]
    [InlineData(new[] { 3, 2 }, new int[0])]
    [InlineData(new[] { 5 }, new int[0])]
    [InlineData(new int[0], new[] { 2, 1 })]
    [InlineData(new[] { 4, 1 }, new[] { 2 })]
    public void CardOrder_FromCartToDelivered_WalksEveryStageOnce(int[] own, int[] vendor)
    {
        var scene = OrderFactory.Confirmed(own, vendor);
        scene.VendorsAccept();
        scene.PackAll();
        scene.ShipAll();
        scene.TrackAll(FulfillmentState.InTransit);
        scene.TrackAll(FulfillmentState.OutForDelivery);
        scene.TrackAll(FulfillmentState.Delivered);
        scene.Order.Complete(null, scene.Now).Ok.ShouldBeTrue();

        scene.Sound().Walk.ShouldBe([Pending, Reserved, PaymentConfirmed, Confirmed, Processing, Packed, Shipped, InTransit, OutForDelivery, Delivered, Completed]);
        (scene.Order.PaymentStatus, scene.Order.FulfillmentStatus, scene.Order.Due.Minor).ShouldBe((PaymentStatus.Paid, FulfillmentStatus.Shipped, 0));
    }

    [Theory]
    [InlineData(new[] { 3, 2 }, new int[0])]
    [InlineData(new int[0], new[] { 2 })]
    [InlineData(new[] { 1 }, new[] { 2 })]
    public void OnAccountOrder_FromCartToDelivered_NeedsNoMoney(int[] own, int[] vendor)
    {
        var scene = OrderFactory.Confirmed(own, vendor, PaymentMethod.OnAccount);
        scene.VendorsAccept();
        scene.PackAll();
        scene.ShipAll(carrier: null);
        scene.TrackAll(FulfillmentState.Delivered);

        scene.Sound().Walk.ShouldBe([Pending, Reserved, Confirmed, Processing, Packed, OutForDelivery, Delivered]);
    }

    [Fact]
    public void EscrowOrder_Captured_IsEscrowLockedFirst()
    {
        var scene = OrderFactory.Placed(own: [1], method: PaymentMethod.Escrow);

        scene.Pay();

        scene.Sound().Walk.ShouldBe([Pending, Reserved, EscrowLocked, Confirmed]);
    }

    [Fact]
    public void FreeOrder_Placed_IsSettledAtOnce()
    {
        var scene = OrderFactory.Placed(own: [2], discount: 5000, tariff: new DeliveryTariff(StandardMinor: 0));

        scene.Order.TotalMinor.ShouldBe(0);
        scene.Order.Fulfillments.ShouldHaveSingleItem();
        scene.Sound().Order.Status.ShouldBe(Confirmed);
    }

    [Fact]
    public void MixedOrder_Paid_WaitsForTheVendorAndAsksItOnce()
    {
        var scene = OrderFactory.Placed(own: [1], vendor: [2, 1]);

        scene.Pay();

        scene.Order.Status.ShouldBe(PaymentConfirmed);
        scene.Order.FulfillmentStatus.ShouldBe(FulfillmentStatus.PartiallyFulfilled);
        scene.Sent(Topics.ReserveWithVendor).Select(s => s.Key).ShouldBe(scene.Order.SubOrders.Select(s => $"reserve:{s.Id}"));
        scene.Sound();
    }

    [Fact]
    public void MixedOrder_OwnShippedVendorOnlyAccepted_IsAsFarAsTheSlowerPart()
    {
        var scene = OrderFactory.Confirmed(own: [1], vendor: [1]);
        scene.PackAll();
        scene.ShipAll();
        scene.Sound().Order.Status.ShouldBe(Confirmed);

        scene.VendorsAccept();

        scene.Order.Status.ShouldBe(Processing);
        scene.Sound().Order.FulfillmentStatus.ShouldBe(FulfillmentStatus.PartiallyShipped);
    }

    [Fact]
    public void Capture_SameAnswerTwice_ChangesNothing()
    {
        var scene = OrderFactory.Placed();
        var payment = scene.Pay();
        var facts = scene.Order.Facts.Count;

        scene.Capture(payment).ShouldBeFalse();

        scene.Order.Facts.Count.ShouldBe(facts);
    }

    [Fact]
    public void Decline_ThenAnotherCard_IsPaid()
    {
        var scene = OrderFactory.Placed();
        scene.Answer(scene.Request("pm_card_declined"), new GatewayAnswer.Declined("card_declined", null));
        (scene.Order.Status, scene.Order.PaymentStatus).ShouldBe((Reserved, PaymentStatus.Failed));

        scene.Pay().Number.ShouldBe(2);

        (scene.Order.Status, scene.Order.PaymentStatus).ShouldBe((Confirmed, PaymentStatus.Paid));
        scene.Sound();
    }

    [Fact]
    public void NeedsAction_ThenCaptured_IsPaid_AndUnknownChangesNothing()
    {
        var scene = OrderFactory.Placed();
        var payment = scene.Request("pm_card_needs_action");
        scene.Answer(payment, new GatewayAnswer.Unknown()).ShouldBeFalse();
        scene.Answer(payment, new GatewayAnswer.NeedsAction("r", "Visa")).ShouldBeTrue();
        scene.Answer(payment, new GatewayAnswer.NeedsAction("r", "Visa")).ShouldBeFalse();
        scene.Order.Status.ShouldBe(Reserved);

        scene.Capture(payment);

        scene.Sound().Order.Status.ShouldBe(Confirmed);
    }

    [Fact]
    public void ClaimedPayment_WaitsInPending_UntilTheGatewayHasSpoken()
    {
        var scene = OrderFactory.Placed(hold: false);
        var payment = scene.Order.ClaimPayment(PaymentMethod.Card, "sandbox_ok_1", scene.Ids, scene.Now);
        scene.Hold();
        scene.Order.Status.ShouldBe(Pending);

        scene.Capture(payment);

        scene.Sound().Walk.ShouldBe([Pending, Reserved, PaymentConfirmed, Confirmed]);
    }

    [Fact]
    public void ClaimedPayment_NotTrue_LeavesTheOrderReservedToBePaid()
    {
        var scene = OrderFactory.Placed(hold: false);
        var payment = scene.Order.ClaimPayment(PaymentMethod.Card, "lie", scene.Ids, scene.Now);
        scene.Hold();

        scene.Answer(payment, new GatewayAnswer.Declined("unknown", null));

        scene.Sound().Order.Status.ShouldBe(Reserved);
    }

    [Fact]
    public void Keys_OfPaymentsAndRefunds_AreMadeOfOrderAndNumber()
    {
        var scene = OrderFactory.Placed();
        var payment = scene.Pay();
        scene.Cancel();

        payment.Key.ShouldBe($"charge:{scene.Order.Id}:1");
        scene.Order.Refunds.Single().Key.ShouldBe($"refund:{scene.Order.Id}:1");
        scene.Sent(Topics.SendRefund).Single().Key.ShouldBe($"refund:{scene.Order.Id}:1");
    }

    [Fact]
    public void SubOrders_OfTwoVendors_AreOneEach_WithTheirGoods()
    {
        var subOrders = OrderFactory.Placed(own: [1], vendor: [2, 1]).Order.SubOrders;

        subOrders.Select(s => (s.VendorId.Value, s.SubtotalMinor, s.Status)).ShouldBe([(1, 2000, SubOrderStatus.Waiting), (2, 1000, SubOrderStatus.Waiting)]);
    }
}
