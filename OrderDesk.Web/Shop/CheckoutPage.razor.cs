using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shop;

/// <summary>The customer's checkout: the staff's form with the cart as its items. Every change is kept and validated as placing would.</summary>
public sealed partial class CheckoutPage : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _gone = new();
    private readonly FormErrors _errors = new();
    private NewOrderForm? _form;
    private Caller? _caller;
    private CustomerRow? _customer;
    private IReadOnlyList<ProductRow> _products = [];
    private IReadOnlyList<CartLine> _lines = [];
    private ValidationResult? _result;
    private string? _keptWords;
    private bool _isStale;
    private bool _unkept;
    private bool _failed;
    private int _turn;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }
    [CascadingParameter] private ReaderZone? Zone { get; set; }

    [Inject] private PlaceOrder Placing { get; set; } = null!;
    [Inject] private IDrafts Drafts { get; set; } = null!;
    [Inject] private ICustomerReads Customers { get; set; } = null!;
    [Inject] private ICatalogReads Catalog { get; set; } = null!;
    [Inject] private CartKeeper Keeper { get; set; } = null!;
    [Inject] private CommandRunner Runner { get; set; } = null!;
    [Inject] private ToastHub Toasts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<CheckoutPage> Log { get; set; } = null!;

    private string Key => $"checkout:{_caller!.User}";

    private bool NeedsAge => _products.Any(p => p.AgeRestricted);

    private Currency Currency => _lines.Select(l => l.Variant?.Price.Currency).OfType<Currency>().FirstOrDefault();

    private Money Goods => _result?.Price?.Subtotal ?? Money.Zero(Currency);

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
            _customer = _caller!.Customer is { } me ? await Customers.Find(me, _caller, _gone.Token) : null;
            var kept = NewOrderForm.Read(await Drafts.Read(Key, _gone.Token));
            var form = kept ?? Start();
            await TakeCart(form);
            _keptWords = kept is null ? null : "What you typed is still here.";
            _form = form;
            await Validate();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "A checkout could not be read");
            _failed = true;
        }
    }

    private NewOrderForm Start() => new()
    {
        CommandId = NewId(),
        Source = OrderSource.Website,
        PaymentMethodId = SandboxGateway.Cards[0].Token,
        Shipping = _customer?.Address is { } address ? FormAddress.Of(address) : new FormAddress { Name = _customer?.Name ?? "" },
    };

    /// <summary>What is ordered is always the cart as it is now, at the prices that were seen there.</summary>
    private async Task TakeCart(NewOrderForm form)
    {
        var cart = Keeper.Cart;
        form.Items = [.. cart.Items.Select(i => new FormItem { VariantId = i.VariantId, Quantity = i.Quantity.ToString(System.Globalization.CultureInfo.InvariantCulture), Price = i.Price })];
        _products = cart.Items.Count == 0 ? [] : await Catalog.OfVariants([.. cart.Items.Select(i => i.Variant)], _caller!, _gone.Token);
    }

    private Task Set(Action change)
    {
        change();
        return Changed();
    }

    /// <summary>Waits until nobody has typed for a moment, then keeps and validates; the last change wins.</summary>
    private async Task Changed()
    {
        (_unkept, _isStale) = (true, true);
        var turn = ++_turn;
        await Task.Delay(Pause, Clock, _gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (turn == _turn && !_gone.IsCancellationRequested)
        {
            await Keep();
            await Validate();
        }
    }

    private async Task Keep()
    {
        await Drafts.Write(Key, _form!.Write(), CancellationToken.None);
        _unkept = false;
    }

    private async Task Validate()
    {
        var turn = _turn;
        var (draft, unreadable) = ToDraft(null);
        var result = draft.Items.Count == 0 ? null : await Placing.Validate(draft, _caller!, _gone.Token);
        if (turn == _turn)
        {
            (_result, _isStale) = (result, false);
            _errors.Set([.. unreadable, .. result?.Errors ?? []]);
            _lines = CartLine.Of(Keeper.Cart, _products, result?.Errors ?? []);
        }
    }

    private (OrderDraft Draft, IReadOnlyList<Error> Unreadable) ToDraft(Money? seen) => _form!.ToDraft((Zone ?? ReaderZone.Utc).Zone, Currency, seen);

    private async Task SeePrice(CartLine line)
    {
        await Keeper.Change(_caller!, c => c.SetPrice(line.Item.Variant, line.Variant!.Price.Major));
        await TakeCart(_form!);
        await Validate();
    }

    private async Task Place(RunTicket ticket)
    {
        _turn++;
        await Validate();
        _errors.ShowAll = true;
        var (draft, unreadable) = ToDraft(_result?.Price?.Total);
        if (_errors.Any || unreadable.Count > 0)
        {
            ticket.Refuse();
            Toasts.Failed(_errors.All.Count == 1 ? CheckoutSummary.Label(_errors.All[0]) : $"{_errors.All.Count} things need your attention.");
            return;
        }

        // The key was made with the form, and stands for exactly what is on it now (RULES 25).
        await Keep();
        var press = new RunTicket(_form!.CommandId);
        var placed = await Runner.Run(press, _caller!, new Sent(_form.Write()), caller => Placing.Run(draft, caller, CancellationToken.None), a => $"Thank you: your order is {a.Order.Number}");
        if (placed is { Ok: true } done)
        {
            await Leave(done.Value);
            return;
        }

        ticket.Refuse();
        await Refused(placed?.Error);
    }

    private async Task Refused(Error? error)
    {
        if (error?.Code == "IDEMPOTENCY_KEY_REUSED")
        {
            _form!.CommandId = NewId();
            await Keep();
        }

        await Validate();
        if (error is not null && !_errors.Any)
        {
            _errors.Set(error.All.Count > 0 ? error.All : [error]);
        }
    }

    private async Task Leave(PlaceOrder.Answer answer)
    {
        _unkept = false;
        await Keeper.Drop(_caller!);
        await Drafts.Drop(Key, CancellationToken.None);
        Navigation.NavigateTo(Links.MyOrder(answer.Order.Number));
    }

    private Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        if (_unkept && _form is not null)
        {
            await Keep();
        }

        _gone.Dispose();
    }

    /// <summary>The request that a key stands for.</summary>
    private sealed record Sent(string Form);
}
