using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Shop;

/// <summary>
/// The one cart of a person, kept on the server (RULES 26). Each change reads it again first, so that two open tabs add to the
/// same cart. Scoped: the pages of a circuit share it and hear of its changes.
/// </summary>
public sealed class CartKeeper(IDrafts drafts) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    public event Action? Changed;

    public Cart Cart { get; private set; } = Cart.Empty;

    public int Units => Cart.Units;

    public static string KeyOf(Caller caller) => $"cart:{caller.User}";

    public async Task Load(Caller caller, CancellationToken ct) => Show(Cart.Read(await drafts.Read(KeyOf(caller), ct)));

    public async Task Change(Caller caller, Func<Cart, Cart> change)
    {
        await _gate.WaitAsync();
        try
        {
            var cart = change(Cart.Read(await drafts.Read(KeyOf(caller), CancellationToken.None)));
            await drafts.Write(KeyOf(caller), cart.Write(), CancellationToken.None);
            Show(cart);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task Drop(Caller caller)
    {
        await drafts.Drop(KeyOf(caller), CancellationToken.None);
        Show(Cart.Empty);
    }

    private void Show(Cart cart)
    {
        Cart = cart;
        Changed?.Invoke();
    }

    public void Dispose() => _gate.Dispose();
}
