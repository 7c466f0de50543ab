using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>One group of lines with the actions of its parcel or of its vendor.</summary>
public sealed partial class LineGroupCard
{
    private static readonly OrderAction[] Asked = [OrderAction.Pack, OrderAction.Ship, OrderAction.Track, OrderAction.Unpack, OrderAction.UndoHandOver];
    private static long _last;
    private readonly string _id = $"group-{Interlocked.Increment(ref _last)}";
    private bool _declining;
    private bool _asking;

    [CascadingParameter] private OrderScope Scope { get; set; } = null!;

    [Inject] private PickFulfillment PickIt { get; set; } = null!;
    [Inject] private AcceptSubOrder AcceptIt { get; set; } = null!;
    [Inject] private DeclineSubOrder DeclineIt { get; set; } = null!;

    [Parameter, EditorRequired] public required LineGroup Group { get; set; }
    [Parameter] public OpenAction? Open { get; set; }
    [Parameter] public EventCallback<OpenAction> OnOpen { get; set; }
    [Parameter] public EventCallback OnClose { get; set; }

    private Fulfillment? Parcel => Group.Parcel;

    /// <summary>The own hub that it leaves from, for those who may know why.</summary>
    private HubId? OwnHub => Group.SubOrder is null && !IsUnsent && Scope.Caller.May(Core.Identity.Permissions.HubsRead) ? Group.Hub : null;

    /// <summary>In no parcel and cancelled.</summary>
    private bool IsUnsent => Parcel is null && Group.Lines.All(l => l.Quantity <= l.Line.Units.Cancelled);

    private int Units => Group.Lines.Sum(l => l.Quantity);

    private long Goods => Group.Lines.Sum(l => l.Line.UnitPriceMinor * l.Quantity);

    private string Title => (Parcel, Group.SubOrder, Group.Hub) switch
    {
        ({ } parcel, { } part, _) => $"Parcel {parcel.Number} from {part.VendorName}",
        ({ } parcel, _, { } hub) => $"Parcel {parcel.Number} from {Scope.HubName(hub)}",
        ({ } parcel, _, _) => $"Parcel {parcel.Number}",
        (_, { } part, _) => part.VendorName,
        _ when IsUnsent => "Not sent",
        (_, _, { } hub) => $"To be sent from {Scope.HubName(hub)}",
        _ => "Not in a parcel yet",
    };

    private string? Where => Parcel is null && Group.SubOrder is not null ? "no parcel yet" : null;

    private bool Can(OrderAction action, Fulfillment parcel) => Scope.Knows(action) && NextThing.CanDo(action, parcel) && OrderActions.InReach(Scope.Order, parcel, Scope.Caller);

    private bool IsOpen(OrderAction action) => Open?.Action == action && Open.Parcel == Parcel?.Id;

    private Task Ask(OrderAction action) => !Scope.May(action) ? Task.CompletedTask : IsOpen(action) ? OnClose.InvokeAsync() : OnOpen.InvokeAsync(new OpenAction(action, Parcel!.Id));

    private Task Pick(RunTicket ticket)
    {
        var command = new PickFulfillment.Command(Scope.Order.Id, Parcel!.Id, Scope.Order.Version);
        return Scope.Run(ticket, command, caller => PickIt.Run(command, caller, CancellationToken.None), _ => $"Picking parcel {Parcel.Number}");
    }

    private Task Accept(RunTicket ticket, SubOrder part)
    {
        var command = new AcceptSubOrder.Command(Scope.Order.Id, part.Id, Scope.Order.Version);
        return Scope.Run(ticket, command, caller => AcceptIt.Run(command, caller, CancellationToken.None), _ => $"Accepted for {part.VendorName}");
    }

    private async Task Decline(ConfirmAnswer a, SubOrder part)
    {
        var command = new DeclineSubOrder.Command(Scope.Order.Id, part.Id, a.Reason, OrderActionPanel.NoteOf(a), Scope.Order.Version);
        _declining = !await Scope.Run(a.Ticket, command, caller => DeclineIt.Run(command, caller, CancellationToken.None), _ => $"Declined for {part.VendorName}");
    }
}
