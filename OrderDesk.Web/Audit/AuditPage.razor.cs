using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Audit;

/// <summary>The audit log. The URL is its state; it follows new entries while nothing is open and nobody has scrolled far.</summary>
public sealed partial class AuditPage : IDisposable
{
    private const int PageSize = 100;

    private readonly CancellationTokenSource _gone = new();
    private readonly List<AuditRow> _read = [];
    private readonly SemaphoreSlim _reading = new(1, 1);
    private VirtualTable<AuditRow>? _table;
    private AuditListState _state = new();
    private Caller? _caller;
    private AuditRow? _open;
    private AuditProof? _proof;
    private string? _next;
    private bool _atEnd;
    private volatile bool _mayFollow = true;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IAuditReads Audit { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private ToastHub Toasts { get; set; } = null!;
    [Inject] private ILogger<AuditPage> Log { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        Show(AuditListState.Parse(new Uri(Navigation.Uri).Query));
        if (Authentication is not null)
            _caller = Callers.Of((await Authentication).User, "page");
    }

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _gone.Cancel();
        _gone.Dispose();
        _reading.Dispose();
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    // A job's origin is its name, which the column before says already.
    private static string From(AuditRow row) => row.Origin is null || row.Origin == row.By ? "" : row.Origin == "page" ? "Pages" : AuditWords.By(row.Origin);

    /// <summary>The log has no end in sight: it is read page by page as far as somebody scrolls, and there is always a little more.</summary>
    private async ValueTask<TableRows<AuditRow>> Load(TableRequest request, CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            while (!_atEnd && _read.Count < request.Start + request.Count)
                await ReadOn(ct);
            // Whoever reads further down is not moved by what is new at the top.
            _mayFollow = request.Start == 0;
            return new TableRows<AuditRow>([.. _read.Skip(request.Start).Take(request.Count)], _read.Count + (_atEnd ? 0 : PageSize / 2));
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task ReadOn(CancellationToken ct)
    {
        var page = await Audit.List(_state.Search, _state.Action, _caller!, _next, PageSize, ct);
        _read.AddRange(page.Items);
        (_next, _atEnd) = (page.Next, page.Next is null);
    }

    private void Forget()
    {
        _read.Clear();
        (_next, _atEnd) = (null, false);
    }

    private async Task Follow(IReadOnlyList<Change> changes)
    {
        if (_table is null || !_mayFollow)
            return;
        Forget();
        await _table.Reload();
    }

    private void Show(AuditListState state)
    {
        if (state == _state)
            return;
        (_state, _open, _mayFollow) = (state, null, true);
        Forget();
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        var uri = new Uri(e.Location);
        if (uri.AbsolutePath.TrimEnd('/') == Links.Audit)
        {
            _ = InvokeAsync(() =>
            {
                Show(AuditListState.Parse(uri.Query));
                StateHasChanged();
            });
        }
    }

    private void Search(ChangeEventArgs e) => Go(_state with { Search = e.Value?.ToString()?.Trim() ?? "" });

    private void Choose(ChangeEventArgs e) => Go(_state with { Action = e.Value?.ToString() is { Length: > 0 } action ? action : null });

    private void Go(AuditListState state) => Navigation.NavigateTo(Links.AuditLog(state));

    private void Open(AuditRow row) => _open = _open?.Id == row.Id ? null : row;

    private async Task Verify(RunTicket ticket)
    {
        try
        {
            _proof = await Audit.Verify(_gone.Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            ticket.Refuse();
            Unverified(Log, failure);
            Toasts.Failed("The chain could not be read. Try again.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit chain could not be verified")]
    private static partial void Unverified(ILogger log, Exception failure);
}
