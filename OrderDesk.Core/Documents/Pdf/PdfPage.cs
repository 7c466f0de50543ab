using System.Globalization;
using System.Text;
using static OrderDesk.Core.Documents.Pdf.PdfDocument;

namespace OrderDesk.Core.Documents.Pdf;

/// <summary>A page to draw on. Places are points from the top left corner; text stands on its baseline.</summary>
public sealed class PdfPage
{
    private readonly PdfDocument _document;
    private readonly StringBuilder _content = new(4096);
    private Ink? _fill;
    private (Ink Ink, double Width)? _stroke;

    internal PdfPage(PdfDocument document, Sheet sheet) => (_document, Sheet) = (document, sheet);

    public Sheet Sheet { get; }

    /// <summary>One line of text that begins at a place. What cannot be drawn is made printable first.</summary>
    public void Text(double x, double baseline, string text, TextStyle style)
    {
        var printable = TextMeasure.Printable(text);
        if (printable.Length == 0)
            return;
        var (name, font) = _document.Use(style.Face);
        Fill(style.Ink);
        _content.Append(CultureInfo.InvariantCulture, $"BT /{name} {Number(style.Size)} Tf {Number(x)} {Y(baseline)} Td <");
        foreach (var character in printable.EnumerateRunes())
            _content.Append(font.CodeOf(character, style.Tabular).ToString("X4", CultureInfo.InvariantCulture));
        _content.Append("> Tj ET\n");
    }

    /// <summary>Ends at a place: for figures.</summary>
    public void TextRight(double right, double baseline, string text, TextStyle style) =>
        Text(right - TextMeasure.Width(TextMeasure.Printable(text), style), baseline, text, style);

    public void Line(double fromX, double fromY, double toX, double toY, Ink ink, double width = 0.6)
    {
        Stroke(ink, width);
        _content.Append(CultureInfo.InvariantCulture, $"{Number(fromX)} {Y(fromY)} m {Number(toX)} {Y(toY)} l S\n");
    }

    /// <summary>A filled rectangle.</summary>
    public void Box(double x, double y, double width, double height, Ink ink)
    {
        Fill(ink);
        Rectangle(x, y, width, height);
        _content.Append("f\n");
    }

    /// <summary>The outline of a rectangle.</summary>
    public void Frame(double x, double y, double width, double height, Ink ink, double line = 0.6)
    {
        Stroke(ink, line);
        Rectangle(x, y, width, height);
        _content.Append("S\n");
    }

    /// <summary>A QR code as vector squares, neighbours in a row drawn as one. Keep four modules of white around it.</summary>
    public void Code(QrCode code, double x, double y, double size)
    {
        Fill(new Ink(0, 0, 0));
        var module = size / code.Size;
        foreach (var (row, column, count) in code.Runs)
            Rectangle(x + (column * module), y + (row * module), count * module, module);
        _content.Append("f\n");
    }

    internal byte[] Content() => Encoding.ASCII.GetBytes(_content.ToString());

    private string Y(double fromTop) => Number(Sheet.Height - fromTop);

    private void Rectangle(double x, double y, double width, double height) =>
        _content.Append(CultureInfo.InvariantCulture, $"{Number(x)} {Y(y + height)} {Number(width)} {Number(height)} re ");

    private void Fill(Ink ink)
    {
        if (_fill == ink)
            return;
        _fill = ink;
        _content.Append(CultureInfo.InvariantCulture, $"{Colour(ink)} rg\n");
    }

    private void Stroke(Ink ink, double width)
    {
        if (_stroke == (ink, width))
            return;
        _stroke = (ink, width);
        _content.Append(CultureInfo.InvariantCulture, $"{Colour(ink)} RG {Number(width)} w\n");
    }

    private static string Colour(Ink ink) => $"{Part(ink.Red)} {Part(ink.Green)} {Part(ink.Blue)}";

    private static string Part(byte value) => (value / 255.0).ToString("0.###", CultureInfo.InvariantCulture);
}
