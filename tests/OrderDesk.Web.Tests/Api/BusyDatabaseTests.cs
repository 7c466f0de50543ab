using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Data;

namespace OrderDesk.Web.Tests.Api;

/// <summary>A database whose few connections are all taken.</summary>
public sealed class SmallPoolHost : ApiHost
{
    private readonly PostgresDatabase _database = new();

    public override ValueTask InitializeAsync() => _database.InitializeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected override IEnumerable<(string Name, string Value)> Settings() =>
        [("OrderDesk:Database:Provider", "Postgres"), ("OrderDesk:Database:ConnectionString", _database.Need() + ";Maximum Pool Size=12;Timeout=1")];
}

public sealed class BusyDatabaseTests(SmallPoolHost host) : IClassFixture<SmallPoolHost>
{
    [Fact]
    public async Task Read_WithoutAFreeConnection_IsAnsweredAsBusy_AndSoonAsUsual()
    {
        var admin = await (await host.Up()).As("admin");
        var database = host.Services.GetRequiredService<IDatabase>();
        var taken = new List<OrderDeskDb>();
        while (await Take(database) is { } one)
            taken.Add(one);

        var busy = await admin.Get("/api/inventory");
        var page = await admin.Get("/orders");
        foreach (var one in taken)
            await one.DisposeAsync();

        busy.ShouldBe(503).Json.GetProperty("code").GetString().ShouldBe("BUSY");
        busy.Headers["Retry-After"].ShouldBe("1");
        (page.Status, page.Headers["Retry-After"], page.Text).ShouldBe((503, "1", "The system is busy right now. Try again in a few seconds."));
        (await admin.Get("/api/inventory")).ShouldBe(200);
    }

    private static async Task<OrderDeskDb?> Take(IDatabase database)
    {
        var db = database.Read();
        try
        {
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            return db;
        }
        catch (DatabaseBusyException)
        {
            await db.DisposeAsync();
            return null;
        }
    }
}
