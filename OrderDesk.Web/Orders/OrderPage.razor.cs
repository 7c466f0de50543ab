using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>Reads one order, hands it to its parts, and reads it again when it changed here or elsewhere.</summary>
public sealed partial class OrderPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Caller? _caller;
    private OrderScope? _scope;
    private IReadOnlyList<TimelineEntry> _timeline = [];
    private IReadOnlyList<HistoryEntry> _history = [];
    private IReadOnlyList<HubRow> _hubs = [];
    private IReadOnlyList<string> _changes = [];
    private OpenAction? _open;
    private string? _shown;
    private bool _missing;
    private bool _failed;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }
    [CascadingParameter] private ReaderZone? Zone { get; set; }

    [Inject] private IOrderReads Orders { get; set; } = null!;
    [Inject] private IShippingReads Shipping { get; set; } = null!;
    [Inject] private CommandRunner Runner { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<OrderPage> Log { get; set; } = null!;

    /// <summary>ORD-2026-000123, or the order's id.</summary>
    [Parameter] public required string Number { get; set; }

    private string? PromiseNote => _scope?.Order.PromisedAt is { } at ? $"by {TimeFormat.InSentence(TimeFormat.Day(at.Moment(), Clock.GetUtcNow(), (Zone ?? ReaderZone.Utc).Zone))}" : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Number)
        {
            return;
        }

        (_shown, _scope, _open, _changes) = (Number, null, null, []);
        if (Authentication is not null)
        {
            _caller = Callers.Of((await Authentication).User, "page");
            await Load();
        }
    }

    private async Task Load()
    {
        (_failed, _missing) = (false, false);
        try
        {
            if (_hubs.Count == 0 && _caller!.May(Permissions.HubsRead))
            {
                _hubs = await Shipping.Hubs(_caller, _gone.Token);
            }

            await Read();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "The order {Number} could not be read", Number);
            _failed = _scope is null;
        }
    }

    private async Task Read()
    {
        var order = await Orders.Find(OrderKey.Parse(Number), _caller!, _gone.Token);
        if (order is null)
        {
            (_missing, _scope) = (true, null);
            return;
        }

        _timeline = await Orders.Timeline(order.Id, _caller!, _gone.Token);
        _history = await Orders.History(order.Id, _caller!, _gone.Token);
        _scope = new OrderScope(order, _caller!, _hubs, Runner, AfterCommand, await Orders.Family(order.Id, _caller!, _gone.Token));
        // A form stays open though its action has become impossible: what is typed there is not ours to throw away.
        _open = _open is { Parcel: { } parcel } && order.Parcel(parcel) is null ? null : _open;
    }

    /// <summary>A change from elsewhere: with a form open it is said what changed, else the page just follows.</summary>
    private async Task Merge(IReadOnlyList<Change> changes)
    {
        var (before, wasOpen) = (_scope?.Order, _open);
        await Load();
        if (before is not null && wasOpen is not null && _scope is not null)
        {
            Tell(before, _scope.Order);
        }
    }

    private async Task AfterCommand(Error? refused)
    {
        var before = _scope?.Order;
        if (refused is null)
        {
            (_open, _changes) = (null, []);
        }

        await Load();
        if (refused?.Kind == ErrorKind.Version && before is not null && _scope is not null)
        {
            Tell(before, _scope.Order);
        }

        StateHasChanged();
    }

    private void Tell(Order before, Order now)
    {
        if (OrderChanges.Between(before, now) is { Count: > 0 } changes)
        {
            _changes = changes;
        }
    }

    private void Open(OpenAction action) => _open = action;

    private void Close() => _open = null;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
