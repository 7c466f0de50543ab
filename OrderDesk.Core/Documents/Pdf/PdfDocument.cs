using System.Globalization;
using System.Text;

namespace OrderDesk.Core.Documents.Pdf;

/// <summary>The size of a sheet, in points (1/72 inch).</summary>
public sealed record Sheet(double Width, double Height)
{
    public static Sheet A4 { get; } = new(595.28, 841.89);

    public static Sheet A6 { get; } = new(297.64, 419.53);
}

/// <summary>
/// A PDF file in the making: pages in any number, text in <see cref="FontFace"/>, lines, boxes and QR codes. The fonts are embedded with
/// the used glyphs only, and say which character each of them is, so that the text is found and copied. The same calls give the
/// same bytes: the file holds no clock, unless a time is given, and no chance.
/// </summary>
/// <param name="title">What a viewer shows in its title bar.</param>
public sealed class PdfDocument(string title)
{
    private readonly List<PdfPage> _pages = [];
    private readonly (FontFace Face, EmbeddedFont Font)[] _fonts = [(FontFace.Regular, new(FontFace.Regular)), (FontFace.SemiBold, new(FontFace.SemiBold))];

    /// <summary>Written into the file when it is given.</summary>
    public DateTime? CreatedAt { get; init; }

    public IReadOnlyList<PdfPage> Pages => _pages;

    public PdfPage AddPage(Sheet sheet)
    {
        var page = new PdfPage(this, sheet);
        _pages.Add(page);
        return page;
    }

    public byte[] Write()
    {
        if (_pages.Count == 0)
            throw new InvalidOperationException("A document has at least one page.");
        var objects = new PdfObjects();
        var (catalog, tree, info) = (objects.Reserve(), objects.Reserve(), objects.Reserve());
        objects.Set(catalog, $"<< /Type /Catalog /Pages {tree} 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>");
        objects.Set(info, $"<< /Title {Words(title)} /Producer (OrderDesk){Created()} >>");
        var fonts = _fonts.Index().Where(f => f.Item.Font.IsUsed).Select(f => $"/F{f.Index} {f.Item.Font.Write(objects)} 0 R").ToList();
        var resources = objects.Add($"<< /Font << {string.Join(' ', fonts)} >> >>");
        var numbers = new List<int>();
        foreach (var page in _pages)
        {
            var content = objects.AddStream(page.Content());
            numbers.Add(objects.Add($"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {Number(page.Sheet.Width)} {Number(page.Sheet.Height)}] /Resources {resources} 0 R /Contents {content} 0 R >>"));
        }

        objects.Set(tree, $"<< /Type /Pages /Count {numbers.Count} /Kids [{string.Join(' ', numbers.Select(n => $"{n} 0 R"))}] >>");
        return objects.Write(catalog, info);
    }

    internal static string Number(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The name of a font on a page, and its codes.</summary>
    internal (string Name, EmbeddedFont Font) Use(FontFace face)
    {
        var index = Array.FindIndex(_fonts, f => f.Face == face);
        return index >= 0 ? (index == 0 ? "F0" : "F1", _fonts[index].Font) : throw new ArgumentException("This font is not one of the house's.", nameof(face));
    }

    private string Created() => CreatedAt is { } at ? $" /CreationDate (D:{at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)" : "";

    /// <summary>A text outside the pages: UTF-16 as hexadecimal, so that nothing in it can end it.</summary>
    private static string Words(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(TextMeasure.Printable(text)))}>";
}
