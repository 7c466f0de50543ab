using Microsoft.Data.Sqlite;
using OrderDesk.Core.Jobs;
using OrderDesk.Web.Jobs;
using Quartz;

namespace OrderDesk.Web.Setup;

/// <summary>The scheduler and what it runs.</summary>
internal static class JobsSetup
{
    /// <summary>Runs per job that are kept, beside the age of each.</summary>
    private const int RunsKept = 200;

    public static void AddOrderDeskJobs(this WebApplicationBuilder builder)
    {
        var runs = builder.Configuration.GetValue("OrderDesk:Jobs:Enabled", defaultValue: true);
        builder.Services.AddSingleton<IJobBoard, QuartzBoard>();
        builder.Services.Configure<QuartzOptions>(options => options.Scheduling.ScheduleTriggerRelativeToReplacedTrigger = true);
        if (DataSetup.SettingsOf(builder).Postgres is null)
            builder.Services.AddHostedService(_ => new JobsFile(FileOf(builder)));
        builder.AddQuartz(quartz => Configure(quartz, builder));
        builder.Services.AddQuartzExecutionHistory(KeepHistory);
        builder.AddQuartzHostedService(options => (options.WaitForJobsToComplete, options.AutoStart) = (true, runs));
        if (runs)
            builder.Services.AddHostedService<OutboxWorker>();
    }

    private static void Configure(IQuartzBuilder quartz, WebApplicationBuilder builder)
    {
        quartz.ConfigureScheduler(options => options.InstanceName = "OrderDesk");
        quartz.UsePersistentStore(store =>
        {
            UseDatabase(store, builder);
            store.ProvisionSchema();
            store.UseExecutionHistory();
        });
        quartz.AddJobListener<JobAnnouncer>();
        foreach (var (name, _) in Schedule.Table)
            Add(quartz, name);
    }

    // A file of its own, so that the scheduler never holds the orders' write lock.
    private static void UseDatabase(IPersistentStoreBuilder store, WebApplicationBuilder builder)
    {
        if (DataSetup.SettingsOf(builder).Postgres is { } connectionString)
        {
            store.UsePostgres(connectionString);
            store.UseClustering();
        }
        else
        {
            store.UseSqlite(FileOf(builder));
        }
    }

    private static string FileOf(WebApplicationBuilder builder) => $"Data Source={DataDirectory.Of(builder.Configuration, builder.Environment).File("jobs.db")}";

    /// <summary>What was missed while the program stood still is made good by one sweep (RULES 15).</summary>
    private static void Add(IQuartzBuilder quartz, string name)
    {
        quartz.AddJob<JobRunner>((services, job) => job.WithIdentity(name).WithDescription(JobOf(services, name).Purpose).StoreDurably());
        quartz.AddTrigger<JobRunner>((services, trigger) => trigger
            .WithIdentity(name)
            .ForJob(name)
            .StartNow()
            .WithSimpleSchedule(schedule => schedule
                .WithInterval(Schedule.Every(services.GetRequiredService<IConfiguration>(), JobOf(services, name)))
                .RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithRemainingCount)));
    }

    private static Core.Jobs.IJob JobOf(IServiceProvider services, string name) => services.GetServices<Core.Jobs.IJob>().First(j => j.Name == name);

    private static void KeepHistory(ExecutionHistoryOptions options)
    {
        options.Retention = TimeSpan.FromDays(30);
        options.RetentionByResult[JobRunResult.Skipped] = TimeSpan.FromDays(1);
        options.MaxEntriesPerJob = RunsKept;
    }

    /// <summary>Before the scheduler starts: pages that read the history never keep a run's result from being written (WAL).</summary>
    private sealed class JobsFile(string connectionString) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var connection = new SqliteConnection(connectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new SqliteCommand("PRAGMA journal_mode = WAL", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
