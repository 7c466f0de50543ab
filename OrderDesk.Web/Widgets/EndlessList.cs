using OrderDesk.Core.Common;

namespace OrderDesk.Web.Widgets;

/// <summary>
/// The rows of an endless list, keyset page after keyset page, with its loading and failed states. Holds at most
/// <see cref="Most"/> rows (RULES 27): who wants to see more than that searches.
/// </summary>
/// <param name="read">A page from a cursor, of so many rows; it reads the filters of its page as they are then.</param>
public sealed class EndlessList<T>(Func<string?, int, CancellationToken, Task<Page<T>>> read, ILogger log)
{
    public const int Most = 480;
    public const int PageSize = 24;

    private List<T> _items = [];
    private string? _next;
    private int _turn;

    public IReadOnlyList<T> Items => _items;

    /// <summary>The first page has been read since the last start.</summary>
    public bool Loaded { get; private set; }

    public bool Busy { get; private set; }

    public bool Failed { get; private set; }

    public bool HasMore => _next is not null && _items.Count < Most;

    /// <summary>There is more than the list shows.</summary>
    public bool IsCut => _next is not null && _items.Count >= Most;

    public bool IsEmpty => Loaded && !Failed && _items.Count == 0;

    /// <summary>The first page anew; what is shown stays until it is there.</summary>
    public Task Start(CancellationToken ct) => Read(() => Pages(PageSize, ct), ct);

    /// <summary>As many rows as are shown, anew and in place: after a change here or elsewhere.</summary>
    public Task Refresh(CancellationToken ct) => Read(() => Pages(Math.Max(PageSize, _items.Count), ct), ct);

    public Task More(CancellationToken ct) => !HasMore || Busy ? Task.CompletedTask : Read(async () =>
    {
        var page = await read(_next, PageSize, ct);
        return ([.. _items, .. page.Items], page.Next);
    }, ct);

    private async Task<(List<T> Rows, string? Next)> Pages(int count, CancellationToken ct)
    {
        var page = await read(null, PageSize, ct);
        var rows = page.Items.ToList();
        while (page.Next is not null && rows.Count < count)
        {
            page = await read(page.Next, PageSize, ct);
            rows.AddRange(page.Items);
        }

        return (rows, page.Next);
    }

    /// <summary>The last reading that was asked for wins; an older one that comes late is dropped.</summary>
    private async Task Read(Func<Task<(List<T> Rows, string? Next)>> pages, CancellationToken ct)
    {
        var turn = ++_turn;
        (Busy, Failed) = (true, false);
        try
        {
            var (rows, next) = await pages();
            if (turn == _turn)
            {
                (_items, _next, Loaded) = (rows, next, true);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "A page of an endless list could not be read");
            Failed = turn == _turn;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The page was left.
        }
        finally
        {
            Busy = Busy && turn != _turn;
        }
    }
}
