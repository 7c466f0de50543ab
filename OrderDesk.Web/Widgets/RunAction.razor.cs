using Microsoft.AspNetCore.Components;

namespace OrderDesk.Web.Widgets;

/// <summary>How loud a button is.</summary>
public enum ButtonKind { Secondary, Primary, Quiet, Danger }

/// <summary>One press of a <see cref="RunAction"/>: the command's id, and a word back when it was refused (then no tick is shown and the id stays).</summary>
public sealed class RunTicket(Guid commandId)
{
    public Guid CommandId { get; } = commandId;

    public bool Refused { get; private set; }

    /// <summary>Nothing was done: the button goes back without a tick, and a new press is the same command.</summary>
    public void Refuse() => Refused = true;
}

/// <summary>A button for a command (LOOK: every action answers within 100 ms; RULES 25: a double click is one command).</summary>
public sealed partial class RunAction : ComponentBase, IDisposable
{
    private static readonly TimeSpan TickShown = TimeSpan.FromSeconds(1.2);
    private static long _lastTip;

    private readonly CancellationTokenSource _gone = new();
    private readonly string _tipId = $"tip-{Interlocked.Increment(ref _lastTip)}";
    private Guid _commandId;
    private Stage _stage;

    private enum Stage { Idle, Running, Done }

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter] public string? Icon { get; set; }
    [Parameter] public ButtonKind Kind { get; set; }
    /// <summary>Why it cannot be used now; null when it can.</summary>
    [Parameter] public string? DisabledReason { get; set; }
    /// <summary>Said to screen readers when done; "Done" unless told.</summary>
    [Parameter] public string DoneWord { get; set; } = "Done";
    [Parameter] public bool Small { get; set; }
    [Parameter] public bool Large { get; set; }
    [Parameter] public bool Block { get; set; }
    [Parameter] public bool IconOnly { get; set; }
    /// <summary>A key that presses it while nothing is being typed, e.g. "p"; shown by "?".</summary>
    [Parameter] public string? Hotkey { get; set; }
    [Parameter] public EventCallback<RunTicket> OnRun { get; set; }

    private bool Disabled => DisabledReason is not null;

    private string Said => _stage switch { Stage.Running => "Working", Stage.Done => DoneWord, _ => "" };

    private string Css => string.Join(' ', Classes());

    protected override void OnInitialized() => _commandId = NewId();

    private IEnumerable<string> Classes()
    {
        yield return "btn";
        if (Kind != ButtonKind.Secondary) yield return Kind switch { ButtonKind.Primary => "btn-primary", ButtonKind.Danger => "btn-danger", _ => "btn-quiet" };
        if (Small) yield return "btn-sm";
        if (Large) yield return "btn-lg";
        if (IconOnly) yield return "btn-icon";
        if (_stage == Stage.Running) yield return "is-running";
        if (_stage == Stage.Done) yield return "is-done";
    }

    /// <summary>Presses it from code: a scanner's Enter, a last scan. The same guards hold as for a click.</summary>
    public Task Press() => InvokeAsync(Click);

    private async Task Click()
    {
        if (Disabled || _stage == Stage.Running)
            return;

        _stage = Stage.Running;
        var ticket = new RunTicket(_commandId);
        var finished = false;
        try
        {
            await OnRun.InvokeAsync(ticket);
            finished = !ticket.Refused;
        }
        finally
        {
            _stage = finished ? Stage.Done : Stage.Idle;
        }

        // What it did may have taken the button itself off the page.
        if (!finished || _gone.IsCancellationRequested)
            return;

        _commandId = NewId();
        await ShowTick();
    }

    private async Task ShowTick()
    {
        StateHasChanged();
        await Task.Delay(TickShown, Clock, _gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (_stage == Stage.Done)
            _stage = Stage.Idle;
    }

    private Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
