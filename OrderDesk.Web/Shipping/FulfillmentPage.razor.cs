using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shipping;

/// <summary>The fulfillment queue. The hub that somebody chose last is theirs until they choose another one.</summary>
public sealed partial class FulfillmentPage : IDisposable
{
    private const string AllHubs = "all";
    private readonly CancellationTokenSource _gone = new();
    private EndlessList<ParcelRow>? _list;
    private IReadOnlyDictionary<FulfillmentState, int> _counts = new Dictionary<FulfillmentState, int>();
    private IReadOnlyList<HubRow> _hubs = [];
    private QueueTab _tab = QueueTab.All[0];
    private HubRow? _hub;
    private Caller? _caller;
    private string? _q;
    private string? _shown;
    private readonly HashSet<FulfillmentId> _selected = [];
    private int _active;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IShippingReads Shipping { get; set; } = null!;
    [Inject] private IDrafts Drafts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private ILogger<FulfillmentPage> Log { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }
    [SupplyParameterFromQuery(Name = "hub")] public string? HubCode { get; set; }
    [SupplyParameterFromQuery(Name = "q")] public string? Q { get; set; }

    private string HubKey => $"fulfillment-hub:{_caller!.User}";

    private IReadOnlyList<FulfillmentId> Selected => [.. Shown.Where(_selected.Contains)];

    private IReadOnlyList<FulfillmentId> Shown => _list is { Loaded: true } list ? [.. list.Items.Select(r => r.Id).Take(PrintDocuments.MostParcels)] : [];

    /// <summary>What the print buttons mean: the selected parcels, or all that are shown when none is.</summary>
    private IReadOnlyList<FulfillmentId> ToPrint => _caller?.May(Permissions.DocumentsPrint) != true ? [] : Selected.Count > 0 ? Selected : Shown;

    private string PrintWords => Selected.Count > 0 ? $"{Selected.Count} selected" : Shown.Count == 1 ? "The one shown" : _list?.HasMore == true ? $"The first {Shown.Count} shown" : $"All {Shown.Count} shown";

    private IReadOnlyList<TabItem> TabItems => [.. QueueTab.All.Select(t => new TabItem(
        t.Key, t.Label, t.State == FulfillmentState.Shipped ? null : _counts.GetValueOrDefault(t.State).ToString("N0", CultureInfo.CurrentCulture), Links.Queue(t.Key, _hub?.Code ?? AllHubs, _q)))];

    protected override async Task OnParametersSetAsync()
    {
        var asked = Links.Queue(State, HubCode, Q);
        if (Authentication is null || _shown == asked)
        {
            return;
        }

        _shown = asked;
        if (_caller is null)
        {
            _caller = Callers.Of((await Authentication).User, "page");
            _hubs = await Shipping.Hubs(_caller, _gone.Token);
            _list = new EndlessList<ParcelRow>((cursor, take, ct) => Shipping.Queue(_hub?.Id, [_tab.State], _q, _caller, cursor, take, ct), Log);
        }

        (_tab, _q, _active) = (QueueTab.Of(State), Q, 0);
        _selected.Clear();
        var code = HubCode ?? await Drafts.Read(HubKey, _gone.Token);
        _hub = _hubs.FirstOrDefault(h => h.Code == code);
        await Count();
        await _list!.Start(_gone.Token);
    }

    private async Task Count() => _counts = await Shipping.Counts(_hub?.Id, _caller!, _gone.Token);

    private async Task Refresh()
    {
        if (_list is null)
        {
            return;
        }

        await Count();
        await _list.Refresh(_gone.Token);
        _active = Math.Clamp(_active, 0, Math.Max(0, _list.Items.Count - 1));
        StateHasChanged();
    }

    private Task More() => _list!.More(_gone.Token);

    private void Step(int by) => _active = Math.Clamp(_active + by, 0, Math.Max(0, _list!.Items.Count - 1));

    private void Select(ParcelRow row)
    {
        if (!_selected.Remove(row.Id))
        {
            _selected.Add(row.Id);
        }
    }

    private async Task ChooseHub(ChangeEventArgs e)
    {
        var code = e.Value as string ?? AllHubs;
        await Drafts.Write(HubKey, code, CancellationToken.None);
        Navigation.NavigateTo(Links.Queue(_tab.Key, code, _q));
    }

    private void Search(string? text) => Navigation.NavigateTo(Links.Queue(_tab.Key, _hub?.Code ?? AllHubs, text), replace: true);

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
