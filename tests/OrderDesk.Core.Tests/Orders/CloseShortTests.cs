using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Tests.Orders;

/// <summary>Shipped short, and the rest will not be sent: what is released, cancelled and given back.</summary>
public sealed class CloseShortTests
{
    [Fact]
    public void Rest_InAnOpenParcelAndBackordered_IsReleasedCancelledAndRefunded()
    {
        var scene = ShippedShort();
        var order = scene.Order;
        var foreseen = order.ForeseeCloseShort();

        var closed = scene.CloseShort().Value;

        closed.ShouldBe(foreseen);
        (closed.Units, closed.ToStock).ShouldBe((4, 2));
        order.Lines.Select(l => (l.Units.Shipped, l.Units.Cancelled, l.Units.Backordered)).ShouldBe([(1, 2, 0), (0, 2, 0)]);
        (order.Refunds.Sum(r => r.AmountMinor), order.CancelledMinor, order.Due.Minor).ShouldBe((closed.CostMinor, closed.CostMinor, 0));
        closed.CostMinor.ShouldBe(order.TotalMinor - order.DeliveryMinor - Cost(order.Lines[0], 1));
        order.Facts.OfType<OrderFact.StockMoved>().Where(m => m.Move.Kind == MovementKind.Uncommitted).Sum(m => m.Move.Quantity).ShouldBe(2);
        (order.Status, order.FulfillmentStatus, order.PaymentStatus).ShouldBe((OrderStatus.Shipped, FulfillmentStatus.Shipped, PaymentStatus.PartiallyRefunded));
        order.Facts.OfType<OrderFact.Tracked>().ShouldContain(t => t.ForCustomer && t.Description.Contains("will not be sent"));
        scene.Sound();
    }

    [Fact]
    public void Ended_TheOrderCompletes_AndNothingMoreIsToPay()
    {
        var scene = ShippedShort();
        scene.CloseShort().Ok.ShouldBeTrue();
        scene.TrackAll(FulfillmentState.Delivered);

        (scene.Sound().Order.Status, scene.Order.Due.Minor).ShouldBe((OrderStatus.Delivered, 0));
        OrderActions.Refusal(scene.Order, OrderAction.Pay, OrderScene.Staff)!.Code.ShouldBe("NOTHING_DUE");
        scene.CloseShort().Error!.Code.ShouldBe("NOTHING_UNSENT");
    }

    [Fact]
    public void OnAccount_NothingGoesBack_AndLessIsOwed()
    {
        var scene = ShippedShort(PaymentMethod.OnAccount);
        var due = scene.Order.Due.Minor;

        var closed = scene.CloseShort().Value;

        (closed.RefundMinor, scene.Sound().Order.Due.Minor).ShouldBe((0, due - closed.CostMinor));
        scene.Order.Refunds.ShouldBeEmpty();
    }

    [Fact]
    public void Hold_ForMissingStock_IsOverWithIt_OthersStay()
    {
        var scene = ShippedShort();
        scene.PutOnHold(HoldKind.Stock);
        scene.PutOnHold(HoldKind.Address);

        scene.CloseShort().Ok.ShouldBeTrue();

        scene.Sound().Order.ActiveHolds.ShouldHaveSingleItem().Kind.ShouldBe(HoldKind.Address);
    }

    [Fact]
    public void VendorsGoods_AreNotTouched()
    {
        var scene = OrderFactory.Confirmed(own: [3], vendor: [2]);
        scene.VendorsAccept();
        scene.Pack(scene.Order.Fulfillments.Single(f => f.HubId is not null), 1).Ok.ShouldBeTrue();
        scene.ShipAll();

        scene.CloseShort().Value.Units.ShouldBe(2);

        scene.Sound().Order.Lines[1].Units.Committed.ShouldBe(2);
        scene.PackAll();
        scene.ShipAll();
        scene.Sound().Order.Status.ShouldBe(OrderStatus.Shipped);
    }

    [Fact]
    public void Discount_IsDividedSoThatTheLastUnitTakesTheRest()
    {
        var scene = OrderFactory.Placed(own: [3], missing: [1], price: 333, discount: 100);
        scene.Pay();
        scene.Pack(scene.Parcel(), 1).Ok.ShouldBeTrue();
        scene.ShipAll();

        var closed = scene.CloseShort().Value;

        (scene.Order.TotalMinor - closed.RefundMinor).ShouldBe(scene.Order.DeliveryMinor + scene.Order.Lines[0].NetMinor - scene.Order.Lines[0].CancelledMinor);
        scene.Sound().Order.UndoHandOver(scene.Order.Fulfillments.Single(f => f.State == FulfillmentState.Shipped), "other", null, scene.Now).Ok.ShouldBeTrue();
        scene.Cancel().Ok.ShouldBeTrue();
        scene.Sound().Order.RefundedMinor.ShouldBe(scene.Order.TotalMinor);
    }

    [Fact]
    public void Refused_BeforeAnythingWasSent()
    {
        var scene = OrderFactory.Confirmed(own: [3]);

        OrderActions.Refusal(scene.Order, OrderAction.CloseShort, OrderScene.Staff)!.Code.ShouldBe("NOTHING_SENT");
        scene.CloseShort().Error!.Code.ShouldBe("NOTHING_SENT");
    }

    private static long Cost(OrderLine line, int units) => (line.NetMinor - line.CancelledMinor) / (line.Quantity - line.Units.Cancelled) * units;

    /// <summary>Two lines of three and two; one unit was sent, two lie in an open parcel, two wait for goods.</summary>
    private static OrderScene ShippedShort(PaymentMethod method = PaymentMethod.Card)
    {
        var scene = OrderFactory.Placed(own: [3, 2], missing: [0, 2], method: method);
        if (method == PaymentMethod.OnAccount)
        {
            scene.Order.AcceptOnAccount(scene.Ids, scene.Now);
        }
        else
        {
            scene.Pay();
        }

        scene.Pack(scene.Parcel(), 1).Ok.ShouldBeTrue();
        scene.ShipAll();
        return scene.Sound();
    }
}
