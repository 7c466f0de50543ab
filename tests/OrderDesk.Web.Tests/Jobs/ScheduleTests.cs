using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core;
using OrderDesk.Core.Jobs;
using OrderDesk.Web.Jobs;

namespace OrderDesk.Web.Tests.Jobs;

public sealed class ScheduleTests
{
    [Fact]
    public void Table_HoldsEveryJobOnceAndNoOther()
    {
        var jobs = new ServiceCollection().AddOrderDeskCore().Count(s => s.ServiceType == typeof(IJob));

        Schedule.Table.Select(j => j.Name).Distinct().Count().ShouldBe(Schedule.Table.Count);
        Schedule.Table.Count.ShouldBe(jobs);
    }

    [Fact]
    public void Every_WithoutASetting_IsTheJobsOwn() => Schedule.Every(Settings(null), new Nothing()).ShouldBe(TimeSpan.FromMinutes(7));

    [Fact]
    public void Every_OfASetting_IsThat() => Schedule.Every(Settings("00:00:05"), new Nothing()).ShouldBe(TimeSpan.FromSeconds(5));

    [Theory]
    [InlineData("often")]
    [InlineData("00:00:00")]
    [InlineData("-00:00:05")]
    [InlineData("32.00:00:00")]
    public void Every_OfABadSetting_SaysWhichAndWhatIsAllowed(string text) =>
        Should.Throw<InvalidOperationException>(() => Schedule.Every(Settings(text), new Nothing()))
            .Message.ShouldBe($"The setting OrderDesk:Jobs:nothing:Every is '{text}'; it must be a time between 00:00:01 and 31.00:00:00.");

    private static IConfiguration Settings(string? every) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("OrderDesk:Jobs:nothing:Every", every)]).Build();

    private sealed class Nothing : IJob
    {
        public string Name => "nothing";

        public string Purpose => "Does nothing.";

        public TimeSpan Every => TimeSpan.FromMinutes(7);

        public Task<JobReport> Run(CancellationToken ct) => Task.FromResult(new JobReport(0, 0, "nothing"));
    }
}
