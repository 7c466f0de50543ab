using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Replenishment;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Replenishment;

/// <summary>One order to a supplier.</summary>
public sealed partial class ReplenishmentPage
{
    private static readonly IReadOnlyList<ReasonOption> Reasons = [.. ReasonCodes.CloseReplenishment.Select(r => new ReasonOption(r.Code, r.Words))];

    private readonly Dictionary<VariantId, string> _units = [];
    private readonly Dictionary<VariantId, string> _lots = [];
    private Caller? _caller;
    private ReplenishmentView? _view;
    private string? _wrong;
    private bool _closing;
    private bool _missing;
    private bool _failed;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IReplenishmentReads Reads { get; set; } = null!;
    [Inject] private EditReplenishment Editing { get; set; } = null!;
    [Inject] private SendReplenishment Sending { get; set; } = null!;
    [Inject] private ReceiveReplenishment Receiving { get; set; } = null!;
    [Inject] private CloseReplenishment Closing { get; set; } = null!;
    [Inject] private CommandRunner Runner { get; set; } = null!;

    [Parameter] public string Id { get; set; } = "";

    private bool IsDraft => _view?.Order.State == ReplenishmentState.Draft;

    private bool IsOnTheWay => _view?.Order.State is ReplenishmentState.Sent or ReplenishmentState.PartlyReceived;

    private string CloseWord => _view?.Order.State == ReplenishmentState.PartlyReceived ? "Close short" : "Cancel order";

    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is not null)
        {
            _caller = Callers.Of((await Authentication).User, "page");
            await Load();
        }
    }

    private async Task Load()
    {
        try
        {
            _view = IdText.TryRead<ReplenishmentId>(Id, out var id) ? await Reads.Find(id, _caller!, CancellationToken.None) : null;
            (_missing, _failed) = (_view is null, false);
        }
        catch (System.Data.Common.DbException)
        {
            _failed = true;
        }
    }

    private string Typed(VariantId variant, int usual) => _units.GetValueOrDefault(variant) ?? usual.ToString(CultureInfo.InvariantCulture);

    private Task Save(RunTicket ticket) => Run(ticket, Editing.Run, Edit(), a => $"{a.Number} is saved");

    private async Task Send(RunTicket ticket)
    {
        if (_units.Count == 0 || await Run(ticket, Editing.Run, Edit(), _ => "Quantities saved"))
        {
            await Run(ticket, Sending.Run, new SendReplenishment.Command(_view!.Order.Id, _view.Version), a => $"{a.Number} is sent");
        }
    }

    private Task Receive(RunTicket ticket)
    {
        var lines = _view!.Lines.Select(l => new ReceiveStock.Line(l.Variant, Number(Typed(l.Variant, Math.Max(0, l.Quantity - l.Received))) ?? -1, null, _lots.GetValueOrDefault(l.Variant))).Where(l => l.Quantity != 0).ToList();
        return Run(ticket, Receiving.Run, new ReceiveReplenishment.Command(_view.Order.Id, lines, _view.Version), a => $"Goods of {a.Number} are taken in");
    }

    private async Task Close(ConfirmAnswer answer)
    {
        if (await Run(answer.Ticket, Closing.Run, new CloseReplenishment.Command(_view!.Order.Id, answer.Reason, answer.Note.Length == 0 ? null : answer.Note, _view.Version), a => $"{a.Number} is closed"))
        {
            _closing = false;
        }
    }

    private EditReplenishment.Command Edit() => new(_view!.Order.Id, _view.Lines.ToDictionary(l => l.Variant, l => Number(Typed(l.Variant, l.Quantity)) ?? -1), _view.Version);

    private static int? Number(string typed) => int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task<bool> Run<T>(RunTicket ticket, Func<T, Caller, CancellationToken, Task<Result<ReplenishmentAnswer>>> run, T command, Func<ReplenishmentAnswer, string> done)
        where T : class
    {
        var answer = await Runner.Run(ticket, _caller!, command, c => run(command, c, CancellationToken.None), done);
        var ok = answer is { Ok: true };
        _wrong = ok ? null : answer?.Error?.Message;
        if (ok)
        {
            _units.Clear();
            _lots.Clear();
            await Load();
        }

        return ok;
    }
}
