using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Vendors;
using static OrderDesk.Core.Orders.OrderStatus;

namespace OrderDesk.Core.Tests.Orders;

public sealed class OrderHoldTests
{
    [Fact]
    public void HeldOrder_Paid_StopsAtPaymentConfirmed_AndGoesOnWhenTheLastHoldIsReleased()
    {
        var scene = OrderFactory.Placed();
        var first = scene.PutOnHold(HoldKind.Risk);
        var second = scene.PutOnHold(HoldKind.Address);
        scene.Pay();
        scene.Order.Status.ShouldBe(PaymentConfirmed);

        scene.Order.ReleaseHold(first.Id, "Mia", scene.Now).Ok.ShouldBeTrue();
        scene.Sound().Order.Status.ShouldBe(PaymentConfirmed);
        scene.Order.ReleaseHold(second.Id, "Mia", scene.Now).Ok.ShouldBeTrue();

        scene.Sound().Order.Status.ShouldBe(Confirmed);
        (first.ReleasedBy, first.ReleasedAt).ShouldBe(("Mia", scene.Now));
    }

    [Fact]
    public void HeldOrder_OnAccount_StopsAtReserved()
    {
        var scene = OrderFactory.Placed(method: PaymentMethod.OnAccount);
        var hold = scene.PutOnHold();
        scene.Order.AcceptOnAccount(scene.Ids, scene.Now);
        scene.Sound().Order.Status.ShouldBe(Reserved);

        scene.Order.ReleaseHold(hold.Id, "Mia", scene.Now);

        scene.Sound().Walk.ShouldBe([Pending, Reserved, Confirmed]);
    }

    [Fact]
    public void Hold_ReleasedTwice_IsNotFound()
    {
        var scene = OrderFactory.Placed();
        var hold = scene.PutOnHold();
        scene.Order.ReleaseHold(hold.Id, "Mia", scene.Now);

        scene.Order.ReleaseHold(hold.Id, "Mia", scene.Now).Error!.Code.ShouldBe("NOT_FOUND");
    }

    [Fact]
    public void HoldOnAConfirmedOrder_BlocksThePackingTable()
    {
        var scene = OrderFactory.Confirmed();
        scene.PutOnHold();

        OrderActions.Refusal(scene.Order, OrderAction.Pack, OrderScene.Staff)!.Code.ShouldBe("ORDER_ON_HOLD");
    }

    [Fact]
    public void VendorDeclines_OrderWaitsForStaff()
    {
        var scene = OrderFactory.Confirmed(own: [1], vendor: [2]);

        scene.Order.DeclineSubOrder(scene.Order.SubOrders[0], "out_of_stock", null, scene.Ids, "Vendor 1", scene.Now).Ok.ShouldBeTrue();

        scene.Sound().Order.ActiveHolds.ShouldHaveSingleItem().Kind.ShouldBe(HoldKind.VendorRejected);
        scene.Order.Lines[1].Units.Pending.ShouldBe(2);
        scene.Order.Status.ShouldBe(Confirmed);
        OrderActions.For(scene.Order, OrderScene.Staff).Single(a => a.Action == OrderAction.Cancel).Allowed.ShouldBeTrue();
    }

    [Fact]
    public void VendorRejection_Released_AsksOnlyThatVendorAgain_UnderANewKey()
    {
        var scene = OrderFactory.Placed(vendor: [2, 1]);
        scene.Pay();
        var declined = scene.Order.SubOrders[0];
        scene.Order.DeclineSubOrder(declined, "out_of_stock", null, scene.Ids, "Vendor 1", scene.Now);

        scene.Order.ReleaseHold(scene.Order.ActiveHolds.Single().Id, "Mia", scene.Now);

        declined.Status.ShouldBe(SubOrderStatus.Waiting);
        scene.Sent(Topics.ReserveWithVendor).Select(s => s.Key).ShouldBe(
            [$"reserve:{declined.Id}", $"reserve:{scene.Order.SubOrders[1].Id}", $"reserve:{declined.Id}:1"]);
        scene.VendorsReserve();
        scene.VendorsAccept();
        scene.Sound().Order.Status.ShouldBe(Processing);
    }

    [Fact]
    public void VendorDeclines_ThenCancelled_IsRefundedInFull()
    {
        var scene = OrderFactory.Confirmed(own: [1], vendor: [2]);
        scene.Order.DeclineSubOrder(scene.Order.SubOrders[0], "out_of_stock", null, scene.Ids, "Vendor 1", scene.Now);

        scene.Cancel().Ok.ShouldBeTrue();

        scene.Sound().Order.PaymentStatus.ShouldBe(PaymentStatus.Refunded);
    }
}
