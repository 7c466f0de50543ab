using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrderDesk.Core.Documents.Pdf;

/// <summary>
/// The part of a font that one document uses. Each character has a code of its own, in the order of first use: also those that share
/// the replacement sign, so that the ToUnicode table can name every one of them.
/// </summary>
internal sealed class EmbeddedFont(FontFace face)
{
    private const int MostCodes = 60_000;
    private const int MostInBlock = 100;
    private readonly Dictionary<(int Character, bool Tabular), ushort> _codes = [];
    private readonly List<(Rune Character, ushort Glyph)> _used = [(new Rune(0xFFFD), 0)];

    public bool IsUsed => _used.Count > 1;

    public ushort CodeOf(Rune character, bool tabular)
    {
        var glyph = face.GlyphOf(character, tabular);
        var key = (character.Value, tabular && glyph != face.GlyphOf(character, false));
        if (_codes.TryGetValue(key, out var code))
            return code;
        if (_used.Count == MostCodes)
            return 0;
        _codes[key] = code = (ushort)_used.Count;
        _used.Add((character, glyph));
        return code;
    }

    /// <summary>Writes the font's objects; answers the number of the one that pages name.</summary>
    public int Write(PdfObjects objects)
    {
        var subset = FontSubset.Make(face.File, _used.Select(u => u.Glyph));
        var name = $"{Tag(subset)}+{face.Name}";
        var file = objects.AddStream(subset, $"/Length1 {subset.Length}");
        var box = face.File.Box;
        var descriptor = objects.Add(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /ItalicAngle 0 /StemV {face.Stem} /FontFile2 {file} 0 R "
            + $"/FontBBox [{Units(box.Left)} {Units(box.Bottom)} {Units(box.Right)} {Units(box.Top)}] "
            + $"/Ascent {Units(face.File.Ascent)} /Descent {Units(face.File.Descent)} /CapHeight {Units(face.File.CapHeight)} >>");
        var glyphs = objects.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /W [0 [{string.Join(' ', _used.Select(u => Units(face.File.AdvanceOf(u.Glyph))))}]] >>");
        var unicode = objects.AddStream(Encoding.ASCII.GetBytes(ToUnicode()));
        return objects.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{glyphs} 0 R] /ToUnicode {unicode} 0 R >>");
    }

    /// <summary>Six letters that tell one subset from another, as the format asks for; the same for the same glyphs.</summary>
    private static string Tag(byte[] subset) => string.Concat(SHA256.HashData(subset).Take(6).Select(b => (char)('A' + (b % 26))));

    private string Units(int value) => (value * 1000.0 / face.File.UnitsPerEm).ToString("0.##", CultureInfo.InvariantCulture);

    private string ToUnicode()
    {
        var map = new StringBuilder();
        map.Append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n")
            .Append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var block in _used.Index().Skip(1).Chunk(MostInBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (code, (character, _)) in block)
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
