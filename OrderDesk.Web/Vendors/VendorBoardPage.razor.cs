using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Vendors;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Vendors;

/// <summary>The vendor's board. It reads their own sub-orders only: nothing of others, of totals or of the customer's payment.</summary>
public sealed partial class VendorBoardPage : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<(BoardColumn Column, EndlessList<SubOrderRow> List)> _columns = [];
    private IReadOnlyDictionary<SubOrderStatus, int> _counts = new Dictionary<SubOrderStatus, int>();
    private ITimer? _timer;
    private Caller? _caller;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IVendorReads Vendors { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<VendorBoardPage> Log { get; set; } = null!;

    private string Title => _caller is { IsVendor: false } ? "Vendors' sub-orders" : "My sub-orders";

    private string Summary => _counts.GetValueOrDefault(SubOrderStatus.New) switch
    {
        0 => _columns.Count == 0 ? "" : "Nothing waits for your answer",
        1 => "1 order waits for your answer",
        var n => $"{n} orders wait for your answer",
    };

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is null)
        {
            return;
        }

        var caller = _caller = Callers.Of((await Authentication).User, "page");
        var columns = BoardColumn.All.Select(c => (c, new EndlessList<SubOrderRow>((cursor, take, ct) => Vendors.SubOrders([c.Status], caller, cursor, take, ct), Log))).ToList();
        _columns = columns;
        await Refresh();
    }

    // The deadline runs on the screen, too.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _timer = Clock.CreateTimer(_ => { _ = InvokeAsync(StateHasChanged); }, null, Beat, Beat);
        }
    }

    private async Task Refresh()
    {
        _counts = await Vendors.Counts(_caller!, _gone.Token);
        foreach (var (_, list) in _columns)
        {
            await list.Refresh(_gone.Token);
        }

        StateHasChanged();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }
}
