using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shop;

/// <summary>An order as a story for the one who waits for it (LOOK, An order): where is it, and what comes next. Pure.</summary>
/// <param name="Headline">"On its way to you".</param>
/// <param name="Text">A sentence or two.</param>
public sealed record OrderStory(StateFamily Family, string Icon, string Headline, string Text)
{
    private static readonly FulfillmentState[] Gone = [FulfillmentState.Shipped, FulfillmentState.InTransit, FulfillmentState.OutForDelivery, FulfillmentState.Delivered];

    /// <param name="order">As its customer sees it.</param>
    /// <param name="now">Decides what is late.</param>
    /// <param name="zone">The reader's, for days.</param>
    public static OrderStory Of(Order order, DateTimeOffset now, TimeZoneInfo zone) =>
        Ended(order) ?? Arrived(order) ?? Paying(order, now, zone) ?? Held(order) ?? Moving(order, When(order, now, zone));

    /// <summary>Whether the customer has to do something about the payment; null when not.</summary>
    public static PaymentState? OpenPayment(Order order) => order.Payments.LastOrDefault(p => p.IsOpen)?.State;

    public static bool MustPay(Order order) => !order.IsFinal && (!order.IsSecured || order.AwaitsDifference) && order.Due.Minor > 0 && OpenPayment(order) is null;

    private static OrderStory? Ended(Order order) => order.Status switch
    {
        OrderStatus.Cancelled => new(StateFamily.Ended, "stop", "This order is cancelled", Refund(order) ?? "Nothing was paid, so there is nothing to give back."),
        OrderStatus.Failed => new(StateFamily.Broken, "cross-circle", "The payment did not go through", "The order has ended. You can order again at any time."),
        OrderStatus.Returned => new(StateFamily.Ended, "return", "This order came back to us", Refund(order) ?? "We take care of the rest."),
        OrderStatus.Refunded => new(StateFamily.Ended, "undo", "This order is refunded", Refund(order) ?? "Your money is on its way back."),
        OrderStatus.Disputed => new(StateFamily.Attention, "scales", "We are looking into it", "Somebody checks what went wrong and gets back to you."),
        _ => null,
    };

    private static OrderStory? Arrived(Order order) => order.Status switch
    {
        OrderStatus.Delivered => new(StateFamily.Done, "home", "It has arrived", "Is everything there? Then confirm it below."),
        OrderStatus.Completed => new(StateFamily.Done, "check-circle", "All done", "You have received this order. Thank you!"),
        _ => null,
    };

    private static OrderStory? Paying(Order order, DateTimeOffset now, TimeZoneInfo zone) => OpenPayment(order) switch
    {
        PaymentState.NeedsAction => new(StateFamily.Attention, "phone", "Confirm the payment with your bank", "Your bank asks whether it is really you. The order goes on as soon as you have confirmed."),
        PaymentState.Requested or PaymentState.ToVerify => new(StateFamily.Waiting, "clock", "We are checking with your bank", "The bank has not answered yet. You need not do anything: this page goes on by itself."),
        _ when !MustPay(order) => null,
        _ => Unpaid(order, now, zone),
    };

    private static OrderStory Unpaid(Order order, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (order.AwaitsDifference)
        {
            var end = TimeFormat.InSentence(TimeFormat.Short(order.ReservationExpiresAt!.Value.Moment(), now, zone));
            return new(StateFamily.Attention, "card", "A difference is to be paid", $"Your order was changed. What was added is held for you until {end}; if it is not paid by then, it is taken off again. The rest goes on.");
        }

        var kept = order.ReservationExpiresAt is { } until && until.Moment() > now ? $"Your things are kept for you until {TimeFormat.InSentence(TimeFormat.Short(until.Moment(), now, zone))}." : "Pay soon, while your things are still there.";
        return order.Payments.LastOrDefault() is { State: PaymentState.Declined } declined
            ? new(StateFamily.Broken, "card", "Your payment was declined", $"{PaymentWords.Decline(declined.DeclineCode)} The order is kept: pay with another card below. {kept}")
            : new(StateFamily.Attention, "card", "Waiting for your payment", kept);
    }

    private static OrderStory? Held(Order order) => order.HasHold && order.Lines.Any(l => l.Units.Cancellable > 0)
        ? new(StateFamily.Attention, "hold", "We are having a look at your order", "Somebody checks a detail before it goes on. You need not do anything; we write if we need you.")
        : null;

    private static OrderStory Moving(Order order, string when) => order.Status switch
    {
        OrderStatus.OutForDelivery => new(StateFamily.Moving, "pin", "Out for delivery", $"It is in the van. {when}"),
        OrderStatus.Shipped or OrderStatus.InTransit => new(StateFamily.Moving, "truck", "On its way to you", when),
        _ when order.Fulfillments.Any(f => Gone.Contains(f.State)) => new(StateFamily.Moving, "truck", "A part is on its way to you", $"The rest follows. {when}"),
        OrderStatus.Packed => new(StateFamily.Working, "box", "Packed and about to leave", when),
        _ => new(StateFamily.Working, "boxes", "We are getting it ready", when),
    };

    private static string When(Order order, DateTimeOffset now, TimeZoneInfo zone) => order.PromisedAt switch
    {
        null => "We tell you as soon as we know when it comes.",
        { } at when at.Moment() < now => $"It is later than we promised ({TimeFormat.InSentence(TimeFormat.Day(at.Moment(), now, zone))}). We are sorry, and we are on it.",
        { } at when order.ScheduledDelivery is not null => $"It comes {TimeFormat.InSentence(TimeFormat.Short(at.Moment(), now, zone))}, as you asked.",
        { } at => $"It arrives by {TimeFormat.InSentence(TimeFormat.Day(at.Moment(), now, zone))}.",
    };

    private static string? Refund(Order order)
    {
        var back = order.Refunds.Where(r => r.State != RefundState.Failed).ToList();
        if (back.Count == 0)
        {
            return null;
        }

        var amount = PriceText.Of(new Money(back.Sum(r => r.AmountMinor), order.Currency));
        return back.All(r => r.State == RefundState.Succeeded) ? $"{amount} went back to you." : $"{amount} are on their way back to you.";
    }
}
