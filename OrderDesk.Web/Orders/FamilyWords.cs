using OrderDesk.Core.Orders;

namespace OrderDesk.Web.Orders;

/// <summary>What splitting and ending the rest of an order do, said before it is done (LOOK). Pure.</summary>
public static class FamilyWords
{
    public const string OnItsOwn = "Each goes its own way: cancelling the one does not cancel the other.";

    public static string Units(int units) => units == 1 ? "1 unit" : $"{units} units";

    /// <summary>What becomes an order of its own, and what money goes with it.</summary>
    public static string OfSplit(Order order)
    {
        var units = order.Lines.Sum(l => l.Units.Backordered);
        var price = PriceText.Of(order.BackorderedPrice);
        var money = order.AcceptedOnAccountAt is null
            ? $"{price} of what was paid {(units == 1 ? "goes" : "go")} with {(units == 1 ? "it" : "them")}; nothing is charged or given back."
            : $"{price} of what is on account {(units == 1 ? "goes" : "go")} with {(units == 1 ? "it" : "them")}.";
        return $"{Units(units)} that {(units == 1 ? "waits" : "wait")} for goods {(units == 1 ? "becomes" : "become")} an order of {(units == 1 ? "its" : "their")} own, with the same prices and the same place in the queue. {money} "
            + $"This order goes on without; its delivery stays paid here.{(order.ShipComplete ? " The customer had asked for one delivery." : null)}";
    }

    /// <summary>What ending the rest releases, cancels and gives back.</summary>
    public static string OfCloseShort(Order order)
    {
        var (units, toStock, cost, refund) = order.ForeseeCloseShort();
        return string.Join(' ', Parts(order, units, toStock, cost, refund).OfType<string>());
    }

    /// <summary>What cancelling leaves alone; null when nothing was split off.</summary>
    public static string? NotCancelled(OrderFamily family) => family.Children.Where(c => c.IsOpen).Select(c => c.Number).ToList() is { Count: > 0 } open
        ? $"{string.Join(" and ", open)}, split from it, {(open.Count == 1 ? "is" : "are")} not cancelled."
        : null;

    private static IEnumerable<string?> Parts(Order order, int units, int toStock, long cost, long refund)
    {
        yield return $"{Units(units)} will not be sent.";
        yield return toStock == 0 ? null : toStock == 1 ? "1 unit goes back to stock." : $"{toStock} units go back to stock.";
        yield return refund > 0 ? $"Refund {PriceText.Of(new(refund, order.Currency))}; delivery is not refunded."
            : cost > 0 ? $"{PriceText.Of(new(cost, order.Currency))} less {(order.AcceptedOnAccountAt is null ? "is owed" : "is on account")}; nothing was paid for it, so nothing is refunded." : null;
        yield return order.SubOrders.Count > 0 ? "What vendors send is not touched." : null;
        yield return "This cannot be undone.";
    }
}
