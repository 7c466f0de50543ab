using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>The form of a new order. Every change is, after a short pause, kept as the draft and validated as placing would.</summary>
public sealed partial class NewOrderPage : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly CancellationTokenSource _gone = new();
    private readonly FormErrors _errors = new();
    private readonly Dictionary<long, (ProductRow Product, VariantRow Variant)> _known = [];
    private NewOrderForm? _form;
    private Caller? _caller;
    private CustomerRow? _customer;
    private ValidationResult? _result;
    private string? _keptWords;
    private bool _isStale;
    private bool _unkept;
    private int _turn;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }
    [CascadingParameter] private ReaderZone? Zone { get; set; }

    [Inject] private PlaceOrder PlaceIt { get; set; } = null!;
    [Inject] private IDrafts Drafts { get; set; } = null!;
    [Inject] private ICustomerReads Customers { get; set; } = null!;
    [Inject] private ICatalogReads Catalog { get; set; } = null!;
    [Inject] private CommandRunner Runner { get; set; } = null!;
    [Inject] private ToastHub Toasts { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    private string Key => $"new-order:{_caller!.User}";

    private Currency ItemCurrency => _form!.Items.Select(i => _known.GetValueOrDefault(i.VariantId).Variant?.Price.Currency).OfType<Currency>().FirstOrDefault();

    private Money Goods => _result?.Price is { } price ? price.Subtotal - price.Discount : Money.Zero(ItemCurrency);

    private bool NeedsAge => _form!.Items.Any(i => _known.GetValueOrDefault(i.VariantId).Product?.AgeRestricted == true);

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is null)
        {
            return;
        }

        _caller = Callers.Of((await Authentication).User, "page");
        var kept = NewOrderForm.Read(await Drafts.Read(Key, _gone.Token));
        _form = kept ?? NewOrderForm.Start(NewId());
        if (kept is not null)
        {
            await Recall(kept);
        }
    }

    /// <summary>A kept draft names customer and products by id: the rest of them is read again, as it is now.</summary>
    private async Task Recall(NewOrderForm form)
    {
        _keptWords = "Your draft is back.";
        _customer = form.CustomerId is { } id ? await Customers.Find(new CustomerId(id), _caller!, _gone.Token) : null;
        foreach (var product in await Catalog.OfVariants([.. form.Items.Select(i => new VariantId(i.VariantId))], _caller!, _gone.Token))
        {
            Learn(product);
        }

        await Validate();
    }

    private void Learn(ProductRow product)
    {
        foreach (var variant in product.Variants)
        {
            _known[variant.Id.Value] = (product, variant);
        }
    }

    private Task SetType(OrderType type) => Set(() => _form!.Type = type);

    private Task SetSource(ChangeEventArgs e) => Set(() => _form!.Source = Enum.TryParse<OrderSource>(e.Value as string, out var source) ? source : OrderSource.Manual);

    private Task Choose(CustomerRow? customer) => Set(() =>
    {
        (_customer, _form!.CustomerId) = (customer, customer?.Id.Value);
        if (customer?.Address is { } address && _form.Shipping.IsEmpty)
        {
            _form.Shipping = FormAddress.Of(address);
        }
    });

    private Task AddProduct((ProductRow Product, VariantRow Variant) added) => Set(() =>
    {
        Learn(added.Product);
        _form!.Add(added.Variant.Id, added.Variant.Price.Major);
    });

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
        (_unkept, _keptWords) = (false, "Draft kept.");
    }

    private async Task Validate()
    {
        var turn = _turn;
        var (draft, unreadable) = ToDraft(null);
        var result = await PlaceIt.Validate(draft, _caller!, _gone.Token);
        if (turn == _turn)
        {
            (_result, _isStale) = (result, false);
            _errors.Set([.. unreadable, .. result.Errors]);
        }
    }

    private (OrderDraft Draft, IReadOnlyList<Error> Unreadable) ToDraft(Money? seen) => _form!.ToDraft((Zone ?? ReaderZone.Utc).Zone, ItemCurrency, seen);

    private async Task Place(RunTicket ticket)
    {
        // What was typed last may not have been validated yet; and the total that is sent must be the one that is shown.
        _turn++;
        await Validate();
        _errors.ShowAll = true;
        var (draft, unreadable) = ToDraft(_result?.Price?.Total);
        if (_errors.Any || unreadable.Count > 0)
        {
            ticket.Refuse();
            return;
        }

        var press = new RunTicket(_form!.CommandId);
        var placed = await Runner.Run(press, _caller!, draft, caller => PlaceIt.Run(draft, caller, CancellationToken.None), a => $"Order {a.Order.Number} placed");
        if (placed is not { Ok: true } done)
        {
            ticket.Refuse();
            await Refused(placed?.Error);
            return;
        }

        await Leave(done.Value);
    }

    private async Task Refused(Error? error)
    {
        if (error is null)
        {
            return;
        }

        // The form was placed before and then changed: it is a new order from here on.
        if (error.Code == "IDEMPOTENCY_KEY_REUSED")
        {
            _form!.CommandId = NewId();
        }

        await Keep();
        await Validate();
        if (!_errors.Any)
        {
            _errors.Set(error.All.Count > 0 ? error.All : [error]);
        }
    }

    private async Task Leave(PlaceOrder.Answer answer)
    {
        _unkept = false;
        await Drafts.Drop(Key, CancellationToken.None);
        if (answer.PaymentState == PaymentState.Declined)
        {
            Toasts.Failed("The bank declined the card. The order is placed; pay it with another one.");
        }
        else if (answer.PaymentState is { } state and not PaymentState.Captured)
        {
            Toasts.Note(PaymentWords.Outcome(state));
        }

        Navigation.NavigateTo(Links.Order(answer.Order.Number));
    }

    private async Task StartOver()
    {
        _turn++;
        (_form, _customer, _result, _unkept, _keptWords) = (NewOrderForm.Start(NewId()), null, null, false, null);
        _errors.Set([]);
        _errors.ShowAll = false;
        await Drafts.Drop(Key, CancellationToken.None);
    }

    private Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        if (_unkept && _form is { IsTouched: true })
        {
            await Drafts.Write(Key, _form.Write(), CancellationToken.None);
        }

        _gone.Dispose();
    }
}
