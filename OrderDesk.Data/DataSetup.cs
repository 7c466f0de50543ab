using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Common;
using OrderDesk.Data.Identity;
using OrderDesk.Data.Orders;
using OrderDesk.Data.Providers.Postgres;
using OrderDesk.Data.Providers.Sqlite;
using OrderDesk.Data.Work;

namespace OrderDesk.Data;

/// <summary>Which engine keeps the data.</summary>
/// <param name="SqliteFile">The database file; null on PostgreSQL.</param>
/// <param name="Postgres">The connection string; null on SQLite.</param>
public sealed record DatabaseSettings(string? SqliteFile, string? Postgres);

/// <summary>Registers the database, the stores and the reads. Who uses it brings a TimeProvider and an <see cref="IChangeFeed"/>.</summary>
public static class DataSetup
{
    public static IServiceCollection AddOrderDeskData(this IServiceCollection services, DatabaseSettings settings)
    {
        services.AddSingleton<IDatabase>(provider =>
        {
            var clock = provider.GetRequiredService<TimeProvider>();
            return settings.Postgres is { } connection ? new PostgresDatabase(connection, clock) : new SqliteDatabase(settings.SqliteFile!, clock);
        });
        services.AddScoped(provider => provider.GetRequiredService<IDatabase>().Read());
        services.AddSingleton<OrderNumbers>().AddSingleton<IUnitOfWork, UnitOfWork>();
        services.AddSingleton<ActorReader>().AddSingleton<IActors>(provider => provider.GetRequiredService<ActorReader>());
        return services;
    }
}
