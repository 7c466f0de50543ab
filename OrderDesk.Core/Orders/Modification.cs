using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Routing;

namespace OrderDesk.Core.Orders;

/// <summary>
/// Applies changes to an order in memory: the command's transaction does it with the order that is saved, the preview with a copy. A
/// refusal leaves the order half changed; whoever called throws it away.
/// </summary>
internal static class Modification
{
    public static Result<ModifyOrder.Answer> Apply(Order order, ModifyOrder.Command c, PlacementFacts facts, SalesPolicy policy, Moment at)
    {
        var before = OrderContent.Of(order);
        var addressed = Address(order, c.Changes, facts, at);
        if (!addressed.Ok)
        {
            return addressed.Error;
        }

        var changes = before.To(OrderContent.Of(order));
        if (changes.Count == 0)
        {
            return ModifyErrors.NothingDiffers();
        }

        Reroute.Unpacked(at, order, facts.Routing, order.ReservationExpiresAt ?? at.Now + policy.HoldTimeOf(order.CustomerId));
        order.Revise(before, c.ReasonCode ?? "other", Text.Clean(c.Note), at.Now);
        return new ModifyOrder.Answer(OrderState.Of(order), order.Revision, changes, before.Price, OrderContent.Of(order).Price, 0, order.Due.Minor, null);
    }

    private static Result<Done> Address(Order order, IReadOnlyList<OrderChange> changes, PlacementFacts facts, Moment at)
    {
        if (changes.OfType<OrderChange.ChangeAddress>().SingleOrDefault() is not { Address: { } address } || AddressRules.Clean(address) is var to && to == order.ShippingAddress)
        {
            return Done.Value;
        }

        var changed = order.ChangeAddress(to);
        if (!changed.Ok)
        {
            return changed.Error;
        }

        var isNew = facts.Customer is null || facts.Customer.CreatedAt > at.Now.AddDays(-1);
        order.Weigh(RiskScore.Of(order.Total, isNew, to.Country != order.BillingAddress.Country, order.DeliveryType == DeliveryType.Express), at.Ids, at.Now);
        return Done.Value;
    }
}
