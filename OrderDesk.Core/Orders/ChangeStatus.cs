using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Orders;

/// <summary>
/// MARKET's and HLD's "update the status": a wish that is carried out by the use case that really leads there, on every parcel
/// within the person's reach. What nobody can set by hand (paid, reserved, refunded …) is refused, saying which action to use.
/// </summary>
public sealed class ChangeStatus(
    AcceptAll accept, PickFulfillment pick, PackFulfillment pack, ShipFulfillment ship, TrackFulfillment track, CompleteOrder complete, CancelOrder cancel, IOrderReads reads)
{
    public sealed record Command(OrderKey Order, OrderStatus Status, string? Reason, string? Notes, string? Carrier, string? TrackingNumber, long? Version = null);

    public async Task<Result<OrderState>> Run(Command c, Caller caller, CancellationToken ct)
    {
        if (await reads.Find(c.Order, caller, ct) is not { } order)
        {
            return OrderErrors.NotFound(c.Order.ToString());
        }

        if (c.Version is { } seen && seen != order.Version)
        {
            return CommonErrors.VersionMismatch(seen, order.Version);
        }

        return c.Status switch
        {
            OrderStatus.Cancelled => (await cancel.Run(new CancelOrder.Command(c.Order, c.Reason ?? "other", c.Notes), caller, ct)).Map(a => a.Order),
            OrderStatus.Completed => await complete.Run(new CompleteOrder.Command(c.Order, c.Reason), caller, ct),
            OrderStatus.Confirmed => await accept.Run(order, caller, ct),
            OrderStatus.Processing => await Each(order, caller, f => f.State == FulfillmentState.Open, f => pick.Run(new(c.Order, f.Id), caller, ct), OrderAction.Pick),
            OrderStatus.Packed => await Each(order, caller, f => f.State is FulfillmentState.Open or FulfillmentState.Picking, f => pack.Run(new(c.Order, f.Id), caller, ct), OrderAction.Pack),
            OrderStatus.Shipped => await Each(order, caller, f => f.State == FulfillmentState.Packed, f => ship.Run(new(c.Order, f.Id, c.Carrier ?? "Carrier", c.TrackingNumber), caller, ct), OrderAction.Ship),
            OrderStatus.InTransit => await Move(order, c, FulfillmentState.InTransit, caller, ct),
            OrderStatus.OutForDelivery => await Move(order, c, FulfillmentState.OutForDelivery, caller, ct),
            OrderStatus.Delivered => await Move(order, c, FulfillmentState.Delivered, caller, ct),
            _ => OrderErrors.StatusNotSettable(c.Status),
        };
    }

    private Task<Result<OrderState>> Move(Order order, Command c, FulfillmentState to, Caller caller, CancellationToken ct) => Each(
        order, caller, f => f.State is FulfillmentState.Shipped or FulfillmentState.InTransit or FulfillmentState.OutForDelivery && f.State < to, f => track.Run(new(c.Order, f.Id, to), caller, ct), OrderAction.Track);

    private static async Task<Result<OrderState>> Each(Order order, Caller caller, Func<Fulfillment, bool> which, Func<Fulfillment, Task<Result<OrderState>>> act, OrderAction action)
    {
        if (OrderActions.Refusal(order, action, caller) is { } refused)
        {
            return refused;
        }

        Result<OrderState> last = OrderErrors.FulfillmentNotFound();
        foreach (var parcel in order.Fulfillments.Where(f => which(f) && OrderActions.InReach(order, f, caller)))
        {
            last = await act(parcel);
            if (!last.Ok)
            {
                return last;
            }
        }

        return last;
    }
}

/// <summary>Accepts every sub-order that waits for this person.</summary>
public sealed class AcceptAll(Vendors.AcceptSubOrder accept)
{
    public async Task<Result<OrderState>> Run(Order order, Caller caller, CancellationToken ct)
    {
        if (OrderActions.Refusal(order, OrderAction.AcceptSubOrder, caller) is { } refused)
        {
            return refused;
        }

        Result<OrderState> last = OrderErrors.SubOrderNotFound();
        foreach (var subOrder in order.SubOrders.Where(s => s.Status == Vendors.SubOrderStatus.New && (!caller.IsVendor || s.VendorId == caller.Vendor)))
        {
            last = await accept.Run(new(order.Id, subOrder.Id), caller, ct);
            if (!last.Ok)
            {
                return last;
            }
        }

        return last;
    }
}
