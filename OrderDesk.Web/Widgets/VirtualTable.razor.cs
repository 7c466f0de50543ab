using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace OrderDesk.Web.Widgets;

/// <summary>An endless, accessible table over a provider of rows (LOOK, Orders; RULES 27: it never holds more than what is near the screen).</summary>
public sealed partial class VirtualTable<TItem> : ComponentBase, IAsyncDisposable
{
    private const int FirstRows = 12;

    private ElementReference _box;
    private Virtualize<IndexedRow<TItem>>? _rows;
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;
    private bool _loaded;
    private bool _failed;
    private int _total;
    private int _active;

    [Inject] private IJSRuntime Js { get; set; } = null!;
    [Inject] private ILogger<VirtualTable<TItem>> Log { get; set; } = null!;

    [Parameter, EditorRequired] public required Func<TableRequest, CancellationToken, ValueTask<TableRows<TItem>>> Load { get; set; }
    [Parameter, EditorRequired] public required Func<TItem, object> KeyOf { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter, EditorRequired] public required RenderFragment Head { get; set; }
    [Parameter, EditorRequired] public required RenderFragment<TItem> Row { get; set; }
    /// <summary>How many columns Head has, for the skeleton rows.</summary>
    [Parameter, EditorRequired] public required int Columns { get; set; }
    [Parameter] public RenderFragment? Empty { get; set; }
    [Parameter] public TableDensity Density { get; set; }
    [Parameter] public string FailureMessage { get; set; } = "The list could not be read.";
    [Parameter] public bool Selectable { get; set; }
    /// <summary>The keys of the selected rows.</summary>
    [Parameter] public IReadOnlySet<object> Selected { get; set; } = new HashSet<object>();
    [Parameter] public EventCallback<IReadOnlySet<object>> SelectedChanged { get; set; }
    /// <summary>Enter or a click.</summary>
    [Parameter] public EventCallback<TItem> OnOpen { get; set; }
    /// <summary>Space.</summary>
    [Parameter] public EventCallback<TItem> OnPeek { get; set; }
    /// <summary>The honest count, whenever it is known anew.</summary>
    [Parameter] public EventCallback<int> TotalChanged { get; set; }

    private int RowHeight => Density switch { TableDensity.Compact => 32, TableDensity.Tall => 56, _ => 40 };

    private string Css => Density switch { TableDensity.Compact => "vt-compact", TableDensity.Tall => "vt-tall", _ => "vt-normal" };

    /// <summary>Reads the rows in view again; what is shown stays until the new ones are there.</summary>
    public async Task Reload()
    {
        _failed = false;
        if (_rows is not null)
            await _rows.RefreshDataAsync();
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/table.js");
        _keys = await _module.InvokeAsync<IJSObjectReference>("attach", _box, RowHeight);
    }

    private async ValueTask<ItemsProviderResult<IndexedRow<TItem>>> Provide(ItemsProviderRequest request)
    {
        try
        {
            var page = await Load(new TableRequest(request.StartIndex, request.Count), request.CancellationToken);
            await Know(page.Total);
            return new(page.Rows.Select((row, i) => new IndexedRow<TItem>(request.StartIndex + i, row)), page.Total);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.LogError(e, "The rows of the table {Table} could not be read", Label);
            _failed = true;
            StateHasChanged();
            return new([], _total);
        }
    }

    private async Task Know(int total)
    {
        if (_loaded && _total == total)
            return;
        _loaded = true;
        _total = total;
        await TotalChanged.InvokeAsync(total);
        StateHasChanged();
    }

    private Task Key(KeyboardEventArgs e, TItem row) => e switch
    {
        { CtrlKey: true } or { MetaKey: true } or { AltKey: true } => Task.CompletedTask,
        { Key: "Enter" } => OnOpen.InvokeAsync(row),
        { Key: " " } => OnPeek.InvokeAsync(row),
        { Key: "x" } when Selectable => Toggle(row),
        _ => Task.CompletedTask,
    };

    // With Ctrl or the middle button the link in the row opens a tab of its own.
    private Task Click(MouseEventArgs e, TItem row) => e.CtrlKey || e.MetaKey || e.ShiftKey ? Task.CompletedTask : OnOpen.InvokeAsync(row);

    private Task Toggle(TItem row)
    {
        var next = new HashSet<object>(Selected);
        if (!next.Remove(KeyOf(row)))
            next.Add(KeyOf(row));
        return SelectedChanged.InvokeAsync(next);
    }

    private Task Clear() => SelectedChanged.InvokeAsync(new HashSet<object>());

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_keys is not null)
            {
                await _keys.InvokeVoidAsync("dispose");
                await _keys.DisposeAsync();
            }

            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listeners with it.
        }
    }
}
