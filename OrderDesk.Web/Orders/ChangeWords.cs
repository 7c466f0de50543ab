using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>What a change means for the money, said before it is done (LOOK). Pure.</summary>
public static class ChangeWords
{
    /// <param name="answer">What the preview says.</param>
    /// <param name="toCustomer">It is said to the customer.</param>
    /// <param name="now">For the words of a time.</param>
    /// <param name="zone">The reader's.</param>
    public static string Of(ModifyOrder.Answer answer, bool toCustomer, DateTimeOffset now, TimeZoneInfo zone)
    {
        Money Amount(long minor) => new(minor, Currency.Of(answer.Order.Currency));
        var price = answer.DifferenceMinor switch
        {
            0 => "The price stays the same.",
            > 0 and var more => $"The order costs {PriceText.Of(Amount(more))} more.",
            var less => $"The order costs {PriceText.Of(Amount(-less))} less.",
        };
        var money = answer switch
        {
            { RefundMinor: > 0 } when toCustomer => $"You get {PriceText.Of(Amount(answer.RefundMinor))} back.",
            { RefundMinor: > 0 } => $"{PriceText.Of(Amount(answer.RefundMinor))} goes back to the customer.",
            { PayBy: { } until } => $"{PriceText.Of(Amount(answer.DueMinor))} is to be paid. What is added is held for it until {TimeFormat.InSentence(TimeFormat.Short(until.Moment(), now, zone))}, and taken off again if it is not paid by then.",
            { DueMinor: > 0 } => $"{PriceText.Of(Amount(answer.DueMinor))} is to be paid then.",
            _ => null,
        };
        return money is null ? price : $"{price} {money}";
    }

    /// <summary>Why a line cannot be reduced further; null when it can be taken off altogether.</summary>
    public static string? Fixed(Order order, OrderLine line)
    {
        var left = line.Charged - order.Removable(line);
        return left == 0 ? null
            : line.Source == LineSource.Vendor ? "The vendor has accepted it."
            : left == line.Charged ? "It is being picked, packed or gone." : $"{left} {(left == 1 ? "is" : "are")} being picked, packed or gone.";
    }

    /// <summary>Before and after of one difference.</summary>
    public static string Of(ContentChange change) => change.Kind switch
    {
        ContentChangeKind.ItemAdded => $"{change.After} × {change.What} added",
        ContentChangeKind.ItemRemoved => $"{change.Before} × {change.What} taken off",
        ContentChangeKind.QuantityChanged => $"{change.What}: {change.Before} → {change.After}",
        _ => $"{change.What}: {change.Before} → {change.After}",
    };
}
