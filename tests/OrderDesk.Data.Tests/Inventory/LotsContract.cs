using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Tests.Inventory;

/// <summary>Lots and bins: what is allocated, what must not leave, and that places, counters and ledger stay one.</summary>
public abstract class LotsContract(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Paying_SeveralLots_TakesWhatExpiresFirst_FromTheNearestBin()
    {
        var world = await engine.World();
        var variant = await world.Product("FEFO-1", stock: 3);
        await Put(world, variant, 5, "late", day: 90, bin: "B-1", walk: 1);
        await Put(world, variant, 2, "soon", day: 10, bin: "B-9", walk: 9);
        await Put(world, variant, 2, "soon", day: 10, bin: "B-2", walk: 2);

        var order = await Paid(world, variant, 6);

        (await Allocated(world, order)).ShouldBe([("soon", "B-2", 2), ("soon", "B-9", 2), ("late", "B-1", 2)]);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Parcel_PackedInPart_TheRestKeepsTheLotThatExpiresLast()
    {
        var world = await engine.World();
        var variant = await world.Product("FEFO-2", stock: 0);
        await Put(world, variant, 2, "first", day: 5);
        await Put(world, variant, 2, "second", day: 50);
        var order = await world.Order(await Paid(world, variant, 3));
        var parcel = order.Fulfillments.Single();

        (await world.Get<PackFulfillment>().Run(new(order.Id, parcel.Id, [new(order.Lines[0].Id, 2)]), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Get<ShipFulfillment>().Run(new(order.Id, parcel.Id, "DHL", "T1"), World.System, Ct)).Ok.ShouldBeTrue();

        var rows = await world.Get<IInventoryReads>().Allocations(order.Id, World.System, Ct);
        rows.Select(r => (r.LotNumber, r.Quantity, r.State, IsFirst: r.Parcel == parcel.Id)).ShouldBe([("first", 2, AllocationState.Shipped, true), ("second", 1, AllocationState.Allocated, false)], ignoreOrder: true);
        (await world.Level(variant)).ShouldSatisfyAllConditions(l => l.OnHand.ShouldBe(1), l => l.Committed.ShouldBe(1), l => l.OnShelf.ShouldBe(2));
        await world.ProveLedgers();
        (await world.Get<UndoFulfillment>().Run(new(order.Id, parcel.Id, "packed_wrong", null), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Level(variant)).OnShelf.ShouldBe(4);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Cancelling_APaidOrder_GivesEachUnitBackToItsPlace()
    {
        var world = await engine.World();
        var variant = await world.Product("FEFO-3", stock: 0);
        await Put(world, variant, 2, "a", day: 5, bin: "C-1");
        await Put(world, variant, 2, "b", day: 6, bin: "C-2");
        var before = await Free(world, variant);

        var order = await Paid(world, variant, 3);
        (await world.Get<CancelOrder>().Run(new(order, "other", null), World.System, Ct)).Ok.ShouldBeTrue();

        (await Free(world, variant)).ShouldBe(before);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Blocking_ALot_TakesItFromSale_LetsHoldsGo_ChangesParcels_StopsTheRest()
    {
        var world = await engine.World();
        var variant = await world.Product("BLOCK-1", stock: 0);
        await Put(world, variant, 6, "bad", day: 5);
        await Put(world, variant, 2, "good", day: 50);
        var open = await Paid(world, variant, 2);
        var packed = await world.Order(await Paid(world, variant, 1));
        (await world.Get<PackFulfillment>().Run(new(packed.Id, packed.Fulfillments[0].Id), World.System, Ct)).Ok.ShouldBeTrue();
        var unpaid = (await world.Place(world.Draft(variant, 4, PaymentTokens.Later))).Value.Order.Id;

        var answer = await world.Get<BlockLot>().Run(new(await LotId(world, variant, "bad"), true, "recall", null), World.System, Ct);

        answer.Value.ShouldSatisfyAllConditions(a => a.Units.ShouldBe(3), a => a.HoldsLost.ShouldBe(1), a => a.Changed.ShouldBe(1), a => a.Stopped.ShouldBe([packed.Number]));
        (await Allocated(world, open)).ShouldAllBe(a => a.Lot == "good");
        (await world.Order(unpaid)).Status.ShouldBe(OrderStatus.Pending);
        (await world.Order(packed.Id)).ActiveHolds.ShouldContain(h => h.Kind == HoldKind.Stock);
        (await world.Level(variant)).ShouldSatisfyAllConditions(l => l.OnHand.ShouldBe(0), l => l.Blocked.ShouldBe(5), l => l.Committed.ShouldBe(3));
        await world.ProveLedgers();

        (await world.Get<BlockLot>().Run(new(await LotId(world, variant, "bad"), false, null, null), World.System, Ct)).Value.Units.ShouldBe(5);
        (await world.Level(variant)).OnHand.ShouldBe(5);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Lot_OnItsLastDay_IsTakenFromSaleByTheJob_AndStaysBlocked()
    {
        var world = await engine.World();
        var variant = await world.Product("EXPIRE-1", stock: 0);
        await Put(world, variant, 4, "today", day: 0);

        (await world.RunJob("lot-expiry")).Done.ShouldBeGreaterThan(0);

        (await world.Place(world.Draft(variant))).Error!.Code.ShouldBe("INSUFFICIENT_INVENTORY");
        (await world.Level(variant)).Blocked.ShouldBe(4);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Money_ForHeldUnitsWhoseLotHasExpired_IsKept_AndTheOrderIsPaidShort()
    {
        var world = await engine.World();
        var variant = await world.Product("EXPIRE-2", stock: 0);
        await Put(world, variant, 1, "gone", day: -1);

        var order = await world.Order((await world.Place(world.Draft(variant))).Value.Order.Id);

        order.ShouldSatisfyAllConditions(
            o => o.CapturedMinor.ShouldBe(o.TotalMinor), o => o.ActiveHolds.ShouldContain(h => h.Kind == HoldKind.Stock), o => o.Fulfillments.ShouldBeEmpty());
        (await world.Level(variant)).ShouldSatisfyAllConditions(l => l.Reserved.ShouldBe(0), l => l.Committed.ShouldBe(0));
        await world.ProveLedgers();
    }

    private static async Task<OrderId> Paid(World world, VariantId variant, int quantity) => (await world.Place(world.Draft(variant, quantity))).Value.Order.Id;

    private static async Task<List<(string? Lot, string? Bin, int Quantity)>> Allocated(World world, OrderId order) =>
        [.. (await world.Get<IInventoryReads>().Allocations(order, World.System, Ct)).Select(a => (a.LotNumber, a.BinCode, a.Quantity))];

    private static async Task<List<(string?, string?, int)>> Free(World world, VariantId variant) =>
        [.. (await world.Get<IInventoryReads>().Places(variant, world.Hub, World.System, Ct)).Select(p => (p.LotNumber, p.BinCode, p.Free))];

    private static async Task<LotId> LotId(World world, VariantId variant, string number) =>
        (await world.Get<IInventoryReads>().Places(variant, world.Hub, World.System, Ct)).First(p => p.LotNumber == number).Lot;

    private static async Task Put(World world, VariantId variant, int units, string number, int day, string? bin = null, int walk = 0)
    {
        var ct = Ct;
        var seeding = new UseCase("test.put", Core.Identity.Permissions.StockAdjust);
        (await world.Get<IUnitOfWork>().Run(seeding, World.System, async w =>
        {
            var lot = await w.Stock.Lot(variant, number, ct);
            if (lot is null)
                w.Stock.Add(lot = Lot.Create(w.Ids.New<LotId>(), variant, number, DateOnly.FromDateTime(w.Now).AddDays(day), w.Now));
            var place = bin is null ? null : await w.Stock.Bin(world.Hub, bin, ct);
            if (bin is not null && place is null)
                w.Stock.Add(place = Bin.Create(w.Ids.New<BinId>(), world.Hub, bin, "A", walk));
            w.Stock.Move(new StockMove(MovementKind.Received, variant, world.Hub, units) { Lot = lot.Id, Bin = place?.Id });
            return (Result<Done>)Done.Value;
        }, Ct)).Ok.ShouldBeTrue();
    }
}

public sealed class SqliteLots(SqliteEngineFixture engine) : LotsContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresLots(PostgresEngineFixture engine) : LotsContract(engine), IClassFixture<PostgresEngineFixture>;
