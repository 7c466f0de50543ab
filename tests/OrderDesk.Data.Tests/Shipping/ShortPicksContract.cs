using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Tests.Shipping;

/// <summary>Fewer lie there than the books say: other places serve, or the units leave the parcel; the ledgers hold after every step.</summary>
public abstract class ShortPicksContract(Engine engine)
{
    private static CancellationToken Ct => FloorScene.Ct;

    [Fact]
    public async Task Short_WithGoodsElsewhere_TakesThemFromThere_AndCorrectsThePlace()
    {
        var (world, floor) = await Scene();
        var variant = await floor.Product("SH-1", 5, "A-01", 1, lot: "L1");
        await floor.Put(variant, 4, "A-09", 9, "L2", day: 60);
        var order = await floor.Sell((variant, 3));
        var wave = (await floor.Wave()).Wave;
        await floor.Pick(wave, "A-01", "SH-1");

        var before = (await floor.Short(wave, 2, preview: true)).Value;
        before.ShouldSatisfyAllConditions(a => a.Instead.ShouldBe([new ShortPick.Source("A-09", "L2", 2)]), a => a.Short.ShouldBe(0), a => a.Corrected.ShouldBe(4));
        (await world.Level(variant)).OnShelf.ShouldBe(9);
        await world.ProveLedgers();

        (await floor.Short(wave, 2)).Value.Short.ShouldBe(0);
        await world.ProveLedgers();
        (await world.Get<IInventoryReads>().Allocations(order.Id, World.System, Ct)).Select(a => (a.BinCode, a.LotNumber, a.Quantity)).ShouldBe([("A-01", "L1", 1), ("A-09", "L2", 2)], ignoreOrder: true);
        (await world.Get<IInventoryReads>().Places(variant, world.Hub, World.System, Ct)).Select(p => (p.BinCode, p.OnShelf, p.Free)).ShouldBe([("A-01", 1, 0), ("A-09", 4, 2)]);

        await floor.Pick(wave, "T1", "A-09", "L2", "L2", "T1");
        (await floor.Find(wave)).State.ShouldBe(WaveState.Picked);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Short_WithNothingLeft_BackordersTheLastTote_AndTheRestIsPacked()
    {
        var (world, floor) = await Scene();
        var variant = await floor.Product("SH-2", 3, "B-01", 2);
        var (one, two) = (await floor.Sell((variant, 2)), await floor.Sell((variant, 1)));
        var wave = (await floor.Wave()).Wave;
        await floor.Pick(wave, "B-01", "2");

        var answer = (await floor.Short(wave, 1)).Value;

        answer.ShouldSatisfyAllConditions(a => a.Short.ShouldBe(1), a => a.Orders.ShouldBe([two.Number]));
        var lost = await world.Order(two.Id);
        lost.Lines[0].Units.ShouldSatisfyAllConditions(u => u.Backordered.ShouldBe(1), u => u.Committed.ShouldBe(0));
        lost.Fulfillments[0].State.ShouldBe(FulfillmentState.Cancelled);
        (await world.Level(variant)).ShouldSatisfyAllConditions(l => l.OnShelf.ShouldBe(2), l => l.Committed.ShouldBe(2));
        await world.ProveLedgers();
        await floor.Pick(wave, "T1");
        foreach (var _ in new[] { 1, 2 })
            (await floor.Scan(one.Fulfillments[0].Id, "SH-2")).Verdict.ShouldBe(ScanVerdict.Right);
        (await floor.Find(wave)).State.ShouldBe(WaveState.Done);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Short_Asking_HoldsTheOrder_AndReleasingTakesWhatHasCome()
    {
        var (world, floor) = await Scene();
        var variant = await floor.Product("SH-3", 2, "C-01", 3);
        var order = await floor.Sell((variant, 2));
        var wave = (await floor.Wave()).Wave;
        await floor.Pick(wave, "C-01");

        (await floor.Short(wave, 1, ShortUnits.Ask, "damaged")).Value.Short.ShouldBe(1);

        var held = await world.Order(order.Id);
        var hold = held.ActiveHolds.ShouldHaveSingleItem();
        hold.Kind.ShouldBe(HoldKind.Stock);
        (await floor.Round(wave)).Now.ShouldBeNull();
        await world.ProveLedgers();
        await floor.Put(variant, 1, "C-01", 3);
        (await world.Get<ReleaseHold>().Run(new(order.Id, hold.Id), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Order(order.Id)).Fulfillments.Where(f => f.IsOpen).Sum(f => f.Lines.Sum(l => l.Quantity)).ShouldBe(2);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Short_WhereTheRestIsHeldForOthers_TakesNothingOfTheirs()
    {
        var (world, floor) = await Scene();
        var variant = await floor.Product("SH-4", 1, "D-01", 4, lot: "L1");
        await floor.Put(variant, 2, "D-02", 5, "L2", day: 60);
        await floor.Sell((variant, 1));
        (await world.Place(world.Draft(variant, 2, Core.Payments.PaymentTokens.Later))).Ok.ShouldBeTrue();
        var wave = (await floor.Wave()).Wave;

        (await floor.Short(wave, 1)).Value.ShouldSatisfyAllConditions(a => a.Instead.ShouldBeEmpty(), a => a.Short.ShouldBe(1));

        (await world.Level(variant)).ShouldSatisfyAllConditions(l => l.OnHand.ShouldBe(2), l => l.Reserved.ShouldBe(2), l => l.Committed.ShouldBe(0));
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Short_WithoutAKnownReasonOrTooMany_IsRefused()
    {
        var (_, floor) = await Scene();
        var variant = await floor.Product("SH-5", 1, "E-01", 6);
        await floor.Sell((variant, 1));
        var wave = (await floor.Wave()).Wave;

        (await floor.Short(wave, 1, reason: "because")).Error!.Code.ShouldBe("UNKNOWN_REASON");
        (await floor.Short(wave, 2)).Error!.Code.ShouldBe("NOT_AT_THIS_PLACE");
    }

    private async Task<(World World, FloorScene Floor)> Scene()
    {
        var world = await engine.World();
        return (world, await FloorScene.Clean(world));
    }
}

public sealed class SqliteShortPicks(SqliteEngineFixture engine) : ShortPicksContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresShortPicks(PostgresEngineFixture engine) : ShortPicksContract(engine), IClassFixture<PostgresEngineFixture>;
