using System.Globalization;
using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Jobs;

/// <summary>The outbox for the people who look after it.</summary>
public sealed partial class OutboxCard : IDisposable
{
    private const int Most = 100;
    private const string WaitingView = "waiting", DeadView = "dead", SettledView = "settled";
    private static readonly IReadOnlyList<ReasonOption> AgainReasons = Options(OutboxReasons.SendAgain);
    private static readonly IReadOnlyList<ReasonOption> DiscardReasons = Options(OutboxReasons.Discard);

    private readonly CancellationTokenSource _gone = new();
    private OutboxCounts? _counts;
    private IReadOnlyList<MessageRow>? _rows;
    private Asked? _asked;
    private string _view = WaitingView;
    private bool _failed;

    private sealed record Asked(MessageRow Row, bool Discards);

    [Inject] private IOutboxReads Outbox { get; set; } = null!;
    [Inject] private SendMessageAgain SendAgain { get; set; } = null!;
    [Inject] private DiscardMessage Discard { get; set; } = null!;
    [Inject] private CommandRunner Commands { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<OutboxCard> Log { get; set; } = null!;

    [Parameter, EditorRequired] public required Caller? Caller { get; set; }

    private IReadOnlyList<TabItem> Views =>
    [
        new(WaitingView, "Waiting", Number(_counts?.Waiting)),
        new(DeadView, "Set aside", Number(_counts?.Dead)),
        new(SettledView, "Sent"),
    ];

    private string EmptyTitle => _view switch { DeadView => "Nothing is set aside", SettledView => "Nothing was sent yet", _ => "Nothing waits" };

    private string? EmptyText => _view switch
    {
        DeadView => "What cannot be delivered after several tries comes here, with the reason.",
        SettledView => "Refunds and vendor reservations appear here once they are out.",
        _ => "All messages are out.",
    };

    protected override async Task OnInitializedAsync()
    {
        await Reload();
        // What needs a person comes first.
        if (_counts is { Waiting: 0, Dead: > 0 })
            await Show(DeadView);
    }

    /// <summary>Reads the counts and the list in view again.</summary>
    public async Task Reload()
    {
        try
        {
            _counts = await Outbox.Count(_gone.Token);
            _rows = await Read(_view);
            _failed = false;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Unreadable(Log, failure);
            _failed = true;
        }

        StateHasChanged();
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private static IReadOnlyList<ReasonOption> Options(IReadOnlyList<Reason> reasons) => [.. reasons.Select(r => new ReasonOption(r.Code, r.Words))];

    private static string? Number(int? count) => count?.ToString("N0", CultureInfo.CurrentCulture);

    private Task<IReadOnlyList<MessageRow>> Read(string view) => view switch
    {
        DeadView => Outbox.Dead(Most, _gone.Token),
        SettledView => Outbox.Settled(Most, _gone.Token),
        _ => Outbox.Waiting(Most, _gone.Token),
    };

    private async Task Show(string view)
    {
        (_view, _rows, _asked) = (view, null, null);
        await Reload();
    }

    private string When(MessageRow row) => row.State switch
    {
        MessageState.Pending when row.Attempts > 0 => $"{JobLook.Tries(row.Attempts)}, the next {JobLook.In(row.NextAt, Clock.GetUtcNow())}",
        MessageState.Sent or MessageState.Dead or MessageState.Discarded => JobLook.Tries(row.Attempts),
        _ => row.Attempts == 0 ? "goes out at once" : JobLook.Tries(row.Attempts),
    };

    private void Ask(MessageRow row, bool discards) => _asked = new Asked(row, discards);

    private void Close() => _asked = null;

    private async Task Confirm(ConfirmAnswer answer)
    {
        var (message, note) = (_asked!.Row.Id, answer.Note.Length > 0 ? answer.Note : null);
        var result = _asked.Discards
            ? await Run(answer.Ticket, new DiscardMessage.Command(message, answer.Reason, note), Discard.Run, "Message discarded")
            : await Run(answer.Ticket, new SendMessageAgain.Command(message, answer.Reason, note), SendAgain.Run, "Message goes out again");
        if (result is { Ok: true })
            _asked = null;
        await Reload();
    }

    private Task<Result<Done>?> Run<TCommand>(RunTicket ticket, TCommand command, Func<TCommand, Caller, CancellationToken, Task<Result<Done>>> run, string done)
        where TCommand : class => Commands.Run(ticket, Caller!, command, caller => run(command, caller, _gone.Token), _ => done);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read")]
    private static partial void Unreadable(ILogger log, Exception failure);
}
