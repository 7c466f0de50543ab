using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shipping;

/// <summary>Packs one parcel. The count is kept on the server, so that a reload or a lost connection loses no scan.</summary>
public sealed partial class BenchPage : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ElementReference _field;
    private RunAction? _pack;
    private IJSObjectReference? _floor;
    private Caller? _caller;
    private ParcelRow? _parcel;
    private ParcelRow? _next;
    private Count? _count;
    private ScanResult? _said;
    private string _typed = "";
    private string? _shown;
    private bool _missing;
    private LineId? _missingLine;
    private bool _failed;
    private bool _focus;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IShippingReads Shipping { get; set; } = null!;
    [Inject] private ParcelWork Work { get; set; } = null!;
    [Inject] private IDrafts Drafts { get; set; } = null!;
    [Inject] private IJSRuntime Js { get; set; } = null!;
    [Inject] private ILogger<BenchPage> Log { get; set; } = null!;

    /// <summary>ful_…</summary>
    [Parameter] public required string ParcelId { get; set; }

    private string DraftKey => $"bench:{ParcelId}";

    private string Name => $"{_parcel!.OrderNumber}, parcel {_parcel.Number}";

    private ParcelKey Key => new(_parcel!.OrderId, _parcel.Id, _parcel.OrderVersion);

    private string? Held => _parcel?.OnHold == true ? "The order is on hold; release the hold first." : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == ParcelId || Authentication is null)
        {
            return;
        }

        (_shown, _parcel, _count, _said, _focus, _missingLine) = (ParcelId, null, null, null, true, null);
        _caller = Callers.Of((await Authentication).User, "page");
        await Load();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _floor = await Js.InvokeAsync<IJSObjectReference>("import", _gone.Token, "./js/floor.js");
        }

        if (_focus && _floor is not null && _parcel?.State is FulfillmentState.Open or FulfillmentState.Picking)
        {
            _focus = false;
            await _floor!.InvokeVoidAsync("focus", _gone.Token, _field);
        }
    }

    private async Task Load()
    {
        try
        {
            _failed = false;
            var parcel = IdText.TryRead<FulfillmentId>(ParcelId, out var id) ? await Shipping.Parcel(id, _caller!, _gone.Token) : null;
            _missing = parcel is null;
            _count = parcel is null ? null : new Count(parcel, _count?.Write() ?? await Drafts.Read(DraftKey, _gone.Token));
            _parcel = parcel;
            await FindNext();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "The parcel {Parcel} could not be read", ParcelId);
            _failed = _parcel is null;
        }
    }

    /// <summary>The most urgent parcel of this hub that waits; what cannot be worked is passed over.</summary>
    private async Task FindNext()
    {
        if (_parcel is null or { State: FulfillmentState.Open or FulfillmentState.Picking })
        {
            return;
        }

        var waiting = await Shipping.Queue(_parcel.HubId, [FulfillmentState.Open], null, _caller!, null, 10, _gone.Token);
        _next = waiting.Items.FirstOrDefault(p => p.Id != _parcel.Id && !p.OnHold);
    }

    private async Task Scanned()
    {
        var code = _typed;
        (_typed, _focus) = ("", true);
        if (string.IsNullOrWhiteSpace(code))
        {
            return;
        }

        _said = _count!.Scan(code);
        if (_floor is not null)
        {
            await _floor.InvokeVoidAsync("tone", _gone.Token, _said.Kind == ScanKind.Right ? "right" : "wrong");
        }

        await Keep();
        if (_said.Kind == ScanKind.Right && _count.IsWhole && Held is null && _pack is not null)
        {
            await _pack.Press();
        }
    }

    private Task Set(ParcelLine line, int units)
    {
        (_said, _focus) = (null, true);
        _count!.Set(line, units);
        return Keep();
    }

    private Task FillAll()
    {
        (_said, _focus) = (null, true);
        foreach (var line in _parcel!.Lines)
        {
            _count!.Set(line, line.Quantity);
        }

        return Keep();
    }

    private Task Keep() => Drafts.Write(DraftKey, _count!.Write(), CancellationToken.None);

    private Task Pick(RunTicket ticket) => After(Work.Pick(ticket, _caller!, Key, Name));

    private async Task Pack(RunTicket ticket)
    {
        if (await Work.Pack(ticket, _caller!, Key, _count!.ToPack(), Name))
        {
            await Drafts.Drop(DraftKey, CancellationToken.None);
        }

        _said = null;
        await Load();
    }

    private Task Ship((HandOver To, RunTicket Ticket) a) => After(Work.Ship(a.Ticket, _caller!, Key, a.To, Name));

    private Task Reject(Rejected rejected)
    {
        _said = null;
        return After(Reported(rejected));
    }

    private async Task<bool> Reported(Rejected rejected)
    {
        var done = await Work.Reject(rejected, _caller!, Key, Name);
        _missingLine = done ? null : _missingLine;
        return done;
    }

    private async Task Undo(ConfirmAnswer answer)
    {
        _count = null;
        await After(Work.Undo(answer, _caller!, Key, Name));
    }

    private async Task After(Task<bool> step)
    {
        await step;
        _focus = true;
        await Load();
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        try
        {
            if (_floor is not null)
            {
                await _floor.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone.
        }
    }
}
