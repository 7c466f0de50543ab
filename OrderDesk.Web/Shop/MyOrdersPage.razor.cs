using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shop;

/// <summary>A customer's own orders.</summary>
public sealed partial class MyOrdersPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private EndlessList<OrderRow>? _list;
    private Caller? _caller;
    private string? _q;
    private bool _openOnly;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IOrderReads Orders { get; set; } = null!;
    [Inject] private CartKeeper Keeper { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private ILogger<MyOrdersPage> Log { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Q { get; set; }
    [SupplyParameterFromQuery(Name = "open")] public string? Open { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is null || (_list is not null && _q == Q && _openOnly == (Open == "1")))
        {
            return;
        }

        (_q, _openOnly) = (Q, Open == "1");
        if (_caller is null)
        {
            _caller = Callers.Of((await Authentication).User, "page");
            _list = new EndlessList<OrderRow>((cursor, take, ct) => Orders.List(new OrderQuery { Search = _q, OpenOnly = _openOnly }, _caller, cursor, take, ct), Log);
            await Keeper.Load(_caller, _gone.Token);
        }

        await _list!.Start(_gone.Token);
    }

    private Task Refresh() => _list!.Refresh(_gone.Token);

    private Task More() => _list!.More(_gone.Token);

    private void Search(string? text) => Navigation.NavigateTo(Links.MyOrderList(_openOnly, text), replace: true);

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
