using System.Text;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Documents.Pdf;

namespace OrderDesk.Core.Tests.Documents;

/// <summary>The writer itself: files that others can read, the same bytes each time, and no text that breaks it.</summary>
public sealed class PdfWriterTests
{
    public static TheoryData<string> Scripts { get; } =
    [
        "Straße, Čeština, Łódź, naïve façade", "Nguyễn Thị Ánh Đào ở Huế", "Ελένη Παπαδοπούλου", "Чайник эмалированный, Ґанок", "fi fl ½ € № → ✓",
        "東京 Tower", "שלום", "مرحبا", "🙂 smile", "e\u0301 composed",
    ];

    public static TheoryData<string> Hostile { get; } =
    [
        ") Tj ET endstream endobj", "<</JS (app.alert(1))>>", "\\(\\)\\\\", "a\0b\u0001c\u001bd", "\ud800 half a character \udc00", "\u202eevil\u202c \u200bzero\u200d",
        "\ufffe\uffff\U0010ffff", new string('W', 3000), string.Concat(Enumerable.Repeat("a\u0301\u0302\u0303\u0304\u0305\u0306", 50)), "%PDF-1.7\nxref\ntrailer", "\t\r\n\u2028\u0085", "",
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Text_OfAnyScript_IsFoundAgain(string text)
    {
        var found = (await PdfTools.Text(OnePage(text))).Normalize();
        var word = text.Normalize().Split(' ')[0];

        // Letters that run from right to left are turned round by the reader: it takes what it sees for a line in their direction.
        (found.Contains(word) || found.Contains(new string([.. word.Reverse()]))).ShouldBeTrue(found);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Papers_WithHostileText_AreValid(string text)
    {
        var to = Sample.Address(text, text, text, text);
        SlipLine[] lines = [new SlipLine(text, text, text, int.MaxValue), new SlipLine("S", "N", "O", 1)];

        await PdfTools.Check(PackingSlip.Write(Sample.Slip(lines[1..], to: to, notes: text)));
        await PdfTools.Check(PackingSlip.Write(Sample.Slip([lines[0]], to: to)));
        await PdfTools.Check(ShippingLabel.Write(Sample.Label(to, text, text)));
        await PdfTools.Check(PickList.Write(Sample.List(new PickLine(Sample.Number, 1, text, text, text, 1) { Bin = text, Lot = text })));
    }

    [Fact]
    public async Task File_OfManyPages_IsValid()
    {
        var pdf = PackingSlip.Write([.. Enumerable.Range(1, 50).Select(i => Sample.Slip(Sample.Lines(30), $"ORD-2026-{i:000000}"))]);

        (await PdfTools.Check(pdf)).ShouldContain("No syntax or stream encoding errors found");
        (await PdfTools.Facts(pdf))["Pages"].ShouldBe("100");
    }

    [Fact]
    public void File_OfTheSameMatter_HasTheSameBytes()
    {
        static byte[] Write() => PackingSlip.Write([Sample.Slip(Sample.Lines(40)), Sample.Slip(notes: "Ünïcödé 東京")]);

        Write().ShouldBe(Write());
        PackingSlip.Write(Sample.Slip(notes: "other")).ShouldNotBe(PackingSlip.Write(Sample.Slip(notes: "matter")));
    }

    [Fact]
    public async Task File_CreationTime_IsThereOnlyWhenGiven()
    {
        static byte[] Write(DateTime? at)
        {
            var document = new PdfDocument("Test") { CreatedAt = at };
            document.AddPage(Sheet.A6).Text(10, 10, "x", new TextStyle(FontFace.Regular, 10));
            return document.Write();
        }

        (await PdfTools.Facts(Write(null))).ShouldNotContainKey("CreationDate");
        (await PdfTools.Facts(Write(new DateTime(2026, 3, 2, 9, 30, 0, DateTimeKind.Utc))))["CreationDate"].ShouldContain("2026");
        Encoding.ASCII.GetString(Write(null)).ShouldNotContain("CreationDate");
    }

    [Fact]
    public void Fonts_AreEmbedded_WithTheUsedGlyphsOnly()
    {
        var pdf = OnePage("Abc");

        pdf.Length.ShouldBeLessThan(20_000);
        Encoding.Latin1.GetString(pdf).ShouldContain("+Inter-Regular");
        Encoding.Latin1.GetString(pdf).ShouldNotContain("+Inter-SemiBold");
    }

    [Fact]
    public void Wrap_Words_FitTheColumnAndLoseNothing()
    {
        var style = new TextStyle(FontFace.Regular, 10);
        const string Name = "Handgefertigte Donaudampfschifffahrtsgesellschaftskapitänsmütze, blue-green/yellow, in a gift box";
        foreach (var width in new[] { 20, 40, 80, 160, 700 })
        {
            var lines = TextMeasure.Wrap(Name, style, width);

            lines.ShouldAllBe(l => TextMeasure.Width(l, style) <= width);
            string.Concat(lines).Replace(" ", "", StringComparison.Ordinal).ShouldBe(Name.Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Wrap_NarrowerThanALetter_StillEnds() =>
        TextMeasure.Wrap("WWW", new TextStyle(FontFace.Regular, 10), 1).ShouldBe(["W", "W", "W"]);

    [Fact]
    public void Wrap_MostLines_EndsWithAnEllipsis() =>
        TextMeasure.Wrap("one two three four five six seven", new TextStyle(FontFace.Regular, 10), 40, 2).ShouldSatisfyAllConditions(l => l.Count.ShouldBe(2), l => l[1].ShouldEndWith("…"));

    [Fact]
    public void Fit_LongText_IsCutWithinItsRoom()
    {
        var style = new TextStyle(FontFace.SemiBold, 9);

        TextMeasure.Fit("short", style, 200).ShouldBe("short");
        TextMeasure.Fit(new string('x', 300), style, 50).ShouldSatisfyAllConditions(t => t.ShouldEndWith("…"), t => TextMeasure.Width(t, style).ShouldBeLessThanOrEqualTo(50));
    }

    [Fact]
    public void Figures_Tabular_AreAllOfOneWidth()
    {
        var style = new TextStyle(FontFace.Regular, 10) { Tabular = true };

        Enumerable.Range(0, 10).Select(d => TextMeasure.Width($"{d}", style)).Distinct().Count().ShouldBe(1);
        TextMeasure.Width("1", style with { Tabular = false }).ShouldBeLessThan(TextMeasure.Width("0", style with { Tabular = false }));
    }

    [Fact]
    public void QrCode_OrderNumber_IsTheSmallestCode()
    {
        var code = QrCode.Of(Sample.Number);

        code.Size.ShouldBe(21);
        // The three finder patterns: seven dark modules in a row at three corners.
        code.Runs.ShouldContain((0, 0, 7));
        code.Runs.ShouldContain((0, 14, 7));
        code.Runs.ShouldContain((20, 0, 7));
    }

    [Fact]
    public async Task Table_RowHigherThanAPage_GoesOnOnTheNext()
    {
        var text = string.Join('\n', Enumerable.Range(1, 300).Select(i => $"line {i}."));
        var pages = (await PdfTools.Text(PackingSlip.Write(Sample.Slip([new SlipLine("S", text, "", 1)])))).TrimEnd('\f').Split('\f');

        pages.Length.ShouldBeGreaterThan(4);
        Enumerable.Range(1, 300).ShouldAllBe(i => pages.Count(p => p.Contains($"line {i}.")) == 1);
    }

    [Fact]
    public async Task Sums_AtTheEndOfAPage_StayTogether()
    {
        var document = new PdfDocument("Sums");
        var flow = new PageFlow(document, Sheet.A4, new Margins(50, 50, 50, 50)) { Y = 780 };
        var style = new TextStyle(FontFace.Regular, 10) { Tabular = true };
        PdfSums.Draw(flow, [("Goods", "85.50 €"), ("Tax", "16.25 €"), ("Total", "101.75 €")], style, style with { Face = FontFace.SemiBold });
        flow.Foot((page, number, count) => page.Text(50, 830, $"Page {number} of {count}", style));
        var pages = (await PdfTools.Text(document.Write())).TrimEnd('\f').Split('\f');

        pages.Length.ShouldBe(2);
        pages[0].ShouldNotContain("Goods");
        new[] { "Goods", "85.50 €", "Total", "101.75 €", "Page 2 of 2" }.ShouldAllBe(words => pages[1].Contains(words));
    }

    private static byte[] OnePage(string text)
    {
        var document = new PdfDocument(text);
        document.AddPage(Sheet.A4).Text(50, 50, text, new TextStyle(FontFace.Regular, 12));
        return document.Write();
    }
}
