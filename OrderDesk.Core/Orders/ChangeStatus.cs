using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Orders;

/// <summary>
/// MARKET's and HLD's "update the status": a wish that is carried out by the use case that really leads there, on every parcel
/// within the person's reach. What nobody can set by hand (paid, reserved, refunded …) is refused, saying which action to use.
/// </summary>
public sealed class ChangeStatus(
    IUnitOfWork work, AcceptAll accept, PickFulfillment pick, PackFulfillment pack, ShipFulfillment ship, TrackFulfillment track, CompleteOrder complete, CancelOrder cancel, IOrderReads reads)
{
    public sealed record Command(OrderKey Order, OrderStatus Status, string? Reason, string? Notes, string? Carrier, string? TrackingNumber, long? Version = null);

    public async Task<Result<OrderState>> Run(Command c, Caller caller, CancellationToken ct) => c.Status switch
    {
        OrderStatus.Cancelled => (await cancel.Run(new CancelOrder.Command(c.Order, c.Reason ?? "other", c.Notes, c.Version), caller, ct)).Map(a => a.Order),
        OrderStatus.Completed => await complete.Run(new CompleteOrder.Command(c.Order, c.Reason, c.Version), caller, ct),
        _ => await work.Replay<OrderState>(caller, ct) ?? await Steps(c, caller, ct),
    };

    private async Task<Result<OrderState>> Steps(Command c, Caller caller, CancellationToken ct)
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
            OrderStatus.Confirmed => await accept.Run(order, c.Version, caller, ct),
            OrderStatus.Processing => await Each(order, c, caller, f => f.State == FulfillmentState.Open, (f, version, by) => pick.Run(new(c.Order, f.Id, version), by, ct), OrderAction.Pick),
            OrderStatus.Packed => await Each(order, c, caller, f => f.State is FulfillmentState.Open or FulfillmentState.Picking, (f, version, by) => pack.Run(new(c.Order, f.Id, null, version), by, ct), OrderAction.Pack),
            OrderStatus.Shipped => await Each(order, c, caller, f => f.State == FulfillmentState.Packed, (f, version, by) => ship.Run(new(c.Order, f.Id, c.Carrier ?? "Carrier", c.TrackingNumber, version), by, ct), OrderAction.Ship),
            OrderStatus.InTransit => await Move(order, c, FulfillmentState.InTransit, caller, ct),
            OrderStatus.OutForDelivery => await Move(order, c, FulfillmentState.OutForDelivery, caller, ct),
            OrderStatus.Delivered => await Move(order, c, FulfillmentState.Delivered, caller, ct),
            _ => OrderErrors.StatusNotSettable(c.Status),
        };
    }

    private Task<Result<OrderState>> Move(Order order, Command c, FulfillmentState to, Caller caller, CancellationToken ct) => Each(
        order, c, caller, f => f.State is FulfillmentState.Shipped or FulfillmentState.InTransit or FulfillmentState.OutForDelivery && f.State < to,
        (f, version, by) => track.Run(new(c.Order, f.Id, to, Version: version), by, ct), OrderAction.Track);

    private static async Task<Result<OrderState>> Each(
        Order order, Command c, Caller caller, Func<Fulfillment, bool> which, Func<Fulfillment, long?, Caller, Task<Result<OrderState>>> act, OrderAction action) =>
        OrderActions.Refusal(order, action, caller) is { } refused
            ? refused
            : await StepByStep.Run([.. order.Fulfillments.Where(f => which(f) && OrderActions.InReach(order, f, caller))], c.Version, caller, f => f.Id.ToString(), act, OrderErrors.FulfillmentNotFound());
}

/// <summary>Accepts every sub-order that waits for this person.</summary>
public sealed class AcceptAll(Vendors.AcceptSubOrder accept)
{
    public async Task<Result<OrderState>> Run(Order order, long? version, Caller caller, CancellationToken ct) =>
        OrderActions.Refusal(order, OrderAction.AcceptSubOrder, caller) is { } refused
            ? refused
            : await StepByStep.Run(
                [.. order.SubOrders.Where(s => s.Status == Vendors.SubOrderStatus.New && (!caller.IsVendor || s.VendorId == caller.Vendor))], version, caller, s => s.Id.ToString(),
                (s, seen, by) => accept.Run(new(order.Id, s.Id, seen), by, ct), OrderErrors.SubOrderNotFound());
}

/// <summary>
/// One request that takes several transactions. The first compares the version that the person saw; the last stores its answer
/// under the request's own key, so that a repeated request is answered with it, and one that was cut off goes on (RULES 16).
/// </summary>
internal static class StepByStep
{
    public static async Task<Result<OrderState>> Run<T>(
        IReadOnlyList<T> items, long? version, Caller caller, Func<T, string> name, Func<T, long?, Caller, Task<Result<OrderState>>> act, Error nothing)
    {
        Result<OrderState> last = nothing;
        for (var i = 0; i < items.Count; i++)
        {
            var by = i == items.Count - 1 ? caller : caller with { Key = caller.Key?.Step(name(items[i])) };
            last = await act(items[i], i == 0 ? version : null, by);
            if (!last.Ok)
            {
                return last;
            }
        }

        return last;
    }
}
