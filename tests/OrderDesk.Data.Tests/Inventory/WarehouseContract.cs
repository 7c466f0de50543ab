using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Payments;

namespace OrderDesk.Data.Tests.Inventory;

/// <summary>Bins, moves, write-offs and transfers: what is refused changes nothing, and what is done keeps places, counters and ledger one.</summary>
public abstract class WarehouseContract(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bins_OfARange_AreMadeInWalkingOrder_AndThoseThatAreThereStay()
    {
        var world = await engine.World();
        var bins = world.Get<CreateBins>();
        (await world.Get<SetBin>().Run(new(world.Hub, "r-01-2", "cold", 900), World.System, Ct)).Value.Code.ShouldBe("R-01-2");

        var made = await bins.Run(new(world.Hub, "R-01-1", "R-02-3", Walk: 10), World.System, Ct);

        made.Value.ShouldBe(new CreateBins.Answer(5, 1));
        var rows = (await world.Get<IWarehouseReads>().Bins(world.Hub, "R-", World.System, null, 100, Ct)).Items;
        rows.Select(b => (b.Code, b.Walk)).ShouldBe([("R-01-1", 10), ("R-01-3", 11), ("R-02-1", 12), ("R-02-2", 13), ("R-02-3", 14), ("R-01-2", 900)]);
        (await bins.Run(new(world.Hub, "R-01-1", "R-02-3"), World.System, Ct)).Value.Created.ShouldBe(0);
    }

    [Fact]
    public async Task Bins_OfAHub_ArePagedByTheWalk_WithoutLossOrRepetition()
    {
        var world = await engine.World();
        (await world.Get<CreateBins>().Run(new(world.Hub, "P-1", "P-7"), World.System, Ct)).Ok.ShouldBeTrue();
        var reads = world.Get<IWarehouseReads>();
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await reads.Bins(world.Hub, "P-", World.System, cursor, 3, Ct);
            seen.AddRange(page.Items.Select(b => b.Code));
            cursor = page.Next;
        }
        while (cursor is not null);

        seen.ShouldBe(["P-1", "P-2", "P-3", "P-4", "P-5", "P-6", "P-7"]);
    }

    [Fact]
    public async Task Bin_WithGoods_StaysInUse_UntilTheyAreMoved()
    {
        var world = await engine.World();
        var variant = await world.Product("BIN-1", stock: 0);
        await world.Bin("Q-1");
        await world.Bin("Q-2");
        await Receive(world, variant, 5, "Q-1", "L1", 30);
        var set = world.Get<SetBin>();

        (await set.Run(new(world.Hub, "Q-1", IsActive: false), World.System, Ct)).Error!.Code.ShouldBe("BIN_NOT_EMPTY");
        (await world.Get<MoveStock>().Run(new(variant, world.Hub, new("Q-1", "L1"), "Q-2", 5), World.System, Ct)).Ok.ShouldBeTrue();
        (await set.Run(new(world.Hub, "Q-1", IsActive: false), World.System, Ct)).Ok.ShouldBeTrue();

        (await world.Places(variant)).ShouldBe(["Q-2/L1 5+0+0"]);
        (await world.Get<MoveStock>().Run(new(variant, world.Hub, new("Q-2", "L1"), "Q-1", 5), World.System, Ct)).Error!.Code.ShouldBe("UNKNOWN_BIN");
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Commands_ThatMakeNoSense_AreRefusedWithACode_AndChangeNothing()
    {
        var world = await engine.World();
        var variant = await world.Product("BAD-1", stock: 3);
        await world.Bin("X-1");
        await world.Bin("X-2");
        await Receive(world, variant, 4, "X-1", "GOOD", 30);
        await Receive(world, variant, 2, "X-1", "OLD", 30);
        (await world.Get<BlockLot>().Run(new((await world.LotAt(variant, "OLD")).Lot, true, "recall", null), World.System, Ct)).Ok.ShouldBeTrue();
        var other = await world.SecondHub();
        var before = (await world.RowCounts(), await world.Places(variant));
        var (adjust, move, off, send) = (world.Get<AdjustStock>(), world.Get<MoveStock>(), world.Get<WriteOffStock>(), world.Get<SendTransfer>());
        var good = new PlaceName("X-1", "GOOD");

        (string Code, Func<Task<Error?>> Ask)[] refusals =
        [
            ("OUT_OF_RANGE", async () => (await adjust.Run(new(variant, world.Hub, 0, "found"), World.System, Ct)).Error),
            ("OUT_OF_RANGE", async () => (await adjust.Run(new(variant, world.Hub, int.MinValue, "lost"), World.System, Ct)).Error),
            ("UNKNOWN_REASON", async () => (await adjust.Run(new(variant, world.Hub, 1, "because"), World.System, Ct)).Error),
            ("UNKNOWN_BIN", async () => (await adjust.Run(new(variant, world.Hub, 1, "found", null, new("NOWHERE")), World.System, Ct)).Error),
            ("UNKNOWN_LOT", async () => (await adjust.Run(new(variant, world.Hub, 1, "found", null, new("X-1", "NONE")), World.System, Ct)).Error),
            ("LOT_BLOCKED", async () => (await adjust.Run(new(variant, world.Hub, 1, "found", null, new("X-1", "OLD")), World.System, Ct)).Error),
            ("NOT_ENOUGH_AT_PLACE", async () => (await adjust.Run(new(variant, world.Hub, -1, "lost", null, new("X-1", "OLD")), World.System, Ct)).Error),
            ("NOT_ENOUGH_AT_PLACE", async () => (await adjust.Run(new(variant, world.Hub, -5, "lost", null, good), World.System, Ct)).Error),
            ("STOCK_WOULD_GO_NEGATIVE", async () => (await adjust.Run(new(variant, world.Hub, -8, "lost"), World.System, Ct)).Error),
            ("NOT_FOUND", async () => (await adjust.Run(new(new VariantId(5), world.Hub, 1, "found"), World.System, Ct)).Error),
            ("TOO_MANY_UNITS", async () => (await world.Get<ReceiveStock>().Run(new(world.Hub, [.. Enumerable.Repeat(new ReceiveStock.Line(variant, 1_000_000), 100)]), World.System, Ct)).Error),
            ("OUT_OF_RANGE", async () => (await move.Run(new(variant, world.Hub, good, "X-2", -1), World.System, Ct)).Error),
            ("SAME_BIN", async () => (await move.Run(new(variant, world.Hub, good, "x-1", 1), World.System, Ct)).Error),
            ("NOT_ENOUGH_AT_PLACE", async () => (await move.Run(new(variant, world.Hub, good, "X-2", 5), World.System, Ct)).Error),
            ("UNKNOWN_REASON", async () => (await off.Run(new(variant, world.Hub, good, 1, "found"), World.System, Ct)).Error),
            ("NOT_ENOUGH_AT_PLACE", async () => (await off.Run(new(variant, world.Hub, new("X-1", "OLD"), 3, "expired"), World.System, Ct)).Error),
            ("SAME_HUB", async () => (await send.Run(new(world.Hub, world.Hub, [new(variant, 1)]), World.System, Ct)).Error),
            ("INSUFFICIENT_INVENTORY", async () => (await send.Run(new(world.Hub, other, [new(variant, 4), new(variant, 4)]), World.System, Ct)).Error),
            ("INSUFFICIENT_INVENTORY", async () => (await send.Run(new(world.Hub, other, [new(variant, 1, new("X-1", "OLD"))]), World.System, Ct)).Error),
            ("NOT_FOUND", async () => (await send.Run(new(world.Hub, new HubId(7), [new(variant, 1)]), World.System, Ct)).Error),
            ("FORBIDDEN", async () => (await send.Run(new(world.Hub, other, [new(variant, 1)]), new Caller(null, "Sue", [Role.Support]), Ct)).Error),
            ("BAD_BIN_CODE", async () => (await world.Get<SetBin>().Run(new(world.Hub, "A 1"), World.System, Ct)).Error),
            ("BAD_BIN_RANGE", async () => (await world.Get<CreateBins>().Run(new(world.Hub, "A-1", "A-99999"), World.System, Ct)).Error),
            ("BAD_BIN_RANGE", async () => (await world.Get<CreateBins>().Run(new(world.Hub, "A-9", "A-1"), World.System, Ct)).Error),
            ("NOTHING_TO_COUNT", async () => (await world.Get<OpenCount>().Run(new(world.Hub, []), World.System, Ct)).Error),
            ("UNKNOWN_BIN", async () => (await world.Get<OpenCount>().Run(new(world.Hub, ["NOWHERE"]), World.System, Ct)).Error),
        ];
        foreach (var (code, ask) in refusals)
            (await ask()).ShouldNotBeNull(code).Code.ShouldBe(code);

        (await world.RowCounts()).ShouldBe(before.Item1);
        (await world.Places(variant)).ShouldBe(before.Item2);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Moving_ABlockedLot_KeepsItBlocked_AndCountsAsAMovementOfBothPlaces()
    {
        var world = await engine.World();
        var variant = await world.Product("QUARANTINE-1", stock: 0);
        await world.Bin("BLK-1");
        await world.Bin("BLK-2");
        await Receive(world, variant, 5, "BLK-1", "BAD", 30);
        await Receive(world, variant, 3, "BLK-1", "FINE", 30);
        var lot = (await world.LotAt(variant, "BAD")).Lot;
        var block = world.Get<BlockLot>();
        (await block.Run(new(lot, true, "quality", null), World.System, Ct)).Ok.ShouldBeTrue();
        var before = await world.Level(variant);
        var count = (await world.Get<OpenCount>().Run(new(world.Hub, ["BLK-1", "BLK-2"]), World.System, Ct)).Value.Id;

        (await world.Get<MoveStock>().Run(new(variant, world.Hub, new("BLK-1", "BAD"), "BLK-2", 6), World.System, Ct)).Error!.Code.ShouldBe("NOT_ENOUGH_AT_PLACE");
        (await world.Get<MoveStock>().Run(new(variant, world.Hub, new("BLK-1", "BAD"), "BLK-2", 4), World.System, Ct)).Value.ShouldBe(new MoveStock.Answer(4, "BLK-2", 4));

        (await world.Places(variant)).ShouldBe(["BLK-1/BAD 0+0+1", "BLK-1/FINE 3+0+0", "BLK-2/BAD 0+0+4"], ignoreOrder: true);
        (await world.Level(variant)).ShouldSatisfyAllConditions(l => l.OnHand.ShouldBe(before.OnHand), l => l.Blocked.ShouldBe(5));
        await world.ProveLedgers();
        (await CountAll(world, count)).Error!.Code.ShouldBe("COUNT_MOVED");
        (await block.Run(new(lot, false, null, null), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Places(variant)).ShouldBe(["BLK-1/BAD 1+0+0", "BLK-1/FINE 3+0+0", "BLK-2/BAD 4+0+0"], ignoreOrder: true);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Moving_WhatAParcelIsToGet_IsRefused_AndTheRestGoes()
    {
        var world = await engine.World();
        var variant = await world.Product("HALVED-1", stock: 0);
        await world.Bin("HALF-1");
        await world.Bin("HALF-2");
        await Receive(world, variant, 5, "HALF-1", "A", 30);
        (await world.Place(world.Draft(variant, 2))).Ok.ShouldBeTrue();
        var move = world.Get<MoveStock>();

        (await move.Run(new(variant, world.Hub, new("HALF-1", "A"), "HALF-2", 4), World.System, Ct)).Error!.Code.ShouldBe("NOT_ENOUGH_AT_PLACE");
        (await move.Run(new(variant, world.Hub, new("HALF-1", "A"), "HALF-2", 3), World.System, Ct)).Value.Blocked.ShouldBe(0);

        (await world.Places(variant)).ShouldBe(["HALF-1/A 0+2+0", "HALF-2/A 3+0+0"]);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task WritingOff_TakesBlockedUnitsAsDisposed_AndNeverWhatOrdersHold()
    {
        var world = await engine.World();
        var variant = await world.Product("OFF-1", stock: 0);
        await world.Bin("W-1");
        await Receive(world, variant, 3, "W-1", "BAD", 30);
        await Receive(world, variant, 4, "W-1", "FINE", 60);
        (await world.Get<BlockLot>().Run(new((await world.LotAt(variant, "BAD")).Lot, true, "quality", null), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Place(world.Draft(variant, 3, PaymentTokens.Later))).Ok.ShouldBeTrue();
        var off = world.Get<WriteOffStock>();

        (await off.Run(new(variant, world.Hub, new("W-1", "BAD"), 3, "expired"), World.System, Ct)).Value.ShouldBe(new WriteOffStock.Answer(3, 3));
        (await off.Run(new(variant, world.Hub, new("W-1", "FINE"), 2, "damaged"), World.System, Ct)).Error!.Code.ShouldBe("STOCK_WOULD_GO_NEGATIVE");
        (await off.Run(new(variant, world.Hub, new("W-1", "FINE"), 1, "damaged"), World.System, Ct)).Value.Disposed.ShouldBe(0);

        (await world.Places(variant)).ShouldBe(["W-1/FINE 3+0+0"]);
        (await world.Level(variant)).ShouldSatisfyAllConditions(l => l.OnHand.ShouldBe(3), l => l.Blocked.ShouldBe(0), l => l.Reserved.ShouldBe(3));
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Transfer_TakesWhatExpiresFirst_ArrivesInParts_AndIsClosedWithAReason()
    {
        var world = await engine.World();
        var variant = await world.Product("TRF-1", stock: 0);
        await world.Bin("T-1");
        await Receive(world, variant, 3, "T-1", "SOON", 10);
        await Receive(world, variant, 5, "T-1", "LATE", 90);
        var other = await world.SecondHub();
        var sent = (await world.Get<SendTransfer>().Run(new(world.Hub, other, [new(variant, 5)]), World.System.WithKey("send-1", "a"), Ct)).Value;
        (await world.Get<SendTransfer>().Run(new(world.Hub, other, [new(variant, 5)]), World.System.WithKey("send-1", "a"), Ct)).Value.ShouldBe(sent);
        sent.Number.ShouldMatch(@"^TRF-\d{4}-\d{6}$");
        (await world.Places(variant)).ShouldBe(["T-1/LATE 3+0+0"]);
        await world.ProveLedgers();

        var lines = (await world.Get<IWarehouseReads>().Transfer(sent.Id, World.System, Ct))!.Lines;
        lines.Select(l => (l.LotNumber, l.Sent)).ShouldBe([("SOON", 3), ("LATE", 2)]);
        var receive = world.Get<ReceiveTransfer>();
        (await receive.Run(new(sent.Id, [new(lines[0].Id, 4)]), World.System, Ct)).Error!.Code.ShouldBe("MORE_THAN_SENT");
        (await receive.Run(new(sent.Id, [new(lines[0].Id, 2), new(lines[0].Id, 2)]), World.System, Ct)).Error!.Code.ShouldBe("MORE_THAN_SENT");
        (await receive.Run(new(sent.Id, [new(lines[0].Id, 2)]), World.System, Ct)).Value.State.ShouldBe(TransferState.PartlyReceived);
        (await world.Get<CancelTransfer>().Run(new(sent.Id, "other"), World.System, Ct)).Error!.Code.ShouldBe("TRANSFER_PARTLY_RECEIVED");
        (await world.Places(variant, other)).ShouldBe(["-/SOON 2+0+0"]);
        await world.ProveLedgers();

        (await world.Get<CloseTransfer>().Run(new(sent.Id, "lost_on_the_way"), World.System, Ct)).Value.Missing.ShouldBe(3);
        (await receive.Run(new(sent.Id), World.System, Ct)).Error!.Code.ShouldBe("TRANSFER_CLOSED");
        (await world.Get<IWarehouseReads>().Transfer(sent.Id, World.System, Ct))!.Row.ShouldSatisfyAllConditions(r => r.State.ShouldBe(TransferState.Received), r => r.Received.ShouldBe(2), r => r.Missing.ShouldBe(3));
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Transfer_Cancelled_LiesWhereItWas_AndWhatWasBlockedMeanwhileArrivesBlocked()
    {
        var world = await engine.World();
        var variant = await world.Product("TRF-2", stock: 0);
        await world.Bin("T-2");
        await Receive(world, variant, 4, "T-2", "A", 30);
        var lot = (await world.LotAt(variant, "A")).Lot;
        var other = await world.SecondHub();
        var first = (await world.Get<SendTransfer>().Run(new(world.Hub, other, [new(variant, 1, new("T-2", "A"))]), World.System, Ct)).Value;
        var second = (await world.Get<SendTransfer>().Run(new(world.Hub, other, [new(variant, 2)]), World.System, Ct)).Value;

        (await world.Get<CancelTransfer>().Run(new(first.Id, "not_needed"), World.System, Ct)).Value.Units.ShouldBe(1);
        (await world.Places(variant)).ShouldBe(["T-2/A 2+0+0"]);
        (await world.Get<BlockLot>().Run(new(lot, true, "recall", null), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Get<ReceiveTransfer>().Run(new(second.Id), World.System, Ct)).Value.State.ShouldBe(TransferState.Received);

        (await world.Places(variant, other)).ShouldBe(["-/A 0+0+2"]);
        (await world.Places(variant)).ShouldBe(["T-2/A 0+0+2"]);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Transfer_ReceivedByTwoAtOnce_ArrivesOnce()
    {
        var world = await engine.World();
        var variant = await world.Product("TRF-3", stock: 6);
        var other = await world.SecondHub();
        var sent = (await world.Get<SendTransfer>().Run(new(world.Hub, other, [new(variant, 6)]), World.System, Ct)).Value;

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Get<ReceiveTransfer>().Run(new(sent.Id), World.System, Ct)));

        answers.Count(a => a.Ok).ShouldBe(1);
        answers.Where(a => !a.Ok).ShouldAllBe(a => a.Error!.Code == "TRANSFER_CLOSED" || a.Error!.Code == "BUSY");
        (await world.Places(variant, other)).ShouldBe(["-/- 6+0+0"]);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Lots_ExpiringAndBlocked_AreFound_WithWhoGotThem()
    {
        var world = await engine.World();
        var variant = await world.Product("RECALL-1", stock: 0);
        await Receive(world, variant, 3, null, "RC-SOON", 5);
        await Receive(world, variant, 3, null, "RC-LATE", 200);
        var order = await world.Order((await world.Place(world.Draft(variant, 2))).Value.Order.Id);
        var reads = world.Get<IWarehouseReads>();
        var lot = (await world.LotAt(variant, "RC-SOON")).Lot;

        (await reads.Lots("RC", LotFilter.Expiring, 30, World.System, null, 10, Ct)).Items.Select(l => l.Number).ShouldBe(["RC-SOON"]);
        (await reads.Lots("RC", LotFilter.All, 0, World.System, null, 10, Ct)).Items.Select(l => (l.Number, l.OnShelf, l.Allocated)).ShouldBe([("RC-SOON", 3, 2), ("RC-LATE", 3, 0)]);
        var first = await reads.Lots("RC", LotFilter.All, 0, World.System, null, 1, Ct);
        (await reads.Lots("RC", LotFilter.All, 0, World.System, first.Next, 1, Ct)).Items.Select(l => l.Number).ShouldBe(["RC-LATE"]);
        (await reads.Recipients(lot, World.System, null, 10, Ct)).Items.Select(r => (r.OrderNumber, r.Quantity)).ShouldBe([(order.Number, 2)]);
        (await reads.PlacesOf(lot, World.System, Ct)).Single().OnShelf.ShouldBe(3);
        (await reads.Lots("RC", LotFilter.Blocked, 0, World.System, null, 10, Ct)).Items.ShouldBeEmpty();
        (await reads.Recipients(lot, new Caller(null, "Ada", [Role.Customer]), null, 10, Ct)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task StockOverTime_IsTheSumOfTheLedgerByDay()
    {
        var world = await engine.World();
        var variant = await world.Product("TIME-1", stock: 10);
        world.Time.Advance(TimeSpan.FromDays(100));
        await Receive(world, variant, 5, null, null, 0);
        world.Time.Advance(TimeSpan.FromDays(2));
        (await world.Place(world.Draft(variant, 4))).Ok.ShouldBeTrue();

        var days = await world.Get<IWarehouseReads>().OverTime(variant, world.Hub, 90, World.System, Ct);

        days.Count.ShouldBe(90);
        days[^1].ShouldSatisfyAllConditions(d => d.Day.ShouldBe(DateOnly.FromDateTime(world.Time.Now.UtcDateTime)), d => d.OnHand.ShouldBe(11), d => d.Committed.ShouldBe(4));
        days[^2].OnHand.ShouldBe(15);
        days[^3].OnHand.ShouldBe(15);
        days[^4].OnHand.ShouldBe(10);
        days[0].OnHand.ShouldBe(10);
        (await world.Get<IWarehouseReads>().Load(world.Hub, 30, World.System, Ct))[^1].Opened.ShouldBe(1);
    }

    /// <summary>Enters what is expected everywhere, then applies.</summary>
    private static async Task<Result<ApplyCount.Answer>> CountAll(World world, CountId count)
    {
        foreach (var line in (await world.Get<IWarehouseReads>().Count(count, World.System, Ct))!.Lines)
            (await world.Get<EnterCount>().Run(new(count, line.Id, null, 1), World.System, Ct)).Ok.ShouldBeTrue();
        return await world.Get<ApplyCount>().Run(new(count, true), World.System, Ct);
    }

    internal static async Task Receive(World world, VariantId variant, int units, string? bin, string? lot, int day) =>
        (await world.Get<ReceiveStock>().Run(
            new(world.Hub, [new(variant, units, bin, lot, lot is null ? null : DateOnly.FromDateTime(world.Time.Now.UtcDateTime).AddDays(day))]), World.System, Ct)).Error.ShouldBeNull();
}

public sealed class SqliteWarehouse(SqliteEngineFixture engine) : WarehouseContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresWarehouse(PostgresEngineFixture engine) : WarehouseContract(engine), IClassFixture<PostgresEngineFixture>;
