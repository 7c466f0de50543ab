using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;

namespace OrderDesk.Web.Live;

/// <summary>
/// Reads a page again when something that it shows has changed, anywhere: put it into the page's markup, it has none of its own.
/// <code>&lt;LiveRefresh Filter="c => c.Order == _id" OnChange="Reload" /&gt;</code>
/// Merged to two renders a second for each circuit; gone when the page is (STYLE 16).
/// </summary>
public sealed class LiveRefresh : ComponentBase, IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Change> _waiting = [];
    private Func<Task> _refresh = null!;
    private IDisposable? _subscription;
    private bool _disposed;

    [Inject] private ChangeFeed Feed { get; set; } = null!;
    [Inject] private LivePace Pace { get; set; } = null!;

    /// <summary>Which changes matter; asked by the publisher, so quick and without the database.</summary>
    [Parameter, EditorRequired] public required Func<Change, bool> Filter { get; set; }

    /// <summary>What changed since the last call; <see cref="ChangeFeed.Missed"/> among it means: anything may have.</summary>
    [Parameter, EditorRequired] public required EventCallback<IReadOnlyList<Change>> OnChange { get; set; }

    protected override void OnInitialized() => _refresh = Refresh;

    // Not while prerendering: that page is only a picture, and nobody would look at it any more.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && !_disposed)
            _subscription = Feed.Subscribe(change => Filter(change), Take);
    }

    public void Dispose()
    {
        _disposed = true;
        _subscription?.Dispose();
        Pace.Forget(_refresh);
    }

    private Task Take(IReadOnlyList<Change> changes)
    {
        lock (_lock)
            _waiting.AddRange(changes);
        Pace.Ask(_refresh);
        return Task.CompletedTask;
    }

    private async Task Refresh()
    {
        try
        {
            await InvokeAsync(Tell);
        }
        catch (Exception) when (_disposed)
        {
            // The page went away between the beat and its turn: nobody is left to tell.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private Task Tell()
    {
        List<Change> batch;
        lock (_lock)
        {
            batch = [.. _waiting.Distinct()];
            _waiting.Clear();
        }

        return _disposed || batch.Count == 0 ? Task.CompletedTask : OnChange.InvokeAsync(batch);
    }
}
