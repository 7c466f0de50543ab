using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Orders;

/// <summary>Something that can be done with an order. The list is closed.</summary>
/// <param name="Code">On the wire.</param>
/// <param name="Label">On the button: a verb.</param>
/// <param name="Permission">Who may.</param>
public sealed record OrderAction(string Code, string Label, string Permission)
{
    public static readonly OrderAction Pay = new("pay", "Pay", Permissions.OrdersPay);
    public static readonly OrderAction ConfirmPayment = new("confirm_payment", "Confirm with bank", Permissions.OrdersPay);
    public static readonly OrderAction Pick = new("pick", "Start picking", Permissions.FulfillmentsWork);
    public static readonly OrderAction Pack = new("pack", "Pack", Permissions.FulfillmentsWork);
    public static readonly OrderAction Ship = new("ship", "Ship", Permissions.FulfillmentsWork);
    public static readonly OrderAction Track = new("track", "Update delivery", Permissions.FulfillmentsWork);
    public static readonly OrderAction RejectLine = new("reject_line", "Not here", Permissions.FulfillmentsWork);
    public static readonly OrderAction Unpack = new("unpack", "Unpack", Permissions.FulfillmentsWork);
    public static readonly OrderAction UndoHandOver = new("undo_hand_over", "Undo hand-over", Permissions.FulfillmentsWork);
    public static readonly OrderAction Complete = new("complete", "Complete", Permissions.OrdersComplete);
    public static readonly OrderAction Cancel = new("cancel", "Cancel order", Permissions.OrdersCancel);
    public static readonly OrderAction Hold = new("hold", "Put on hold", Permissions.OrdersHold);
    public static readonly OrderAction ReleaseHold = new("release_hold", "Release hold", Permissions.OrdersHold);
    public static readonly OrderAction Modify = new("modify", "Change order", Permissions.OrdersModify);
    public static readonly OrderAction AddNote = new("add_note", "Add note", Permissions.OrdersNote);
    public static readonly OrderAction SetPriority = new("set_priority", "Set priority", Permissions.OrdersPrioritise);
    public static readonly OrderAction SplitBackorder = new("split_backorder", "Send the rest on its own", Permissions.OrdersSplit);
    public static readonly OrderAction CloseShort = new("close_short", "Do not send the rest", Permissions.OrdersCloseShort);
    public static readonly OrderAction AcceptSubOrder = new("accept", "Accept", Permissions.SubOrdersWork);
    public static readonly OrderAction DeclineSubOrder = new("decline", "Decline", Permissions.SubOrdersWork);

    /// <summary>In the order in which a page offers them: the first that is allowed is "the next thing".</summary>
    public static IReadOnlyList<OrderAction> All { get; } =
    [
        ConfirmPayment, Pay, AcceptSubOrder, Pick, Pack, Ship, Track, ReleaseHold, Complete, Modify, AddNote, SetPriority, SplitBackorder, CloseShort, Hold, DeclineSubOrder, RejectLine, Unpack, UndoHandOver, Cancel,
    ];
}

