using OrderDesk.Data.Sim;

namespace OrderDesk.Data.Tests.Sim;

/// <summary>Simulated warehouse days (RULES 37). A seed that once broke a law stays in the list of its own.</summary>
public sealed class SimulatorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Day_OfAnySeed_KeepsEveryLaw(int seed)
    {
        var report = await Run(seed, 40, "day");

        report.Faults.ShouldBeEmpty(string.Join('\n', report.Steps));
    }

    [Theory]
    [InlineData(101)]
    [InlineData(102)]
    [InlineData(103)]
    public async Task Day_OnPostgres_KeepsEveryLaw(int seed)
    {
        TestPostgres.Need();
        await using var database = await SimDatabase.Create(TestPostgres.ConnectionString, seed, Ct);

        var report = await Simulator.Run(seed, 60, database.Settings, Ct);

        report.Faults.ShouldBeEmpty(string.Join('\n', report.Steps));
        report.Orders.ShouldBeGreaterThan(0);
    }

    /// <summary>Days that meet what broke a law once; when the steps of a day change, the old fault is made again for a moment and other days are sought that see it.</summary>
    [Theory]
    [InlineData(83, "units of a short pick waited and were not counted with those that wait")]
    [InlineData(144, "units of a short pick waited and were not counted with those that wait")]
    public async Task Day_ThatOnceBroke_KeepsEveryLaw(int seed, string story)
    {
        var report = await Run(seed, 40, "once");

        report.Faults.ShouldBeEmpty($"{story}\n{string.Join('\n', report.Steps)}");
    }

    [Fact]
    public async Task Day_OfTheSameSeed_IsTheSameDay()
    {
        var first = await Run(7, 30, "first");
        var second = await Run(7, 30, "second");

        second.Steps.ShouldBe(first.Steps);
        second.Orders.ShouldBeGreaterThan(0);
    }

    public void Dispose() => _folder.Dispose();

    private Task<SimReport> Run(int seed, int steps, string name) => Simulator.Run(seed, steps, new DatabaseSettings(Path.Combine(_folder.Path, name + ".db"), null), Ct);
}
