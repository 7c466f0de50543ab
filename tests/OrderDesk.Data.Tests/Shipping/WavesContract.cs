using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Tests.Shipping;

/// <summary>Waves: what they take, that each parcel is in one, and the way from the bin to the packed parcel by scans.</summary>
public abstract class WavesContract(Engine engine)
{
    private static CancellationToken Ct => FloorScene.Ct;

    [Fact]
    public async Task Create_TakesWhatIsReady_AndThePreviewSaysWhyOthersAreNot()
    {
        var (world, floor) = await Scene();
        var (a, b) = (await floor.Product("WV-A", 9, "A-01", 1), await floor.Product("WV-B", 9, "B-01", 5, zone: "B"));
        var first = await floor.Sell((a, 2));
        var held = await floor.Sell((a, 1));
        (await world.Get<HoldOrder>().Run(new(held.Id, HoldKind.Manual, "other", null), World.System, Ct)).Ok.ShouldBeTrue();
        var mixed = await floor.Sell((a, 1), (b, 1));
        var wish = new WaveWish { Zone = "A", MaxParcels = 5 };

        var plan = WavePlan.Make((await floor.Waves.Candidates(world.Hub, World.System, Ct)).Where(c => c.Order == first.Id || c.Order == held.Id || c.Order == mixed.Id), wish);
        plan.Taken.Select(t => t.Order).ShouldBe([first.Id]);
        plan.LeftOut.Select(l => (l.Parcel.Order, l.Code)).ShouldBe([(held.Id, "on_hold"), (mixed.Id, "other_zone")], ignoreOrder: true);

        var wave = await floor.Wave(wish);
        wave.Number.ShouldMatch(@"^WAV-\d{4}-\d{6}$");
        (await floor.Waves.Parcels(wave.Wave, World.System, Ct)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => p.OrderId.ShouldBe(first.Id), p => p.Wave!.Slot.ShouldBe(1), p => p.Lines[0].Picks.ShouldHaveSingleItem().BinCode.ShouldBe("A-01"));
        (await world.Get<CreateWave>().Run(new(world.Hub, wish), World.System, Ct)).Error!.Code.ShouldBe("NOTHING_FOR_WAVE");
        await End(world, wave.Wave);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Create_ManyAtOnce_TakesEachParcelOnce()
    {
        var (world, floor) = await Scene();
        var variant = await floor.Product("WV-RACE", 100, "A-02", 2);
        for (var i = 0; i < 12; i++)
            await floor.Sell((variant, 1));

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.Get<CreateWave>().Run(new(world.Hub, new WaveWish { MaxParcels = 3 }), World.System, Ct)));

