using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>Changes an order in place. Every choice is previewed; what is chosen stays when the order changes elsewhere.</summary>
public sealed partial class ChangeOrderForm : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly CancellationTokenSource _gone = new();
    private readonly ChangeForm _form = new();
    private readonly FormErrors _errors = new();
    private ModifyOrder.Answer? _preview;
    private string? _problem;
    private string _reason = "";
    private string _note = "";
    private bool _asked;
    private long _seen;
    private int _turn;

    [CascadingParameter] private OrderScope Scope { get; set; } = null!;
    [CascadingParameter] private ReaderZone? Zone { get; set; }

    [Inject] private ModifyOrder Modify { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Parameter] public EventCallback OnClose { get; set; }

    private Order Order => Scope.Order;

    private TimeZoneInfo Here => (Zone ?? ReaderZone.Utc).Zone;

    private bool IsStaff => Scope.Caller.IsStaff;

    /// <summary>The customer's own page takes off and redirects; more is a new order for them, or a call.</summary>
    private bool MayAdd => IsStaff;

    private bool AddressFixed => Order.Lines.Any(l => l.Units.Packed + l.Units.Gone > 0);

    private IReadOnlyList<Reason> Reasons => Scope.Caller.IsCustomer ? ReasonCodes.ModifyByCustomer : ReasonCodes.Modify;

    protected override async Task OnParametersSetAsync()
    {
        var (seen, now) = (_seen, Order.Version);
        _seen = now;
        if (seen != 0 && seen != now)
        {
            await Look();
        }
    }

    private int Least(OrderLine line) => line.Charged - Order.Removable(line);

    private int Most(OrderLine line) => MayAdd ? OrderValidation.MaxQuantity : line.Charged;

    private string Price(OrderLine line) => $"{line.Charged} × {PriceText.Of(Scope.Amount(line.UnitPriceMinor))}";

    private static IEnumerable<(string Word, long Before, long After)> Parts(ModifyOrder.Answer a)
    {
        (string, long, long)[] parts =
        [
            ("Items", a.Before.SubtotalMinor, a.After.SubtotalMinor), ("Discount", -a.Before.DiscountMinor, -a.After.DiscountMinor), ("Delivery", a.Before.DeliveryMinor, a.After.DeliveryMinor),
            ("Tax", a.Before.TaxMinor, a.After.TaxMinor), ("Total", a.Before.TotalMinor, a.After.TotalMinor),
        ];
        return parts.Where(p => p.Item2 != p.Item3);
    }

    private Task Want(OrderLine line, int units) => Set(() => _form.Want(line, units));

    private Task TakeOff(OrderLine line) => Least(line) > 0 ? Task.CompletedTask : Want(line, 0);

    private Task Set(Action change)
    {
        change();
        return Changed();
    }

    /// <summary>Waits until nobody has typed for a moment; the last change wins.</summary>
    private async Task Changed()
    {
        var turn = ++_turn;
        await Task.Delay(Pause, Clock, _gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (turn == _turn && !_gone.IsCancellationRequested)
        {
            await Look();
        }
    }

    private async Task Look()
    {
        var (turn, changes) = (_turn, _form.ToChanges(Order));
        if (changes.Count == 0)
        {
            (_preview, _problem) = (null, null);
            _errors.Set([]);
            return;
        }

        var seen = await Modify.Preview(new(Order.Id, changes, _reason.Length > 0 ? _reason : null), Scope.Caller, _gone.Token);
        if (turn == _turn)
        {
            Show(seen.Ok ? seen.Value : null, seen.Error);
        }
    }

    /// <summary>What is wrong with the address is told at its fields; the rest in one place.</summary>
    private void Show(ModifyOrder.Answer? preview, Error? error)
    {
        var all = error is null ? [] : error.All.Count > 0 ? error.All : [error];
        _errors.Set(all);
        _preview = preview;
        _problem = all.Where(e => e.Field?.StartsWith(ChangeForm.AddressPrefix, StringComparison.Ordinal) != true).Select(e => $"{e.Message} {e.SuggestedAction}").FirstOrDefault();
    }

    private async Task Apply(RunTicket ticket)
    {
        (_asked, _errors.ShowAll) = (true, true);
        if (_reason.Length == 0)
        {
            ticket.Refuse();
            return;
        }

        var command = new ModifyOrder.Command(Order.Id, _form.ToChanges(Order), _reason, Text.Clean(_note), Order.Version);
        // The changes are a list: its words, not its name, say whether a second press is the same request.
        var request = $"{command} {string.Join('|', command.Changes)}";
        Error? refused = null;
        if (!await Scope.Run(ticket, request, Run, Done))
        {
            Show(_preview, refused);
            return;
        }

        await OnClose.InvokeAsync();

        async Task<Result<ModifyOrder.Answer>> Run(Core.Identity.Caller caller)
        {
            var done = await Modify.Run(command, caller, CancellationToken.None);
            refused = done.Error;
            return done;
        }
    }

    private string Done(ModifyOrder.Answer answer) => answer switch
    {
        { RefundMinor: > 0 } => $"Order changed, {PriceText.Of(Scope.Amount(answer.RefundMinor))} goes back",
        { PayBy: not null } => $"Order changed, {PriceText.Of(Scope.Amount(answer.DueMinor))} is to be paid",
        _ => "Order changed",
    };

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
