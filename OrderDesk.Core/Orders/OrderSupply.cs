using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Routing;

namespace OrderDesk.Core.Orders;

/// <summary>Where the own goods of an order come from, and what has to wait for goods.</summary>
/// <param name="Route">Null when nothing is sent from own hubs, or when something is missing.</param>
/// <param name="Backorders">What is short and may be sold before it is there.</param>
internal sealed record OrderSupply(RouteResult? Route, IReadOnlyList<BackorderedUnits> Backorders)
{
    /// <summary>Looks for the own goods of a draft; what is neither there nor may be backordered is added to the errors.</summary>
    public static OrderSupply Find(OrderDraft draft, List<(SellableItem Item, int Quantity)> items, PlacementFacts facts, DateTime now, List<Error> errors)
    {
        var demand = items.Select((i, n) => (Line: n, i.Item, i.Quantity)).Where(d => d.Item.VendorId is null).ToList();
        var backorders = new List<BackorderedUnits>();
        var isShort = false;
        foreach (var need in demand.GroupBy(d => d.Item.VariantId))
        {
            var asked = need.Sum(d => d.Quantity);
            var item = need.First().Item;
            var where = facts.Free(need.Key);
            var missing = asked - where.Sum(a => a.Available);
            if (missing > 0 && missing <= item.Backorder.Room)
            {
                backorders.AddRange(Missing([.. need.Select(d => (d.Line, d.Quantity))], missing, item.Backorder.ExpectedOn));
            }
            else if (missing > 0)
            {
                isShort = true;
                errors.Add(StockErrors.Insufficient(item.Name, asked, where.Sum(a => a.Available), item.Backorder.Room, where)
                    .At($"items[{IndexOf(draft, need.Key)}].quantity").With("variantId", need.Key.ToString()));
            }
        }

        var there = demand.Select(d => new LineDemand(d.Line, d.Item.VariantId, d.Quantity - backorders.Where(b => b.LineIndex == d.Line).Sum(b => b.Quantity))).Where(d => d.Quantity > 0).ToList();
        if (isShort || there.Count == 0 || draft.ShippingAddress is not { } to)
        {
            return new OrderSupply(null, backorders);
        }

        var ask = new RouteRequest(RoutingReason.Placed, there, Destination.Of(to), draft.DeliveryType, Promises.Of(draft.DeliveryType, draft.ScheduledDelivery, now), now);
        var route = RoutePlanner.Plan(ask, facts.Routing);
        if (route.Allocations is null)
        {
            errors.Add(OrderErrors.NoHubWorks());
        }

        return new OrderSupply(route, backorders);
    }

    /// <summary>The last lines of a variant wait: what was asked for first is served first.</summary>
    private static IEnumerable<BackorderedUnits> Missing(List<(int Line, int Quantity)> lines, int missing, DateOnly? expectedOn)
    {
        foreach (var (line, quantity) in Enumerable.Reverse(lines))
        {
            var part = Math.Min(missing, quantity);
            if (part > 0)
            {
                yield return new BackorderedUnits(line, part, expectedOn);
            }

            missing -= part;
        }
    }

    private static int IndexOf(OrderDraft draft, VariantId variant)
    {
        var index = 0;
        while (index < draft.Items.Count - 1 && draft.Items[index].VariantId != variant)
        {
            index++;
        }

        return index;
    }
}
