using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Tests.Orders;

/// <summary>What a change of lines does with units, stock and money. Net 10.00 a unit, 19 % tax, 4.90 delivery below 100.00.</summary>
public sealed class ModificationTests
{
    private static readonly PlacementFacts Shop = new(
        new[] { OrderFactory.Item(1), OrderFactory.Item(2, 1001), OrderFactory.Item(3, 2000), OrderFactory.Item(4, 3000, ageRestricted: true), OrderFactory.Item(101, vendor: 1) }.ToDictionary(i => i.VariantId),
        OrderFactory.KnownCustomer(),
        [OrderFactory.Hub(OrderFactory.NearHub, (1, 50), (2, 50), (3, 4), (4, 9))]);

    [Fact]
    public void Reduce_OfAPaidOrder_GivesBackWhatTheUnitsCost()
    {
        var scene = OrderFactory.Confirmed(own: [3, 2]);

        var done = scene.Modify(Shop, Units(scene, 1, 1)).Value;

        (done.DifferenceMinor, done.RefundMinor, done.DueMinor, done.Number).ShouldBe((-2380L, 2380L, 0L, 2));
        done.Changes.ShouldBe([new ContentChange(ContentChangeKind.QuantityChanged, scene.Order.Lines[0].Id, "Item 1", "3", "1")]);
        var line = scene.Sound().Order.Lines[0];
        (line.Quantity, line.Charged, line.Units.Committed, line.Units.Cancelled).ShouldBe((3, 1, 1, 2));
        scene.Order.Fulfillments.Single(f => f.State == FulfillmentState.Open).Lines.Sum(l => l.Quantity).ShouldBe(3);
        (scene.Order.PaymentStatus, scene.Order.Due.Minor, scene.Order.Status).ShouldBe((PaymentStatus.PartiallyRefunded, 0L, OrderStatus.Confirmed));
        scene.Sent(Topics.SendRefund).Count().ShouldBe(1);
    }

    [Fact]
    public void Reduce_OfAnUnpaidOrder_LowersWhatIsDueAndKeepsTheRestHeld()
    {
        var scene = OrderFactory.Placed(own: [3]);
        var until = scene.Order.ReservationExpiresAt;
        scene.Pass(TimeSpan.FromMinutes(2));

        var done = scene.Modify(Shop, Units(scene, 1, 2)).Value;

        (done.DifferenceMinor, done.RefundMinor, done.DueMinor).ShouldBe((-1190L, 0L, scene.Order.TotalMinor));
        (scene.Sound().Order.Status, scene.Order.ReservationExpiresAt).ShouldBe((OrderStatus.Reserved, until));
        scene.Order.Reservations.Where(r => r.State == ReservationState.Held).Sum(r => r.Quantity).ShouldBe(2);
    }

    [Fact]
    public void Reduce_WithADiscount_TakesItsShareOff()
    {
        var scene = OrderFactory.Placed(own: [3], discount: 1000);
        scene.Pay();

        scene.Modify(Shop, Units(scene, 1, 2)).Ok.ShouldBeTrue();

        (scene.Sound().Order.DiscountMinor, scene.Order.SubtotalMinor, scene.Order.TaxMinor).ShouldBe((666L, 2000L, 253L));
        scene.Modify(Shop, Units(scene, 1, 3)).Ok.ShouldBeTrue();
        scene.Order.Lines.Select(l => (l.Charged, l.DiscountMinor)).ShouldBe([(2, 666L), (1, 0L)], "no discount was agreed for what is added");
    }

    [Fact]
    public void Reduce_BelowFreeDelivery_ChargesIt_UnlessItIsTheShopsDoing()
    {
        var (theirs, ours) = (OrderFactory.Confirmed(own: [10]), OrderFactory.Confirmed(own: [10]));
        theirs.Order.DeliveryMinor.ShouldBe(0);

        theirs.Modify(Shop, Units(theirs, 1, 9)).Value.DifferenceMinor.ShouldBe(-1190 + 490);
        ours.Modify(Shop, ReasonCodes.NotAvailable, Units(ours, 1, 9)).Value.DifferenceMinor.ShouldBe(-1190);
    }

