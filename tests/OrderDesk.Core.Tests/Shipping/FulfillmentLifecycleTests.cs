using OrderDesk.Core.Shipping;
using OrderDesk.Core.Tests.Common;
using static OrderDesk.Core.Shipping.FulfillmentState;
using T = OrderDesk.Core.Shipping.FulfillmentTrigger;

namespace OrderDesk.Core.Tests.Shipping;

public sealed class FulfillmentLifecycleTests
{
    [Fact]
    public void Table_EveryStateAndTrigger_IsPickPackShip() => FulfillmentLifecycle.Table.ShouldBe(
        (Open, T.Pick, Picking), (Open, T.Cancel, Cancelled),
        (Picking, T.Pack, Packed), (Picking, T.PutBack, Open), (Picking, T.Cancel, Cancelled),
        (Packed, T.HandOver, Shipped), (Packed, T.SendCourier, OutForDelivery), (Packed, T.Unpack, Picking), (Packed, T.Cancel, Cancelled),
        (Shipped, T.CarrierScan, InTransit), (Shipped, T.LoadForDelivery, OutForDelivery), (Shipped, T.Deliver, Delivered), (Shipped, T.Return, Returned), (Shipped, T.UndoHandOver, Packed),
        (InTransit, T.LoadForDelivery, OutForDelivery), (InTransit, T.Deliver, Delivered), (InTransit, T.Return, Returned),
        (OutForDelivery, T.Deliver, Delivered), (OutForDelivery, T.Return, Returned),
        (Delivered, T.Return, Returned));
}
