using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Web.Orders;

/// <summary>What cancelling an order does, said before it is done: "Refund 85.50 €. 3 units go back to stock." (LOOK). Pure.</summary>
public static class CancelWords
{
    public static string Of(Order order)
    {
        var refund = order.CapturedMinor - order.RefundedMinor;
        var units = order.Lines.Where(l => l.Source == LineSource.Own).Sum(l => l.Units.Reserved + l.Units.Committed + l.Units.Packed);
        var vendors = order.SubOrders.Count(s => s.Status is not (Core.Vendors.SubOrderStatus.Waiting or Core.Vendors.SubOrderStatus.Declined or Core.Vendors.SubOrderStatus.Cancelled));
        return string.Join(' ', Parts(refund > 0 ? PriceText.Of(new Money(refund, order.Currency)) : null, units, vendors));
    }

    private static IEnumerable<string> Parts(string? refund, int units, int vendors)
    {
        yield return refund is null ? "Nothing was paid, so nothing is refunded." : $"Refund {refund}.";
        if (units > 0)
        {
            yield return units == 1 ? "1 unit goes back to stock." : $"{units} units go back to stock.";
        }

        if (vendors > 0)
        {
            yield return vendors == 1 ? "1 vendor is told." : $"{vendors} vendors are told.";
        }

        yield return "This cannot be undone.";
    }
}
