using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Tests.Orders;

/// <summary>What waits for goods becomes an order of its own: what moves, what stays, and who may not.</summary>
public sealed class OrderSplitTests
{
    [Fact]
    public void Split_PartOfALineAndAWholeOne_MovesUnitsPriceAndMoney_ToTheCent()
    {
        var scene = Paid(own: [3, 2, 2], missing: [1, 0, 2], price: 333, discount: 100);
        var (total, net) = (scene.Order.TotalMinor, scene.Order.Lines.ToDictionary(l => l.Position, l => l.NetMinor));

        var child = scene.Split();

        var (parent, backorder) = (scene.Sound().Order, child.Sound().Order);
        parent.Lines.Select(l => (l.Position, l.Quantity, l.Units.Committed)).ShouldBe([(1, 2, 2), (2, 2, 2)]);
        backorder.Lines.Select(l => (l.Position, l.Quantity, l.UnitPriceMinor, l.Units.Backordered)).ShouldBe([(1, 1, 333, 1), (2, 2, 335, 2)]);
        (parent.TotalMinor + backorder.TotalMinor, backorder.DeliveryMinor, parent.DeliveryMinor).ShouldBe((total, 0, 490));
        (parent.Lines[0].NetMinor + backorder.Lines[0].NetMinor, backorder.Lines[1].NetMinor).ShouldBe((net[1], net[3]));
        (parent.CapturedMinor, backorder.CapturedMinor).ShouldBe((parent.TotalMinor, backorder.TotalMinor));
        (parent.PaymentStatus, backorder.PaymentStatus, parent.Due.Minor, backorder.Due.Minor).ShouldBe((PaymentStatus.Paid, PaymentStatus.Paid, 0, 0));
        (parent.Status, backorder.Status).ShouldBe((OrderStatus.Confirmed, OrderStatus.Confirmed));
    }

    [Fact]
    public void Split_KeepsWhatTheCustomerWasPromised_AndThePlaceInTheQueue()
    {
        var scene = Paid(own: [3], missing: [1]);
        scene.Order.SetPriority(Priority.High, scene.Now);
        var line = scene.Order.Lines[0];

        var child = scene.Split().Order;

        (child.Type, child.ParentId, child.Number).ShouldBe((OrderType.Backorder, scene.Order.Id, "ORD-2026-000002"));
        (child.CustomerId, child.Customer, child.ShippingAddress, child.DeliveryType, child.PromisedAt, child.Priority).ShouldBe(
            (scene.Order.CustomerId, scene.Order.Customer, scene.Order.ShippingAddress, scene.Order.DeliveryType, scene.Order.PromisedAt, Priority.High));
        (child.Lines[0].SplitFrom, child.Lines[0].ExpectedOn).ShouldBe((line.Id, line.ExpectedOn));
        child.Facts.OfType<OrderFact.ToSend>().ShouldHaveSingleItem().Topic.ShouldBe(Topics.FillBackorders);
        scene.Order.Facts.OfType<OrderFact.Tracked>().ShouldContain(t => t.ForCustomer && t.Description.Contains("ORD-2026-000002") && t.Description.Contains("20 Mar"));
        child.Facts.OfType<OrderFact.Tracked>().ShouldContain(t => t.ForCustomer && t.Description.Contains("ORD-2026-000001"));
    }

    [Fact]
    public void Split_OfASplit_IsAsOldAsTheFirst_AndPointsToTheOneCapture()
    {
        var scene = Paid(own: [5], missing: [4]);
        var first = scene.Split();
        first.Fill(0, 1).Ok.ShouldBeTrue();

        var second = first.Split();

        (second.Order.ParentId, second.Order.Lines[0].SplitFrom).ShouldBe((first.Order.Id, scene.Order.Lines[0].Id));
        second.Sound().Order.Payments.ShouldHaveSingleItem().SourceId.ShouldBe(scene.Order.Payments[0].Id);
        new[] { scene, first, second }.Sum(s => s.Sound().Order.Payments.Single().KeptMinor).ShouldBe(scene.Order.Payments[0].AmountMinor);
    }

    [Fact]
    public void Parent_WithoutItsRest_ComesToAnEnd_AndTheChildLivesOn()
    {
        var scene = Paid(own: [3], missing: [1]);
        scene.PackAll();
        scene.ShipAll();
        scene.TrackAll(FulfillmentState.Delivered);
        scene.Order.Status.ShouldBe(OrderStatus.Confirmed);

        var child = scene.Split();

        scene.Sound().Order.Status.ShouldBe(OrderStatus.Delivered);
        scene.Order.Complete(null, scene.Now).Ok.ShouldBeTrue();
        child.Fill(0, 1).Ok.ShouldBeTrue();
        child.PackAll();
        child.ShipAll();
        child.TrackAll(FulfillmentState.Delivered);
        child.Sound().Order.Status.ShouldBe(OrderStatus.Delivered);
    }

