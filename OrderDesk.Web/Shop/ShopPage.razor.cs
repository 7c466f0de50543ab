using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Identity;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shop;

/// <summary>The catalogue as customers see it.</summary>
public sealed partial class ShopPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private EndlessList<ProductRow>? _list;
    private IReadOnlyList<string> _categories = [];
    private Caller? _caller;
    private string? _q;
    private string? _category;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private ICatalogReads Catalog { get; set; } = null!;
    [Inject] private CartKeeper Keeper { get; set; } = null!;
    [Inject] private ToastHub Toasts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private ILogger<ShopPage> Log { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Q { get; set; }
    [SupplyParameterFromQuery(Name = "category")] public string? Category { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is null || (_list is not null && _q == Q && _category == Category))
        {
            return;
        }

        (_q, _category) = (Q, Category);
        if (_caller is null)
        {
            _caller = Callers.Of((await Authentication).User, "page");
            _list = new EndlessList<ProductRow>((cursor, take, ct) => Catalog.List(_q, _category, _caller, cursor, take, ct), Log);
            await Keeper.Load(_caller, _gone.Token);
            _categories = await Catalog.Categories(_gone.Token);
        }

        await Start();
    }

    private Task Start() => _list!.Start(_gone.Token);

    private Task More() => _list!.More(_gone.Token);

    private void Go(string? q, string? category) => Navigation.NavigateTo(Links.ShopSearch(q, category), replace: q != _q);

    private async Task Add(ProductRow product, VariantRow variant, RunTicket ticket)
    {
        await Keeper.Change(_caller!, cart => cart.Add(variant.Id, 1, variant.Price.Major));
        Toasts.Done($"{product.Name} is in your cart");
    }

    internal static string Words(string category) => category.Length == 0 ? "Other" : char.ToUpperInvariant(category[0]) + category[1..].Replace('_', ' ');

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
