using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using static OrderDesk.Core.Orders.OrderStatus;

namespace OrderDesk.Core.Tests.Orders;

public sealed class OrderEndingTests
{
    [Theory]
    [InlineData(Pending)]
    [InlineData(Reserved)]
    [InlineData(PaymentConfirmed)]
    [InlineData(Confirmed)]
    [InlineData(Processing)]
    [InlineData(Packed)]
    public void Cancel_AtEachStage_GivesBackStockMoneyAndVendors(OrderStatus stage)
    {
        var scene = At(stage);
        var paid = scene.Order.CapturedMinor;

        scene.Cancel().Ok.ShouldBeTrue();

        scene.Sound().Order.Status.ShouldBe(Cancelled);
        scene.Order.Lines.ShouldAllBe(l => l.Units.Cancelled == l.Quantity);
        scene.Order.RefundedMinor.ShouldBe(paid);
        scene.Order.SubOrders.ShouldAllBe(s => s.Status == SubOrderStatus.Cancelled);
        scene.Order.Fulfillments.ShouldAllBe(f => f.State == FulfillmentState.Cancelled);
        scene.Sent(Topics.ReleaseWithVendor).Count().ShouldBe(scene.Order.SubOrders.Count(s => s.VendorRef is not null));
        StockLeft(scene).ShouldBe(default);
        (scene.Order.FulfillmentStatus, scene.Order.ClosedAt).ShouldBe((FulfillmentStatus.Cancelled, scene.Now));
    }

    [Fact]
    public void Cancel_AfterAPartHasLeft_IsRefusedAndChangesNothing()
    {
        var scene = OrderFactory.Confirmed(own: [3]);
        scene.Pack(scene.Parcel(), 1);
        scene.ShipAll();
        var facts = scene.Order.Facts.Count;

        scene.Cancel().Error!.Code.ShouldBe("ALREADY_SHIPPED");

        scene.Order.Facts.Count.ShouldBe(facts);
    }

    [Fact]
    public void Cancel_Twice_IsRefused()
    {
        var scene = OrderFactory.Confirmed();
        scene.Cancel();

        scene.Cancel().Error!.Code.ShouldBe("TRANSITION_NOT_ALLOWED");
        scene.Order.Refunds.ShouldHaveSingleItem();
    }

    [Fact]
    public void Cancel_OnHold_ReleasesTheHold()
    {
        var scene = OrderFactory.Confirmed();
        scene.PutOnHold();

        scene.Cancel();

        scene.Sound().Order.HasHold.ShouldBeFalse();
    }

    [Fact]
    public void Cancel_WhileTheVendorIsBeingAsked_GivesBackWhatTheyReserve()
    {
        var scene = OrderFactory.Placed(vendor: [1]);
        scene.Pay();
        scene.Cancel();
        scene.Sent(Topics.ReleaseWithVendor).ShouldBeEmpty();

        scene.VendorsReserve();
        scene.VendorsReserve();

        scene.Sent(Topics.ReleaseWithVendor).ShouldHaveSingleItem().Key.ShouldBe($"release:{scene.Order.SubOrders[0].Id}");
        scene.Order.SubOrders[0].VendorRef.ShouldBe("v-1");
        scene.Sound();
    }

    [Fact]
    public void Fail_OfAMixedOrder_LetsGoOfEverything()
    {
        var scene = OrderFactory.Placed(own: [2], vendor: [1]);

        scene.Order.Fail("card_declined", scene.Ids, scene.Now).Ok.ShouldBeTrue();

        scene.Sound().Order.Status.ShouldBe(Failed);
        scene.Order.SubOrders[0].Status.ShouldBe(SubOrderStatus.Cancelled);
        StockLeft(scene).ShouldBe(default);
    }

    [Fact]
    public void Expiry_OfAReservedOrder_GoesBackToPending_AndMayBeHeldAndPaidAgain()
    {
        var scene = OrderFactory.Placed(own: [3]);
        scene.Order.ExpireReservations(scene.Ids, scene.Now.AddMinutes(14)).ShouldBeFalse();
        scene.Pass(TimeSpan.FromMinutes(15));

        scene.Order.ExpireReservations(scene.Ids, scene.Now).ShouldBeTrue();
        scene.Order.ExpireReservations(scene.Ids, scene.Now).ShouldBeFalse();
        scene.Sound().Order.Status.ShouldBe(Pending);
        StockLeft(scene).ShouldBe(default);
        scene.Hold();
        scene.Pay();

        scene.Sound().Walk.ShouldBe([Pending, Reserved, Pending, Reserved, PaymentConfirmed, Confirmed]);
    }

    [Fact]
    public void Extend_MovesTheReservationsToo_AndNeverShortens()
    {
        var scene = OrderFactory.Placed(own: [3]);
        var later = scene.Now.AddMinutes(40);
        scene.Order.ExtendReservation(later);
        scene.Order.ExtendReservation(scene.Now);
        scene.Pass(TimeSpan.FromMinutes(39));

        scene.Order.ExpireReservations(scene.Ids, scene.Now).ShouldBeFalse();

        scene.Sound().Order.ReservationExpiresAt.ShouldBe(later);
    }

