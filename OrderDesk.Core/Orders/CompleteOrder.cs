using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Orders;

/// <summary>The buyer confirms that all is well, or staff do.</summary>
public sealed class CompleteOrder(IUnitOfWork work)
{
    private static readonly UseCase Self = new("order.complete", Permissions.OrdersComplete);

    public sealed record Command(OrderKey Order, string? Reason = null, long? Version = null);

    public Task<Result<OrderState>> Run(Command command, Caller caller, CancellationToken ct) =>
        work.Run(Self, caller, w => Apply(command, w, ct), ct);

    private static async Task<Result<OrderState>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.Complete, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var completed = opened.Value.Complete(c.Reason, w.Now);
        return completed.Ok ? w.Changed(opened.Value) : completed.Error;
    }
}