/// <summary>Why an action is not possible now: a code for programs and words for people.</summary>
public sealed record ActionBlock(string Code, string Words)
{
    public static readonly ActionBlock OnHold = new("ORDER_ON_HOLD", "The order is on hold; release the hold first.");
    public static readonly ActionBlock WaitsForRest = new("WAITS_FOR_REST", "The customer wants one delivery, and a part is still backordered.");
    public static readonly ActionBlock PartlyShipped = new("ALREADY_SHIPPED", "A part of the order has already left the house.");
    public static readonly ActionBlock AllShipped = new("ALREADY_SHIPPED", "The whole order has already left the house.");
    public static readonly ActionBlock Ended = new("ORDER_ENDED", "The order has ended.");
    public static readonly ActionBlock History = new("ORDER_IS_HISTORY", "The order was brought in as history and cannot be changed.");
    public static readonly ActionBlock AllPacked = new("ALREADY_PACKED", "Everything is packed already; unpack it first, or wait for the return.");
    public static readonly ActionBlock NothingDue = new("NOTHING_DUE", "The order is paid.");
    public static readonly ActionBlock PaymentRunning = new("PAYMENT_IN_PROGRESS", "A payment is still being worked on.");
    public static readonly ActionBlock NotWaitingForPayer = new("NO_ACTION_NEEDED", "No payment is waiting for a confirmation.");
    public static readonly ActionBlock NotPaid = new("PAYMENT_NOT_CONFIRMED", "The order is not paid yet.");
    public static readonly ActionBlock NothingToPick = new("NOTHING_TO_PICK", "There is no parcel to pick.");
    public static readonly ActionBlock NothingToPack = new("NOTHING_TO_PACK", "There is no parcel to pack.");
    public static readonly ActionBlock NothingToShip = new("NOTHING_TO_SHIP", "There is no packed parcel.");
    public static readonly ActionBlock NothingOnTheWay = new("NOTHING_ON_THE_WAY", "No parcel is on its way.");
    public static readonly ActionBlock NotDelivered = new("NOT_DELIVERED", "The order is not delivered yet.");
    public static readonly ActionBlock NoHold = new("NOT_ON_HOLD", "The order is not on hold.");
    public static readonly ActionBlock NothingToAccept = new("NOTHING_TO_ACCEPT", "There is nothing to accept.");
    public static readonly ActionBlock NothingToReject = new("NOTHING_TO_REJECT", "No parcel of a hub waits to be packed.");
    public static readonly ActionBlock NothingToUndo = new("NOTHING_TO_UNDO", "There is nothing to undo.");
    public static readonly ActionBlock NothingWaits = new("NOTHING_BACKORDERED", "Nothing of this order waits for goods.");
    public static readonly ActionBlock AllWaits = new("NOTHING_STAYS", "The whole order waits for goods, so there is nothing to split it from.");
    public static readonly ActionBlock NotPaidInFull = new("PAYMENT_NOT_CONFIRMED", "The order is not paid in full; it can be split once it is.");
    public static readonly ActionBlock NothingUnsent = new("NOTHING_UNSENT", "None of our own goods is left to be sent.");
    public static readonly ActionBlock NothingSent = new("NOTHING_SENT", "Nothing has been sent yet; cancel the order instead.");
    public static readonly ActionBlock NotPermitted = new("FORBIDDEN", "You may not do this.");

    public static ActionBlock WrongStatus(OrderStatus status) => new("TRANSITION_NOT_ALLOWED", $"Not possible in status '{WireName.Of(status)}'.");
}

/// <summary>The answer to "may I, now?" for one action.</summary>
public sealed record AllowedAction(OrderAction Action, IReadOnlyList<ActionBlock> Blocks)
{
    public bool Allowed => Blocks.Count == 0;
}

/// <summary>
/// Ask before you act (DESIGN 1): what can be done with this order now, by this person. The buttons, the API's allowedActions and
/// the use cases' guards all read this one answer.
/// </summary>
public static class OrderActions
{
    /// <summary>Every action that this person could ever use, with what stands in the way now.</summary>
    public static IReadOnlyList<AllowedAction> For(Order order, Caller caller) =>
        [.. OrderAction.All.Where(a => Concerns(a, order, caller)).Select(a => new AllowedAction(a, Blocks(order, a, caller)))];

    /// <summary>The guard of a use case: null when the action may go ahead.</summary>
    public static Error? Refusal(Order order, OrderAction action, Caller caller)
    {
        var blocks = Blocks(order, action, caller);
        return blocks.Count == 0 ? null : blocks.Contains(ActionBlock.NotPermitted) ? CommonErrors.Forbidden(action.Permission) : OrderErrors.ActionNotAllowed(action.Code, blocks);
    }

    private static bool Concerns(OrderAction action, Order order, Caller caller) =>
        May(action, caller) && (action.Permission != Permissions.SubOrdersWork || caller.IsVendor || order.SubOrders.Count > 0);

    /// <summary>A vendor packs and ships the parcels of their own sub-orders.</summary>
    private static bool May(OrderAction action, Caller caller) =>
        caller.May(action.Permission) || (caller.IsVendor && action.Permission == Permissions.FulfillmentsWork && action != OrderAction.RejectLine && caller.May(Permissions.SubOrdersWork));

    private static List<ActionBlock> Blocks(Order order, OrderAction action, Caller caller)
    {
        var blocks = new List<ActionBlock>();
        if (!May(action, caller))
        {
            blocks.Add(ActionBlock.NotPermitted);
        }

        if (order.IsHistory && action != OrderAction.AddNote)
        {
            blocks.Add(ActionBlock.History);
        }
        else if (order.IsFinal && action != OrderAction.AddNote)
        {
            blocks.Add(ActionBlock.Ended);
        }
        else
        {
            blocks.AddRange(StateBlocks(order, action, caller).OfType<ActionBlock>());
        }

        return blocks;
    }

