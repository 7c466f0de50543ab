using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using static OrderDesk.Data.Tests.Inventory.WarehouseContract;

namespace OrderDesk.Data.Tests.Inventory;

/// <summary>Counts: blind, all or nothing, and never against what moved or what orders own.</summary>
public abstract class CountsContract(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Count_OfBins_IsBlind_FindsWhatWasNotExpected_AndMakesTheStockWhatWasCounted()
    {
        var world = await engine.World();
        var variant = await world.Product("CNT-1", stock: 0);
        var other = await world.Product("CNT-2", stock: 0);
        await world.Bin("C1-2", 2);
        await world.Bin("C1-1", 1);
        await Receive(world, variant, 5, "C1-1", "A", 30);
        await Receive(world, variant, 5, "C1-2", "B", 60);
        var count = await Open(world, ["c1-1", "C1-2"]);
        var lines = await Lines(world, count);
        lines.Select(l => (l.BinCode, l.LotNumber, l.Expected)).ShouldBe([("C1-1", "A", null), ("C1-2", "B", null)]);

        (await Apply(world, count)).Error!.Code.ShouldBe("COUNT_INCOMPLETE");
        await Enter(world, count, lines[0].Id, 3);
        await Enter(world, count, lines[1].Id, 5);
        (await world.Get<EnterCount>().Run(new(count, null, new(other, new("C1-2", "NEW"), new DateOnly(2031, 1, 1)), 2), World.System, Ct)).Value.Open.ShouldBe(0);
        (await world.Get<EnterCount>().Run(new(count, null, new(variant, new("C1-2", "OLD"), new DateOnly(2001, 1, 1)), 1), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Places(variant)).ShouldBe(["C1-1/A 5+0+0", "C1-2/B 5+0+0"]);

        var answer = (await Apply(world, count)).Value;

        answer.ShouldSatisfyAllConditions(a => a.Changed.ShouldBe(3), a => a.Units.ShouldBe(1), a => a.HoldsLost.ShouldBe(0));
        (await world.Places(variant)).ShouldBe(["C1-1/A 3+0+0", "C1-2/OLD 0+0+1", "C1-2/B 5+0+0"]);
        (await world.Places(other)).ShouldBe(["C1-2/NEW 2+0+0"]);
        (await Lines(world, count)).Select(l => l.Difference).ShouldBe([-2, 0, 2, 1], ignoreOrder: true);
        (await Apply(world, count)).Error!.Code.ShouldBe("COUNT_CLOSED");
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Count_OfAPlaceThatMoved_IsRefused_AndJustThatPlaceIsCountedAgain()
    {
        var world = await engine.World();
        var variant = await world.Product("CNT-3", stock: 0);
        await world.Bin("C3-1", 1);
        await world.Bin("C3-2", 2);
        await Receive(world, variant, 5, "C3-1", "A", 30);
        await Receive(world, variant, 5, "C3-2", "B", 60);
        var count = await Open(world, [], variant);
        foreach (var line in await Lines(world, count))
            await Enter(world, count, line.Id, 4);
        await Receive(world, variant, 1, "C3-2", "B", 60);
        (await world.Get<AdjustStock>().Run(new(variant, world.Hub, -1, "lost", null, new("C3-2", "B")), World.System, Ct)).Ok.ShouldBeTrue();

        var refused = (await Apply(world, count)).Error!;

        refused.Code.ShouldBe("COUNT_MOVED");
        refused.Details["places"].ShouldBeAssignableTo<IReadOnlyList<CountPlace>>()!.Select(p => p.BinCode).ShouldBe(["C3-2"]);
        (await world.Places(variant)).ShouldBe(["C3-1/A 5+0+0", "C3-2/B 5+0+0"]);
        (await world.Get<RecountPlaces>().Run(new(count), World.System, Ct)).Value.Places.ShouldBe(1);
        var again = (await Lines(world, count)).Single(l => l.Counted is null);
        again.BinCode.ShouldBe("C3-2");
        await Enter(world, count, again.Id, 4);
        (await Apply(world, count)).Value.Units.ShouldBe(-2);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Count_BelowWhatOrdersOwn_NamesThem_AndChangesNothing()
    {
        var world = await engine.World();
        var variant = await world.Product("CNT-4", stock: 0);
        await world.Bin("C4-1");
        await Receive(world, variant, 5, "C4-1", "A", 30);
        var order = await world.Order((await world.Place(world.Draft(variant, 3))).Value.Order.Id);
        var count = await Open(world, ["C4-1"]);
        await Enter(world, count, (await Lines(world, count)).Single().Id, 2);

        var refused = (await Apply(world, count, confirmed: true)).Error!;

        refused.Code.ShouldBe("COUNT_BELOW_ALLOCATED");
        refused.Message.ShouldContain(order.Number);
        (await world.Places(variant)).ShouldBe(["C4-1/A 2+3+0"]);
        await Enter(world, count, (await Lines(world, count)).Single().Id, 3);
        (await Apply(world, count)).Ok.ShouldBeTrue();
        (await world.Places(variant)).ShouldBe(["C4-1/A 0+3+0"]);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Count_ThatLeavesTooLittleForUnpaidOrders_LetsTheNewestGo()
    {
        var world = await engine.World();
        var variant = await world.Product("CNT-5", stock: 0);
        await world.Bin("C5-1");
        await Receive(world, variant, 5, "C5-1", "A", 30);
        var first = (await world.Place(world.Draft(variant, 2, PaymentTokens.Later))).Value.Order.Id;
        world.Time.Advance(TimeSpan.FromSeconds(2));
        var second = (await world.Place(world.Draft(variant, 2, PaymentTokens.Later))).Value.Order.Id;
        var count = await Open(world, ["C5-1"]);
        await Enter(world, count, (await Lines(world, count)).Single().Id, 3);

        (await Apply(world, count)).Value.HoldsLost.ShouldBe(1);

        (await world.Order(first)).Status.ShouldBe(OrderStatus.Reserved);
        (await world.Order(second)).Status.ShouldBe(OrderStatus.Pending);
        (await world.Level(variant)).ShouldSatisfyAllConditions(l => l.OnHand.ShouldBe(3), l => l.Reserved.ShouldBe(2));
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Count_ThatDiffersMuch_IsAskedAboutOnceMore()
    {
        var world = await engine.World();
        var variant = await world.Product("CNT-6", stock: 0);
        await world.Bin("C6-1");
        await Receive(world, variant, 50, "C6-1", "A", 30);
        var count = await Open(world, ["C6-1"]);
        await Enter(world, count, (await Lines(world, count)).Single().Id, 5);

        (await Apply(world, count)).Error!.Code.ShouldBe("COUNT_DIFFERENCE_LARGE");
        (await world.Places(variant)).ShouldBe(["C6-1/A 50+0+0"]);
        (await Apply(world, count, confirmed: true)).Value.Units.ShouldBe(-45);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Count_OfABlockedLot_CountsOffWhatIsBlocked()
    {
        var world = await engine.World();
        var variant = await world.Product("CNT-7", stock: 0);
        await world.Bin("C7-1");
        await Receive(world, variant, 5, "C7-1", "A", 30);
        (await world.Get<BlockLot>().Run(new((await world.LotAt(variant, "A")).Lot, true, "quality", null), World.System, Ct)).Ok.ShouldBeTrue();
        foreach (var (units, left) in new[] { (3, "0+0+3"), (6, "0+0+6") })
        {
            var count = await Open(world, ["C7-1"]);
            await Enter(world, count, (await Lines(world, count)).Single().Id, units);
            (await Apply(world, count)).Ok.ShouldBeTrue();
            (await world.Places(variant)).ShouldBe([$"C7-1/A {left}"]);
            await world.ProveLedgers();
        }
    }

    [Fact]
    public async Task Count_AppliedByTwoAtOnce_IsAppliedOnce()
    {
        var world = await engine.World();
        var variant = await world.Product("CNT-8", stock: 0);
        await world.Bin("C8-1");
        await Receive(world, variant, 5, "C8-1", "A", 30);
        var count = await Open(world, ["C8-1"]);
        await Enter(world, count, (await Lines(world, count)).Single().Id, 4);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Apply(world, count)));

        answers.Count(a => a.Ok).ShouldBe(1);
        (await world.Places(variant)).ShouldBe(["C8-1/A 4+0+0"]);
        await world.ProveLedgers();
    }

    [Theory]
    [InlineData(11)]
    [InlineData(23)]
    public async Task AnySteps_InAnyOrder_KeepPlacesCountersAndLedgerOne(int seed)
    {
        var world = await engine.World();
        var variant = await world.Product($"ANY-{seed}", stock: 20);
        var other = await world.SecondHub();
        string?[] bins = [null, $"ANY{seed}-1", $"ANY{seed}-2"];
        foreach (var bin in bins.OfType<string>())
            await world.Bin(bin);
        var chance = new Random(seed);
        string?[] lots = [null, "L1", "L2", "L3"];
        for (var step = 0; step < 25; step++)
        {
            var at = new PlaceName(bins[chance.Next(3)], lots[chance.Next(4)]);
            var units = chance.Next(1, 8);
            await Step(world, variant, other, chance.Next(8), at, bins[chance.Next(3)], units);
            await world.ProveLedgers();
        }
    }

    private static async Task Step(World world, VariantId variant, HubId other, int what, PlaceName at, string? bin, int units)
    {
        var error = what switch
        {
            0 => (await world.Get<ReceiveStock>().Run(new(world.Hub, [new(variant, units, at.BinCode, at.LotNumber, at.LotNumber is null ? null : new DateOnly(2040, 1, 1))]), World.System, Ct)).Error,
            1 => (await world.Get<MoveStock>().Run(new(variant, world.Hub, at, bin, units), World.System, Ct)).Error,
            2 => (await world.Get<WriteOffStock>().Run(new(variant, world.Hub, at, units, "damaged"), World.System, Ct)).Error,
            3 => (await world.Get<AdjustStock>().Run(new(variant, world.Hub, -units, "lost", null, at), World.System, Ct)).Error,
            4 => (await world.Place(world.Draft(variant, units))).Error,
            5 => (await world.Get<SendTransfer>().Run(new(world.Hub, other, [new(variant, units)]), World.System, Ct)) is { Ok: true } sent
                ? (await world.Get<CancelTransfer>().Run(new(sent.Value.Id, "other"), World.System, Ct)).Error
                : null,
            6 => await CountAll(world, variant, units),
            _ => await Turn(world, variant, at.LotNumber),
        };
        error?.Kind.ShouldNotBe(ErrorKind.Busy);
    }

    private static async Task<Error?> Turn(World world, VariantId variant, string? lot)
    {
        var place = (await world.Get<IInventoryReads>().Places(variant, world.Hub, World.System, Ct)).FirstOrDefault(p => p.LotNumber == lot && lot is not null);
        return place is null ? null : (await world.Get<BlockLot>().Run(new(place.Lot, !place.IsBlocked, "quality", null), World.System, Ct)).Error;
    }

    private static async Task<Error?> CountAll(World world, VariantId variant, int units)
    {
        var count = await Open(world, [], variant);
        foreach (var line in await Lines(world, count))
            await Enter(world, count, line.Id, units);
        return (await Apply(world, count, confirmed: true)).Error;
    }

    private static async Task<CountId> Open(World world, string[] bins, VariantId? variant = null) => (await world.Get<OpenCount>().Run(new(world.Hub, bins, variant), World.System, Ct)).Value.Id;

    private static async Task<IReadOnlyList<CountLineRow>> Lines(World world, CountId count) => (await world.Get<IWarehouseReads>().Count(count, World.System, Ct))!.Lines;

    private static async Task Enter(World world, CountId count, CountLineId line, int units) => (await world.Get<EnterCount>().Run(new(count, line, null, units), World.System, Ct)).Error.ShouldBeNull();

    private static Task<Result<ApplyCount.Answer>> Apply(World world, CountId count, bool confirmed = false) => world.Get<ApplyCount>().Run(new(count, confirmed), World.System, Ct);
}

public sealed class SqliteCounts(SqliteEngineFixture engine) : CountsContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresCounts(PostgresEngineFixture engine) : CountsContract(engine), IClassFixture<PostgresEngineFixture>;
