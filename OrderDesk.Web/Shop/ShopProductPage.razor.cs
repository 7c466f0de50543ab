using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shop;

/// <summary>One product of the shop.</summary>
public sealed partial class ShopProductPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Caller? _caller;
    private ProductRow? _product;
    private VariantRow? _variant;
    private string? _shown;
    private int _quantity = 1;
    private bool _missing;
    private bool _failed;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private ICatalogReads Catalog { get; set; } = null!;
    [Inject] private CartKeeper Keeper { get; set; } = null!;
    [Inject] private ToastHub Toasts { get; set; } = null!;
    [Inject] private ILogger<ShopProductPage> Log { get; set; } = null!;

    /// <summary>prd_…</summary>
    [Parameter] public required string Id { get; set; }

    private int Most => Math.Max(1, StockWords.Most(_variant));

    private int InCart => Keeper.Cart.Items.FirstOrDefault(i => i.Variant == _variant?.Id)?.Quantity ?? 0;

    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is null || _shown == Id)
        {
            return;
        }

        (_shown, _quantity) = (Id, 1);
        _caller = Callers.Of((await Authentication).User, "page");
        await Load();
    }

    private async Task Load()
    {
        _failed = false;
        try
        {
            await Keeper.Load(_caller!, _gone.Token);
            _product = IdText.TryRead<ProductId>(Id, out var id) ? await Catalog.Find(id, _caller!, _gone.Token) : null;
            _missing = _product is null;
            _variant = _product?.Variants.FirstOrDefault(StockWords.CanBuy) ?? _product?.Variants.FirstOrDefault();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "The product {Id} could not be read", Id);
            _failed = true;
        }
    }

    private void Choose(VariantRow variant)
    {
        _variant = variant;
        _quantity = Math.Clamp(_quantity, 1, Most);
    }

    private async Task Add(RunTicket ticket)
    {
        var (variant, quantity) = (_variant!, _quantity);
        await Keeper.Change(_caller!, cart => cart.Add(variant.Id, quantity, variant.Price.Major));
        Toasts.Done(quantity == 1 ? $"{_product!.Name} is in your cart" : $"{quantity} × {_product!.Name} are in your cart");
        _quantity = 1;
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
