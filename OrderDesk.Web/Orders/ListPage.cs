using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>What the small searched lists share: the person, the search from the URL, the endless list. Reads anew when the URL changes.</summary>
public abstract class ListPage<T> : ComponentBase, IDisposable
{
    private string? _shown;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] protected NavigationManager Navigation { get; set; } = null!;
    [Inject] private ILoggerFactory Logs { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] public string? Q { get; set; }

    protected CancellationTokenSource Gone { get; } = new();

    protected Caller? Caller { get; private set; }

    protected EndlessList<T>? List { get; private set; }

    /// <summary>Everything of the URL that the list depends on.</summary>
    protected virtual string Asked => Q ?? "";

    protected abstract Task<Page<T>> Read(Caller caller, string? cursor, int take, CancellationToken ct);

    /// <summary>What the page needs once, before its first rows.</summary>
    protected virtual Task Begin(Caller caller) => Task.CompletedTask;

    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is null || _shown == Asked)
        {
            return;
        }

        _shown = Asked;
        if (Caller is null)
        {
            var caller = Caller = Callers.Of((await Authentication).User, "page");
            await Begin(caller);
            List = new EndlessList<T>((cursor, take, ct) => Read(caller, cursor, take, ct), Logs.CreateLogger(GetType()));
        }

        await Start();
    }

    protected Task Start() => List!.Start(Gone.Token);

    protected Task More() => List!.More(Gone.Token);

    protected Task Refresh() => List is null ? Task.CompletedTask : List.Refresh(Gone.Token);

    public void Dispose()
    {
        Gone.Cancel();
        Gone.Dispose();
        GC.SuppressFinalize(this);
    }
}
