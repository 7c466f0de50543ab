using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Inventory;

/// <summary>Acts on the units at one place.</summary>
public sealed partial class PlacePanel
{
    private static readonly IReadOnlyList<ReasonOption> BlockReasons = [.. ReasonCodes.BlockLot.Select(r => new ReasonOption(r.Code, r.Words))];

    private What _what = What.Move;
    private string _units = "";
    private string _to = "";
    private string _reason = "";
    private string _note = "";
    private string? _wrong;

    private enum What { Move, Correct, WriteOff, Block }

    [Inject] private MoveStock Moving { get; set; } = null!;
    [Inject] private AdjustStock Adjusting { get; set; } = null!;
    [Inject] private WriteOffStock WritingOff { get; set; } = null!;
    [Inject] private BlockLot Blocking { get; set; } = null!;
    [Inject] private CommandRunner Runner { get; set; } = null!;

    [Parameter, EditorRequired] public required PlaceRow Place { get; set; }
    [Parameter, EditorRequired] public required string Name { get; set; }
    [Parameter, EditorRequired] public required Caller Caller { get; set; }
    [Parameter] public EventCallback OnClose { get; set; }
    [Parameter] public EventCallback OnDone { get; set; }

    private PlaceName At => new(Place.BinCode, Place.LotNumber);

    private string? Note => string.IsNullOrWhiteSpace(_note) ? null : _note.Trim();

    private string Verb => _what switch { What.Move => "Move units", What.Correct => "Correct", _ => "Write off" };

    private string Hint => _what != What.Correct && Place.Blocked > 0 ? $"{Place.Blocked} blocked and {Place.Free} free units lie here." : $"{Place.Free} free units lie here.";

    private int? Units => Typed.Signed(_units) is { } n and not 0 ? n : null;

    private void Choose(What what) => (_what, _wrong, _reason) = (what, null, "");

    private async Task Save(RunTicket ticket)
    {
        _wrong = Units is null ? "Enter a whole number of units."
            : _what != What.Correct && Units < 0 ? "Enter a positive number."
            : _what != What.Move && _reason.Length == 0 ? "Choose a reason."
            : null;
        if (_wrong is not null)
        {
            ticket.Refuse();
            return;
        }

        _wrong = _what switch
        {
            What.Move => await Move(ticket),
            What.Correct => await Correct(ticket),
            _ => await WriteOff(ticket),
        };
        if (_wrong is null)
        {
            (_units, _to, _note, _reason) = ("", "", "", "");
            await OnDone.InvokeAsync();
        }
    }

    private async Task<string?> Move(RunTicket ticket)
    {
        var command = new MoveStock.Command(Place.Variant, Place.Hub, At, string.IsNullOrWhiteSpace(_to) ? null : _to, Units!.Value);
        return CommandRunner.Refusal(await Runner.Run(ticket, Caller, command, c => Moving.Run(command, c, CancellationToken.None), a => $"{a.Units} moved to {a.ToBinCode ?? "no bin"}{(a.Blocked > 0 ? ", still blocked" : null)}"));
    }

    private async Task<string?> Correct(RunTicket ticket)
    {
        var command = new AdjustStock.Command(Place.Variant, Place.Hub, Units!.Value, _reason, Note, At);
        return CommandRunner.Refusal(await Runner.Run(ticket, Caller, command, c => Adjusting.Run(command, c, CancellationToken.None), a => $"{Name} in {Place.HubCode}: {a.OnHand} on hand"));
    }

    private async Task<string?> WriteOff(RunTicket ticket)
    {
        var command = new WriteOffStock.Command(Place.Variant, Place.Hub, At, Units!.Value, _reason, Note);
        return CommandRunner.Refusal(await Runner.Run(ticket, Caller, command, c => WritingOff.Run(command, c, CancellationToken.None), a => $"{a.Units} written off"));
    }

    private async Task Block(ConfirmAnswer answer)
    {
        var command = new BlockLot.Command(Place.Lot, !Place.IsBlocked, answer.Reason, answer.Note.Length > 0 ? answer.Note : null);
        var done = await Runner.Run(answer.Ticket, Caller, command, c => Blocking.Run(command, c, CancellationToken.None), a => BlockWords.Of(Place.LotNumber!, command.Block, a));
        if (done is { Ok: true })
        {
            _what = What.Move;
            await OnDone.InvokeAsync();
        }
    }
}
