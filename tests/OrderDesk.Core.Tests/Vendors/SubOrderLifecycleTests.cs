using OrderDesk.Core.Tests.Common;
using OrderDesk.Core.Vendors;
using static OrderDesk.Core.Vendors.SubOrderStatus;
using T = OrderDesk.Core.Vendors.SubOrderTrigger;

namespace OrderDesk.Core.Tests.Vendors;

public sealed class SubOrderLifecycleTests
{
    [Fact]
    public void Table_EveryStatusAndTrigger_IsReserveAcceptPackShipDeliver() => SubOrderLifecycle.Table.ShouldBe(
        (Waiting, T.Reserve, New), (Waiting, T.Decline, Declined), (Waiting, T.Cancel, Cancelled),
        (New, T.Accept, Accepted), (New, T.Decline, Declined), (New, T.Cancel, Cancelled),
        (Accepted, T.Pack, Packed), (Accepted, T.Cancel, Cancelled),
        (Packed, T.Ship, Shipped), (Packed, T.Unpack, Accepted), (Packed, T.Cancel, Cancelled),
        (Shipped, T.Deliver, Delivered), (Shipped, T.UndoShip, Packed),
        (Declined, T.Retry, Waiting), (Declined, T.Cancel, Cancelled));
}
