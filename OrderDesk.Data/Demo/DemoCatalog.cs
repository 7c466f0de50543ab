using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Data.Identity;

namespace OrderDesk.Data.Demo;

/// <summary>Makes the people, the goods and the first stock of the demo shop. What is there already is left alone.</summary>
internal sealed class DemoCatalog(IDatabase database, DemoStage stage, DemoAccounts accounts)
{
    private static readonly UseCase OpenShop = new("demo.open", Permissions.UsersManage);
    private static readonly Caller Program = Caller.Program("demo");

    /// <summary>People first, with their accounts, so that one can sign in while the rest is made.</summary>
    /// <param name="opened">When the shop opened, on the demo's clock.</param>
    /// <param name="stocked">Hears of each delivery of stock.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<DemoCast> Make(DateTime opened, Action<int, int> stocked, CancellationToken ct)
    {
        var scope = new DemoScope(stage.Clock, opened, node: 255, before: null);
        var (customers, vendors) = await People(ct);
        await accounts.Ensure(customers, vendors, ct);
        await Goods(vendors, ct);
        var cast = await DemoCast.Load(database, ct);
        scope.Now = opened.AddHours(3);
        await Stock(cast, opened, stocked, ct);
        return cast;
    }

    private async Task<(IReadOnlyList<CustomerId> Customers, IReadOnlyList<VendorId> Vendors)> People(CancellationToken ct)
    {
        await using (var db = database.Read())
        {
            if (!await db.Hubs.AnyAsync(ct))
                await InOne(AddPeople, ct);
        }

        await using var now = database.Read();
        return (await DemoCast.Customers(now, ct), await DemoCast.Vendors(now, ct));
    }

    private async Task Goods(IReadOnlyList<VendorId> vendors, CancellationToken ct)
    {
        await using var db = database.Read();
        if (!await db.Products.AnyAsync(p => p.ExternalRef == null, ct))
            await InOne(w => AddGoods(w, vendors), ct);
    }

    private async Task InOne(Action<IWork> add, CancellationToken ct)
    {
        var made = await stage.Get<IUnitOfWork>().Run(
            OpenShop,
            Program,
            w =>
            {
                add(w);
                return Task.FromResult<Result<Done>>(Done.Value);
            },
            ct);
        _ = made.Value;
    }

    private static void AddPeople(IWork w)
    {
        foreach (var hub in DemoPeople.Hubs)
        {
            var made = Hub.Create(w.Ids.New<HubId>(), hub.Code, hub.Name, hub.City, hub.Country, hub.Latitude, hub.Longitude, hub.Settings.Calendar.TimeZone);
            made.Change(hub.Settings);
            w.Add(made);
        }

        foreach (var (vendor, i) in DemoPeople.Vendors.Select((v, i) => (v, i)))
            w.Add(Vendor.Create(w.Ids.New<VendorId>(), vendor.Name, vendor.Type, DemoCast.VendorEmail(i), w.Now));
        foreach (var (customer, i) in DemoPeople.Customers.Select((c, i) => (c, i)))
            w.Add(Customer.Create(w.Ids.New<CustomerId>(), customer.Name, DemoCast.CustomerEmail(i), customer.Phone, customer.Address, w.Now, customer.OnAccount, $"demo:{i + 1}"));
    }

    private static void AddGoods(IWork w, IReadOnlyList<VendorId> vendors)
    {
        foreach (var good in DemoGoods.All)
        {
            var product = Product.Create(w.Ids.New<ProductId>(), good.Name, good.Words, good.Category, good.Seller == 0 ? null : vendors[good.Seller - 1], good.TaxRate, good.ForAdults, w.Now);
            foreach (var variant in good.Variants)
                product.AddVariant(w.Ids.New<VariantId>(), DemoGoods.SkuOf(variant), variant.Options, Money.FromMajor(variant.Price, Currency.Eur)!.Value);
            w.Add(product);
        }
    }

    /// <summary>The shelves, and one delivery to each hub. Each has its key: what was received before a crash is not received again.</summary>
    private async Task Stock(DemoCast cast, DateTime opened, Action<int, int> stocked, CancellationToken ct)
    {
        for (var hub = 0; hub < cast.Hubs.Count; hub++)
        {
            foreach (var shelf in DemoFloor.Shelves(cast.Hubs[hub]))
                _ = (await stage.Get<CreateBins>().Run(shelf, cast.Warehouse.WithKey($"demo:bins:{shelf.Hub}:{shelf.From}", "demo"), ct)).Value;
            var delivery = DemoFloor.Delivery(cast, hub, DateOnly.FromDateTime(opened));
            _ = (await stage.Get<ReceiveStock>().Run(delivery, cast.Warehouse.WithKey($"demo:stock:{delivery.Hub}", "demo"), ct)).Value;
            stocked(hub + 1, cast.Hubs.Count);
        }
    }
}
