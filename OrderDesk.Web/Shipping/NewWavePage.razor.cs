using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shipping;

/// <summary>The builder of waves: its preview is made by the same rules as the wave.</summary>
public sealed partial class NewWavePage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<HubRow> _hubs = [];
    private IReadOnlyList<WaveCandidate>? _waiting;
    private HubRow? _hub;
    private Caller? _caller;
    private string _zone = "";
    private string _priority = "";
    private string _promised = "";
    private int? _parcels = 24;
    private int? _totes;
    private int? _units;
    private int? _lines;
    private bool _failed;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IWaveReads Waves { get; set; } = null!;
    [Inject] private IShippingReads Shipping { get; set; } = null!;
    [Inject] private WaveWork Work { get; set; } = null!;
    [Inject] private IDrafts Drafts { get; set; } = null!;
    [Inject] private FloorPolicy Policy { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private string HubKey => $"fulfillment-hub:{_caller!.User}";

    private int Totes => Math.Clamp(_totes ?? Policy.Totes, 1, Wave.MostTotes);

    private IReadOnlyList<string> Zones => [.. (_waiting ?? []).SelectMany(c => c.Zones).Distinct().Order(StringComparer.Ordinal)];

    private WaveWish Wish => new()
    {
        Zone = _zone.Length > 0 ? _zone : null,
        AtLeast = WireName.TryRead<Priority>(_priority, out var priority) ? priority : null,
        PromisedUntil = _promised.Length > 0 ? Clock.Now().AddDays(_promised[0] - '0') : null,
        MaxParcels = _parcels ?? 0,
        MaxUnits = _units,
        MaxLines = _lines,
        Totes = _totes,
    };

    private WavePlan? Plan => _waiting is null ? null : WavePlan.Make(_waiting, Wish);

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is null)
        {
            return;
        }

        _totes = Policy.Totes;
        _caller = Callers.Of((await Authentication).User, "page");
        _hubs = await Shipping.Hubs(_caller, _gone.Token);
        var code = await Drafts.Read(HubKey, _gone.Token);
        _hub = _hubs.FirstOrDefault(h => h.Code == code) ?? _hubs.OrderByDescending(h => h.OpenParcels).FirstOrDefault();
        await Read();
    }

    private async Task Read()
    {
        if (_hub is null)
        {
            return;
        }

        try
        {
            (_failed, _waiting) = (false, await Waves.Candidates(_hub.Id, _caller!, _gone.Token));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _failed = true;
        }
    }

    private async Task ChooseHub(ChangeEventArgs e)
    {
        (_hub, _zone) = (_hubs.FirstOrDefault(h => h.Code == e.Value as string) ?? _hub, "");
        await Drafts.Write(HubKey, _hub!.Code, CancellationToken.None);
        await Read();
    }

    private async Task Build(RunTicket ticket)
    {
        if (await Work.Create(ticket, _caller!, _hub!.Id, Wish) is { } made)
        {
            Navigation.NavigateTo(Links.Wave(made));
        }
        else
        {
            await Read();
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
