using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Orders;

/// <summary>Staff make an order more or less urgent than FLOW's rule did.</summary>
public sealed class SetPriority(IUnitOfWork work)
{
    private static readonly UseCase Self = new("order.set_priority", Permissions.OrdersPrioritise);

    public sealed record Command(OrderKey Order, Priority Priority, long? Version = null);

    public Task<Result<OrderState>> Run(Command command, Caller caller, CancellationToken ct) =>
        work.Run(Self, caller, w => Apply(command, w, ct), ct);

    private static async Task<Result<OrderState>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.SetPriority, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        opened.Value.SetPriority(c.Priority, w.Now);
        return w.Changed(opened.Value);
    }
}
