using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shop;

/// <summary>Reads a customer's order, hands it to its parts, and follows it live.</summary>
public sealed partial class MyOrderPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Caller? _caller;
    private OrderScope? _scope;
    private IReadOnlyList<TimelineEntry> _timeline = [];
    private IReadOnlyList<HistoryEntry> _history = [];
    private string? _shown;
    private bool _missing;
    private bool _failed;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }
    [CascadingParameter] private ReaderZone? Zone { get; set; }

    [Inject] private IOrderReads Orders { get; set; } = null!;
    [Inject] private CartKeeper Keeper { get; set; } = null!;
    [Inject] private CommandRunner Runner { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<MyOrderPage> Log { get; set; } = null!;

    [Parameter] public required string Number { get; set; }

    private TimeZoneInfo Here => (Zone ?? ReaderZone.Utc).Zone;

    private string? PromiseNote => _scope?.Order.PromisedAt is { } at ? $"by {TimeFormat.InSentence(TimeFormat.Day(at.Moment(), Clock.GetUtcNow(), Here))}" : null;

    private IReadOnlyList<TimelineItem> Items => [.. StoryTimeline.Of(_scope?.Order.Fulfillments.Count ?? 0, _timeline).OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Id.Value).Select(e => OrderTimeline.Item(e) with { By = null })];

    private OrderStory Story(Order order) => OrderStory.Of(order, Clock.GetUtcNow(), Here);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Number || Authentication is null)
        {
            return;
        }

        (_shown, _scope) = (Number, null);
        _caller = Callers.Of((await Authentication).User, "page");
        await Load();
    }

    private async Task Load()
    {
        try
        {
            (_failed, _missing) = (false, false);
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
        if (_scope is null)
        {
            await Keeper.Load(_caller!, _gone.Token);
        }

        _scope = new OrderScope(order, _caller!, [], Runner, AfterCommand, await Orders.Family(order.Id, _caller!, _gone.Token));
    }

    private async Task AfterCommand(Error? refused)
    {
        await Load();
        StateHasChanged();
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
