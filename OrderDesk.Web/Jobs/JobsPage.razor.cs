using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Jobs;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Jobs;

/// <summary>The jobs with their last runs and the outbox, live.</summary>
public sealed partial class JobsPage : IDisposable
{
    private const int RunsShown = 8;

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<JobStatus>? _jobs;
    private OutboxCard? _outbox;
    private Caller? _caller;
    private bool _failed;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IJobBoard Board { get; set; } = null!;
    [Inject] private RunJob RunJob { get; set; } = null!;
    [Inject] private CommandRunner Commands { get; set; } = null!;
    [Inject] private ILogger<JobsPage> Log { get; set; } = null!;

    private string Summary
    {
        get
        {
            var failed = _jobs!.Count(j => j.LastRun?.Outcome == JobOutcome.Failed);
            return failed == 0 ? $"{_jobs!.Count} jobs, all well" : $"{_jobs!.Count} jobs, {failed} failed last time";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
            _caller = Callers.Of((await Authentication).User, "page");
        await Read();
    }

    private async Task Read()
    {
        try
        {
            _jobs = await Board.List(RunsShown, _gone.Token);
            _failed = false;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Unreadable(Log, failure);
            _failed = true;
        }
    }

    private async Task Refresh(IReadOnlyList<Change> changes)
    {
        await Read();
        if (_outbox is not null)
            await _outbox.Reload();
    }

    private async Task Run((JobStatus Job, RunTicket Ticket) press)
    {
        var command = new RunJob.Command(press.Job.Name);
        await Commands.Run(press.Ticket, _caller!, command, caller => RunJob.Run(command, caller, _gone.Token), answer =>
            answer.WasRunning ? $"{press.Job.Title} is running already" : $"{press.Job.Title} started");
        await Read();
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The jobs could not be read")]
    private static partial void Unreadable(ILogger log, Exception failure);
}