    [Fact]
    public void Remove_OfALineThatWaitsForGoods_TakesThoseFirst()
    {
        var scene = OrderFactory.Placed(own: [3, 1], missing: [2]);
        scene.Pay();

        scene.Modify(Shop, Units(scene, 1, 2)).Ok.ShouldBeTrue();
        var units = scene.Sound().Order.Lines[0].Units;
        (units.Backordered, units.Committed, units.Cancelled).ShouldBe((1, 1, 1));
        scene.Modify(Shop, new OrderChange.RemoveItem(scene.Order.Lines[0].Id)).Ok.ShouldBeTrue();

        scene.Sound().Order.HasBackorder.ShouldBeFalse();
        OrderContent.Of(scene.Order).Lines.Single().Name.ShouldBe("Item 2");
    }

    [Fact]
    public void Add_ToAPaidOrder_IsHeldUntilTheDifferenceIsPaid_ThenJoinsTheParcel()
    {
        var scene = OrderFactory.Confirmed(own: [2]);

        var done = scene.Modify(Shop, new OrderChange.AddItem(new VariantId(3), 1), Units(scene, 1, 3)).Value;

        (done.DifferenceMinor, done.DueMinor, done.RefundMinor, done.PayBy).ShouldBe((3570L, 3570L, 0L, scene.Now.AddHours(24)));
        scene.Sound().Order.Lines.Select(l => (l.Units.Committed, l.Units.Reserved)).ShouldBe([(2, 1), (0, 1)]);
        (scene.Order.PaymentStatus, scene.Order.Fulfillments.Count).ShouldBe((PaymentStatus.PartiallyPaid, 1));
        OrderActions.Refusal(scene.Order, OrderAction.Pay, OrderScene.Staff).ShouldBeNull();
        scene.Pay().AmountMinor.ShouldBe(3570);

        (scene.Sound().Order.Due.Minor, scene.Order.PaymentStatus, scene.Order.AwaitsDifference).ShouldBe((0L, PaymentStatus.Paid, false));
        scene.Order.Fulfillments.Single().Lines.Sum(l => l.Quantity).ShouldBe(4);
    }

    [Fact]
    public void Add_NotPaidInTime_IsTakenOffAgain_AndLateMoneyGoesBack()
    {
        var scene = OrderFactory.Confirmed(own: [9]);
        var total = scene.Order.TotalMinor;
        scene.Modify(Shop, Units(scene, 1, 10)).Value.After.DeliveryMinor.ShouldBe(0);
        var payment = scene.Request();
        scene.Answer(payment, new GatewayAnswer.NeedsAction("r", "Visa"));
        scene.Pass(TimeSpan.FromHours(24));

        scene.Order.ExpireReservations(scene.Ids, scene.Now).ShouldBeTrue();

        (scene.Sound().Order.TotalMinor, scene.Order.DeliveryMinor, scene.Order.Revision, scene.Order.Due.Minor).ShouldBe((total, 490L, 3, 0L));
        scene.Order.Facts.OfType<OrderFact.Revised>().Select(r => r.ReasonCode).ShouldBe(["placed", "other", "unpaid"]);
        scene.Capture(payment);
        (scene.Sound().Order.RefundedMinor, scene.Order.Due.Minor, scene.Order.HasHold).ShouldBe((payment.AmountMinor, 0L, false));
    }

    [Fact]
    public void Swap_ForSomethingDearer_OwesTheDifferenceOnly()
    {
        var scene = OrderFactory.Confirmed(own: [1, 1]);

        var done = scene.Modify(Shop, new OrderChange.RemoveItem(scene.Order.Lines[0].Id), new OrderChange.AddItem(new VariantId(3), 1)).Value;

        (done.DifferenceMinor, done.DueMinor, done.RefundMinor).ShouldBe((1190L, 1190L, 0L));
        scene.Sound().Pass(TimeSpan.FromHours(25));
        scene.Order.ExpireReservations(scene.Ids, scene.Now);
        (scene.Sound().Order.RefundedMinor, scene.Order.Due.Minor).ShouldBe((1190L, 0L), "what was taken off goes back when the rest never came");
    }

    [Fact]
    public void Add_WithANewAddress_TakesNoUnitTwice()
    {
        var scene = OrderFactory.Confirmed(own: [2]);
        var paris = new HubStock(OrderFactory.FarHub, "PAR", "FR", 48.85, 2.35, new Dictionary<VariantId, int> { [new VariantId(1)] = 2 });
        var there = OrderFactory.Address(city: "Paris", country: "FR") with { Latitude = 48.86, Longitude = 2.34 };

        scene.Modify(Shop with { Hubs = [OrderFactory.Hub(OrderFactory.NearHub), paris] }, new OrderChange.ChangeAddress(there), new OrderChange.AddItem(new VariantId(1), 2)).Ok.ShouldBeTrue();

        scene.Sound().Order.Facts.OfType<OrderFact.StockMoved>().Where(f => f.Move.Hub == OrderFactory.FarHub && f.Move.Kind == MovementKind.Held).Sum(f => f.Move.Quantity).ShouldBe(2, "what is held for the difference cannot be sent as well");
    }

