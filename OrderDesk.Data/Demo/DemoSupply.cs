using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Replenishment;
using OrderDesk.Data.Outbox;

namespace OrderDesk.Data.Demo;

/// <summary>What the shop waits for: a scale that everybody wants and nobody has, and two orders to suppliers. One order's scale was split off. Made once.</summary>
internal sealed class DemoSupply(DemoStage stage, DemoCast cast, DateTime now)
{
    /// <summary>How many orders wait for goods at the end.</summary>
    public const int Orders = 6;

    private const string Scarce = "SCL-01";
    private const int MostRules = 12;
    private const int Node = 250;
    private static readonly Caller Manager = Caller.Program("demo");

    public async Task Make(CancellationToken ct)
    {
        await using var db = stage.Read();
        if (await db.Suppliers.AnyAsync(ct))
            return;
        var scope = new DemoScope(stage.Clock, now.AddHours(-30), Node, null);
        var scarce = await db.Variants.AsNoTracking().SingleAsync(v => v.Sku == Scarce, ct);
        await stage.Get<SetBackorder>().Run(new(scarce.ProductId, scarce.Id, 25, DateOnly.FromDateTime(now).AddDays(12)), Manager, ct);
        await Suppliers(scarce.Id, scope, ct);
        var customers = await db.Customers.AsNoTracking().Where(c => c.IsActive && c.Address != null).OrderBy(c => c.Id).Take(Orders - 1).ToListAsync(ct);
        var placed = new List<OrderId>();
        foreach (var (customer, index) in customers.Select((c, i) => (c, i)))
        {
            // After all others, so that the numbers of the orders go by their time.
            scope.Now = now.AddSeconds(-15 + (2 * index));
            var draft = new OrderDraft { CustomerId = customer.Id, ShippingAddress = customer.Address, PaymentMethodId = "pm_card_visa", ShipComplete = index == 3, Items = [new(scarce.Id, 1 + (index % 3)), .. index > 2 ? [new DraftItem(cast.Variant(DemoGoods.Find("MUG-01")), 2)] : (DraftItem[])[]] };
            placed.Add((await stage.Get<PlaceOrder>().Run(draft, Manager, ct)).Value.Order.Id);
        }

        // Its mugs go at once; what waits is an order of its own.
        scope.Now = now.AddSeconds(-4);
        _ = (await stage.Get<SplitBackorder>().Run(new(placed[^1]), Manager, ct)).Value;

        scope.Now = now.AddSeconds(-2);
        await stage.Get<OutboxDispatcher>().Sweep(ct);
    }

    /// <summary>Goods that a hub keeps some of and orders again by itself: every third of those that are sold, in the hub that has them first.</summary>
    private async Task Rules(SupplierId nordic, SupplierId mill, CancellationToken ct)
    {
        foreach (var (kept, index) in DemoGoods.Stock.Where(s => s.Quantity > 20).DistinctBy(s => s.Variant).Where((_, i) => i % 3 == 0).Take(MostRules).Select((s, i) => (s, i)))
        {
            var (variant, hub) = (cast.Variant(kept.Variant), cast.Hubs[kept.Hub]);
            await stage.Get<SetSafetyStock>().Run(new(variant, hub, 2 + (index % 3)), Manager, ct);
            await stage.Get<SetReorderRule>().Run(new(variant, hub, 40 + (10 * (index % 4)), 60, index % 2 == 0 ? nordic : mill), Manager, ct);
        }
    }

    private async Task Suppliers(VariantId scarce, DemoScope scope, CancellationToken ct)
    {
        scope.Now = now.AddHours(-4);
        var nordic = (await stage.Get<SaveSupplier>().Run(new(null, "Nordic Housewares", "orders@nordic.example", 12), Manager, ct)).Value.Id;
        var mill = (await stage.Get<SaveSupplier>().Run(new(null, "Papermill Ottern", "desk@ottern.example", 5), Manager, ct)).Value.Id;
        await stage.Get<SetReorderRule>().Run(new(scarce, cast.Hubs[0], 10, 30, nordic), Manager, ct);
        await stage.Get<SetReorderRule>().Run(new(cast.Variant(DemoGoods.Find("MUG-02")), cast.Hubs[0], 20, 60, nordic), Manager, ct);
        await Rules(nordic, mill, ct);
        var sent = (await stage.Get<OrderFromSupplier>().Run(new(nordic, cast.Hubs[0], scarce, 30), Manager, ct)).Value;
        await stage.Get<SendReplenishment>().Run(new(sent.Id), Manager, ct);
        await stage.Get<OrderFromSupplier>().Run(new(mill, cast.Hubs[1], cast.Variant(DemoGoods.Find("MUG-03")), 48), Manager, ct);
        await stage.Get<OrderFromSupplier>().Run(new(mill, cast.Hubs[1], cast.Variant(DemoGoods.Find("KET-01")), 24), Manager, ct);
    }
}
