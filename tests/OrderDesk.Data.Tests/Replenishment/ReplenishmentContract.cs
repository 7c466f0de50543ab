using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Replenishment;

namespace OrderDesk.Data.Tests.Replenishment;

/// <summary>Goods under their reorder point are ordered once, come into lots and bins, and go to who waits.</summary>
public abstract class ReplenishmentContract(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_UnderTheReorderPoint_OrdersOnce_AndAgainWhenItHasCome()
    {
        var world = await engine.World();
        var supplier = await Supplier(world, "Once");
        var (low, enough) = (await Ruled(world, "REP-LOW", stock: 4, point: 5, supplier), await Ruled(world, "REP-FULL", stock: 5, point: 5, supplier));

        (await world.RunJob("replenishment")).Done.ShouldBe(1);
        (await world.RunJob("replenishment")).Done.ShouldBe(0);
        var draft = await Only(world, supplier);
        (draft.Order.State, draft.Lines.Single().Variant, draft.Lines.Single().Quantity).ShouldBe((ReplenishmentState.Draft, low, 20));
        (await world.Place(world.Draft(enough))).Ok.ShouldBeTrue();
        (await world.RunJob("replenishment")).Done.ShouldBe(1);
        (await Only(world, supplier)).Lines.Count.ShouldBe(2);

        (await world.Get<SendReplenishment>().Run(new(draft.Order.Id), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.RunJob("replenishment")).Done.ShouldBe(0);
        (await world.Get<CloseReplenishment>().Run(new(draft.Order.Id, "supplier_short", null), World.System, Ct)).Value.State.ShouldBe(ReplenishmentState.Cancelled);
        (await world.RunJob("replenishment")).Done.ShouldBe(2);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Receiving_InPart_FillsWhoWaits_ALotIsKept_AndTooMuchIsRefused()
    {
        var world = await engine.World();
        var supplier = await Supplier(world, "Part");
        var variant = await Ruled(world, "REP-PART", stock: 1, point: null, supplier);
        var product = (await world.Get<OrderDesk.Core.Catalog.ICatalogReads>().OfVariants([variant], World.System, Ct)).Single().Id;
        (await world.Get<SetBackorder>().Run(new(product, variant, 10, null), World.System, Ct)).Ok.ShouldBeTrue();
        var waiting = (await world.Place(world.Draft(variant, 4))).Value.Order.Id;
        var order = (await world.Get<OrderFromSupplier>().Run(new(supplier, world.Hub, variant, 10), World.System, Ct)).Value;
        order.Number.ShouldStartWith($"REP-{world.Time.Now.Year}-0000");
        (await Receive(world, order.Id, variant, 5)).Error!.Code.ShouldBe("TRANSITION_NOT_ALLOWED");
        (await world.Get<SendReplenishment>().Run(new(order.Id), World.System, Ct)).Ok.ShouldBeTrue();

        (await Receive(world, order.Id, variant, 5)).Value.State.ShouldBe(ReplenishmentState.PartlyReceived);
        await world.DeliverOutbox();
        (await Receive(world, order.Id, variant, 7)).Error!.Code.ShouldBe("OVER_RECEIPT");

        (await world.Order(waiting)).Lines[0].Units.Committed.ShouldBe(4);
        (await world.Level(variant)).OnHand.ShouldBe(2);
        (await world.Get<CloseReplenishment>().Run(new(order.Id, "supplier_short", "rest never came"), World.System, Ct)).Value.State.ShouldBe(ReplenishmentState.Received);
        await world.ProveLedgers();
    }

    private static Task<Result<ReplenishmentAnswer>> Receive(World world, ReplenishmentId id, VariantId variant, int units) =>
        world.Get<ReceiveReplenishment>().Run(new(id, [new(variant, units, LotNumber: "L-1")]), World.System, Ct);

    private static async Task<SupplierId> Supplier(World world, string name) => (await world.Get<SaveSupplier>().Run(new(null, name, "orders@example.test", 7), World.System, Ct)).Value.Id;

    private static async Task<VariantId> Ruled(World world, string sku, int stock, int? point, SupplierId supplier)
    {
        var variant = await world.Product(sku, stock);
        (await world.Get<SetReorderRule>().Run(new(variant, world.Hub, point, 20, supplier), World.System, Ct)).Ok.ShouldBeTrue();
        return variant;
    }

    private static async Task<ReplenishmentView> Only(World world, SupplierId supplier)
    {
        var rows = (await world.Get<IReplenishmentReads>().List([], null, null, World.System, null, 50, Ct)).Items.Where(r => r.Supplier == supplier);
        return (await world.Get<IReplenishmentReads>().Find(rows.Single().Id, World.System, Ct)).ShouldNotBeNull();
    }
}

public sealed class SqliteReplenishment(SqliteEngineFixture engine) : ReplenishmentContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresReplenishment(PostgresEngineFixture engine) : ReplenishmentContract(engine), IClassFixture<PostgresEngineFixture>;