    [Fact]
    public void Add_ToAnOrderOnAccount_IsCommittedAtOnce()
    {
        var scene = OrderFactory.Confirmed(own: [2], method: PaymentMethod.OnAccount);

        scene.Modify(Shop, Units(scene, 1, 4)).Value.DueMinor.ShouldBe(0);

        (scene.Sound().Order.Lines[0].Units.Committed, scene.Order.AwaitsDifference).ShouldBe((4, false));
        scene.Order.Fulfillments.Count(f => f.State == FulfillmentState.Open).ShouldBe(1);
    }

    [Fact]
    public void Add_AtAnotherPrice_IsALineOfItsOwn()
    {
        var scene = OrderFactory.Placed(own: [2], price: 900);

        scene.Modify(Shop, Units(scene, 1, 3)).Ok.ShouldBeTrue();

        scene.Sound().Order.Lines.Select(l => (l.Position, l.Charged, l.UnitPriceMinor)).ShouldBe([(1, 2, 900L), (2, 1, 1000L)]);
        scene.Order.Status.ShouldBe(OrderStatus.Reserved);
    }

    [Fact]
    public void Add_AgainstARule_SaysAllThatIsWrong()
    {
        var scene = OrderFactory.Confirmed(own: [2]);

        var error = scene.Modify(Shop, new OrderChange.AddItem(new VariantId(4), 1, 29m), new OrderChange.AddItem(new VariantId(3), 5), new OrderChange.AddItem(new VariantId(77), 1), new OrderChange.AddItem(new VariantId(101), 1)).Error!;

        scene.Modify(Shop with { Hubs = [OrderFactory.Hub(OrderFactory.NearHub, (1, 20_000))] }, new OrderChange.AddItem(new VariantId(1), 9_999)).Error!.Code.ShouldBe("OUT_OF_RANGE");
        error.All.Select(e => (e.Code, e.Field)).ShouldBe(
        [
            ("PRICE_CHANGED", "changes[0].price"), ("AGE_NOT_VERIFIED", "ageVerified"), ("INSUFFICIENT_INVENTORY", "changes[1].quantity"), ("LISTING_UNAVAILABLE", "changes[2].variantId"), ("VENDOR_ITEM_FIXED", "changes[3]"),
        ]);
    }

    [Fact]
    public void Reduce_OfWhatIsPickedOrPacked_IsRefused()
    {
        var scene = OrderFactory.Confirmed(own: [3, 2]);
        scene.Pack(scene.Parcel(), 1, 2).Ok.ShouldBeTrue();

        scene.Modify(Shop, new OrderChange.RemoveItem(scene.Order.Lines[1].Id)).Error!.Code.ShouldBe("UNITS_TOO_FAR");
        var error = scene.Modify(Shop, new OrderChange.RemoveItem(scene.Order.Lines[0].Id)).Error!;
        (error.Code, error.Kind, error.Field, error.Details["least"]).ShouldBe(("UNITS_TOO_FAR", ErrorKind.State, "changes[0]", 1));
        scene.Order.StartPicking(scene.Parcel(2), "Wim", scene.Now).Ok.ShouldBeTrue();
        scene.Modify(Shop, Units(scene, 1, 2)).Error!.Code.ShouldBe("UNITS_TOO_FAR");
        scene.Order.PutBack(scene.Parcel(2), scene.Now).Ok.ShouldBeTrue();
        scene.Modify(Shop, Units(scene, 1, 1)).Ok.ShouldBeTrue();

        scene.Sound().Order.Status.ShouldBe(OrderStatus.Packed, "nothing but packed parcels is left");
    }

