namespace OrderDesk.Web.Widgets;

/// <summary>A short message about what was just done, with an undo where there is one.</summary>
public sealed record Toast(long Id, StateFamily Family, string Words, string? UndoLabel, Func<Task>? Undo)
{
    /// <summary>What went wrong interrupts a screen reader; the rest waits its turn.</summary>
    public string Role => Family is StateFamily.Broken ? "alert" : "status";
}

/// <summary>Where a circuit's toasts are said; <c>Toasts</c> in the layout shows them. Scoped.</summary>
public sealed class ToastHub
{
    private readonly List<Toast> _shown = [];
    private long _last;

    public event Action? Changed;

    public IReadOnlyList<Toast> Shown => _shown;

    /// <summary>"Order packed". Goes away by itself.</summary>
    public void Done(string words, Func<Task>? undo = null, string undoLabel = "Undo") => Say(StateFamily.Done, words, undo, undoLabel);

    /// <summary>Refused, or failed: stays until it is closed.</summary>
    public void Failed(string words) => Say(StateFamily.Broken, words, undo: null, undoLabel: null);

    /// <summary>Something to know.</summary>
    public void Note(string words) => Say(StateFamily.Secured, words, undo: null, undoLabel: null);

    public void Say(StateFamily family, string words, Func<Task>? undo, string? undoLabel)
    {
        if (_shown.Count == 4)
            _shown.RemoveAt(0);
        _shown.Add(new Toast(++_last, family, words, undo is null ? null : undoLabel, undo));
        Changed?.Invoke();
    }

    public void Close(long id)
    {
        if (_shown.RemoveAll(t => t.Id == id) > 0)
            Changed?.Invoke();
    }
}
