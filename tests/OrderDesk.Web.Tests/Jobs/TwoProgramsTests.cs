using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Jobs;
using OrderDesk.Web.Live;

namespace OrderDesk.Web.Tests.Jobs;

/// <summary>Two programs on one PostgreSQL behave as one (DESIGN 14).</summary>
public sealed class TwoProgramsTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>, IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private readonly TempFolder _data = new();
    private readonly List<WebApplicationFactory<Program>> _programs = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Programs_OfOneDatabase_ShareTheirJobsAndHearOfEachOther()
    {
        var (one, other) = (Start(), Start());
        await Poll.Until(async () => (await Jobs(one)).All(j => j.LastRun is not null), Long, "every job to have run once");
        var heard = new TaskCompletionSource();
        using var page = one.GetRequiredService<ChangeFeed>().Subscribe(c => c.Kind == "job", async _ =>
        {
            if ((await Jobs(one)).Single(j => j.Name == "ledger-proof").LastRun is { By: "Mara Manager" })
                heard.TrySetResult();
        });

        (await other.GetRequiredService<RunJob>().Run(new("ledger-proof"), new Caller(null, "Mara Manager", [Role.System]), Ct)).Ok.ShouldBeTrue();

        await heard.Task.WaitAsync(Long, Ct);
        var (here, there) = (await Jobs(one), await Jobs(other));
        here.Single(j => j.Name == "ledger-proof").Runs.Count.ShouldBe(2, "once by the schedule, whoever ran it, and once by hand");
        there.Single(j => j.Name == "ledger-proof").Runs.ShouldBe(here.Single(j => j.Name == "ledger-proof").Runs);
    }

    public void Dispose()
    {
        foreach (var program in _programs)
            program.Dispose();
        _data.Dispose();
    }

    private static Task<IReadOnlyList<JobStatus>> Jobs(IServiceProvider program) => program.GetRequiredService<IJobBoard>().List(5, Ct);

    private IServiceProvider Start()
    {
        var program = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseEnvironment("Development")
            .UseSetting("OrderDesk:Demo", "false")
            .UseSetting("OrderDesk:DataDirectory", _data.Path)
            .UseSetting("OrderDesk:Database:Provider", "Postgres")
            .UseSetting("OrderDesk:Database:ConnectionString", database.Need()));
        _programs.Add(program);
        return program.Services;
    }
}
