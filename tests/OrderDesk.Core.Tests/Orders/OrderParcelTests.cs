using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using static OrderDesk.Core.Orders.OrderStatus;

namespace OrderDesk.Core.Tests.Orders;

public sealed class OrderParcelTests
{
    [Fact]
    public void Pack_APart_LeavesTheRestInAParcelOfItsOwn()
    {
        var scene = OrderFactory.Confirmed(own: [3]);

        scene.Pack(scene.Parcel(), 2).Ok.ShouldBeTrue();

        scene.Order.Fulfillments.Select(f => (f.State, f.Lines.Single().Quantity)).ShouldBe([(FulfillmentState.Packed, 2), (FulfillmentState.Open, 1)]);
        scene.Sound().Order.Status.ShouldBe(Confirmed);
    }

    [Fact]
    public void PartialShipment_RestFollowsLater_StatusIsTheSlowerParcels()
    {
        var scene = OrderFactory.Confirmed(own: [3, 2]);
        scene.Pack(scene.Parcel(), 1, 0);
        scene.ShipAll();
        scene.TrackAll(FulfillmentState.Delivered);
        (scene.Order.Status, scene.Order.FulfillmentStatus).ShouldBe((Confirmed, FulfillmentStatus.PartiallyShipped));

        scene.Pack(scene.Parcel(2)).Ok.ShouldBeTrue();
        scene.Order.Status.ShouldBe(Packed);
        scene.ShipAll();
        scene.Order.Status.ShouldBe(Shipped);
        scene.TrackAll(FulfillmentState.Delivered);

        (scene.Sound().Order.Status, scene.Order.FulfillmentStatus).ShouldBe((Delivered, FulfillmentStatus.Shipped));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Pack_QuantityThatIsNotPlanned_IsRefusedAndChangesNothing(int quantity)
    {
        var scene = OrderFactory.Confirmed(own: [3]);

        scene.Pack(scene.Parcel(), quantity).Error!.Code.ShouldBe("UNITS_NOT_THERE");

        scene.Sound().Order.Fulfillments.ShouldHaveSingleItem().State.ShouldBe(FulfillmentState.Open);
    }

    [Fact]
    public void Pack_Twice_IsRefused()
    {
        var scene = OrderFactory.Confirmed(own: [3]);
        scene.PackAll();

        scene.Pack(scene.Parcel()).Error!.Code.ShouldBe("TRANSITION_NOT_ALLOWED");
        scene.Pack(scene.Parcel(), 1).Error!.Code.ShouldBe("TRANSITION_NOT_ALLOWED");
        scene.Sound();
    }

    [Fact]
    public void SplitOut_OfOneParcel_MakesTwo_AndOfAllOfItNone()
    {
        var scene = OrderFactory.Confirmed(own: [3, 2]);
        var line = scene.Order.Lines[0].Id;

        var second = scene.Order.SplitOut([new(line, 1)], _ => true, scene.Ids, scene.Now).Value;

        second.Number.ShouldBe(2);
        scene.Order.SplitOut([new(line, 1)], f => f == second, scene.Ids, scene.Now).Value.ShouldBe(second);
        scene.Order.SplitOut([new(line, 3)], _ => true, scene.Ids, scene.Now).Ok.ShouldBeFalse();
        scene.Order.SplitOut([], _ => true, scene.Ids, scene.Now).Ok.ShouldBeFalse();
        scene.Sound();
    }

    [Fact]
    public void StartPicking_MakesItProcessing_OnceEveryParcelIsStarted()
    {
        var scene = OrderFactory.Confirmed(own: [5]);
        scene.Order.StartPicking(scene.Parcel(), "Wim", scene.Now).Ok.ShouldBeTrue();
        scene.Order.Status.ShouldBe(Confirmed);

        scene.Order.StartPicking(scene.Parcel(2), "Wim", scene.Now).Ok.ShouldBeTrue();

        scene.Sound().Order.Status.ShouldBe(Processing);
    }

    [Fact]
    public void Unpack_OfAPackedOrder_GoesBackToProcessingWithItsReason()
    {
        var scene = OrderFactory.Confirmed(own: [3]);
        scene.PackAll();

        scene.Order.Unpack(scene.Parcel(), "short", null, scene.Now).Ok.ShouldBeTrue();

        scene.Order.Status.ShouldBe(Processing);
        scene.Order.Facts.OfType<OrderFact.StatusChanged>().Last().Reason.ShouldBe("short");
        scene.PackAll();
        scene.Sound().Order.Status.ShouldBe(Packed);
    }

    [Fact]
    public void UndoHandOver_BeforeTheFirstScan_PutsTheStockBack_AndLaterIsRefused()
    {
        var scene = OrderFactory.Confirmed(own: [3]);
        scene.PackAll();
        scene.ShipAll();
        scene.Order.UndoHandOver(scene.Parcel(), "not_collected", null, scene.Now).Ok.ShouldBeTrue();
        scene.Sound().Order.Status.ShouldBe(Packed);
        scene.Order.Facts.OfType<OrderFact.StockMoved>().Last().Move.Kind.ShouldBe(MovementKind.Unshipped);

        scene.ShipAll();
        scene.TrackAll(FulfillmentState.InTransit);

        scene.Order.UndoHandOver(scene.Parcel(), "not_collected", null, scene.Now).Ok.ShouldBeFalse();
        scene.Sound();
    }

    [Fact]
    public void Tracking_OutOfOrderAndRepeated_IsRecordedAndNeverMovesBack()
    {
        var scene = OrderFactory.Confirmed(own: [3]);
        scene.PackAll();
        scene.ShipAll();
        scene.Track(scene.Parcel(), FulfillmentState.OutForDelivery).Value.ShouldBeTrue();
        scene.Track(scene.Parcel(), FulfillmentState.InTransit).Value.ShouldBeFalse();
        scene.Track(scene.Parcel(), FulfillmentState.Delivered).Value.ShouldBeTrue();
        scene.Track(scene.Parcel(), FulfillmentState.Delivered).Value.ShouldBeFalse();
        scene.Track(scene.Parcel(), FulfillmentState.OutForDelivery).Value.ShouldBeFalse();

        scene.Sound().Order.Status.ShouldBe(Delivered);
        scene.Order.Facts.OfType<OrderFact.Tracked>().Count(t => t.Source == "shipping_provider").ShouldBe(5);
    }

    [Theory]
    [InlineData(FulfillmentState.Open)]
    [InlineData(FulfillmentState.Shipped)]
    [InlineData(FulfillmentState.Returned)]
    [InlineData(FulfillmentState.Cancelled)]
    public void Tracking_WhatNoCarrierSays_IsRefused(FulfillmentState state)
    {
        var scene = OrderFactory.Confirmed(own: [1]);
        scene.PackAll();
        scene.ShipAll();

        scene.Track(scene.Parcel(), state).Ok.ShouldBeFalse();
    }

    [Fact]
    public void Tracking_BeforeShipping_IsRefused()
    {
        var scene = OrderFactory.Confirmed(own: [1]);

        scene.Track(scene.Parcel(), FulfillmentState.Delivered).Error!.Code.ShouldBe("TRANSITION_NOT_ALLOWED");
    }

    [Fact]
    public void SubOrder_InTwoParcels_MovesWithTheSlower_ThereAndBack()
    {
        var scene = OrderFactory.Confirmed(vendor: [3]);
        scene.VendorsAccept();
        var subOrder = scene.Order.SubOrders[0];
        scene.Pack(scene.Parcel(), 1);
        scene.ShipAll();
        subOrder.Status.ShouldBe(SubOrderStatus.Accepted);
        scene.PackAll();
        subOrder.Status.ShouldBe(SubOrderStatus.Packed);
        scene.ShipAll();
        subOrder.Status.ShouldBe(SubOrderStatus.Shipped);
        scene.Order.UndoHandOver(scene.Parcel(2), "other", null, scene.Now).Ok.ShouldBeTrue();
        subOrder.Status.ShouldBe(SubOrderStatus.Packed);
        scene.Order.Unpack(scene.Parcel(2), "other", null, scene.Now).Ok.ShouldBeTrue();
        subOrder.Status.ShouldBe(SubOrderStatus.Accepted);
        scene.PackAll();
        scene.ShipAll();
        scene.TrackAll(FulfillmentState.Delivered);

        subOrder.Status.ShouldBe(SubOrderStatus.Delivered);
        scene.Sound().Order.Status.ShouldBe(Delivered);
    }
}
