using OrderDesk.Core;
using OrderDesk.Core.Orders;
using OrderDesk.Data;

namespace OrderDesk.Web.Setup;

/// <summary>The database, the stores and the use cases on top of them.</summary>
internal static class DataSetup
{
    public static void AddOrderDeskData(this WebApplicationBuilder builder)
    {
        builder.Services.AddOrderDeskCore();
        builder.Services.AddSingleton(SalesOf(builder.Configuration));
        builder.Services.AddOrderDeskData(SettingsOf(builder));
        builder.Services.AddHostedService<SchemaAtStart>();
    }

    private static SalesPolicy SalesOf(IConfiguration configuration)
    {
        var section = configuration.GetSection("OrderDesk:Sales");
        var usual = new SalesPolicy();
        TimeSpan Minutes(string name, TimeSpan otherwise) => section.GetValue<int?>(name) switch
        {
            null => otherwise,
            > 0 and <= 1440 and { } minutes => TimeSpan.FromMinutes(minutes),
            var wrong => throw new InvalidOperationException($"OrderDesk:Sales:{name} is {wrong}; it is a number of minutes from 1 to 1440."),
        };
        return usual with
        {
            HoldFor = Minutes("HoldMinutes", usual.HoldFor),
            HoldForGuests = Minutes("HoldMinutesForGuests", usual.HoldForGuests),
            HoldAtMost = Minutes("HoldMinutesAtMost", usual.HoldAtMost),
            SplitsBackorders = section.GetValue("SplitBackorders", usual.SplitsBackorders),
            HoldForDifference = Minutes("HoldMinutesForDifference", usual.HoldForDifference),
        };
    }

    public static DatabaseSettings SettingsOf(WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("OrderDesk:Database");
        var connection = section["ConnectionString"];
        return (section["Provider"] ?? "Sqlite") switch
        {
            "Sqlite" => new(string.IsNullOrEmpty(connection) ? DataDirectory.Of(builder.Configuration, builder.Environment).File("orderdesk.db") : connection, null),
            "Postgres" when !string.IsNullOrEmpty(connection) => new(null, connection),
            "Postgres" => throw new InvalidOperationException("OrderDesk:Database:ConnectionString is needed for PostgreSQL."),
            var other => throw new InvalidOperationException($"OrderDesk:Database:Provider is '{other}'; it can be Sqlite or Postgres."),
        };
    }

    /// <summary>The schema is current before anything else starts.</summary>
    private sealed class SchemaAtStart(IDatabase database) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => database.Migrate(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
