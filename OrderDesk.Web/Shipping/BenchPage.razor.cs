using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shipping;

/// <summary>Packs one parcel after the other. The count is kept with its scans, so that a reload or a lost connection loses none.</summary>
public sealed partial class BenchPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ScanField? _scan;
    private Caller? _caller;
    private ParcelRow? _parcel;
    private ParcelRow? _next;
    private PackCount? _count;
    private string? _shown;
    private LineId? _missingLine;
    private bool _missing;
    private bool _failed;
    private bool _toSlip;
    private bool _toField;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IShippingReads Shipping { get; set; } = null!;
    [Inject] private IWaveReads Waves { get; set; } = null!;
    [Inject] private ParcelWork Work { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private ILogger<BenchPage> Log { get; set; } = null!;

    /// <summary>ful_…; null: a scan chooses the parcel.</summary>
    [Parameter] public string? ParcelId { get; set; }

    private string Name => $"{_parcel!.OrderNumber}, parcel {_parcel.Number}";

    private ParcelKey Key => new(_parcel!.OrderId, _parcel.Id, _parcel.OrderVersion);

    private string? Held => _parcel?.OnHold == true ? "The order is on hold; release the hold first." : null;

    private string ScanLabel => _parcel is { IsWaiting: true } ? "Scan an item" : "Scan an order, a tote or an item";

    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is null || (_caller is not null && _shown == ParcelId))
        {
            return;
        }

        // The parcel before stays in sight until the next one is there: the field does not go away under the scanner.
        (_shown, _missingLine) = (ParcelId, null);
        _caller = Callers.Of((await Authentication).User, "page");
        await Load();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_toSlip && _scan is not null)
        {
            _toSlip = false;
            await _scan.FocusOn("[data-print]");
        }
        else if (_toField && _scan is not null)
        {
            _toField = false;
            await _scan.Focus();
        }
    }

    private async Task Load()
    {
        try
        {
            _failed = false;
            var parcel = ParcelId is not null && IdText.TryRead<FulfillmentId>(ParcelId, out var id) ? await Shipping.Parcel(id, _caller!, _gone.Token) : null;
            _missing = parcel is null && ParcelId is not null;
            _count = parcel is null ? null : new PackCount(parcel, await Waves.Work(ParcelId!, _caller!, _gone.Token));
            _toSlip |= _parcel is { IsWaiting: true } before && parcel is { State: FulfillmentState.Packed } && before.Id == parcel.Id;
            _toField |= _parcel?.Id != parcel?.Id;
            _parcel = parcel;
            await FindNext();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "The parcel {Parcel} could not be read", ParcelId);
            _failed = _parcel is null;
        }
    }

    /// <summary>What is left of the same order, then of the same wave, then the most urgent of the hub; what cannot be worked is passed over.</summary>
    private async Task FindNext()
    {
        if (_parcel is not { } here)
        {
            return;
        }

        bool Fits(ParcelRow p) => p.Id != here.Id && p.IsWaiting && !p.OnHold;
        var rest = (await Shipping.Queue(here.HubId, [FulfillmentState.Open], here.OrderNumber, _caller!, null, 10, _gone.Token)).Items.FirstOrDefault(p => Fits(p) && p.OrderId == here.OrderId);
        var wave = rest is null && here.Wave is { } of ? (await Waves.Parcels(of.Id, _caller!, _gone.Token)).Where(Fits).OrderBy(p => (p.Wave!.Cluster, p.Wave.Slot).CompareTo((of.Cluster, of.Slot)) < 0).FirstOrDefault() : null;
        _next = rest ?? wave ?? (await Shipping.Queue(here.HubId, [FulfillmentState.Picking, FulfillmentState.Open], null, _caller!, null, 20, _gone.Token)).Items.FirstOrDefault(p => Fits(p) && p.Wave is null);
    }

    /// <summary>A scan of another order, label, parcel or tote leads there; where nothing is to be packed, an item does too.</summary>
    private async Task<ScanReply?> Elsewhere(ScanSent scan)
    {
        var code = scan.Code.Trim();
        if (code == FloorCodes.Confirm)
        {
            return _parcel is { IsWaiting: false } && _next is not null ? GoTo(_next.Id, scan) : ScanReply.Wrong(scan.Id, "Scan something first.");
        }

        if (code.StartsWith('=') || (_parcel is { IsWaiting: true } && _count!.Expected.Any(e => e.Codes.Any(c => FloorCodes.Same(c, code)))))
        {
            return null;
        }

        if (await Waves.ByCode(code, _parcel?.HubId, _parcel?.Wave?.Id ?? _next?.Wave?.Id, _parcel is not { IsWaiting: true }, _caller!, _gone.Token) is not { } found)
        {
            return _parcel is { IsWaiting: true } ? null : ScanReply.Wrong(scan.Id, $"{code} is not known here.");
        }

        if (found == _parcel?.Id)
        {
            return ScanReply.Right(scan.Id, $"This is {Name}");
        }

        return _parcel is { IsWaiting: true } && _count!.Counted > 0 ? ScanReply.Wrong(scan.Id, $"Finish {Name} first, or take its scans back.") : GoTo(found, scan);
    }

    private ScanReply GoTo(FulfillmentId parcel, ScanSent scan)
    {
        Navigation.NavigateTo(Links.Bench(parcel));
        return ScanReply.Right(scan.Id, "Here it is");
    }

    private Task Answered(ScanReply reply) => Load();

    private Task Press(string code) => _scan?.Press(code) ?? Task.CompletedTask;

    private Task Pack(RunTicket ticket) => After(Work.Pack(ticket, _caller!, Key, _count!.ToPack(), Name));

    private Task Ship((HandOver To, RunTicket Ticket) a) => After(Work.Ship(a.Ticket, _caller!, Key, a.To, Name));

    private Task Reject(Rejected rejected) => After(Reported(rejected));

    private async Task<bool> Reported(Rejected rejected)
    {
        var done = await Work.Reject(rejected, _caller!, Key, Name);
        _missingLine = done ? null : _missingLine;
        return done;
    }

    private Task Undo(ConfirmAnswer answer) => After(Work.Undo(answer, _caller!, Key, Name));

    /// <summary>Slip and label are on their way to the printer: the next parcel comes by itself.</summary>
    private void Printed()
    {
        if (_next is { } next)
        {
            Navigation.NavigateTo(Links.Bench(next.Id));
        }
    }

    private async Task After(Task<bool> step)
    {
        await step;
        await Load();
        if (!_toSlip && _scan is not null)
        {
            await _scan.Focus();
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