        var waves = made.Where(m => m.Ok).Select(m => m.Value).ToList();
        waves.Count.ShouldBeGreaterThanOrEqualTo(4);
        waves.Select(w => w.Number).Distinct().Count().ShouldBe(waves.Count);
        await using var db = world.Database.Read();
        var open = await db.WaveParcels.Where(p => p.IsOpen).Select(p => p.FulfillmentId).ToListAsync(Ct);
        open.Distinct().Count().ShouldBe(open.Count);
        open.Count.ShouldBeGreaterThanOrEqualTo(12);
        foreach (var wave in waves)
            await End(world, wave.Wave);
    }

    [Fact]
    public async Task Wave_PickedAndPackedByScans_IsDone_AndTheLedgersHold()
    {
        var (world, floor) = await Scene();
        var cup = await floor.Product("CUP-1", 10, "C-02", 20, lot: "L-CUP");
        var pan = await floor.Product("PAN-1", 10, "C-01", 10);
        var one = await floor.Sell((cup, 2), (pan, 1));
        var two = await floor.Sell((cup, 1));
        var wave = (await floor.Wave()).Wave;

        (await floor.Scan(wave, "C-02")).ShouldSatisfyAllConditions(a => a.Verdict.ShouldBe(ScanVerdict.Wrong), a => a.Words.ShouldBe("Wrong bin: C-02. Go to C-01."));
        await floor.Pick(wave, "C-01");
        (await floor.Find(wave)).State.ShouldBe(WaveState.Picking);
        (await world.Order(one.Id)).Fulfillments[0].State.ShouldBe(FulfillmentState.Picking);
        (await floor.Scan(wave, "CUP-1")).Words.ShouldStartWith("Wrong item");
        await floor.Pick(wave, "PAN-1");
        (await floor.Scan(wave, "T2")).Words.ShouldStartWith("Wrong tote");
        await floor.Pick(wave, "T1", "C-02", "L-CUP", "3", "T1", "T2");
        (await floor.Find(wave)).ShouldSatisfyAllConditions(w => w.State.ShouldBe(WaveState.Picked), w => w.InTotes.ShouldBe(4), w => w.Units.ShouldBe(4));

        foreach (var code in new[] { "CUP-1", "CUP-1", "PAN-1" })
            (await floor.Scan(one.Fulfillments[0].Id, code)).Verdict.ShouldBe(ScanVerdict.Right);
        (await floor.Find(wave)).State.ShouldBe(WaveState.Picked);
        (await floor.Scan(two.Fulfillments[0].Id, "L-CUP")).Words.ShouldBe("All in: the parcel is packed");

        (await world.Order(one.Id)).Status.ShouldBe(OrderStatus.Packed);
        (await floor.Find(wave)).State.ShouldBe(WaveState.Done);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Scan_SentAgain_IsAnsweredTheSameAndCountsOnce()
    {
        var (world, floor) = await Scene();
        var variant = await floor.Product("ONCE-1", 5, "D-01", 30);
        var parcel = (await floor.Sell((variant, 2))).Fulfillments[0].Id;

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => floor.Scan(parcel, "ONCE-1", "the-same")));

        answers.Select(a => a.Words).Distinct().ShouldBe(["1 of 2 Product ONCE-1"]);
        answers.Count(a => !a.Again).ShouldBe(1);
        (await world.Get<IShippingReads>().Parcel(parcel, World.System, Ct))!.State.ShouldBe(FulfillmentState.Open);
        (await floor.Scan(parcel, "ONCE-1", "another")).Words.ShouldBe("All in: the parcel is packed");
    }

    [Fact]
    public async Task Scan_OfAnotherLot_IsRefusedByItsName()
    {
        var (world, floor) = await Scene();
        var variant = await floor.Product("LOT-1", 2, "E-01", 40, lot: "L-GOOD");
        await floor.Put(variant, 2, "E-02", 41, "L-LATER", day: 90);
        var parcel = (await floor.Sell((variant, 1))).Fulfillments[0].Id;

        (await floor.Scan(parcel, "L-LATER")).ShouldSatisfyAllConditions(a => a.Verdict.ShouldBe(ScanVerdict.Wrong), a => a.Words.ShouldBe("Wrong lot: L-LATER of Product LOT-1. Take lot L-GOOD."));
        (await floor.Scan(parcel, "l-good")).Verdict.ShouldBe(ScanVerdict.Right);
        (await world.Get<IShippingReads>().Parcel(parcel, World.System, Ct))!.State.ShouldBe(FulfillmentState.Packed);
    }

    [Fact]
    public async Task Cancel_LetsParcelsGo_AndWhatIsInNoToteWaitsAgain()
    {
        var (world, floor) = await Scene();
        var variant = await floor.Product("CAN-1", 5, "F-01", 50);
        var (one, two) = (await floor.Sell((variant, 1)), await floor.Sell((variant, 1)));
        var wave = (await floor.Wave()).Wave;
        await floor.Pick(wave, "F-01", "1", "T1");

        var ended = await world.Get<EndWave>().Run(new(wave, Cancel: false), World.System, Ct);
        ended.Error!.Code.ShouldBe("WAVE_STILL_WAITS");
        (await world.Get<EndWave>().Run(new(wave, Cancel: true), World.System, Ct)).Value.PutBack.ShouldBe(1);

        (await world.Order(one.Id)).Fulfillments[0].State.ShouldBe(FulfillmentState.Picking);
        (await world.Order(two.Id)).Fulfillments[0].State.ShouldBe(FulfillmentState.Open);
        var again = await floor.Wave();
        (await floor.Waves.Parcels(again.Wave, World.System, Ct)).Select(p => p.OrderId).ShouldBe([two.Id]);
        await End(world, again.Wave);
        (await floor.Scan(one.Fulfillments[0].Id, "CAN-1")).Verdict.ShouldBe(ScanVerdict.Right);
        await world.ProveLedgers();
    }

    private async Task<(World World, FloorScene Floor)> Scene()
    {
        var world = await engine.World();
        return (world, await FloorScene.Clean(world));
    }

    private static async Task End(World world, WaveId wave) => (await world.Get<EndWave>().Run(new(wave, Cancel: true), World.System, Ct)).Ok.ShouldBeTrue();
}

public sealed class SqliteWaves(SqliteEngineFixture engine) : WavesContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresWaves(PostgresEngineFixture engine) : WavesContract(engine), IClassFixture<PostgresEngineFixture>;
