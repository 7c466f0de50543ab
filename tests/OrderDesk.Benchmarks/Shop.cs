using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Shipping;
using OrderDesk.Data;
using OrderDesk.Data.Identity;

namespace OrderDesk.Benchmarks;

/// <summary>A shop to measure on: one hub, some products with plenty of stock, one customer.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public const int Products = 200;
    public const string Email = "manager@bench.example.test";
    public const string Password = "a-long-bench-password-1";
    private static readonly UseCase Seeding = new("benchmark.seed", Permissions.UsersManage);
    private static readonly Caller Seeder = Caller.Program("benchmark");
    private readonly ServiceProvider _services;

    private Shop(ServiceProvider services) => _services = services;

    public IReadOnlyList<VariantId> Variants { get; private set; } = [];

    public CustomerId Customer { get; private set; }

    public IDatabase Database => _services.GetRequiredService<IDatabase>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static Shop Open(DatabaseSettings settings) => new(new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IChangeFeed, Silence>()
        .AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>().AddSingleton<Accounts>().AddOrderDeskCore().AddOrderDeskData(settings).BuildServiceProvider());

    public static async Task<Shop> Create(DatabaseSettings settings)
    {
        var shop = Open(settings);
        await shop.Database.Migrate(CancellationToken.None);
        await shop.Seed();
        return shop;
    }

    public async Task AddManager() => _ = (await Get<Accounts>().Create(new NewAccount(Email, "Benchmark", Password, Role.Manager), Seeder, CancellationToken.None)).Value;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task Seed()
    {
        var unit = Get<IUnitOfWork>();
        var seeded = await unit.Run(Seeding, Seeder, w => Task.FromResult<Result<(IReadOnlyList<VariantId>, HubId, CustomerId)>>(Make(w)), CancellationToken.None);
        (Variants, var hub, Customer) = seeded.Value;
        foreach (var variant in Variants)
            await Get<ReceiveStock>().Run(new(hub, [new(variant, AdjustStock.MaxQuantity)]), Seeder, CancellationToken.None);
    }

    private static (IReadOnlyList<VariantId>, HubId, CustomerId) Make(IWork w)
    {
        var hub = Hub.Create(w.Ids.New<HubId>(), "BER", "Berlin", "Berlin", "DE", 52.5, 13.4, "Europe/Berlin");
        w.Add(hub);
        var customer = NewCustomer(w);
        w.Add(customer);
        return ([.. Enumerable.Range(0, Products).Select(n => Variant(w, n))], hub.Id, customer.Id);
    }

    private static Customer NewCustomer(IWork w) => OrderDesk.Core.Customers.Customer.Create(w.Ids.New<CustomerId>(), "Ada Example", "ada@example.test", null, null, w.Now.AddYears(-1));

    private static VariantId Variant(IWork w, int n)
    {
        var product = Product.Create(w.Ids.New<ProductId>(), $"Product {n}", "", "Things", null, 1900, false, w.Now);
        var variant = product.AddVariant(w.Ids.New<VariantId>(), $"BENCH-{n:D4}", "", new Money(1000 + n, Currency.Eur));
        w.Add(product);
        return variant.Id;
    }

    private sealed class Silence : IChangeFeed
    {
        public void Publish(IReadOnlyList<Change> changes)
        {
        }
    }
}
