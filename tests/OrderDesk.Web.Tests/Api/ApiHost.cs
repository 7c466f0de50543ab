using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Vendors;
using OrderDesk.Data.Identity;

namespace OrderDesk.Web.Tests.Api;

/// <summary>The whole program on a database of its own, with a small shop: a hub, two vendors, two customers, a few products.</summary>
public abstract class ApiHost : IAsyncLifetime
{
    private static readonly Caller System = Caller.Program("test");
    private readonly TempFolder _data = new();
    private readonly Dictionary<string, ApiClient> _clients = new(StringComparer.Ordinal);
    private WebApplicationFactory<Program>? _program;

    public HubId Hub { get; private set; }

    public VendorId Vendor { get; private set; }

    public CustomerId Customer { get; private set; }

    public CustomerId OtherCustomer { get; private set; }

    /// <summary>Own goods at 10 EUR, 19 % tax, plenty of them.</summary>
    public VariantId Mug { get; private set; }

    public ProductId MugProduct { get; private set; }

    /// <summary>The first vendor's, at 20 EUR.</summary>
    public VariantId Lamp { get; private set; }

    public ProductId LampProduct { get; private set; }

    /// <summary>Own goods for adults.</summary>
    public VariantId Wine { get; private set; }

    public IServiceProvider Services => Started.Services;

    protected TempFolder Data => _data;

    private WebApplicationFactory<Program> Started => _program ?? throw new InvalidOperationException("Not started");

