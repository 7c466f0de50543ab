using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Orders;

/// <summary>Releases one hold; without any left the order goes on to where it belongs.</summary>
public sealed class ReleaseHold(IUnitOfWork work)
{
    private static readonly UseCase Self = new("order.release_hold", Permissions.OrdersHold);

    public sealed record Command(OrderKey Order, HoldId Hold, long? Version = null);

    public Task<Result<OrderState>> Run(Command command, Caller caller, CancellationToken ct) =>
        work.Run(Self, caller, w => Apply(command, w, ct), ct);

    private static async Task<Result<OrderState>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.ReleaseHold, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var released = opened.Value.ReleaseHold(c.Hold, w.Caller.Name, w.Now);
        return released.Ok ? w.Changed(opened.Value) : released.Error;
    }
}
