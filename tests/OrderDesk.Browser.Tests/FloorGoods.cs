using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Replenishment;
using OrderDesk.Core.Shipping;
using OrderDesk.Data;

namespace OrderDesk.Browser.Tests;

/// <summary>A hub of its own in the demo shop, with goods in bins and orders that wait.</summary>
internal sealed class FloorGoods(IServiceProvider services, string hub)
{
    private static readonly Caller Seeder = Caller.Program("test");
    private readonly Dictionary<string, VariantId> _variants = new(StringComparer.Ordinal);
    private HubId _hub;
    private CustomerId _customer;

    /// <param name="goods">SKU, bin and where it comes on the walk, lot or none.</param>
    public async Task Store(params IEnumerable<(string Sku, string Bin, int Walk, string? Lot)> goods) => await Run(w =>
    {
        var place = Hub.Create(_hub = w.Ids.New<HubId>(), hub, $"Hall {hub}", "Kassel", "DE", 51.3, 9.5, "Europe/Berlin");
        w.Add(place);
        var buyer = Customer.Create(_customer = w.Ids.New<CustomerId>(), "Floor Example", $"{hub.ToLowerInvariant()}@example.test", null, null, w.Now, mayOrderOnAccount: true);
        w.Add(buyer);
        foreach (var (sku, bin, walk, lot) in goods)
        {
            var product = Product.Create(w.Ids.New<ProductId>(), $"Goods {sku}", "", "Kitchen", null, 1900, false, w.Now);
            _variants[sku] = product.AddVariant(w.Ids.New<VariantId>(), sku, "", Money.FromMajor(10, Currency.Eur)!.Value).Id;
            w.Add(product);
            var shelf = Bin.Create(w.Ids.New<BinId>(), _hub, bin, "A", walk);
            w.Stock.Add(shelf);
            var batch = lot is null ? null : Lot.Create(w.Ids.New<LotId>(), _variants[sku], lot, DateOnly.FromDateTime(w.Now).AddDays(90), w.Now);
            if (batch is not null)
                w.Stock.Add(batch);
            w.Stock.Move(new StockMove(MovementKind.Received, _variants[sku], _hub, 20) { Bin = shelf.Id, Lot = batch?.Id });
        }
    });

    public HubId HubId => _hub;

    public VariantId Variant(string sku) => _variants[sku];

    /// <summary>What lies where, as "bin units", in this hub or another.</summary>
    public async Task<IReadOnlyList<string>> Places(string sku, HubId? elsewhere = null) =>
        [.. (await services.GetRequiredService<IInventoryReads>().Places(_variants[sku], elsewhere ?? _hub, Seeder, TestContext.Current.CancellationToken)).Select(p => $"{p.BinCode ?? "-"} {p.OnShelf}")];

    /// <summary>Somebody carries units to another bin.</summary>
    public async Task Carry(string sku, string from, string to, int units) =>
        (await services.GetRequiredService<MoveStock>().Run(new(_variants[sku], _hub, new PlaceName(from), to, units), Seeder, TestContext.Current.CancellationToken)).Ok.ShouldBeTrue();

    /// <returns>An order that was sent to a supplier.</returns>
    public async Task<ReplenishmentId> Buy(string sku, int units)
    {
        var ct = TestContext.Current.CancellationToken;
        var supplier = (await services.GetRequiredService<SaveSupplier>().Run(new(null, $"Supplier of {hub}", null, 5), Seeder, ct)).Value.Id;
        var order = (await services.GetRequiredService<OrderFromSupplier>().Run(new(supplier, _hub, _variants[sku], units), Seeder, ct)).Value.Id;
        (await services.GetRequiredService<SendReplenishment>().Run(new(order), Seeder, ct)).Ok.ShouldBeTrue();
        return order;
    }

    /// <returns>The parcel of a paid order.</returns>
    public async Task<FulfillmentId> Sell(params IEnumerable<(string Sku, int Quantity)> items)
    {
        var placed = await services.GetRequiredService<PlaceOrder>().Run(new OrderDraft
        {
            CustomerId = _customer,
            Items = [.. items.Select(i => new DraftItem(_variants[i.Sku], i.Quantity))],
            ShippingAddress = new Address("Floor Example", "Ring 1", "Kassel", null, "34117", "DE"),
            PaymentMethodId = "pm_card_visa",
        }, Seeder with { Customer = _customer }, TestContext.Current.CancellationToken);
        var order = await services.GetRequiredService<IOrderReads>().Find(placed.Value.Order.Id, Seeder, TestContext.Current.CancellationToken);
        return order!.Fulfillments[0].Id;
    }

    public async Task<FulfillmentState> State(FulfillmentId parcel) => (await services.GetRequiredService<IShippingReads>().Parcel(parcel, Seeder, TestContext.Current.CancellationToken))!.State;

    public async Task<IReadOnlyList<Scan>> Scans(FulfillmentId parcel)
    {
        await using var db = services.GetRequiredService<IDatabase>().Read();
        var subject = parcel.ToString();
        return await db.Scans.Where(s => s.Subject == subject).OrderBy(s => s.At).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>How often papers of these parcels were printed.</summary>
    public async Task<int> Printed(IReadOnlyList<FulfillmentId> parcels)
    {
        await using var db = services.GetRequiredService<IDatabase>().Read();
        return await db.Prints.CountAsync(p => p.FulfillmentId != null && parcels.Contains(p.FulfillmentId.Value), TestContext.Current.CancellationToken);
    }

    public async Task<WaveState> LastWave()
    {
        var waves = await services.GetRequiredService<IWaveReads>().List(_hub, false, Seeder, null, 1, TestContext.Current.CancellationToken);
        return waves.Items[0].State;
    }

    private async Task Run(Action<IWork> body) => (await services.GetRequiredService<IUnitOfWork>().Run(new UseCase("test.seed", Permissions.UsersManage), Seeder, w =>
    {
        body(w);
        return Task.FromResult<Result<Done>>(Done.Value);
    }, TestContext.Current.CancellationToken)).Ok.ShouldBeTrue();
}
