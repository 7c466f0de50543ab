using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Identity;
using OrderDesk.Web.Identity;

namespace OrderDesk.Web.Inventory;

/// <summary>What pages of one record share: the person, loading, not there, failed. Reads anew when the address changes.</summary>
public abstract class RecordPage : ComponentBase, IDisposable
{
    private string? _shown;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] protected NavigationManager Navigation { get; set; } = null!;
    [Inject] private ILoggerFactory Logs { get; set; } = null!;

    protected CancellationTokenSource Gone { get; } = new();

    protected Caller? Caller { get; private set; }

    protected bool Missing { get; private set; }

    protected bool Failed { get; private set; }

    /// <summary>Everything of the address that the page depends on.</summary>
    protected abstract string Asked { get; }

    /// <returns>False: there is no such record.</returns>
    protected abstract Task<bool> Read(Caller caller, CancellationToken ct);

    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is null || _shown == Asked)
        {
            return;
        }

        _shown = Asked;
        Caller ??= Callers.Of((await Authentication).User, "page");
        await Load();
    }

    protected async Task Load()
    {
        try
        {
            Missing = !await Read(Caller!, Gone.Token);
            Failed = false;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Logs.CreateLogger(GetType()).LogError(fault, "The page {Asked} could not be read", Asked);
            Failed = true;
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Gone.Cancel();
        Gone.Dispose();
    }
}
