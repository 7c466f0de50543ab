using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderDesk.Core;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Vendors;
using OrderDesk.Data.Outbox;

namespace OrderDesk.Data.Sim;

/// <summary>
/// A small marketplace on a database of its own and a clock that only moves when told: two hubs with bins, six products of which some
/// come in lots, one vendor's product, three customers. It can be killed and started again on the same data.
/// </summary>
/// <param name="settings">An empty database.</param>
/// <param name="atOnce">How many messages are worked at once; with one, the same seed is the same day.</param>
internal sealed class SimHouse(DatabaseSettings settings, int atOnce = 1) : IAsyncDisposable
{
    private static readonly UseCase Founding = new("sim.found", Permissions.UsersManage);
    private ServiceProvider? _services;

    public SimClock Clock { get; } = new();

    public Caller Program { get; } = Caller.Program("sim");

    public IReadOnlyList<HubId> Hubs { get; private set; } = [];

    public List<VariantId> Own { get; private set; } = [];

    public VariantId OfVendor { get; private set; }

    public IReadOnlyList<CustomerId> Customers { get; private set; } = [];

    public T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    public IEnumerable<T> All<T>() => _services!.GetServices<T>();

    public OrderDeskDb Read() => Get<IDatabase>().Read();

    public async Task Open(CancellationToken ct)
    {
        var services = new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.None)).AddSingleton<TimeProvider>(Clock).AddSingleton<IChangeFeed, Silence>();
        _services = services.AddOrderDeskCore().AddOrderDeskData(settings).AddSingleton(new OutboxPolicy { AtOnce = atOnce }).BuildServiceProvider();
        await Get<IDatabase>().Migrate(ct);
    }

    /// <summary>The process ends without a word; the next one finds what was committed.</summary>
    public async Task Restart(CancellationToken ct)
    {
        await _services!.DisposeAsync();
        await Open(ct);
    }

    public async Task Found(CancellationToken ct) => await Get<IUnitOfWork>().Run(Founding, Program, w =>
    {
        Hubs = [Hub(w, "NOR", "Hamburg", 53.55, 9.99), Hub(w, "SUD", "München", 48.14, 11.58)];
        foreach (var hub in Hubs)
        {
            for (var n = 1; n <= 4; n++)
                w.Stock.Add(Bin.Create(w.Ids.New<BinId>(), hub, $"A-{n}", n < 3 ? "A" : "B", n));
        }

        Own = [.. Enumerable.Range(1, 6).Select(n => Product(w, $"SIM-{n}", null, 400 + (n * 137)))];
        var vendor = Vendor.Create(w.Ids.New<VendorId>(), "Seewind", VendorType.Distributor, "seewind@example.test", w.Now);
        w.Add(vendor);
        OfVendor = Product(w, "SIM-V", vendor.Id, 2500);
        Customers = [.. Enumerable.Range(1, 3).Select(n => Customer(w, n))];
        return Task.FromResult<Result<Done>>(Done.Value);
    }, ct);

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
    }

    private static HubId Hub(IWork w, string code, string city, double latitude, double longitude)
    {
        var hub = Core.Shipping.Hub.Create(w.Ids.New<HubId>(), code, city, city, "DE", latitude, longitude, "Europe/Berlin");
        w.Add(hub);
        return hub.Id;
    }

    /// <summary>A further own product, of which there is none yet.</summary>
    public async Task<VariantId> Another(string sku, CancellationToken ct) =>
        (await Get<IUnitOfWork>().Run(Founding, Program, w => Task.FromResult<Result<VariantId>>(Product(w, sku, null, 1000)), ct)).Value;

    private static VariantId Product(IWork w, string sku, VendorId? vendor, long cents)
    {
        var product = Core.Catalog.Product.Create(w.Ids.New<ProductId>(), $"Product {sku}", "", "Things", vendor, 1900, false, w.Now);
        var variant = product.AddVariant(w.Ids.New<VariantId>(), sku, "", new Money(cents, Currency.Eur));
        w.Add(product);
        return variant.Id;
    }

    private static CustomerId Customer(IWork w, int n)
    {
        var customer = Core.Customers.Customer.Create(w.Ids.New<CustomerId>(), $"Customer {n}", $"c{n}@example.test", null, null, w.Now.AddYears(-1), mayOrderOnAccount: n == 1);
        w.Add(customer);
        return customer.Id;
    }

    private sealed class Silence : IChangeFeed
    {
        public void Publish(IReadOnlyList<Change> changes)
        {
        }
    }
}

/// <summary>The simulator's clock: a spring morning that goes on by steps.</summary>
internal sealed class SimClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 4, 6, 6, 0, 0, TimeSpan.Zero);

    public DateOnly Today => DateOnly.FromDateTime(_now.UtcDateTime);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;
}
