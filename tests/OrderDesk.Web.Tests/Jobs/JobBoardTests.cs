using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Jobs;
using OrderDesk.Web.Jobs;
using OrderDesk.Web.Live;

namespace OrderDesk.Web.Tests.Jobs;

/// <summary>The scheduler of a running program.</summary>
public sealed class JobBoardTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private readonly TempFolder _data = new();
    private readonly WebApplicationFactory<Program> _program;

    public JobBoardTests() => _program = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
        .UseEnvironment("Development")
        .UseSetting("OrderDesk:Demo", "false")
        .UseSetting("OrderDesk:DataDirectory", _data.Path));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IJobBoard Board => _program.Services.GetRequiredService<IJobBoard>();

    [Fact]
    public async Task Board_OfARunningProgram_ShowsEveryJobRunAndWhenItRunsNext()
    {
        await EveryJobHasRun();

        var board = await Board.List(5, Ct);

        board.Select(j => j.Name).ShouldBe(Schedule.Table.Select(j => j.Name));
        foreach (var job in board)
        {
            job.LastRun.ShouldNotBeNull(job.Name).Outcome.ShouldBeOneOf(JobOutcome.Done, JobOutcome.Nothing);
            job.LastRun.Words.ShouldNotBeNullOrWhiteSpace();
            job.LastRun.By.ShouldBeNull();
            job.NextAt.ShouldNotBeNull();
        }

        _data.File("jobs.db").ShouldSatisfyAllConditions(file => File.Exists(file).ShouldBeTrue());
    }

    [Fact]
    public async Task Run_ByHand_RunsBesideTheScheduleAndTellsThePagesWhenItsResultIsThere()
    {
        await EveryJobHasRun();
        var seen = new TaskCompletionSource<JobRun>();
        using var page = _program.Services.GetRequiredService<ChangeFeed>().Subscribe(c => c.Kind == "job", async _ =>
        {
            if ((await One("ledger-proof")).LastRun is { By: not null } run)
                seen.TrySetResult(run);
        });
        var next = (await One("ledger-proof")).NextAt;

        var started = await _program.Services.GetRequiredService<RunJob>().Run(new("ledger-proof"), new Caller(null, "Mara Manager", [Role.System]), Ct);

        started.Value.ShouldBe(new RunJob.Answer("ledger-proof", WasRunning: false));
        var run = await seen.Task.WaitAsync(Long, Ct);
        run.By.ShouldBe("Mara Manager");
        (await One("ledger-proof")).NextAt.ShouldBe(next, "the schedule goes on as it was");
    }

    [Fact]
    public async Task Run_OfNobodyOrNothing_IsRefused()
    {
        var run = _program.Services.GetRequiredService<RunJob>();

        (await run.Run(new("ledger-proof"), new Caller(null, "Support", [Role.Support]), Ct)).Error!.Code.ShouldBe("FORBIDDEN");
        (await run.Run(new("no-such-job"), Caller.Program("test"), Ct)).Error!.Code.ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Restart_OnTheSameFolder_KeepsTheHistoryAndTheRhythm()
    {
        await EveryJobHasRun();
        var before = await One("ledger-proof");
        await _program.DisposeAsync();
        await LetGo();

        await using var again = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseEnvironment("Development")
            .UseSetting("OrderDesk:Demo", "false")
            .UseSetting("OrderDesk:DataDirectory", _data.Path));
        var after = (await again.Services.GetRequiredService<IJobBoard>().List(5, Ct)).Single(j => j.Name == "ledger-proof");

        after.Runs.Count.ShouldBe(before.Runs.Count);
        after.NextAt.ShouldNotBeNull().ShouldBe(before.NextAt!.Value, TimeSpan.FromSeconds(1));
    }

    public void Dispose()
    {
        _program.Dispose();
        _data.Dispose();
    }

    private async Task<JobStatus> One(string name) => (await Board.List(5, Ct)).Single(j => j.Name == name);

    // The factory's disposal may return while the program itself is still disposing, on its own thread.
    private Task LetGo() => Poll.Until(() => !IsHeld(_data.File("orderdesk.lock")), Long, "the program to let go of its database");

    private static bool IsHeld(string file)
    {
        try
        {
            using var probe = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private Task EveryJobHasRun() => Poll.Until(
        async () => (await Board.List(1, Ct)).All(j => j.LastRun is not null), Long, "every job to have run once");
}