    private static IEnumerable<ActionBlock?> StateBlocks(Order order, OrderAction action, Caller caller) => action.Code switch
    {
        "pay" => [When(order.Due.Minor <= 0 || order.AcceptedOnAccountAt is not null, ActionBlock.NothingDue), When(order.Payments.Any(p => p.IsOpen), ActionBlock.PaymentRunning)],
        "confirm_payment" => [When(order.Payments.All(p => p.State != PaymentState.NeedsAction), ActionBlock.NotWaitingForPayer)],
        "cancel" => [When(!OrderLifecycle.Table.Allows(order.Status, OrderTrigger.Cancel), ActionBlock.WrongStatus(order.Status)), When(order.Fulfillments.Any(f => f.IsOpen && !f.IsBeforeShipping), ActionBlock.PartlyShipped)],
        "modify" => [When(order.Status == OrderStatus.Disputed, ActionBlock.WrongStatus(order.Status)), When(order.Lines.All(l => l.Units.Cancellable == l.Units.Packed), ActionBlock.AllPacked)],
        "hold" => [When(order.Lines.All(l => l.Units.Cancellable == 0), ActionBlock.AllShipped)],
        "release_hold" => [When(!order.HasHold, ActionBlock.NoHold)],
        "complete" => [When(order.Status != OrderStatus.Delivered, ActionBlock.NotDelivered)],
        "accept" or "decline" => [When(Mine(order, caller).All(s => s.Status != SubOrderStatus.New), ActionBlock.NothingToAccept)],
        "pick" => [.. Work(order, caller, ActionBlock.NothingToPick, FulfillmentState.Open)],
        "pack" => [.. Work(order, caller, ActionBlock.NothingToPack, FulfillmentState.Open, FulfillmentState.Picking)],
        "ship" => [.. Work(order, caller, ActionBlock.NothingToShip, FulfillmentState.Packed)],
        "reject_line" => [When(!order.Fulfillments.Any(f => f.HubId is not null && f.State is FulfillmentState.Open or FulfillmentState.Picking), ActionBlock.NothingToReject)],
        "unpack" => [When(!Any(order, caller, FulfillmentState.Packed), ActionBlock.NothingToUndo)],
        "undo_hand_over" => [When(!Any(order, caller, FulfillmentState.Shipped), ActionBlock.NothingToUndo)],
        "track" => [When(!Any(order, caller, FulfillmentState.Shipped, FulfillmentState.InTransit, FulfillmentState.OutForDelivery), ActionBlock.NothingOnTheWay)],
        "split_backorder" =>
        [
            When(!order.HasBackorder, ActionBlock.NothingWaits), When(order.HasBackorder && order.AllWaits, ActionBlock.AllWaits), When(!order.IsSecured || order.OwesMoney, ActionBlock.NotPaidInFull),
            When(order.Payments.Any(p => p.IsOpen), ActionBlock.PaymentRunning), When(order.HasHold, ActionBlock.OnHold), Undisputed(order),
        ],
        "close_short" => [When(!order.HasUnsent, ActionBlock.NothingUnsent), When(order.HasUnsent && !order.HasSent, ActionBlock.NothingSent), Undisputed(order)],
        _ => [],
    };

    private static ActionBlock? Undisputed(Order order) => When(order.Status == OrderStatus.Disputed, ActionBlock.WrongStatus(order.Status));

    private static IEnumerable<ActionBlock?> Work(Order order, Caller caller, ActionBlock none, params FulfillmentState[] states)
    {
        yield return When(!order.IsSecured, ActionBlock.NotPaid);
        yield return When(order.HasHold, ActionBlock.OnHold);
        yield return When(order.WaitsForRest && !caller.IsVendor, ActionBlock.WaitsForRest);
        yield return When(order.IsSecured && !Any(order, caller, states), none);
    }

    private static bool Any(Order order, Caller caller, params FulfillmentState[] states) =>
        order.Fulfillments.Any(f => states.Contains(f.State) && InReach(order, f, caller));

    /// <summary>Vendors work the parcels of their sub-orders; staff work all.</summary>
    public static bool InReach(Order order, Fulfillment parcel, Caller caller) =>
        caller.IsStaff || (caller.IsVendor && order.SubOrders.Any(s => s.Id == parcel.SubOrderId && s.VendorId == caller.Vendor));

    private static IEnumerable<SubOrder> Mine(Order order, Caller caller) =>
        order.SubOrders.Where(s => !caller.IsVendor || s.VendorId == caller.Vendor);

    private static ActionBlock? When(bool applies, ActionBlock block) => applies ? block : null;
}
