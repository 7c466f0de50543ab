using System.Globalization;
using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Inventory;

/// <summary>Counts place by place. Each number is kept as soon as it is entered, so that a reload or another person goes on from there.</summary>
public sealed partial class CountPage
{
    private ElementReference _field;
    private RunAction? _enter;
    private CountView? _view;
    private CountLineId? _chosen;
    private CountLineId? _focused;
    private string _typed = "";
    private string? _wrong;
    private bool _finding;
    private Error? _refused;

    [Inject] private IWarehouseReads Warehouse { get; set; } = null!;
    [Inject] private EnterCount Entering { get; set; } = null!;
    [Inject] private CountWork Work { get; set; } = null!;
    [Inject] private CommandRunner Runner { get; set; } = null!;

    /// <summary>cnt_…</summary>
    [Parameter] public required string CountId { get; set; }

    protected override string Asked => CountId;

    private bool IsOpen => _view?.Row.State == CountState.Open;

    private bool MayCount => Caller?.May(Permissions.StockCount) == true;

    /// <summary>The place that somebody chose, else the next one on the walk that is not counted yet.</summary>
    private CountLineRow? Now => !IsOpen ? null : _view!.Lines.FirstOrDefault(l => l.Id == _chosen) ?? _view.Lines.FirstOrDefault(l => l.Counted is null);

    protected override async Task<bool> Read(Caller caller, CancellationToken ct) =>
        (_view = IdText.TryRead<CountId>(CountId, out var id) ? await Warehouse.Count(id, caller, ct) : null) is not null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Now is { } now && MayCount && _focused != now.Id && !_finding)
        {
            _focused = now.Id;
            await _field.FocusAsync();
        }
    }

    private void Choose(CountLineRow line) => (_chosen, _typed, _wrong) = (line.Id, line.Counted?.ToString(CultureInfo.InvariantCulture) ?? "", null);

    private Task Enter() => _enter?.Press() ?? Task.CompletedTask;

    private async Task Save(RunTicket ticket)
    {
        if (Now is not { } now || !int.TryParse(_typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var units))
        {
            _wrong = "Enter a whole number; 0 when nothing lies there.";
            ticket.Refuse();
            return;
        }

        var command = new EnterCount.Command(_view!.Row.Id, now.Id, null, units);
        var done = await Runner.Run(ticket, Caller!, command, c => Entering.Run(command, c, CancellationToken.None), a => a.Open == 0 ? "All places are counted" : $"{units} counted, {a.Open} to go");
        _wrong = done is { Ok: true } ? null : done?.Error?.Message;
        if (_wrong is null)
        {
            (_chosen, _typed, _refused) = (null, "", null);
            await Load();
        }
    }

    private async Task Apply(RunTicket ticket, bool confirmed)
    {
        _refused = await Work.Apply(ticket, Caller!, new(_view!.Row.Id, confirmed));
        await Load();
    }

    private async Task Recount(RunTicket ticket)
    {
        if (await Work.Recount(ticket, Caller!, new(_view!.Row.Id)))
        {
            // It may be the very place that was counted last: the field is to have the focus again.
            _focused = null;
            (_refused, _chosen) = (null, null);
        }

        await Load();
    }

    private async Task Cancel(RunTicket ticket)
    {
        if (await Work.Cancel(ticket, Caller!, new(_view!.Row.Id)))
        {
            Navigation.NavigateTo(Links.Counts);
        }
    }

    private async Task Found()
    {
        _finding = false;
        await Load();
    }
}
