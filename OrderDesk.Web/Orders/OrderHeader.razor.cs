using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>The head of an order. What needs no answer is done at once; the rest opens its form in place.</summary>
public sealed partial class OrderHeader
{
    private bool _menu;

    [CascadingParameter] private OrderScope Scope { get; set; } = null!;

    [Inject] private PickFulfillment PickParcel { get; set; } = null!;
    [Inject] private AcceptSubOrder Accept { get; set; } = null!;
    [Inject] private PayOrder Payments { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Parameter] public OpenAction? Open { get; set; }
    [Parameter] public EventCallback<OpenAction> OnOpen { get; set; }

    private Order Order => Scope.Order;

    private OrderAction? Next => NextThing.Of(Scope);

    private IReadOnlyList<AllowedAction> Rest => [.. Scope.Actions.Where(a => a.Action != Next && a.Action != OrderAction.DeclineSubOrder && a.Action != OrderAction.AddNote && a.Action != OrderAction.RejectLine).OrderByDescending(a => a.Allowed)];

    private string? Late => Promise.Of(Order, Clock.GetUtcNow()) is { IsGood: false, Words: { } words } && Order.DeliveredAt is null ? char.ToUpperInvariant(words[0]) + words[1..] : null;

    private static bool IsAtOnce(OrderAction action) => action == OrderAction.Pick || action == OrderAction.AcceptSubOrder || action == OrderAction.ConfirmPayment;

    private Fulfillment? ParcelOf(OrderAction action) => NextThing.ParcelFor(action, Order, Scope.Caller);

    private string LabelOf(OrderAction action) => action.Code switch
    {
        "accept" when NextThing.SubOrderToAccept(Order, Scope.Caller) is { } part => $"Accept for {part.VendorName}",
        _ when NextThing.IsAboutParcel(action) && Order.Fulfillments.Count(f => f.IsOpen) > 1 && ParcelOf(action) is { } parcel => action == OrderAction.Pick ? $"Pick parcel {parcel.Number}" : $"{action.Label}: parcel {parcel.Number}",
        "pack" => "Pack order",
        "ship" => "Ship order",
        _ => action.Label,
    };

    internal static string IconOf(OrderAction action) => action.Code switch
    {
        "pay" or "confirm_payment" => "card",
        "pick" => "scan",
        "pack" => "box",
        "ship" => "truck",
        "track" => "route",
        "unpack" or "undo_hand_over" => "undo",
        "complete" => "check-circle",
        "cancel" => "stop",
        "split_backorder" => "history",
        "close_short" => "cross-circle",
        "hold" or "release_hold" => "hold",
        "modify" => "edit",
        "set_priority" => "flag",
        "accept" => "check",
        _ => "arrow",
    };

    private Task Ask(OrderAction action) =>
        OnOpen.InvokeAsync(new OpenAction(action, NextThing.IsAboutParcel(action) ? ParcelOf(action)?.Id : null));

    private Task Choose(AllowedAction choice)
    {
        if (!choice.Allowed)
        {
            return Task.CompletedTask;
        }

        _menu = false;
        return Ask(choice.Action);
    }

    private void MenuKey(KeyboardEventArgs e) => _menu = _menu && e.Key != "Escape";

    private Task RunNow(OrderAction action, RunTicket ticket) => action.Code switch
    {
        "pick" when ParcelOf(action) is { } parcel => Pick(ticket, parcel),
        "accept" when NextThing.SubOrderToAccept(Order, Scope.Caller) is { } part => AcceptPart(ticket, part),
        _ => Scope.Run(ticket, $"confirm:{Order.Id}", caller => Payments.Confirm(Order.Id, caller, CancellationToken.None), a => a.State == PaymentState.Captured ? "Payment captured" : $"Payment: {StatusLook.Of(a.State).Word}"),
    };

    private Task Pick(RunTicket ticket, Fulfillment parcel)
    {
        var command = new PickFulfillment.Command(Order.Id, parcel.Id, Order.Version);
        return Scope.Run(ticket, command, caller => PickParcel.Run(command, caller, CancellationToken.None), _ => $"Picking parcel {parcel.Number}");
    }

    private Task AcceptPart(RunTicket ticket, SubOrder part)
    {
        var command = new AcceptSubOrder.Command(Order.Id, part.Id, Order.Version);
        return Scope.Run(ticket, command, caller => Accept.Run(command, caller, CancellationToken.None), _ => $"Accepted for {part.VendorName}");
    }
}
