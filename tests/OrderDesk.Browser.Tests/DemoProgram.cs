namespace OrderDesk.Browser.Tests;

[CollectionDefinition(Name)]
public sealed class DemoProgramGroup : ICollectionFixture<DemoProgram>
{
    public const string Name = "Demo shop";
}

/// <summary>The program with its demo shop, one for all tests of the group: goods, people, and an order in every state of work.</summary>
public sealed class DemoProgram : RunningProgram
{
    /// <summary>Those that the shop always has; chance adds none.</summary>
    protected override string DemoOrders => "1";

    /// <summary>Starts it, and waits until the last order of the past is told.</summary>
    public async Task<Uri> Ready()
    {
        var program = Start();
        using var client = new HttpClient { BaseAddress = program };
        await Poll.Until(async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode, TimeSpan.FromMinutes(3), "the demo shop to be filled");
        return program;
    }
}
