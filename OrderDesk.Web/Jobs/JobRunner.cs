using OrderDesk.Core.Common;
using OrderDesk.Core.Jobs;
using OrderDesk.Web.Demo;
using Quartz;

namespace OrderDesk.Web.Jobs;

/// <summary>
/// What Quartz runs: the job of the same name, never beside another run of it, on any node. What it reports is kept in Quartz's
/// history, in words and figures.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class JobRunner(IEnumerable<Core.Jobs.IJob> jobs, DemoFilling demo) : Quartz.IJob
{
    /// <summary>Who started a run by hand: in the data of its trigger, and among the figures of its report.</summary>
    public const string By = "by";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // Orders that the demo is still telling in the past are not today's to sweep up.
        await demo.Over(cancellationToken);
        var job = jobs.First(j => j.Name == context.JobDetail.Key.Name);
        var described = Describe(await job.Run(cancellationToken));
        context.Result = context.MergedJobDataMap.TryGetValue(By, out var by) ? described.With(By, by) : described;
    }

    private static JobRunReport Describe(JobReport report)
    {
        var described = report.Failed > 0 ? JobRunReport.Failed(report.Words)
            : report.Done == 0 ? JobRunReport.Skipped(report.Words)
            : JobRunReport.Succeeded(report.Words);
        return described.With("done", report.Done).With("failed", report.Failed);
    }
}

/// <summary>Tells the open pages when a run begins and when its result is in the history.</summary>
internal sealed class JobAnnouncer(IChangeFeed feed) : IJobListener
{
    private static readonly IReadOnlyList<Change> OfJobs = [new Change("job")];

    public string Name => "pages";

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => Tell();

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => Tell();

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default) => Tell();

    private ValueTask Tell()
    {
        feed.Publish(OfJobs);
        return ValueTask.CompletedTask;
    }
}
