using System.Globalization;
using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Inventory;

/// <summary>One stock row: change it, and see what moved it.</summary>
public sealed partial class StockPanel
{
    private const int Shown = 30;

    private IReadOnlyList<TimelineItem>? _moves;
    private StockRow? _read;
    private bool _received = true;
    private string _units = "";
    private string _reason = "";
    private string _note = "";
    private string? _wrong;
    private string _safety = "";
    private string? _wrongSafety;

    [Inject] private IInventoryReads Inventory { get; set; } = null!;
    [Inject] private AdjustStock Adjusting { get; set; } = null!;
    [Inject] private SetSafetyStock Keeping { get; set; } = null!;
    [Inject] private ReceiveStock Receiving { get; set; } = null!;
    [Inject] private CommandRunner Runner { get; set; } = null!;

    [Parameter, EditorRequired] public required StockRow Row { get; set; }
    [Parameter, EditorRequired] public required Caller Caller { get; set; }
    [Parameter] public bool MayAdjust { get; set; }
    [Parameter] public EventCallback OnClose { get; set; }
    [Parameter] public EventCallback OnDone { get; set; }

    private bool MayKeepBack => Caller.May(Permissions.HubsManage);

    private int? Safety => Typed.Count(_safety);

    private string? Note => string.IsNullOrWhiteSpace(_note) ? null : _note.Trim();

    private int? Units => Typed.Signed(_units);

    protected override async Task OnParametersSetAsync()
    {
        if (_read != Row)
        {
            if (_read?.SafetyStock != Row.SafetyStock)
            {
                _safety = Row.SafetyStock.ToString(CultureInfo.InvariantCulture);
            }

            _read = Row;
            var page = await Inventory.Movements(Row.Variant, Row.Hub, Caller, null, Shown, CancellationToken.None);
            _moves = [.. page.Items.Select(Item)];
        }
    }

    private async Task Save(RunTicket ticket)
    {
        _wrong = Units is null or 0 ? "Enter a whole number of units." : _received && Units < 0 ? "Goods that came in are a positive number." : !_received && _reason.Length == 0 ? "Choose a reason." : null;
        if (_wrong is not null)
        {
            ticket.Refuse();
            return;
        }

        var refused = _received ? await Receive(ticket) : await Correct(ticket);
        if (refused is null)
        {
            (_units, _note, _reason) = ("", "", "");
            await OnDone.InvokeAsync();
        }
        else
        {
            _wrong = refused;
        }
    }

    private async Task KeepBack(RunTicket ticket)
    {
        _wrongSafety = Safety is null ? "Enter a whole number of units." : null;
        if (_wrongSafety is not null)
        {
            ticket.Refuse();
            return;
        }

        var command = new SetSafetyStock.Command(Row.Variant, Row.Hub, Safety!.Value);
        var done = await Runner.Run(ticket, Caller, command, c => Keeping.Run(command, c, CancellationToken.None), a => $"{a.SafetyStock} of {Row.Name} stay in {Row.HubCode}");
        _wrongSafety = done?.Error?.Message;
        await OnDone.InvokeAsync();
    }

    /// <returns>Why it was refused; null when it is done.</returns>
    private async Task<string?> Receive(RunTicket ticket)
    {
        var command = new ReceiveStock.Command(Row.Hub, [new(Row.Variant, Units!.Value)], Note);
        return CommandRunner.Refusal(await Runner.Run(ticket, Caller, $"{command} {command.Lines[0]}", c => Receiving.Run(command, c, CancellationToken.None), a => $"{Row.Name} in {Row.HubCode}: {a.Units} received"));
    }

    private async Task<string?> Correct(RunTicket ticket)
    {
        var command = new AdjustStock.Command(Row.Variant, Row.Hub, Units!.Value, _reason, Note);
        return CommandRunner.Refusal(await Runner.Run(ticket, Caller, command, c => Adjusting.Run(command, c, CancellationToken.None), a => $"{Row.Name} in {Row.HubCode}: {a.OnHand} on hand"));
    }

    internal static TimelineItem Item(MovementRow move)
    {
        var (family, icon, word) = move.Kind switch
        {
            MovementKind.Received => (StateFamily.Done, "plus", "Received"),
            MovementKind.Held => (StateFamily.Secured, "lock", "Held for an order"),
            MovementKind.Released => (StateFamily.Waiting, "undo", "Released"),
            MovementKind.Committed => (StateFamily.Working, "check", "Committed to an order"),
            MovementKind.Uncommitted => (StateFamily.Ended, "undo", "Given back by an order"),
            MovementKind.Shipped => (StateFamily.Moving, "truck", "Shipped"),
            MovementKind.Unshipped => (StateFamily.Ended, "undo", "Hand-over undone"),
            MovementKind.Returned => (StateFamily.Ended, "return", "Returned"),
            MovementKind.Reallocated => (StateFamily.Working, "check", "Given to an order from another lot"),
            MovementKind.WrittenOff => (StateFamily.Broken, "cross", "Written off"),
            MovementKind.Blocked => (StateFamily.Attention, "lock", "Taken from sale"),
            MovementKind.Unblocked => (StateFamily.Done, "undo", "For sale again"),
            MovementKind.Disposed => (StateFamily.Ended, "cross", "Disposed of"),
            MovementKind.Moved => (StateFamily.Moving, "box", "Moved to another bin"),
            MovementKind.MovedBlocked => (StateFamily.Moving, "lock", "Moved to another bin, not for sale"),
            MovementKind.TransferOut => (StateFamily.Moving, "truck", "Sent to another hub"),
            MovementKind.TransferIn => (StateFamily.Done, "truck", "Arrived from another hub"),
            MovementKind.Adjusted => (StateFamily.Attention, "edit", "Corrected"),
            _ => (StateFamily.Attention, "list", "Counted"),
        };
        var units = move.Quantity.ToString("+0;−0;0", CultureInfo.CurrentCulture);
        return new TimelineItem($"{word}, {(move.Kind is MovementKind.Received or MovementKind.Adjusted or MovementKind.Counted or MovementKind.Returned ? units : Math.Abs(move.Quantity).ToString(CultureInfo.CurrentCulture))}", move.At.Moment(), family, icon, Text(move), move.By);
    }

    private static string? Text(MovementRow move)
    {
        var reason = move.Reason?.Split(": ", 2) switch
        {
            [{ Length: > 0 } code, var note] => $"{ReasonCodes.Words(code)}: {note}",
            ["", var note] => note,
            [{ Length: > 0 } code] => ReasonCodes.Words(code),
            _ => null,
        };
        var place = (move.BinCode, move.LotNumber) switch { ({ } bin, { } lot) => $"{bin}, lot {lot}", ({ } bin, null) => bin, (null, { } lot) => $"lot {lot}", _ => null };
        return string.Join(" · ", new[] { move.OrderNumber, reason, place }.OfType<string>()) is { Length: > 0 } all ? all : null;
    }
}