    [Fact]
    public void Capture_AfterTheHoldExpired_KeepsTheMoneyAndTellsAPerson()
    {
        var scene = OrderFactory.Placed(own: [3], vendor: [1]);
        var payment = scene.Request("pm_card_needs_action");
        scene.Pass(TimeSpan.FromMinutes(20));
        scene.Order.ExpireReservations(scene.Ids, scene.Now);

        scene.Capture(payment);

        var order = scene.Sound().Order;
        (order.Status, order.PaymentStatus).ShouldBe((PaymentConfirmed, PaymentStatus.Paid));
        order.ActiveHolds.ShouldHaveSingleItem().Kind.ShouldBe(HoldKind.Stock);
        scene.Sent(Topics.ReserveWithVendor).ShouldBeEmpty("the vendor is not asked while own stock is missing");
    }

    [Fact]
    public void PaidShort_StockHeldAgain_GoesOnWhenTheHoldIsReleased()
    {
        var scene = OrderFactory.Placed(own: [3], vendor: [1]);
        var payment = scene.Request();
        scene.Pass(TimeSpan.FromMinutes(20));
        scene.Order.ExpireReservations(scene.Ids, scene.Now);
        scene.Capture(payment);

        scene.Hold();
        scene.Order.Fulfillments.ShouldHaveSingleItem();
        scene.Sent(Topics.ReserveWithVendor).ShouldHaveSingleItem();
        scene.Order.ReleaseHold(scene.Order.ActiveHolds.Single().Id, "Mia", scene.Now);
        scene.VendorsReserve();

        scene.Sound().Order.Status.ShouldBe(Confirmed);
    }

    [Fact]
    public void Refund_TwiceAnswered_IsOnce_AndAFailedOneCountsAsNotRefunded()
    {
        var scene = OrderFactory.Placed();
        scene.Pay();
        scene.Cancel();
        var refund = scene.Order.Refunds.Single();

        scene.Order.RecordRefund(refund.Id, succeeded: false, null, scene.Now).ShouldBeTrue();
        scene.Order.RecordRefund(refund.Id, succeeded: true, "r", scene.Now).ShouldBeFalse();

        (scene.Sound().Order.RefundedMinor, scene.Order.PaymentStatus).ShouldBe((0, PaymentStatus.Paid));
        scene.Order.RefundUpTo(scene.Order.Total, "again", scene.Ids, scene.Now).ShouldHaveSingleItem().Key.ShouldBe($"refund:{scene.Order.Id}:2");
        scene.Sound();
    }

    [Fact]
    public void RefundUpTo_MoreThanWasPaid_GivesBackWhatWasPaid_AndNoOtherCurrency()
    {
        var scene = OrderFactory.Placed();
        scene.Pay();

        scene.Order.RefundUpTo(scene.Order.Total + scene.Order.Total, "other", scene.Ids, scene.Now).Sum(r => r.AmountMinor).ShouldBe(scene.Order.TotalMinor);
        scene.Order.RefundUpTo(scene.Order.Total, "other", scene.Ids, scene.Now).ShouldBeEmpty();
        Should.Throw<InvalidOperationException>(() => scene.Order.RefundUpTo(new Money(1, Currency.Brl), "other", scene.Ids, scene.Now));
        scene.Sound();
    }

    [Fact]
    public void RefundOfAPart_WhileOnTheWay_DoesNotStopTheOrder()
    {
        var scene = OrderFactory.Confirmed(own: [3]);
        scene.PackAll();
        scene.ShipAll();
        scene.Order.RefundUpTo(new Money(100, Currency.Eur), "goodwill", scene.Ids, scene.Now);

        scene.TrackAll(FulfillmentState.Delivered);

        (scene.Sound().Order.Status, scene.Order.PaymentStatus).ShouldBe((Delivered, PaymentStatus.PartiallyRefunded));
    }

    private static OrderScene At(OrderStatus stage)
    {
        var scene = OrderFactory.Placed(own: [3, 5], vendor: [2], hold: stage != Pending);
        if (stage >= PaymentConfirmed)
        {
            scene.Pay();
        }

        if (stage >= Confirmed)
        {
            scene.VendorsReserve();
        }

        if (stage >= Processing)
        {
            scene.VendorsAccept();
            scene.Order.StartPicking(scene.Parcel(1), "Wim", scene.Now);
            scene.Order.StartPicking(scene.Parcel(2), "Wim", scene.Now);
        }

        if (stage >= Packed)
        {
            scene.PackAll();
        }

        scene.Sound().Order.Status.ShouldBe(stage);
        return scene;
    }

    private static StockDelta StockLeft(OrderScene scene) =>
        scene.Order.Facts.OfType<OrderFact.StockMoved>().Aggregate(default(StockDelta), (sum, f) => sum + f.Move.Delta);
}
