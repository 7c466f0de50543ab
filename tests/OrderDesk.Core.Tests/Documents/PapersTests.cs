using OrderDesk.Core.Documents;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Tests.Documents;

/// <summary>What stands on the papers, read back from the files by the programs of others.</summary>
public sealed class PapersTests
{
    [Fact]
    public async Task Slip_OneParcel_SaysEverything()
    {
        var text = await PdfTools.Text(PackingSlip.Write(Sample.Slip(notes: "Ring twice.\nThe dog is friendly.")));

        foreach (var words in new[] { "Packing slip", Sample.Number, "2 Mar 2026", "1 of 2", "Express, by DHL", "Ada Lovelace", "10115 Berlin", "Germany", "Berlin hub", "LMP-1", "Desk lamp", "Blue, M", "2 units", "Ring twice.", "The dog is friendly.", "Page 1 of 1" })
            text.ShouldContain(words);
    }

    [Fact]
    public async Task Slip_ManyLines_RepeatTheHeadingAndCountThePages()
    {
        var pdf = PackingSlip.Write(Sample.Slip(Sample.Lines(120)));
        var pages = (await PdfTools.Text(pdf)).TrimEnd('\f').Split('\f');

        pages.Length.ShouldBeGreaterThan(3);
        foreach (var (page, number) in pages.Select((p, i) => (p, i + 1)))
        {
            page.ShouldContain($"Page {number} of {pages.Length}");
            page.ShouldContain(Sample.Number);
        }

        pages[..^1].ShouldAllBe(p => p.Contains("SKU") && p.Contains("Quantity"));
        Enumerable.Range(1, 120).ShouldAllBe(i => pages.Count(p => p.Contains($"SKU-{i:0000}")) == 1);
    }

    [Fact]
    public async Task Slips_InOneFile_CountTheirOwnPages()
    {
        var pdf = PackingSlip.Write([Sample.Slip(Sample.Lines(40)), Sample.Slip(number: "ORD-2026-000124")]);
        var pages = (await PdfTools.Text(pdf)).TrimEnd('\f').Split('\f');

        pages[0].ShouldContain($"Page 1 of {pages.Length - 1}");
        pages[^1].ShouldContain("Page 1 of 1");
        pages[^1].ShouldContain("ORD-2026-000124");
    }

    [Fact]
    public async Task Label_Size_IsA6AndOnePage()
    {
        var facts = await PdfTools.Facts(ShippingLabel.Write([Sample.Label(), Sample.Label()]));

        facts["Pages"].ShouldBe("2");
        facts["Page size"].ShouldStartWith("297.64 x 419.53");
    }

    [Fact]
    public async Task Label_OneParcel_SaysWhoAndWhere()
    {
        var text = await PdfTools.Text(ShippingLabel.Write(Sample.Label()));

        foreach (var words in new[] { "Ada Lovelace", "Ring 1", "10115 Berlin", "GERMANY", "DHL", "Express", "00340434161094042557", "2 of 3", Sample.Number, "Berlin hub" })
            text.ShouldContain(words);
    }

    [Fact]
    public async Task Label_LongAddress_KeepsTownAndOrder()
    {
        var to = Sample.Address(new string('W', 200), string.Concat(Enumerable.Repeat("Long Street ", 16)), "Gotham", string.Concat(Enumerable.Repeat("third floor ", 16)));
        var text = await PdfTools.Text(ShippingLabel.Write(Sample.Label(to)));

        text.ShouldContain("10115 Gotham");
        text.ShouldContain("GERMANY");
        text.ShouldContain("…");
        text.ShouldContain(Sample.Number);
    }

    [Fact]
    public async Task PickList_ManyParcels_ListsEachProductOnceWithWhereItGoes()
    {
        var text = await PdfTools.Text(PickList.Write(Sample.List(Sample.Pick("B-1", 2), Sample.Pick("A-1", 1), Sample.Pick("B-1", 5, "ORD-2026-000999", 2))));

        text.Split("Product of B-1").Length.ShouldBe(2);
        text.IndexOf("A-1", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("B-1", StringComparison.Ordinal));
        text.Replace('\u00a0', ' ').ShouldContain("5 × ORD-2026-000999/2");
        text.ShouldContain("8 units");
        text.ShouldContain("2 parcels");
        text.ShouldContain("Wanda");
        text.ShouldNotContain("Bin");
    }

    [Fact]
    public async Task PickList_Bins_LeadTheWay()
    {
        var near = Sample.Pick("Z-9", 1) with { Bin = "A-01", Lot = "L7", WalkOrder = 1 };
        var far = Sample.Pick("A-1", 1) with { Bin = "C-20", WalkOrder = 9 };
        var text = await PdfTools.Text(PickList.Write(Sample.List(far, Sample.Pick("B-1", 1), near)));

        new[] { "A-01", "C-20", "Product of B-1" }.Select(w => text.IndexOf(w, StringComparison.Ordinal)).ShouldBeInOrder();
        text.ShouldContain("L7");
        text.ShouldContain("Lot");
    }

    [Fact]
    public async Task PickList_OfAWave_IsOneForEachRound_AndSaysTheTotes()
    {
        var (one, two, three) = (Sample.Sheet(1, new SheetPick(0, "A-01", "L7", 1, 2)), Sample.Sheet(2), Sample.Sheet(3));
        var wave = new WaveSheet("WAV-2026-000007", WaveState.Open, [new(one.Id, 1, 1), new(two.Id, 1, 2), new(three.Id, 2, 1)]);
        var pages = (await PdfTools.Text(PickList.Write(Papers.PickLists(wave, [three, two, one], Sample.Now, "Wanda")))).Replace('\u00a0', ' ').TrimEnd('\f').Split('\f');

        pages.Length.ShouldBe(2);
        foreach (var words in new[] { "wave WAV-2026-000007 · round 1", "A-01", "L7", "2 × tote 1", "1 × tote 1", "3 × tote 2", "Tote", "ORD-2026-000001/1", "ORD-2026-000002/1" })
            pages[0].ShouldContain(words);
        pages[1].ShouldContain("round 2");
        pages[1].ShouldContain("3 × tote 1");
        pages[1].ShouldNotContain("Bin");
    }

    [Fact]
    public async Task PickList_ProductOfManyParcels_GoesOnOnTheNextPage()
    {
        var lines = Enumerable.Range(1, 400).Select(i => Sample.Pick("B-1", 1, $"ORD-2026-{i:000000}")).ToList();
        var text = (await PdfTools.Text(PickList.Write(Sample.List([.. lines])))).Replace('\u00a0', ' ');

        Enumerable.Range(1, 400).ShouldAllBe(i => text.Contains($"1 × ORD-2026-{i:000000}/1"));
    }

    [Fact]
    public void FileName_OddNumbers_StayHarmless()
    {
        DocumentNames.File(DocumentKind.PackingSlip, [(Sample.Number, 2)]).ShouldBe("packing-slip-ORD-2026-000123-2.pdf");
        DocumentNames.File(DocumentKind.PickList, [(Sample.Number, 1), (Sample.Number, 2)]).ShouldBe("pick-list-ORD-2026-000123.pdf");
        DocumentNames.File(DocumentKind.ShippingLabel, [("A", 1), ("B", 1)]).ShouldBe("shipping-label-2-parcels.pdf");
        DocumentNames.File(DocumentKind.ShippingLabel, [("a\"/..\r\nx", 1)]).ShouldBe("shipping-label-a------x-1.pdf");
    }
}