    [Fact]
    public void Cancelling_TheParent_LeavesTheChild_AndEachRefundGoesToTheOneCapture()
    {
        var scene = Paid(own: [3], missing: [1]);
        var (total, child) = (scene.Order.TotalMinor, scene.Split());

        scene.Cancel().Ok.ShouldBeTrue();
        (scene.Sound().Order.Status, child.Sound().Order.Status).ShouldBe((OrderStatus.Cancelled, OrderStatus.Confirmed));
        child.Cancel().Ok.ShouldBeTrue();

        (scene.Sound().Order.RefundedMinor + child.Sound().Order.RefundedMinor).ShouldBe(total);
        child.Order.Payments[0].Reference.ShouldBe(scene.Order.Payments[0].Reference);
        child.Order.Refunds[0].Key.ShouldNotBe(scene.Order.Refunds[0].Key);
    }

    [Fact]
    public void SeveralPayments_TheNewestMovesFirst_AndNoneMoreThanIsLeft()
    {
        // Paid twice: the second payment is paid too much, and stays so.
        var scene = OrderFactory.Placed(own: [3], missing: [2], price: 1000);
        var (first, second) = (scene.Request(), scene.Request());
        scene.Capture(first);
        scene.Capture(second);
        scene.Order.PaymentStatus.ShouldBe(PaymentStatus.Overpaid);

        var child = scene.Split();

        child.Sound().Order.Payments.ShouldHaveSingleItem().SourceId.ShouldBe(second.Id);
        (child.Order.PaymentStatus, scene.Sound().Order.PaymentStatus).ShouldBe((PaymentStatus.Paid, PaymentStatus.Overpaid));
        (scene.Order.CapturedMinor - scene.Order.TotalMinor).ShouldBe(first.AmountMinor);
    }

    [Fact]
    public void OnAccount_DividesWhatIsOwed()
    {
        var scene = OrderFactory.Placed(own: [3], missing: [1], method: PaymentMethod.OnAccount);
        scene.Order.AcceptOnAccount(scene.Ids, scene.Now);
        var due = scene.Order.Due.Minor;

        var child = scene.Split();

        (scene.Sound().Order.Due.Minor + child.Sound().Order.Due.Minor, child.Order.Payments.Count, child.Order.Status).ShouldBe((due, 0, OrderStatus.Confirmed));
        child.Walk.ShouldBe([OrderStatus.Pending, OrderStatus.Reserved, OrderStatus.Confirmed]);
    }

    [Fact]
    public void Refused_SaysWhy()
    {
        Refusal(OrderFactory.Placed(own: [3], missing: [1])).ShouldBe("PAYMENT_NOT_CONFIRMED");
        Refusal(Paid(own: [3], missing: [0])).ShouldBe("NOTHING_BACKORDERED");
        Refusal(Paid(own: [3], missing: [3])).ShouldBe("NOTHING_STAYS");
        var held = Paid(own: [3], missing: [1]);
        held.PutOnHold();
        Refusal(held).ShouldBe("ORDER_ON_HOLD");
        var paying = Paid(own: [3], missing: [1]);
        paying.Request();
        Refusal(paying).ShouldBe("PAYMENT_IN_PROGRESS");
        Refusal(Paid(own: [3], missing: [1])).ShouldBeNull();
    }

    [Theory]
    [InlineData(1, 2, "UNITS_NOT_WAITING")]
    [InlineData(1, 0, "UNITS_NOT_WAITING")]
    [InlineData(2, 1, "UNITS_NOT_WAITING")]
    public void Chosen_UnitsThatDoNotWait_AreRefused_AndNothingMoves(int position, int units, string code)
    {
        var scene = Paid(own: [3, 2], missing: [1, 0]);
        var (facts, total) = (scene.Order.Facts.Count, scene.Order.TotalMinor);

        scene.TrySplit((position, units)).Error!.Code.ShouldBe(code);

        (scene.Sound().Order.Facts.Count, scene.Order.TotalMinor).ShouldBe((facts, total));
    }

    [Fact]
    public void Chosen_SomeOfTheUnits_LeaveTheOthersWaiting()
    {
        var scene = Paid(own: [5], missing: [3]);

        var child = scene.Split((1, 2));

        (scene.Sound().Order.Lines[0].Units.Backordered, scene.Order.Lines[0].Quantity, child.Sound().Order.Lines[0].Quantity).ShouldBe((1, 3, 2));
        scene.Fill(0, 1).Ok.ShouldBeTrue();
        child.Fill(0, 2).Ok.ShouldBeTrue();
    }

    [Fact]
    public void ALineThatLeft_KeepsItsNumber_SoThatTheOthersAreFoundByTheirs()
    {
        var scene = Paid(own: [2, 3], missing: [2, 1]);
        scene.Split((1, 2)).Sound();

        scene.Order.Lines.ShouldHaveSingleItem().Position.ShouldBe(2);
        scene.Fill(1, 1).Ok.ShouldBeTrue();
        scene.Sound().Order.Lines[0].Units.Committed.ShouldBe(3);
    }

    private static string? Refusal(OrderScene scene) => OrderActions.Refusal(scene.Order, OrderAction.SplitBackorder, OrderScene.Staff)?.Code;

    private static OrderScene Paid(int[] own, int[] missing, long price = 1000, long discount = 0)
    {
        var scene = OrderFactory.Placed(own: own, missing: missing, price: price, discount: discount);
        scene.Pay();
        return scene;
    }
}
