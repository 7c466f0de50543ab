using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Routing;

namespace OrderDesk.Core.Orders;

/// <summary>
/// Releases one hold; without any left the order goes on to where it belongs. Clearing a vendor's rejection asks the vendor once
/// more; clearing a lack of stock needs the stock to be there now, else the hold stays.
/// </summary>
public sealed class ReleaseHold(IUnitOfWork work, IOrderReads orders, IPlacementReads reads, SalesPolicy policy)
{
    private static readonly UseCase Self = new("order.release_hold", Permissions.OrdersHold);

    public sealed record Command(OrderKey Order, HoldId Hold, long? Version = null);

    public async Task<Result<OrderState>> Run(Command command, Caller caller, CancellationToken ct)
    {
        var variants = await orders.VariantsOf(command.Order, caller, ct);
        var facts = await reads.Read(null, variants, ct);
        return await work.Run(Self, caller, w => Apply(command, facts, w, ct), ct);
    }

    private async Task<Result<OrderState>> Apply(Command c, PlacementFacts facts, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.ReleaseHold, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var order = opened.Value;
        if (order.IsSecured && order.ActiveHolds.Any(h => h.Id == c.Hold && h.Kind == HoldKind.Stock)
            && Reroute.Missing(w, order, facts.Routing, policy.HoldFor).Error is { } missing)
        {
            return missing;
        }

        var released = order.ReleaseHold(c.Hold, w.Caller.Name, w.Now);
        return released.Ok ? w.Changed(order) : released.Error;
    }
}
