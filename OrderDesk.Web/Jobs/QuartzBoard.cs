using System.Text.Json;
using OrderDesk.Core.Jobs;
using Quartz;
using Quartz.Extensibility;

namespace OrderDesk.Web.Jobs;

/// <summary>The board over Quartz: its triggers say what comes, its fire instances what runs, its history what was.</summary>
internal sealed class QuartzBoard(ISchedulerFactory schedulers, IExecutionHistoryStore history, IEnumerable<Core.Jobs.IJob> jobs, IConfiguration configuration) : IJobBoard
{
    private readonly Dictionary<string, Core.Jobs.IJob> _jobs = jobs.ToDictionary(j => j.Name, StringComparer.Ordinal);

    public bool Knows(string name) => Schedule.Table.Any(j => j.Name == name);

    public async Task<IReadOnlyList<JobStatus>> List(int runs, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var next = await Next(scheduler, ct);
        var firing = await scheduler.QueryFireInstances(new FireInstanceQuery { Take = 100 }, ct);
        var board = new List<JobStatus>();
        foreach (var (name, title) in Schedule.Table)
        {
            var past = await history.QueryExecutions(new ExecutionHistoryQuery { SchedulerName = scheduler.SchedulerName, Job = new JobKey(name), Take = runs }, ct);
            // A run is listed as firing for a moment after its result is in the history.
            var running = firing.Items.FirstOrDefault(f => f.JobKey == new JobKey(name) && past.Items.All(p => p.FireInstanceId != f.FireInstanceId));
            var job = _jobs[name];
            board.Add(new JobStatus(name, title, job.Purpose, Schedule.Every(configuration, job), next.GetValueOrDefault(name), running?.FireTimeUtc.UtcDateTime, [.. past.Items.Select(Run)]));
        }

        return board;
    }

    public async Task<bool> Start(string name, string by, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var key = new JobKey(name);
        var running = await scheduler.QueryFireInstances(new FireInstanceQuery { Job = key, Take = 1 }, ct);
        if (running.Items.Count > 0)
            return false;
        await scheduler.TriggerJob(key, new JobDataMap { [JobRunner.By] = by }, ct);
        return true;
    }

    private static async Task<Dictionary<string, DateTime?>> Next(IScheduler scheduler, CancellationToken ct)
    {
        var triggers = await scheduler.QueryTriggers(new TriggerQuery { Take = 200 }, ct);
        return triggers.Items.Where(t => t.Key.Name == t.JobKey.Name).ToDictionary(t => t.JobKey.Name, t => t.NextFireTimeUtc?.UtcDateTime, StringComparer.Ordinal);
    }

    private static JobRun Run(ExecutionHistoryEntry e) => new(
        e.FiredAtUtc.UtcDateTime,
        e.Duration,
        e.EffectiveResult switch
        {
            JobRunResult.Succeeded => JobOutcome.Done,
            JobRunResult.Skipped => JobOutcome.Nothing,
            JobRunResult.Cancelled => JobOutcome.Stopped,
            _ => JobOutcome.Failed,
        },
        e.Summary ?? (e.Succeeded ? "" : "It broke off; the program's log says why."),
        e.Manual == true ? StartedBy(e.MetricsJson) ?? "Somebody" : null,
        e.SchedulerInstanceId);

    private static string? StartedBy(string? figures)
    {
        if (figures is null)
            return null;
        using var document = JsonDocument.Parse(figures);
        return document.RootElement.TryGetProperty(JobRunner.By, out var by) ? by.GetString() : null;
    }
}
