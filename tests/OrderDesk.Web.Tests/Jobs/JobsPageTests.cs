using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Jobs;
using OrderDesk.Web.Jobs;
using OrderDesk.Web.Live;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Jobs;

public sealed class JobsPageTests : BunitContext
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly MessageRow Dead = new(new RowId(7), "payments.refund", "refund:ord_1:1", MessageState.Dead, 8, Now.AddHours(-1), Now, null, "Unknown account.");
    private readonly Board _board = new();
    private readonly Messages _messages = new();
    private readonly BunitAuthorizationContext _person;

    public JobsPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        _person = this.AddAuthorization();
        SignIn(Role.Manager);
        Services.AddSingleton<TimeProvider>(new ManualTime()).AddLive().AddLogging()
            .AddSingleton<IJobBoard>(_board).AddSingleton<IOutboxReads>(_messages).AddSingleton<IUnitOfWork>(new Passing())
            .AddScoped<ToastHub>().AddScoped<CommandRunner>().AddSingleton<RunJob>().AddSingleton<SendMessageAgain>().AddSingleton<DiscardMessage>();
    }

    [Fact]
    public void JobsPage_OfAManager_ShowsEachJobWithItsLastRun()
    {
        _board.Jobs = [Job("ledger-proof", new JobRun(Now.AddMinutes(-3), TimeSpan.FromMilliseconds(120), JobOutcome.Failed, "1 of 812 balances do not agree", null, "node"))];

        var page = Render<JobsPage>();

        page.Find("[role=status]").TextContent.ShouldBe("1 jobs, 1 failed last time");
        var job = page.Find("li.job").TextContent;
        job.ShouldContain("Failed");
        job.ShouldContain("1 of 812 balances do not agree");
        job.ShouldContain("Next in 5 min");
    }

    [Fact]
    public async Task JobsPage_RunNow_StartsTheJobOnceAndSaysSo()
    {
        _board.Jobs = [Job("ledger-proof")];
        var page = Render<JobsPage>();

        await page.Find("button:contains('Run now')").ClickAsync(new());

        _board.Started.ShouldBe(["ledger-proof"]);
        Services.GetRequiredService<ToastHub>().Shown.Single().Words.ShouldBe("Title of ledger-proof started");
    }

    [Fact]
    public void JobsPage_OfSomebodyWhoMayNotRun_HasNoButton()
    {
        SignIn(Role.Support);
        _board.Jobs = [Job("ledger-proof")];

        Render<JobsPage>().FindAll("button:contains('Run now')").ShouldBeEmpty();
    }

    [Fact]
    public async Task JobsPage_JobChanged_ShowsItWithoutReloading()
    {
        _board.Jobs = [Job("ledger-proof")];
        var page = Render<JobsPage>();

        _board.Jobs = [Job("ledger-proof") with { RunningSince = Now }];
        Services.GetRequiredService<ChangeFeed>().Publish([new Change("job")]);

        await Poll.Until(() => page.Markup.Contains("Running", StringComparison.Ordinal), Poll.Usual, "the run to show");
        await DisposeComponentsAsync();
        Services.GetRequiredService<ChangeFeed>().Listeners.ShouldBe(0);
    }

    [Fact]
    public async Task Outbox_MessageSetAside_IsDiscardedWithAReasonOnly()
    {
        _messages.SetAside = [Dead];
        var page = Render<JobsPage>();
        page.Markup.ShouldContain("Unknown account.");

        await page.Find("button:contains('Discard…')").ClickAsync(new());
        await page.Find(".confirm button.btn-danger").ClickAsync(new());
        page.Find(".confirm .error").TextContent.ShouldBe("Choose a reason first.");
        page.Find(".confirm select").Change("done_by_hand");
        await page.Find(".confirm button.btn-danger").ClickAsync(new());

        page.FindAll(".confirm").ShouldBeEmpty();
        Services.GetRequiredService<ToastHub>().Shown.Single().Words.ShouldBe("Message discarded");
    }

    [Fact]
    public void Outbox_NothingThere_SaysSo() => Render<JobsPage>().Markup.ShouldContain("Nothing waits");

    [Fact]
    public void JobsPage_SchedulerNotThere_OffersAnotherTry()
    {
        _board.IsBroken = true;

        Render<JobsPage>().Find("[role=alert]").TextContent.ShouldContain("The jobs could not be read.");
    }

    private static JobStatus Job(string name, params JobRun[] runs) =>
        new(name, $"Title of {name}", "Does something.", TimeSpan.FromMinutes(5), Now.AddMinutes(5), null, runs);

    private void SignIn(Role role)
    {
        _person.SetAuthorized("Mara Manager");
        _person.SetClaims(new Claim(ClaimTypes.NameIdentifier, "1"), new Claim(ClaimTypes.Role, role.ToString()));
    }

    private sealed class Board : IJobBoard
    {
        public IReadOnlyList<JobStatus> Jobs { get; set; } = [];

        public List<string> Started { get; } = [];

        public bool IsBroken { get; set; }

        public Task<IReadOnlyList<JobStatus>> List(int runs, CancellationToken ct) => IsBroken ? throw new InvalidOperationException() : Task.FromResult(Jobs);

        public bool Knows(string name) => true;

        public Task<bool> Start(string name, string by, CancellationToken ct)
        {
            Started.Add(name);
            return Task.FromResult(true);
        }
    }

    private sealed class Messages : IOutboxReads
    {
        public IReadOnlyList<MessageRow> SetAside { get; set; } = [];

        public Task<OutboxCounts> Count(CancellationToken ct) => Task.FromResult(new OutboxCounts(0, SetAside.Count, null));

        public Task<IReadOnlyList<MessageRow>> Waiting(int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<MessageRow>>([]);

        public Task<IReadOnlyList<MessageRow>> Dead(int take, CancellationToken ct) => Task.FromResult(SetAside);

        public Task<IReadOnlyList<MessageRow>> Settled(int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<MessageRow>>([]);
    }

    /// <summary>Lets every command pass: what it does is tested on the engines.</summary>
    private sealed class Passing : IUnitOfWork
    {
        public Task<Result<T>> Run<T>(UseCase useCase, Caller caller, Func<IWork, Task<Result<T>>> body, CancellationToken ct) => Task.FromResult<Result<T>>(default(T)!);

        public Task<Result<T>?> Replay<T>(Caller caller, CancellationToken ct) => Task.FromResult<Result<T>?>(null);
    }
}
