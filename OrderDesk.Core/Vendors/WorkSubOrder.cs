using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Vendors;

/// <summary>A vendor accepts a sub-order: its lines are ordered and a parcel waits to be packed.</summary>
public sealed class AcceptSubOrder(IUnitOfWork work)
{
    private static readonly UseCase Self = new("suborder.accept", Permissions.SubOrdersWork);

    public sealed record Command(OrderKey Order, SubOrderId SubOrder, long? Version = null);

    public Task<Result<OrderState>> Run(Command command, Caller caller, CancellationToken ct) =>
        work.Run(Self, caller, w => Apply(command, w, ct), ct);

    private static async Task<Result<OrderState>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var opened = await w.OpenSubOrder(c.Order, c.SubOrder, OrderAction.AcceptSubOrder, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var accepted = opened.Value.Order.AcceptSubOrder(opened.Value.SubOrder, w.Ids, w.Now);
        return accepted.Ok ? w.Changed(opened.Value.Order) : accepted.Error;
    }
}

/// <summary>A vendor declines a sub-order with a reason: the order is held for staff, who decide what becomes of it.</summary>
public sealed class DeclineSubOrder(IUnitOfWork work)
{
    private static readonly UseCase Self = new("suborder.decline", Permissions.SubOrdersWork);

    public sealed record Command(OrderKey Order, SubOrderId SubOrder, string ReasonCode, string? Note, long? Version = null);

    public Task<Result<OrderState>> Run(Command command, Caller caller, CancellationToken ct) => ReasonCodes.Knows(ReasonCodes.Decline, command.ReasonCode)
        ? work.Run(Self, caller, w => Apply(command, w, ct), ct)
        : Task.FromResult<Result<OrderState>>(CommonErrors.UnknownReason(command.ReasonCode));

    private static async Task<Result<OrderState>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var opened = await w.OpenSubOrder(c.Order, c.SubOrder, OrderAction.DeclineSubOrder, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var (order, subOrder) = opened.Value;
        var note = string.IsNullOrWhiteSpace(c.Note) ? ReasonCodes.Words(c.ReasonCode) : $"{ReasonCodes.Words(c.ReasonCode)}. {Text.Clean(c.Note)}";
        var declined = order.DeclineSubOrder(subOrder, c.ReasonCode, note, w.Ids, w.Caller.Name, w.Now);
        return declined.Ok ? w.Changed(order) : declined.Error;
    }
}

internal static class SubOrderOpening
{
    public static async Task<Result<(Order Order, SubOrder SubOrder)>> OpenSubOrder(this IWork w, OrderKey key, SubOrderId id, OrderAction action, long? version, CancellationToken ct)
    {
        var opened = await w.Open(key, action, version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var subOrder = opened.Value.SubOrders.FirstOrDefault(s => s.Id == id && (!w.Caller.IsVendor || s.VendorId == w.Caller.Vendor));
        return subOrder is null ? OrderErrors.SubOrderNotFound() : (opened.Value, subOrder);
    }
}
