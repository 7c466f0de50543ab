using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Data.Tests;

/// <summary>A small shop on a real database: one hub, a vendor, a customer, and what tests add to it.</summary>
public sealed class World : IAsyncDisposable
{
    private static readonly UseCase Seeding = new("test.seed", Permissions.UsersManage);
    private readonly ServiceProvider _services;

    private World(ServiceProvider services) => _services = services;

    public static Caller System { get; } = Caller.Program("test");

    public ManualTime Time { get; private init; } = null!;

    public HubId Hub { get; private set; }

    public VendorId Vendor { get; private set; }

    public CustomerId Customer { get; private set; }

    public Caller Buyer => new(null, "Buyer", [Role.System]) { Customer = Customer };

    public IDatabase Database => Get<IDatabase>();

    public IOrderReads Reads => Get<IOrderReads>();

    public static async Task<World> Create(DatabaseSettings settings)
    {
        var world = await Start(settings, new ManualTime());
        await world.Seed();
        return world;
    }

    /// <summary>A shop that is there already, as a new process finds it.</summary>
    public static async Task<World> Join(DatabaseSettings settings, TimeProvider time, HubId hub, VendorId vendor, CustomerId customer)
    {
        var world = await Start(settings, time);
        (world.Hub, world.Vendor, world.Customer) = (hub, vendor, customer);
        return world;
    }

    private static async Task<World> Start(DatabaseSettings settings, TimeProvider time)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(time).AddSingleton<IChangeFeed, Silence>()
            .AddOrderDeskCore().AddOrderDeskData(settings).BuildServiceProvider(validateScopes: true);
        await services.GetRequiredService<IDatabase>().Migrate(CancellationToken.None);
        return new World(services) { Time = time as ManualTime ?? new ManualTime() };
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public IEnumerable<T> All<T>() => _services.GetServices<T>();

    /// <summary>Adds a product of one variant: own with stock, or a vendor's.</summary>
    public async Task<VariantId> Product(string sku, int stock = 100, decimal price = 10m, bool ofVendor = false)
    {
        var variant = await Run(w =>
        {
            var product = OrderDesk.Core.Catalog.Product.Create(w.Ids.New<ProductId>(), $"Product {sku}", "", "Things", ofVendor ? Vendor : null, 1900, false, w.Now);
            var made = product.AddVariant(w.Ids.New<VariantId>(), sku, "", Money.FromMajor(price, Currency.Eur)!.Value);
            w.Add(product);
            return made.Id;
        });
        if (!ofVendor && stock > 0)
            (await Get<ReceiveStock>().Run(new(Hub, [new(variant, stock)]), System, CancellationToken.None)).Ok.ShouldBeTrue();
        return variant;
    }

    public OrderDraft Draft(VariantId variant, int quantity = 1, string? payment = "pm_card_visa") => Draft([(variant, quantity)], payment);

    public OrderDraft Draft(IEnumerable<(VariantId Variant, int Quantity)> items, string? payment = "pm_card_visa") => new()
    {
        CustomerId = Customer,
        Items = [.. items.Select(i => new DraftItem(i.Variant, i.Quantity))],
        ShippingAddress = new Address("Ada Example", "Ring 1", "Berlin", null, "10115", "DE"),
        PaymentMethodId = payment,
    };

    public Task<Result<PlaceOrder.Answer>> Place(OrderDraft draft, Caller? caller = null) => Get<PlaceOrder>().Run(draft, caller ?? Buyer, CancellationToken.None);

    public async Task<Order> Order(OrderId id) => (await Reads.Find(id, System, CancellationToken.None)).ShouldNotBeNull();

    public async Task<StockLevel> Level(VariantId variant)
    {
        await using var db = Database.Read();
        return db.StockLevels.Single(s => s.VariantId == variant && s.HubId == Hub);
    }

    /// <summary>Delivers what waits in the outbox, as the dispatcher does.</summary>
    public async Task DeliverOutbox()
    {
        await using var db = Database.Read();
        foreach (var message in db.OutboxMessages.Where(m => m.State == MessageState.Pending).OrderBy(m => m.Id).ToList())
        {
            var handler = _services.GetServices<IOutboxHandler>().Single(h => h.Topic == message.Topic);
            (await handler.Handle(message.Key, message.Payload, CancellationToken.None)).IsSent.ShouldBeTrue();
            await Database.Write(async (write, ct) =>
            {
                (await write.OutboxMessages.FindAsync([message.Id], ct))!.State = MessageState.Sent;
                await write.SaveChangesAsync(ct);
                return new Written<bool>(true, true);
            }, CancellationToken.None);
        }
    }

    public Task<Core.Jobs.JobReport> RunJob(string name) => _services.GetServices<IJob>().Single(j => j.Name == name).Run(CancellationToken.None);

    /// <summary>How many rows each table has.</summary>
    public async Task<SortedDictionary<string, long>> RowCounts()
    {
        await using var db = Database.Read();
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Append("order_search").Distinct())
            counts[table] = await db.Scalar<long>($"SELECT COUNT(*) FROM {table}", CancellationToken.None);
        return counts;
    }

    /// <summary>On a busy machine a charge may be left to the job that asks again.</summary>
    public async Task ResolvePayments()
    {
        Time.Advance(TimeSpan.FromSeconds(61));
        await RunJob("payment-retries");
    }

    public async Task ProveLedgers()
    {
        var proof = await Get<ILedgerProver>().Prove(CancellationToken.None);
        proof.Faults.ShouldBeEmpty();
        (await Get<IAuditReads>().Verify(CancellationToken.None)).Faults.ShouldBeEmpty();
    }

    public async Task<T> Run<T>(Func<IWork, T> body)
    {
        var result = await Get<IUnitOfWork>().Run(Seeding, System, w => Task.FromResult<Result<T>>(body(w)), CancellationToken.None);
        return result.Value;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task Seed() => (Hub, Vendor, Customer) = await Run(w =>
    {
        var hub = OrderDesk.Core.Shipping.Hub.Create(w.Ids.New<HubId>(), "BER", "Berlin", "Berlin", "DE", 52.52, 13.4, "Europe/Berlin");
        var vendor = OrderDesk.Core.Vendors.Vendor.Create(w.Ids.New<VendorId>(), "Nordlicht", VendorType.Brand, "nordlicht@example.test", w.Now);
        var customer = OrderDesk.Core.Customers.Customer.Create(w.Ids.New<CustomerId>(), "Ada Example", "ada@example.test", null, null, w.Now.AddYears(-1), mayOrderOnAccount: true);
        w.Add(hub);
        w.Add(vendor);
        w.Add(customer);
        return (hub.Id, vendor.Id, customer.Id);
    });

    private sealed class Silence : IChangeFeed
    {
        public void Publish(IReadOnlyList<Change> changes)
        {
        }
    }
}
