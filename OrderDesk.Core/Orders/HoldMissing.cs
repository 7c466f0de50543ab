using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Routing;

namespace OrderDesk.Core.Orders;

/// <summary>Holds again what an expired hold has let go, wherever it is now (RULES 6).</summary>
internal static class HoldMissing
{
    /// <param name="w">The open transaction.</param>
    /// <param name="order">The order; nothing happens when nothing is missing.</param>
    /// <param name="hubs">What the hubs can give, as read before the transaction; the guarded updates have the last word.</param>
    /// <param name="holdFor">How long.</param>
    public static Result<Done> Hold(IWork w, Order order, IReadOnlyList<HubStock> hubs, TimeSpan holdFor)
    {
        var missing = order.MissingStock();
        if (missing.Count == 0)
        {
            return Done.Value;
        }

        var to = new Destination(order.ShippingAddress.Country, order.ShippingAddress.Latitude, order.ShippingAddress.Longitude);
        var plan = RoutePlanner.Plan(missing, hubs, to);
        return plan is null
            ? StockErrors.Insufficient("what you ordered", missing.Sum(m => m.Quantity), 0, [])
            : order.HoldStock(plan, w.Now + holdFor, w.Ids, w.Now);
    }
}