    [Fact]
    public void Remove_OfAVendorsLine_IsPossibleUntilTheVendorHasAccepted()
    {
        var (early, late) = (OrderFactory.Confirmed(own: [1], vendor: [2]), OrderFactory.Confirmed(own: [1], vendor: [2]));
        late.VendorsAccept();

        early.Modify(Shop, Units(early, 2, 1)).Ok.ShouldBeTrue();
        early.Sound().Order.SubOrders[0].SubtotalMinor.ShouldBe(1000);
        early.Modify(Shop, new OrderChange.RemoveItem(early.Order.Lines[1].Id)).Ok.ShouldBeTrue();

        (early.Sound().Order.SubOrders[0].Status, early.Sent(Topics.ReleaseWithVendor).Count()).ShouldBe((SubOrderStatus.Cancelled, 1));
        late.Modify(Shop, Units(late, 2, 1)).Error!.Code.ShouldBe("VENDOR_HAS_ACCEPTED");
    }

    [Fact]
    public void Remove_OfWhatAVendorDeclined_LetsTheRestGoOn()
    {
        var scene = OrderFactory.Placed(own: [1], vendor: [2]);
        scene.Pay();
        scene.Order.DeclineSubOrder(scene.Order.SubOrders[0], "out_of_stock", null, scene.Ids, "Vendor 1", scene.Now).Ok.ShouldBeTrue();

        scene.Modify(Shop, ReasonCodes.NotAvailable, new OrderChange.RemoveItem(scene.Order.Lines[1].Id)).Value.RefundMinor.ShouldBe(2380);
        scene.Order.ReleaseHold(scene.Order.ActiveHolds.Single().Id, "Mia", scene.Now).Ok.ShouldBeTrue();

        (scene.Sound().Order.SubOrders[0].Status, scene.Order.Status).ShouldBe((SubOrderStatus.Cancelled, OrderStatus.Confirmed));
        scene.Sent(Topics.ReserveWithVendor).Count().ShouldBe(1, "nobody is asked again for what is not wanted");
    }

    [Fact]
    public void Change_ThatLeavesNothing_OrWhileMoneyIsOnItsWay_IsRefused()
    {
        var scene = OrderFactory.Confirmed(own: [1]);
        var line = scene.Order.Lines[0].Id;

        scene.Modify(Shop, new OrderChange.RemoveItem(line)).Error!.Code.ShouldBe("NOTHING_LEFT");
        scene.Modify(Shop, new OrderChange.RemoveItem(line), new OrderChange.AddItem(new VariantId(3), 1)).Error!.Code.ShouldBe("NOTHING_LEFT", "what is added is not paid");
        scene.Modify(Shop, new OrderChange.UpdateQuantity(line, 1)).Error!.Code.ShouldBe("NOTHING_DIFFERS");
        scene.Modify(Shop, new OrderChange.RemoveItem(new LineId(99))).Error!.Kind.ShouldBe(ErrorKind.NotFound);

        var unpaid = OrderFactory.Placed(own: [3]);
        unpaid.Request();
        unpaid.Modify(Shop, Units(unpaid, 1, 2)).Error!.Code.ShouldBe("PAYMENT_IN_PROGRESS");
        unpaid.Modify(Shop, new OrderChange.ChangeAddress(OrderFactory.Address(city: "Paris"))).Ok.ShouldBeTrue("the amount stays");
    }

    [Fact]
    public void RandomChanges_OfManyOrders_ReachEveryOutcome()
    {
        var (applied, refunds, waiting, lapsed) = (0, 0, 0, 0);
        for (var seed = 0; seed < 120; seed++)
        {
            var scene = seed % 3 == 0 ? OrderFactory.Placed(own: [3, 2], vendor: [2], discount: seed) : OrderFactory.Confirmed(own: [5, 2], vendor: [2]);
            for (var step = 0; step < 3; step++)
            {
                RandomChanges.Send(scene, (seed * 3) + step);
                scene.Sound();
            }

            (applied, refunds, waiting) = (applied + scene.Order.Revision - 1, refunds + scene.Order.Refunds.Count, waiting + (scene.Order.AwaitsDifference ? 1 : 0));
            scene.Pass(TimeSpan.FromHours(25));
            scene.Order.ExpireReservations(scene.Ids, scene.Now);
            lapsed += scene.Sound().Order.Facts.OfType<OrderFact.Revised>().Count(r => r.ReasonCode == "unpaid");
        }

        new[] { applied, refunds, waiting, lapsed }.ShouldAllBe(count => count > 8);
        lapsed.ShouldBe(waiting);
    }

    private static OrderChange Units(OrderScene scene, int position, int quantity) => new OrderChange.UpdateQuantity(scene.Order.Lines[position - 1].Id, quantity);
}
