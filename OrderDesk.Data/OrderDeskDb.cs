using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Replenishment;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Data.Conventions;
using OrderDesk.Data.Identity;
using OrderDesk.Data.Inventory;
using OrderDesk.Data.Orders;
using OrderDesk.Data.Outbox;
using OrderDesk.Data.Work;

namespace OrderDesk.Data;

/// <summary>
/// The one database model of both engines; each provider derives from it with its own migrations. A context lives for one
/// operation (STYLE 12). Writes go through <see cref="IDatabase"/>; a plain SaveChanges (Identity's) takes the same turn.
/// </summary>
public abstract class OrderDeskDb(DbContextOptions options) : IdentityDbContext<Account, IdentityRole<long>, long>(options)
{
    public DbSet<Order> Orders => Set<Order>();

    public DbSet<OrderLine> OrderLines => Set<OrderLine>();

    public DbSet<Reservation> Reservations => Set<Reservation>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Refund> Refunds => Set<Refund>();

    public DbSet<SubOrder> SubOrders => Set<SubOrder>();

    public DbSet<Fulfillment> Fulfillments => Set<Fulfillment>();

    public DbSet<FulfillmentLine> FulfillmentLines => Set<FulfillmentLine>();

    public DbSet<Wave> Waves => Set<Wave>();

    public DbSet<WaveParcel> WaveParcels => Set<WaveParcel>();

    public DbSet<FloorWork> FloorWork => Set<FloorWork>();

    public DbSet<Scan> Scans => Set<Scan>();

    public DbSet<Hold> Holds => Set<Hold>();

    public DbSet<StatusHistoryRow> StatusHistory => Set<StatusHistoryRow>();

    public DbSet<OrderRevision> OrderRevisions => Set<OrderRevision>();

    public DbSet<TrackingEventRow> TrackingEvents => Set<TrackingEventRow>();

    public DbSet<PaymentEvent> PaymentEvents => Set<PaymentEvent>();

    public DbSet<MoneyEntry> MoneyEntries => Set<MoneyEntry>();

    public DbSet<StockLevel> StockLevels => Set<StockLevel>();

    public DbSet<StockMovement> StockMovements => Set<StockMovement>();

    public DbSet<StockPlace> StockPlaces => Set<StockPlace>();

    public DbSet<StockAllocation> StockAllocations => Set<StockAllocation>();

    public DbSet<Lot> Lots => Set<Lot>();

    public DbSet<Bin> Bins => Set<Bin>();

    public DbSet<Transfer> Transfers => Set<Transfer>();

    public DbSet<TransferLine> TransferLines => Set<TransferLine>();

    public DbSet<StockCount> StockCounts => Set<StockCount>();

    public DbSet<CountLine> CountLines => Set<CountLine>();

    public DbSet<BackorderRank> BackorderRanks => Set<BackorderRank>();

    public DbSet<Supplier> Suppliers => Set<Supplier>();

    public DbSet<ReplenishmentOrder> ReplenishmentOrders => Set<ReplenishmentOrder>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Variant> Variants => Set<Variant>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Vendor> Vendors => Set<Vendor>();

    public DbSet<Hub> Hubs => Set<Hub>();

    public DbSet<PrintEntry> Prints => Set<PrintEntry>();

    public DbSet<StockRule> StockRules => Set<StockRule>();

    public DbSet<RulesVersion> RoutingRules => Set<RulesVersion>();

    public DbSet<RoutingRecord> RoutingDecisions => Set<RoutingRecord>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    public DbSet<IdempotencyRow> IdempotencyKeys => Set<IdempotencyRow>();

    public DbSet<AuditEntry> AuditLog => Set<AuditEntry>();

    /// <summary>Lower case without diacritics, in SQL: what the words of a search are compared with.</summary>
    public static string Fold(string text) => throw new NotSupportedException($"Only in a query: {text}");

    /// <summary>Held while a plain SaveChanges writes; null inside a unit of work, which has its turn already, and on PostgreSQL.</summary>
    internal SemaphoreSlim? Turn { get; set; }

    /// <summary>Called once it is disposed: who lent it may lend it again.</summary>
    internal Func<ValueTask>? Disposed { get; set; }

    public override async ValueTask DisposeAsync()
    {
        var disposed = Disposed;
        Disposed = null;
        await base.DisposeAsync();
        if (disposed is not null)
            await disposed();
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Turn is null || Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await Turn.WaitAsync(cancellationToken);
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            Turn.Release();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.AddOrderDeskConverters();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(OrderDeskDb).Assembly);
        builder.UseSnakeCase();
        builder.HasDbFunction(() => Fold("")).HasName("fold");
    }
}
