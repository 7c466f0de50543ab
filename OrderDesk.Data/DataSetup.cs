using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Replenishment;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Data.Catalog;
using OrderDesk.Data.Customers;
using OrderDesk.Data.Documents;
using OrderDesk.Data.Imports.Olist;
using OrderDesk.Data.Inventory;
using OrderDesk.Data.Payments;
using OrderDesk.Data.Replenishment;
using OrderDesk.Data.Routing;
using OrderDesk.Data.Shipping;
using OrderDesk.Data.Vendors;
using OrderDesk.Data.Identity;
using OrderDesk.Data.Orders;
using OrderDesk.Data.Outbox;
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
        services.AddScoped(provider => provider.GetRequiredService<IDatabase>().Lasting());
        services.AddSingleton<OrderNumbers>().AddSingleton<RecentOrders>().AddSingleton<IUnitOfWork, UnitOfWork>();
        services.AddSingleton<ActorReader>().AddSingleton<IActors>(provider => provider.GetRequiredService<ActorReader>());
        services.AddSingleton<IPlacementReads, PlacementReads>().AddSingleton<IOrderReads, OrderReads>().AddSingleton<IOrderQueues, OrderQueues>().AddSingleton<IRevisionReads, RevisionReads>().AddSingleton<IPaymentReads, PaymentReads>();
        services.AddSingleton<ICatalogReads, CatalogReads>().AddSingleton<ICustomerReads, CustomerReads>().AddSingleton<IDrafts, DraftStore>().AddSingleton<IVendorReads, VendorReads>();
        services.AddSingleton<IShippingReads, ShippingReads>().AddSingleton<IWaveReads, WaveReads>().AddSingleton<IInventoryReads, InventoryReads>().AddSingleton<IWarehouseReads, WarehouseReads>().AddSingleton<ILedgerProver, LedgerProver>().AddSingleton<IAuditReads, AuditReads>();
        services.AddSingleton<IDocumentReads, DocumentReads>();
        services.AddSingleton<HubLoad>().AddSingleton<HubStockReader>().AddSingleton<IRoutingReads, RoutingReads>().AddSingleton<IRoutingHistory, RoutingHistory>();
        services.AddSingleton<IBackorderReads, BackorderReads>().AddSingleton<IReplenishmentReads, ReplenishmentReads>();
        services.AddSingleton<OlistImport>();
        services.AddSingleton(new OutboxPolicy()).AddSingleton<OutboxDispatcher>().AddSingleton<IOutboxDispatcher>(provider => provider.GetRequiredService<OutboxDispatcher>())
            .AddSingleton<IOutboxReads, OutboxReads>();
        services.AddSingleton<IRetention, Retention>();
        return services;
    }
}
