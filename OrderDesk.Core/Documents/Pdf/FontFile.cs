using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace OrderDesk.Core.Documents.Pdf;

/// <summary>
/// A TrueType font as it lies in its file: which glyph a character has, how wide it is, where its outline stands. Only what a
/// document needs is read (cmap 4 and 12, hmtx, loca, glyf, head, hhea, OS/2, and the single substitutions of GSUB); characters are
/// shown one by one, so there is no kerning, no shaping and no joining of letters.
/// </summary>
internal sealed class FontFile
{
    private const uint TrueType = 0x00010000;
    private readonly byte[] _data;
    private readonly FrozenDictionary<string, (int Offset, int Length)> _tables;
    private readonly FrozenDictionary<int, ushort> _glyphs;
    private readonly bool _hasLongOffsets;
    private readonly int _widths;

    private FontFile(byte[] data)
    {
        _data = data;
        _tables = ReadTables();
        UnitsPerEm = ReadTable("head", 18);
        _hasLongOffsets = ReadTable("head", 50) == 1;
        Box = (Signed("head", 36), Signed("head", 38), Signed("head", 40), Signed("head", 42));
        (Ascent, Descent) = (Signed("hhea", 4), Signed("hhea", 6));
        _widths = ReadTable("hhea", 34);
        GlyphCount = ReadTable("maxp", 4);
        CapHeight = _tables.TryGetValue("OS/2", out var os2) && os2.Length >= 90 ? Signed("OS/2", 88) : Ascent;
        _glyphs = ReadCharacters().ToFrozenDictionary();
        TabularFigures = GlyphSubstitutions.Read(Table("GSUB"), "tnum");
    }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public (int Left, int Bottom, int Right, int Top) Box { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    /// <summary>The glyphs of equal width that stand in for the usual figures; empty when the font has none.</summary>
    public FrozenDictionary<ushort, ushort> TabularFigures { get; }

    public static FontFile Read(byte[] data) => data.Length > 12 && BinaryPrimitives.ReadUInt32BigEndian(data) == TrueType
        ? new FontFile(data)
        : throw new InvalidDataException("The font is not a TrueType file.");

    /// <summary>The glyph of a character; null when the font has none.</summary>
    public ushort? GlyphOf(Rune character) => _glyphs.TryGetValue(character.Value, out var glyph) && glyph != 0 ? glyph : null;

    /// <summary>In the font's own units.</summary>
    public int AdvanceOf(ushort glyph) => ReadTable("hmtx", Math.Min((int)glyph, _widths - 1) * 4);

    public short LeftBearingOf(ushort glyph) =>
        glyph < _widths ? Signed("hmtx", (glyph * 4) + 2) : Signed("hmtx", (_widths * 4) + ((glyph - _widths) * 2));

    /// <summary>The outline as it is kept; empty for a blank.</summary>
    public ReadOnlySpan<byte> OutlineOf(ushort glyph)
    {
        var (start, end) = (OffsetOf(glyph), OffsetOf(glyph + 1));
        return end > start ? Table("glyf")[start..end] : [];
    }

    /// <summary>A whole table; empty when the font has none.</summary>
    public ReadOnlySpan<byte> Table(string name) => _tables.TryGetValue(name, out var table) ? _data.AsSpan(table.Offset, table.Length) : [];

    private int OffsetOf(int glyph) => _hasLongOffsets
        ? (int)BinaryPrimitives.ReadUInt32BigEndian(Table("loca")[(glyph * 4)..])
        : ReadTable("loca", glyph * 2) * 2;

    private ushort ReadTable(string name, int at) => BinaryPrimitives.ReadUInt16BigEndian(Table(name)[at..]);

    private short Signed(string name, int at) => (short)ReadTable(name, at);

    private FrozenDictionary<string, (int, int)> ReadTables()
    {
        var tables = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        var count = BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(4));
        for (var i = 0; i < count; i++)
        {
            var record = _data.AsSpan(12 + (i * 16), 16);
            tables[Encoding.ASCII.GetString(record[..4])] = ((int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]), (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]));
        }

        return tables.ToFrozenDictionary();
    }

    /// <summary>Format 12 knows all of Unicode, format 4 its first plane; the other formats are of the last century.</summary>
    private Dictionary<int, ushort> ReadCharacters()
    {
        var cmap = Table("cmap");
        var count = BinaryPrimitives.ReadUInt16BigEndian(cmap[2..]);
        var best = (Format: 0, Offset: 0);
        for (var i = 0; i < count; i++)
        {
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(cmap[(4 + (i * 8) + 4)..]);
            var format = BinaryPrimitives.ReadUInt16BigEndian(cmap[offset..]);
            if (format is 4 or 12 && format > best.Format)
                best = (format, offset);
        }

        return best.Format switch
        {
            12 => ReadGroups(cmap[best.Offset..]),
            4 => ReadSegments(cmap[best.Offset..]),
            _ => throw new InvalidDataException("The font has no table of Unicode characters."),
        };
    }

    private static Dictionary<int, ushort> ReadGroups(ReadOnlySpan<byte> table)
    {
        var glyphs = new Dictionary<int, ushort>();
        var count = BinaryPrimitives.ReadUInt32BigEndian(table[12..]);
        for (var i = 0; i < count; i++)
        {
            var group = table[(16 + (i * 12))..];
            var (first, last) = ((int)BinaryPrimitives.ReadUInt32BigEndian(group), (int)BinaryPrimitives.ReadUInt32BigEndian(group[4..]));
            var glyph = BinaryPrimitives.ReadUInt32BigEndian(group[8..]);
            for (var character = first; character <= last; character++)
                glyphs[character] = (ushort)(glyph + character - first);
        }

        return glyphs;
    }

    private static Dictionary<int, ushort> ReadSegments(ReadOnlySpan<byte> table)
    {
        var glyphs = new Dictionary<int, ushort>();
        int bytes = BinaryPrimitives.ReadUInt16BigEndian(table[6..]);
        var (ends, starts, deltas, offsets) = (14, 16 + bytes, 16 + (bytes * 2), 16 + (bytes * 3));
        for (var i = 0; i < bytes; i += 2)
        {
            int first = Word(table, starts + i), last = Word(table, ends + i), delta = Word(table, deltas + i), offset = Word(table, offsets + i);
            for (var character = first; character <= last && character != 0xFFFF; character++)
            {
                var glyph = offset == 0 ? character : Word(table, offsets + i + offset + ((character - first) * 2));
                glyphs[character] = (ushort)(glyph == 0 && offset != 0 ? 0 : glyph + delta);
            }
        }

        return glyphs;
    }

    private static ushort Word(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadUInt16BigEndian(table[at..]);
}
