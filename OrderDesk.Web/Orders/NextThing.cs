using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Web.Orders;

/// <summary>What is open on an order's page: an action, and the parcel that it is about when there is one.</summary>
public sealed record OpenAction(OrderAction Action, FulfillmentId? Parcel = null);

/// <summary>Which one button an order's header shows, and which parcel or sub-order an action of the header means. Pure.</summary>
public static class NextThing
{
    private static readonly OrderAction[] Candidates =
    [
        OrderAction.ConfirmPayment, OrderAction.Pay, OrderAction.AcceptSubOrder, OrderAction.Pick, OrderAction.Pack, OrderAction.Ship, OrderAction.Track, OrderAction.ReleaseHold, OrderAction.Complete,
    ];

    /// <summary>The first thing on the way that this person can do now; null when there is none. While somebody picks, packing comes first.</summary>
    public static OrderAction? Of(OrderScope scope)
    {
        var next = Candidates.FirstOrDefault(scope.May);
        return next == OrderAction.Pick && scope.Order.Fulfillments.Any(f => f.State == FulfillmentState.Picking && OrderActions.InReach(scope.Order, f, scope.Caller)) ? OrderAction.Pack : next;
    }

    /// <summary>The parcel that an action of the header is about: the first that can do it.</summary>
    public static Fulfillment? ParcelFor(OrderAction action, Order order, Core.Identity.Caller caller) =>
        order.Fulfillments.Where(f => OrderActions.InReach(order, f, caller) && StatesOf(action).Contains(f.State)).OrderByDescending(f => f.State).ThenBy(f => f.Number).FirstOrDefault();

    public static bool CanDo(OrderAction action, Fulfillment parcel) => StatesOf(action).Contains(parcel.State);

    public static SubOrder? SubOrderToAccept(Order order, Core.Identity.Caller caller) =>
        order.SubOrders.FirstOrDefault(s => s.Status == SubOrderStatus.New && (!caller.IsVendor || s.VendorId == caller.Vendor));

    public static bool IsAboutParcel(OrderAction action) => StatesOf(action).Length > 0;

    private static FulfillmentState[] StatesOf(OrderAction action) => action.Code switch
    {
        "pick" => [FulfillmentState.Open],
        "pack" => [FulfillmentState.Open, FulfillmentState.Picking],
        "ship" or "unpack" => [FulfillmentState.Packed],
        "undo_hand_over" => [FulfillmentState.Shipped],
        "track" => [FulfillmentState.Shipped, FulfillmentState.InTransit, FulfillmentState.OutForDelivery],
        _ => [],
    };
}
