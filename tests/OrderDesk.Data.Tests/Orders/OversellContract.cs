using OrderDesk.Data.Checks;

namespace OrderDesk.Data.Tests.Orders;

/// <summary>Many buyers for few units while everything else that touches stock goes on (RULES 5): <c>check oversell</c>, shorter.</summary>
public abstract class OversellContract
{
    protected abstract DatabaseSettings Settings { get; }

    [Fact]
    public async Task TwoHundredBuyers_AmidExpiryCorrectionsAndCancelling_NeverOversell()
    {
        var runs = new List<OversellRun>();
        await foreach (var run in OversellCheck.Run(Settings, 3, 200, 60, TestContext.Current.CancellationToken))
            runs.Add(run);

        runs.SelectMany(r => r.Faults).ShouldBeEmpty();
        runs.Sum(r => r.Oversold).ShouldBe(0);
        runs.Count.ShouldBe(3);
        runs.ShouldAllBe(r => r.Sold > 0 && r.Refused > 0 && r.Cancelled > 0 && r.Expired > 0 && r.Received > 0);
    }
}

public sealed class SqliteOversell : OversellContract, IDisposable
{
    private readonly TempFolder _folder = new();

    protected override DatabaseSettings Settings => new(Path.Combine(_folder.Path, "race.db"), null);

    public void Dispose() => _folder.Dispose();
}

public sealed class PostgresOversell(PostgresDatabase database) : OversellContract, IClassFixture<PostgresDatabase>
{
    protected override DatabaseSettings Settings => new(null, database.Need() + ";Maximum Pool Size=60");
}