    /// <summary>Starts it on first use; skips the test where the engine is not there.</summary>
    public async Task<ApiHost> Up()
    {
        if (_program is not null)
            return this;
        var settings = Settings();
        _program = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development").UseSetting("OrderDesk:DataDirectory", _data.Path).UseSetting("OrderDesk:Demo", "false")
                .UseSetting("OrderDesk:RateLimits:Api", "0").UseSetting("OrderDesk:RateLimits:SignIn", "1000");
            foreach (var (name, value) in settings)
                host.UseSetting(name, value);
        });
        await Seed();
        return this;
    }

    /// <param name="who">admin, manager, support, warehouse, vendor1, vendor2, customer1, customer2; null is nobody.</param>
    public async Task<ApiClient> As(string? who)
    {
        var name = who ?? "";
        if (_clients.TryGetValue(name, out var known))
            return known;
        var http = Started.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        if (who is null)
            return _clients[name] = new ApiClient(http, null);
        return _clients[name] = new ApiClient(http, await Token(DemoAccounts.EmailOf(who)));
    }

    /// <summary>Own goods of one variant in the hub.</summary>
    public async Task<VariantId> Product(string sku, int stock, decimal price = 10m, VendorId? vendor = null, bool adults = false) =>
        (await AddProduct(sku, stock, price, vendor, adults)).Variant;

    /// <summary>FLOW's body for the first customer.</summary>
    public object Order(IEnumerable<(VariantId Variant, int Quantity)>? items = null, string payment = "pm_card_visa") => new
    {
        customerId = Customer.ToString(),
        shippingAddress = Address,
        items = (items ?? [(Mug, 2), (Lamp, 2)]).Select(i => new { variantId = i.Variant.ToString(), quantity = i.Quantity }),
        deliveryType = "standard",
        paymentMethodId = payment,
    };

    public static object Address { get; } = new { name = "Ada Example", street = "Ring 1", city = "Berlin", postalCode = "10115", country = "DE" };

    /// <summary>What waits for the vendor's system is brought there, whoever is faster: this or the program's own worker.</summary>
    public async Task ReserveWithVendors(string order)
    {
        var reads = Services.GetRequiredService<Core.Orders.IOrderReads>();
        var handler = Services.GetServices<IOutboxHandler>().Single(h => h.Topic == Core.Orders.Topics.ReserveWithVendor);
        await Poll.Until(
            async () =>
            {
                var found = (await reads.Find(Core.Orders.OrderKey.Parse(order), System, CancellationToken.None)).ShouldNotBeNull();
                foreach (var waiting in found.SubOrders.Where(s => s.Status == SubOrderStatus.Waiting))
                    await handler.Handle($"reserve:{waiting.Id}", $"{found.Id} {waiting.Id}", CancellationToken.None);
                return found.SubOrders.All(s => s.Status != SubOrderStatus.Waiting);
            },
            Poll.Usual,
            "the vendors to have reserved");
    }

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        _data.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract IEnumerable<(string Name, string Value)> Settings();

    /// <summary>What signing in answers, without the hashing of a password for each test class.</summary>
    private async Task<string> Token(string email)
    {
        using var scope = Services.CreateScope();
        var account = (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email)).ShouldNotBeNull();
        var person = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var until = new AuthenticationProperties { ExpiresUtc = TimeProvider.System.GetUtcNow().AddHours(1) };
        var ticket = new AuthenticationTicket(person, until, $"{IdentityConstants.BearerScheme}:AccessToken");
        return Services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(IdentityConstants.BearerScheme).BearerTokenProtector.Protect(ticket);
    }

    private async Task Seed()
    {
        (Hub, Vendor, var otherVendor, Customer, OtherCustomer) = await Run(w =>
        {
            var hub = Core.Shipping.Hub.Create(w.Ids.New<HubId>(), "BER", "Berlin", "Berlin", "DE", 52.52, 13.4, "Europe/Berlin");
            var vendors = new[] { "Nordlicht", "Tidewater" }.Select(name => Core.Vendors.Vendor.Create(w.Ids.New<VendorId>(), name, VendorType.Brand, null, w.Now)).ToList();
            var customers = new[] { "Ada Example", "Ben Example" }
                .Select(name => Core.Customers.Customer.Create(w.Ids.New<CustomerId>(), name, $"{name[..3]}@example.test", "0301234", null, w.Now.AddYears(-1), mayOrderOnAccount: true)).ToList();
            w.Add(hub);
            vendors.ForEach(w.Add);
            customers.ForEach(w.Add);
            return (hub.Id, vendors[0].Id, vendors[1].Id, customers[0].Id, customers[1].Id);
        });
        await Services.GetRequiredService<DemoAccounts>().Ensure([Customer, OtherCustomer], [Vendor, otherVendor], CancellationToken.None);
        (MugProduct, Mug) = await AddProduct("MUG", 1_000_000, 10m, null, adults: false);
        (LampProduct, Lamp) = await AddProduct("LAMP", 0, 20m, Vendor, adults: false);
        (_, Wine) = await AddProduct("WINE", 1000, 15m, null, adults: true);
    }

    private async Task<(ProductId Product, VariantId Variant)> AddProduct(string sku, int stock, decimal price, VendorId? vendor, bool adults)
    {
        var made = await Run(w =>
        {
            var product = Core.Catalog.Product.Create(w.Ids.New<ProductId>(), $"Product {sku}", "", "Things", vendor, 1900, adults, w.Now);
            var variant = product.AddVariant(w.Ids.New<VariantId>(), sku, "", Money.FromMajor(price, Currency.Eur)!.Value);
            w.Add(product);
            return (product.Id, variant.Id);
        });
        if (stock > 0)
            (await Services.GetRequiredService<ReceiveStock>().Run(new(Hub, [new(made.Item2, stock)]), System, CancellationToken.None)).Error.ShouldBeNull();
        return made;
    }

    private async Task<T> Run<T>(Func<IWork, T> body) =>
        (await Services.GetRequiredService<IUnitOfWork>().Run(new UseCase("test.seed", Permissions.UsersManage), System, w => Task.FromResult<Result<T>>(body(w)), CancellationToken.None)).Value;
}

public sealed class SqliteApiHost : ApiHost
{
    protected override IEnumerable<(string Name, string Value)> Settings() => [];
}

public sealed class PostgresApiHost : ApiHost
{
    private readonly PostgresDatabase _database = new();

    public override ValueTask InitializeAsync() => _database.InitializeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database.DisposeAsync();
    }

    protected override IEnumerable<(string Name, string Value)> Settings() =>
        [("OrderDesk:Database:Provider", "Postgres"), ("OrderDesk:Database:ConnectionString", _database.Need() + ";Maximum Pool Size=40")];
}
