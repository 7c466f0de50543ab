using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Identity;

namespace OrderDesk.Web.Shipping;

/// <summary>Leads a picker through the rounds of a wave. How far it is, is kept with the scans.</summary>
public sealed partial class PickPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ScanField? _scan;
    private Caller? _caller;
    private WaveRow? _wave;
    private ClusterPick? _round;
    private IReadOnlyList<ParcelRow> _parcels = [];
    private PickPlace? _short;
    private string? _shown;
    private bool _missing;
    private bool _failed;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IWaveReads Waves { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private ILogger<PickPage> Log { get; set; } = null!;

    /// <summary>wav_…</summary>
    [Parameter] public required string WaveKey { get; set; }

    private int Rounds => _parcels.Select(p => p.Wave!.Cluster).Distinct().Count();

    private int Cluster => _round?.Parcels.Select(p => p.Wave!.Cluster).FirstOrDefault() ?? 0;

    private bool IsOver => _wave?.State is WaveState.Done or WaveState.Cancelled;

    /// <summary>The first tote that can be packed.</summary>
    private ParcelRow? First => _parcels.FirstOrDefault(p => p is { IsWaiting: true, OnHold: false });

    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is null || _shown == WaveKey)
        {
            return;
        }

        (_shown, _wave, _round) = (WaveKey, null, null);
        _caller = Callers.Of((await Authentication).User, "page");
        await Load();
    }

    private async Task Load()
    {
        try
        {
            _failed = false;
            _wave = IdText.TryRead<WaveId>(WaveKey, out var id) ? await Waves.Find(id, _caller!, _gone.Token) : null;
            _missing = _wave is null;
            _parcels = _wave is null ? [] : await Waves.Parcels(id, _caller!, _gone.Token);
            _round = ClusterPick.Current(_parcels, _wave is null ? null : await Waves.Work(WaveKey, _caller!, _gone.Token));
            _short = _short is { } open && _round.Now?.Place is { } place && (open.Bin, open.Lot) == (place.Bin, place.Lot) ? open : null;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "The wave {Wave} could not be read", WaveKey);
            _failed = _wave is null;
        }
    }

    private static string Ask(ClusterPick round) => round.Stage switch
    {
        PickStage.Bin => $"Scan bin {round.Now!.Where}",
        PickStage.Item => $"Scan {round.Now!.Item.Sku}, or type how many",
        PickStage.Tote => $"Scan tote {round.Share!.Slot}",
        _ => "Scan a tote to pack it",
    };

    /// <summary>When all is picked, a tote leads to the bench.</summary>
    private async Task<ScanReply?> Finished(ScanSent scan)
    {
        if (_round?.Now is not null || scan.Code.StartsWith('=') && scan.Code != FloorCodes.Confirm)
        {
            return null;
        }

        var parcel = scan.Code == FloorCodes.Confirm ? First?.Id : await Waves.ByCode(scan.Code.Trim(), _wave!.HubId, _wave.Id, true, _caller!, _gone.Token);
        if (parcel is not { } found)
        {
            return ScanReply.Wrong(scan.Id, "Everything is in its tote.");
        }

        Navigation.NavigateTo(Links.Bench(found));
        return ScanReply.Right(scan.Id, "Here it is");
    }

    private Task Press(string code) => _scan?.Press(code) ?? Task.CompletedTask;

    private void OpenShort() => _short = _round?.Now?.Place;

    private async Task ShortDone()
    {
        _short = null;
        await Load();
        await CloseShort();
    }

    private async Task CloseShort()
    {
        _short = null;
        if (_scan is not null)
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
