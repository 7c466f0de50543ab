using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>The list of orders. The URL is its state; every change of it is a navigation.</summary>
public sealed partial class OrdersPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly Dictionary<OrderId, OrderRow> _seen = [];
    private VirtualTable<OrderRow>? _table;
    private OrderListState _state = new();
    private Caller? _caller;
    private OrderRow? _peeked;
    private IReadOnlySet<object> _selected = new HashSet<object>();
    private IReadOnlyDictionary<string, int> _viewCounts = new Dictionary<string, int>(StringComparer.Ordinal);
    private IReadOnlyList<VendorRow> _vendors = [];
    private IReadOnlyList<HubRow> _hubs = [];
    private string _listKey = "";
    private int? _total;
    private bool _recount = true;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }
    [CascadingParameter] private ReaderZone? Zone { get; set; }

    [Inject] private IOrderReads Orders { get; set; } = null!;
    [Inject] private IVendorReads VendorReads { get; set; } = null!;
    [Inject] private IShippingReads Shipping { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private bool MaySelect => _caller?.May(Permissions.OrdersHold) == true || _caller?.May(Permissions.OrdersCancel) == true;

    private OrderQuery Query => _state.ToQuery((Zone ?? ReaderZone.Utc).Zone);

    private TableSort Sort => new(WireName.Of(_state.Sort), _state.Descending);

    private string CountWords => _total is { } n ? $"{n.ToString("N0", CultureInfo.CurrentCulture)} {(n == 1 ? "order" : "orders")}" : "";

    private IReadOnlyList<OrderRow> SelectedRows => [.. _selected.OfType<OrderId>().Select(id => _seen.GetValueOrDefault(id)).OfType<OrderRow>()];

    private IReadOnlyList<TabItem> Views =>
    [
        .. OrderView.Every.Select(view => new TabItem(
            view.Key, view.Label, _viewCounts.TryGetValue(view.Key, out var n) ? n.ToString("N0", CultureInfo.CurrentCulture) : null,
            Links.OrderList(new OrderListState { View = view, Sort = _state.Sort, Descending = _state.Descending, Density = _state.Density }))),
    ];

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        Show(OrderListState.Parse(new Uri(Navigation.Uri).Query));
        if (Authentication is not null)
        {
            _caller = Callers.Of((await Authentication).User, "page");
            await ReadSides(_caller);
        }
    }

    private async Task ReadSides(Caller caller)
    {
        if (caller.May(Permissions.HubsRead))
        {
            _hubs = await Shipping.Hubs(caller, _gone.Token);
        }

        if (caller.May(Permissions.VendorsRead))
        {
            _vendors = (await VendorReads.List(null, caller, null, 200, _gone.Token)).Items;
        }

        await CountViews(caller);
    }

    private async Task CountViews(Caller caller)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var view in OrderView.Every.Where(v => v != OrderView.All))
        {
            counts[view.Key] = await Orders.Count(view.Base, caller, _gone.Token);
        }

        _viewCounts = counts;
    }

    private async ValueTask<TableRows<OrderRow>> Load(TableRequest request, CancellationToken ct)
    {
        var query = Query;
        if (_recount || _total is null)
        {
            _total = await Orders.Count(query, _caller!, ct);
            _recount = false;
        }

        var rows = await Orders.Window(query, _caller!, request.Start, request.Count, ct);
        foreach (var row in rows)
        {
            _seen[row.Id] = row;
        }

        return new TableRows<OrderRow>(rows, _total ?? rows.Count);
    }

    private void Know(int total) => _total = total;

    private async Task Merge(IReadOnlyList<Change> changes)
    {
        await Reload();
        if (_caller is { } caller)
        {
            await CountViews(caller);
        }
    }

    private async Task Reload()
    {
        _recount = true;
        if (_table is not null)
        {
            await _table.Reload();
        }

        if (_peeked is { } peeked && _seen.GetValueOrDefault(peeked.Id) is { } fresh)
        {
            _peeked = fresh;
        }
    }

    private void Show(OrderListState state)
    {
        _state = state;
        var key = (state with { Density = default }).ToQueryString();
        if (key != _listKey)
        {
            (_listKey, _recount, _total) = (key, true, null);
            _seen.Clear();
            _selected = new HashSet<object>();
        }
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        var uri = new Uri(e.Location);
        if (uri.AbsolutePath.TrimEnd('/') == Links.Orders)
        {
            _ = InvokeAsync(() =>
            {
                Show(OrderListState.Parse(uri.Query));
                StateHasChanged();
            });
        }
    }

    private void Go(OrderListState state) => Navigation.NavigateTo(Links.OrderList(state), replace: state.Search != _state.Search);

    private void SortBy(TableSort sort) => Go(_state with { Sort = WireName.TryRead<OrderSort>(sort.Key, out var by) ? by : OrderSort.Placed, Descending = sort.Descending });

    private void Open(OrderRow row) => Navigation.NavigateTo(Links.Order(row.Number));

    private void Peek(OrderRow row) => _peeked = _peeked?.Id == row.Id ? null : row;

    private void ClosePeek() => _peeked = null;

    private void ClearSelection() => _selected = new HashSet<object>();

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _gone.Cancel();
        _gone.Dispose();
    }
}
