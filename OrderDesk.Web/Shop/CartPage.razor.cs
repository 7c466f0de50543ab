using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shop;

/// <summary>The cart. What it costs and what is wrong with it is asked of placing itself, so that it is the truth.</summary>
public sealed partial class CartPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Caller? _caller;
    private IReadOnlyList<CartLine>? _lines;
    private OrderPrice? _price;
    private IReadOnlyList<string> _warnings = [];
    private bool _isStale;
    private bool _failed;
    private int _turn;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private CartKeeper Keeper { get; set; } = null!;
    [Inject] private ICatalogReads Catalog { get; set; } = null!;
    [Inject] private PlaceOrder Placing { get; set; } = null!;
    [Inject] private ToastHub Toasts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private ILogger<CartPage> Log { get; set; } = null!;

    private string? Blocked => _lines?.Any(l => l.IsGone || l.Errors.Count > 0) == true ? "Something in your cart cannot be ordered as it is." : null;

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            _caller = Callers.Of((await Authentication).User, "page");
            await Load();
        }
    }

    private async Task Load()
    {
        _failed = false;
        try
        {
            await Keeper.Load(_caller!, _gone.Token);
            await Show();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "A cart could not be read");
            _failed = true;
        }
    }

    /// <summary>The lines are shown at once, prices and refusals follow; of several changes the last one counts.</summary>
    private async Task Show()
    {
        var (turn, cart) = (++_turn, Keeper.Cart);
        _isStale = _lines is not null;
        if (cart.Items.Count == 0)
        {
            (_lines, _price, _warnings, _isStale) = ([], null, [], false);
            return;
        }

        var products = await Catalog.OfVariants([.. cart.Items.Select(i => i.Variant)], _caller!, _gone.Token);
        var result = await Placing.Validate(new OrderDraft { Items = [.. cart.Items.Select(i => new DraftItem(i.Variant, i.Quantity))] }, _caller!, _gone.Token);
        if (turn == _turn)
        {
            (_lines, _price, _warnings, _isStale) = (CartLine.Of(cart, products, result.Errors), result.Price, result.Warnings, false);
        }
    }

    private async Task Change(Func<Cart, Cart> change)
    {
        await Keeper.Change(_caller!, change);
        await Show();
    }

    private Task SetQuantity(CartLine line, int quantity) => Change(c => c.SetQuantity(line.Item.Variant, quantity));

    private Task SeePrice(CartLine line) => Change(c => c.SetPrice(line.Item.Variant, line.Variant!.Price.Major));

    private async Task Remove(CartLine line)
    {
        var at = Keeper.Cart.Items.ToList().FindIndex(i => i.VariantId == line.Item.VariantId);
        await Change(c => c.Remove(line.Item.Variant));
        Toasts.Done($"{line.Name} removed", () => InvokeAsync(async () =>
        {
            await Keeper.Change(_caller!, c => c.PutBack(line.Item, at));
            if (!_gone.IsCancellationRequested)
            {
                await Show();
                StateHasChanged();
            }
        }));
    }

    /// <summary>Who goes on has seen the prices as they are now.</summary>
    private async Task Checkout(RunTicket ticket)
    {
        var seen = _lines!.Where(l => l.OldPrice is not null).ToList();
        if (seen.Count > 0)
        {
            await Keeper.Change(_caller!, c => seen.Aggregate(c, (cart, l) => cart.SetPrice(l.Item.Variant, l.Variant!.Price.Major)));
        }

        Navigation.NavigateTo(Links.Checkout);
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
