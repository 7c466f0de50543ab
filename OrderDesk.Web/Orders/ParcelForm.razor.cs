using System.Globalization;
using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>The forms of one parcel.</summary>
public sealed partial class ParcelForm
{
    private static readonly string[] Carriers = ["DHL", "DPD", "GLS", "Hermes", "UPS"];
    private static readonly FulfillmentState[] TrackStates = [FulfillmentState.InTransit, FulfillmentState.OutForDelivery, FulfillmentState.Delivered];
    private readonly Dictionary<LineId, int> _counts = [];
    private string _carrier = Carriers[0];
    private string _tracking = "";
    private string _place = "";

    [CascadingParameter] private OrderScope Scope { get; set; } = null!;

    [Inject] private PackFulfillment PackIt { get; set; } = null!;
    [Inject] private ShipFulfillment ShipIt { get; set; } = null!;
    [Inject] private TrackFulfillment TrackIt { get; set; } = null!;
    [Inject] private UndoFulfillment UndoIt { get; set; } = null!;

    [Parameter, EditorRequired] public required Fulfillment Parcel { get; set; }
    [Parameter, EditorRequired] public required OrderAction Action { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<GroupLine> Lines { get; set; }
    [Parameter] public EventCallback OnClose { get; set; }

    private int Counted => Lines.Sum(CountOf);

    private int Planned => Lines.Sum(l => l.Quantity);

    private bool IsPart => Counted < Planned;

    private string PackWords => IsPart ? $"{Planned - Counted} {(Planned - Counted == 1 ? "unit stays" : "units stay")} behind as a parcel of {(Planned - Counted == 1 ? "its" : "their")} own." : "";

    private int CountOf(GroupLine line) => Math.Min(_counts.GetValueOrDefault(line.Line.Id, line.Quantity), line.Quantity);

    private void SetCount(GroupLine line, ChangeEventArgs e) =>
        _counts[line.Line.Id] = int.TryParse(e.Value as string, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, 0, line.Quantity) : 0;

    private Task Pack(RunTicket ticket)
    {
        IReadOnlyList<LineQuantity>? lines = IsPart ? [.. Lines.Where(l => CountOf(l) > 0).Select(l => new LineQuantity(l.Line.Id, CountOf(l)))] : null;
        var command = new PackFulfillment.Command(Scope.Order.Id, Parcel.Id, lines, Scope.Order.Version);
        return Scope.Run(ticket, command, caller => PackIt.Run(command, caller, CancellationToken.None), _ => $"Parcel {Parcel.Number} packed");
    }

    private Task Ship(RunTicket ticket)
    {
        var own = _carrier.Length == 0;
        var command = new ShipFulfillment.Command(Scope.Order.Id, Parcel.Id, own ? null : _carrier, own || string.IsNullOrWhiteSpace(_tracking) ? null : _tracking, Scope.Order.Version);
        return Scope.Run(ticket, command, caller => ShipIt.Run(command, caller, CancellationToken.None), _ => $"Parcel {Parcel.Number} shipped");
    }

    private Task Track(RunTicket ticket, FulfillmentState state)
    {
        var command = new TrackFulfillment.Command(Scope.Order.Id, Parcel.Id, state, string.IsNullOrWhiteSpace(_place) ? null : _place, null, Scope.Order.Version);
        return Scope.Run(ticket, command, caller => TrackIt.Run(command, caller, CancellationToken.None), _ => $"Parcel {Parcel.Number}: {StatusLook.Of(state).Word}");
    }

    private Task Undo(ConfirmAnswer a)
    {
        var command = new UndoFulfillment.Command(Scope.Order.Id, Parcel.Id, a.Reason, OrderActionPanel.NoteOf(a), Scope.Order.Version);
        return Scope.Run(a.Ticket, command, caller => UndoIt.Run(command, caller, CancellationToken.None), _ => Action == OrderAction.Unpack ? $"Parcel {Parcel.Number} unpacked" : "Hand-over undone");
    }
}
