using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Tests.Shipping;

/// <summary>What a round of a wave and a parcel on the bench make of scans.</summary>
public sealed class PickingTests
{
    private static readonly DateTime Day = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Round_Tasks_GoByTheWalk_WithAllTotesOfABinTogether()
    {
        var round = new ClusterPick([Parcel(1, ("CUP", 2, "B-1", 20)), Parcel(2, ("PAN", 1, "A-1", 10), ("CUP", 1, "B-1", 20))]);

        round.Tasks.Select(t => (t.Where, t.Item.Sku, t.Quantity)).ShouldBe([("A-1", "PAN", 1), ("B-1", "CUP", 3)]);
        round.Tasks[1].Shares.Select(s => (s.Slot, s.Quantity)).ShouldBe([(1, 2), (2, 1)]);
        round.Expected().Select(e => (e.Codes[0], e.Times)).ShouldBe([("A-1", 1), ("PAN", 1), ("T2", 1), ("B-1", 1), ("CUP", 3), ("T1", 1), ("T2", 1)]);
    }

    [Fact]
    public void Round_ScansOfItsOwnExpectations_FillEveryTote()
    {
        var parcels = new[] { Parcel(1, ("CUP", 2, "B-1", 20)), Parcel(2, ("PAN", 4, "A-1", 10), ("CUP", 1, "B-1", 20)) };
        var round = new ClusterPick(parcels);

        foreach (var (codes, times, _) in round.Expected().ToList())
            for (var i = 0; i < times; i++)
                (round = new ClusterPick(parcels, round.Write())).Scan(codes[0]).Verdict.ShouldBe(ScanVerdict.Right, codes[0]);

        round.ShouldSatisfyAllConditions(r => r.Stage.ShouldBe(PickStage.Done), r => r.InTotes.ShouldBe(7));
    }

    [Fact]
    public void Round_OneMoreThanNeeded_IsRefused_AndUndoTakesItBack()
    {
        var round = new ClusterPick([Parcel(1, ("CUP", 1, "B-1", 20))]);
        round.Scan("B-1");
        round.Scan("CUP");

        round.Scan("CUP").Verdict.ShouldBe(ScanVerdict.Enough);
        round.Scan("T1").Verdict.ShouldBe(ScanVerdict.Right);
        round.Scan(FloorCodes.Undo).Verdict.ShouldBe(ScanVerdict.Right);
        round.ShouldSatisfyAllConditions(r => r.Stage.ShouldBe(PickStage.Tote), r => r.InTotes.ShouldBe(0), r => r.Hand.ShouldBe(1));
    }

    [Fact]
    public void Round_OnHoldOrPacked_IsNotPicked() =>
        new ClusterPick([Parcel(1, ("CUP", 1, "B-1", 20)) with { OnHold = true }, Parcel(2, ("CUP", 1, "B-1", 20)) with { State = FulfillmentState.Packed }]).Now.ShouldBeNull();

    [Fact]
    public void Bench_CountOfAnEarlierPlan_IsCutToWhatIsPlannedNow()
    {
        var count = new PackCount(Parcel(1, ("CUP", 3, "B-1", 20)));
        for (var i = 0; i < 3; i++)
            count.Scan("CUP");

        new PackCount(Parcel(1, ("CUP", 1, "B-1", 20)), count.Write()).ShouldSatisfyAllConditions(c => c.Counted.ShouldBe(1), c => c.IsWhole.ShouldBeTrue());
        new PackCount(Parcel(1, ("CUP", 1, "B-1", 20)), "{broken").Counted.ShouldBe(0);
    }

    private static ParcelRow Parcel(int slot, params IEnumerable<(string Sku, int Quantity, string Bin, int Walk)> lines) => new(
        new FulfillmentId(slot), 1, new OrderId(slot), $"ORD-2026-{slot:000000}", 1, new HubId(1), "BER", FulfillmentState.Open, Day, Priority.Normal, null, false, false, "Ada, Berlin", "standard", 1, null, null,
        [.. lines.Select((l, i) => new ParcelLine(new LineId((slot * 10) + i), new VariantId(l.Walk), l.Sku, l.Sku, "", "Things", l.Quantity) { Picks = [new PickPlace(new BinId(l.Walk), l.Bin, "A", l.Walk, default, null, null, l.Quantity)] })])
    { Wave = new ParcelWave(new WaveId(1), "WAV-2026-000001", 1, slot) };
}
