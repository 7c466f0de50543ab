using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Replenishment;
using OrderDesk.Core.Shipping;
using OrderDesk.Data.Inventory;
using OrderDesk.Data.Tests.Inventory;
using OrderDesk.Data.Work;

namespace OrderDesk.Data.Tests.Schema;

/// <summary>The lists and figures of the warehouse find their rows by an index too: the engine itself says so.</summary>
public abstract class FloorPlanContract(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Orders_ThatWaitForGoods_AreFoundByWhatWaits() =>
        await Plan(w => w.Reads.List(new OrderQuery { BackorderedOnly = true }, World.System, null, 5, Ct), sqlite: "ix_order_lines_backordered", postgres: "ix_order_lines_backordered");

    [Fact]
    public async Task WaitingLines_OfAll_AreThePartialIndex() =>
        await Plan(w => w.Get<IBackorderReads>().Waiting(new WaitingQuery(), World.System, 10, Ct), sqlite: "ix_order_lines_backordered", postgres: "ix_order_lines_backordered|ix_orders_open", which: 0);

    [Fact]
    public async Task Places_OfAProduct_AreTheirKey() =>
        await Plan(w => w.Get<IInventoryReads>().Places(Goods(w), w.Hub, World.System, Ct), sqlite: "stock_places_1 (variant_id=? AND hub_id=?)", postgres: "pk_stock_places|ix_stock_places");

    [Fact]
    public async Task Places_OfALot_UseItsIndex() =>
        await Plan(w => w.Get<IWarehouseReads>().PlacesOf(ALot(w), World.System, Ct), sqlite: "ix_stock_places_lot_id (lot_id=?)", postgres: "ix_stock_places_lot_id");

    [Fact]
    public async Task Recipients_OfALot_UseItsIndex() =>
        await Plan(w => w.Get<IWarehouseReads>().Recipients(ALot(w), World.System, null, 5, Ct), sqlite: "ix_stock_allocations_lot_id (lot_id=?)", postgres: "ix_stock_allocations_lot_id|pk_stock_allocations");

    [Fact]
    public async Task Movements_OfAProductInAHub_ReadTheIndexInItsOrder() =>
        await Plan(w => w.Get<IInventoryReads>().Movements(Goods(w), w.Hub, World.System, null, 5, Ct), sqlite: "ix_stock_movements_variant_id_hub_id_id (variant_id=? AND hub_id=?)", postgres: "ix_stock_movements_variant_id_hub_id_id|pk_stock_movements");

    [Fact]
    public async Task Lots_ByWhatExpiresFirst_ReadTheIndexInItsOrder() =>
        await Plan(w => w.Get<IWarehouseReads>().Lots(null, LotFilter.All, 0, World.System, null, 5, Ct), sqlite: "ix_lots_by_expiry", postgres: "ix_lots_by_expiry");

    [Fact]
    public async Task Bins_OfAHub_ReadTheWalkInItsOrder() =>
        await Plan(w => w.Get<IWarehouseReads>().Bins(w.Hub, null, World.System, null, 5, Ct), sqlite: "ix_bins_hub_id_walk_id (hub_id=?)", postgres: "ix_bins_hub_id_walk_id", which: 0);

    [Fact]
    public async Task Waves_NewestFirst_AreThePrimaryKeyBackwards() =>
        await Plan(w => w.Get<IWaveReads>().List(null, false, World.System, null, 5, Ct), sqlite: "SCAN w\n", postgres: "Index Scan Backward using pk_waves", which: 0);

    [Fact]
    public async Task Waves_Running_UseThePartialIndex() =>
        await Plan(w => w.Get<IWaveReads>().List(w.Hub, true, World.System, null, 5, Ct), sqlite: "ix_waves_open", postgres: "ix_waves_open", which: 0);

    [Fact]
    public async Task Transfers_NewestFirst_AreThePrimaryKeyBackwards() =>
        await Plan(w => w.Get<IWarehouseReads>().Transfers(null, false, World.System, null, 5, Ct), sqlite: "SCAN t\n", postgres: "Index Scan Backward using pk_transfers");

    [Fact]
    public async Task Transfers_OnTheWay_UseThePartialIndex() =>
        await Plan(w => w.Get<IWarehouseReads>().Transfers(null, true, World.System, null, 5, Ct), sqlite: "ix_transfers_open", postgres: "ix_transfers_open");

    [Fact]
    public async Task Counts_NewestFirst_AreThePrimaryKeyBackwards() =>
        await Plan(w => w.Get<IWarehouseReads>().Counts(null, false, World.System, null, 5, Ct), sqlite: "SCAN s\n", postgres: "Index Scan Backward using pk_stock_counts");

    [Fact]
    public async Task Counts_Open_UseThePartialIndex() =>
        await Plan(w => w.Get<IWarehouseReads>().Counts(w.Hub, true, World.System, null, 5, Ct), sqlite: "ix_stock_counts_open", postgres: "ix_stock_counts_open");

    [Fact]
    public async Task Replenishment_NewestFirst_IsThePrimaryKeyBackwards() =>
        await Plan(w => w.Get<IReplenishmentReads>().List([], null, null, World.System, null, 5, Ct), sqlite: "SCAN r\n", postgres: "Index Scan Backward using pk_replenishment_orders");

    [Fact]
    public async Task Replenishment_NotCome_UsesTheStateIndex() =>
        await Plan(
            w => w.Get<IReplenishmentReads>().List([ReplenishmentState.Draft, ReplenishmentState.Sent], null, null, World.System, null, 5, Ct), sqlite: "ix_replenishment_orders_state_id (state=?)", postgres: "ix_replenishment_orders_state_id|pk_replenishment_orders");

    [Fact]
    public async Task Load_OfAHub_ReadsOnlyItsDays()
    {
        var world = await engine.World(Seed);
        var isSqlite = world.Database.Dialect.IsSqlite;
        var sent = WarehouseFigures.LoadStatement(world.Hub, world.Time.Now.UtcDateTime.AddDays(-30), isSqlite);

        foreach (var index in new[] { "ix_fulfillments_to_do", "ix_fulfillments_packed", "ix_fulfillments_shipped" })
            await world.ShowsPlan([new SentStatement(sent.Sql, sent.Parameters)], sqlite: index, postgres: index);
        await world.ShowsPlan([new SentStatement(sent.Sql, sent.Parameters)], sqlite: "USING INTEGER PRIMARY KEY (rowid>?)", postgres: "pk_fulfillments");
    }

    [Fact]
    public async Task Scans_TooOld_AreFoundByTheirTime() =>
        await Plan(
            async w =>
            {
                await using var db = w.Database.Read();
                await Retention.OldScans(db, w.Time.Now.UtcDateTime, 100).ToListAsync(Ct);
            },
            sqlite: "ix_scans_at (at<?)", postgres: "ix_scans_at");

    private async Task Plan(Func<World, Task> read, string sqlite, string postgres, int? which = null)
    {
        var world = await engine.World(Seed);
        await world.ShowsPlan(await SqlTap.Of(() => read(world)), sqlite, postgres, which);
    }

    private static VariantId Goods(World world)
    {
        using var db = world.Database.Read();
        return db.Variants.First(v => v.Sku == "FLOOR-PLAN").Id;
    }

    private static LotId ALot(World world)
    {
        using var db = world.Database.Read();
        return db.Lots.First().Id;
    }

    private static async Task Seed(World world)
    {
        var goods = await world.Product("FLOOR-PLAN", stock: 0);
        (await world.Get<CreateBins>().Run(new(world.Hub, "F-1", "F-12"), World.System, Ct)).Ok.ShouldBeTrue();
        for (var i = 1; i <= 12; i++)
            await WarehouseContract.Receive(world, goods, 20, $"F-{i}", $"LOT-{i}", 10 + i);
        var other = await world.SecondHub();
        for (var i = 0; i < 10; i++)
        {
            (await world.Get<SendTransfer>().Run(new(world.Hub, other, [new(goods, 1)]), World.System, Ct)).Ok.ShouldBeTrue();
            (await world.Get<OpenCount>().Run(new(world.Hub, [], goods), World.System, Ct)).Ok.ShouldBeTrue();
            (await world.Place(world.Draft(goods, 1))).Ok.ShouldBeTrue();
            var supplier = (await world.Get<SaveSupplier>().Run(new(null, $"Supplier {i}", null, 7), World.System, Ct)).Value.Id;
            (await world.Get<OrderFromSupplier>().Run(new(supplier, world.Hub, goods, 5), World.System, Ct)).Ok.ShouldBeTrue();
        }
    }
}

public sealed class SqliteFloorPlans(SqliteEngineFixture engine) : FloorPlanContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresFloorPlans(PostgresEngineFixture engine) : FloorPlanContract(engine), IClassFixture<PostgresEngineFixture>;
