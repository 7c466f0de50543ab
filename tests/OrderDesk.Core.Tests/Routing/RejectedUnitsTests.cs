using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Tests.Orders;

namespace OrderDesk.Core.Tests.Routing;

public sealed class RejectedUnitsTests
{
    [Fact]
    public void RejectUnits_Some_CorrectsTheStockAndKeepsTheRestInTheParcel()
    {
        var scene = OrderFactory.Confirmed(own: [3]);
        var (parcel, line) = (scene.Parcel(), scene.Order.Lines[0]);

        scene.Order.RejectUnits(parcel, line, 2, "damaged: wet", scene.Now).Ok.ShouldBeTrue();

        (line.Units.Committed, line.Units.Pending, parcel.Lines.Single().Quantity).ShouldBe((1, 2, 1));
        var moves = scene.Order.Facts.OfType<OrderFact.StockMoved>().Select(f => f.Move).TakeLast(2).ToList();
        moves.Select(m => (m.Kind, m.Quantity, m.Hub)).ShouldBe([(MovementKind.Uncommitted, 2, OrderFactory.NearHub), (MovementKind.Adjusted, -2, OrderFactory.NearHub)]);
        moves[1].Reason.ShouldBe("damaged: wet");
        // On hand, reserved, committed: what was promised to the order is gone from the house.
        moves.Aggregate(default(StockDelta), (sum, m) => sum + m.Delta).ShouldBe(new StockDelta(0, 0, -2));
    }

    [Fact]
    public void RejectUnits_AllOfAParcel_CancelsIt()
    {
        var scene = OrderFactory.Confirmed(own: [3]);

        scene.Order.RejectUnits(scene.Parcel(), scene.Order.Lines[0], 3, "not_there", scene.Now).Ok.ShouldBeTrue();

        scene.Parcel().State.ShouldBe(FulfillmentState.Cancelled);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void RejectUnits_NotSoMany_IsRefused(int quantity)
    {
        var scene = OrderFactory.Confirmed(own: [3]);

        scene.Order.RejectUnits(scene.Parcel(), scene.Order.Lines[0], quantity, "not_there", scene.Now).Error!.Code.ShouldBe("UNITS_NOT_THERE");
    }

    [Fact]
    public void RejectUnits_PackedParcel_IsRefused()
    {
        var scene = OrderFactory.Confirmed(own: [3]);
        scene.PackAll();

        scene.Order.RejectUnits(scene.Parcel(), scene.Order.Lines[0], 1, "not_there", scene.Now).Error!.Code.ShouldBe("NOTHING_TO_REJECT");
    }

    [Fact]
    public void GiveBackUnpacked_OpenParcels_LeavesWhatIsPacked()
    {
        var scene = OrderFactory.Confirmed(own: [5]);
        scene.Pack(scene.Order.Fulfillments.Single(f => f.HubId == OrderFactory.FarHub)).Ok.ShouldBeTrue();

        scene.Order.Unpacked().ShouldBe([(0, new VariantId(1), OrderFactory.NearHub, 4)]);
        scene.Order.GiveBackUnpacked(scene.Now);

        var units = scene.Order.Lines[0].Units;
        (units.Packed, units.Pending, units.Committed).ShouldBe((1, 4, 0));
        scene.Order.Unpacked().ShouldBeEmpty();
    }
}
