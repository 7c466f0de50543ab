using System.Buffers.Binary;
using System.Text;

namespace OrderDesk.Core.Documents.Pdf;

/// <summary>
/// Makes a font of chosen glyphs: they are numbered anew in the order in which they are given, the parts of composite glyphs come
/// behind them. The same glyphs in the same order give the same bytes.
/// </summary>
internal sealed class FontSubset
{
    private const ushort HasWords = 0x0001;
    private const ushort HasScale = 0x0008;
    private const ushort HasMore = 0x0020;
    private const ushort HasTwoScales = 0x0040;
    private const ushort HasMatrix = 0x0080;
    private const uint ChecksumOfFonts = 0xB1B0AFBA;

    // Programs for hinting travel along where the font has them: outlines may call them.
    private static readonly string[] AsTheyAre = ["cvt ", "fpgm", "prep"];

    private readonly FontFile _font;
    private readonly List<ushort> _glyphs;
    private readonly Dictionary<ushort, ushort> _parts = [];

    private FontSubset(FontFile font, IEnumerable<ushort> glyphs) => (_font, _glyphs) = (font, [.. glyphs]);

    /// <param name="font">Where the glyphs are from.</param>
    /// <param name="glyphs">The first must be the font's glyph 0; a glyph may be there several times.</param>
    public static byte[] Make(FontFile font, IEnumerable<ushort> glyphs) => new FontSubset(font, glyphs).Write();

    private byte[] Write()
    {
        var outlines = new List<byte[]>();
        for (var i = 0; i < _glyphs.Count; i++)
            outlines.Add(Outline(_glyphs[i])); // grows _glyphs by the parts that are not there yet
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = Glyf(outlines, out var offsets),
            ["head"] = Patched("head", (50, 1), (8, 0), (10, 0)),
            ["hhea"] = Patched("hhea", (34, _glyphs.Count)),
            ["hmtx"] = Metrics(),
            ["loca"] = Offsets(offsets),
            ["maxp"] = Patched("maxp", (4, _glyphs.Count)),
        };
        foreach (var name in AsTheyAre.Where(n => _font.Table(n).Length > 0))
            tables[name] = _font.Table(name).ToArray();
        return Assemble(tables);
    }

    private byte[] Outline(ushort glyph)
    {
        var outline = _font.OutlineOf(glyph).ToArray();
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            return outline;
        ushort flags;
        var at = 10;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            var part = outline.AsSpan(at + 2);
            BinaryPrimitives.WriteUInt16BigEndian(part, NumberOf(BinaryPrimitives.ReadUInt16BigEndian(part)));
            at += 4 + ((flags & HasWords) != 0 ? 4 : 2) + ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);
        }
        while ((flags & HasMore) != 0);
        return outline;
    }

    private ushort NumberOf(ushort part)
    {
        if (!_parts.TryGetValue(part, out var number))
        {
            _parts[part] = number = (ushort)_glyphs.Count;
            _glyphs.Add(part);
        }

        return number;
    }

    private static byte[] Glyf(List<byte[]> outlines, out List<int> offsets)
    {
        offsets = [0];
        using var all = new MemoryStream();
        foreach (var outline in outlines)
        {
            all.Write(outline);
            Pad(all);
            offsets.Add((int)all.Length);
        }

        return all.ToArray();
    }

    private byte[] Metrics()
    {
        var metrics = new byte[_glyphs.Count * 4];
        for (var i = 0; i < _glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(i * 4), (ushort)_font.AdvanceOf(_glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((i * 4) + 2), _font.LeftBearingOf(_glyphs[i]));
        }

        return metrics;
    }

    private static byte[] Offsets(List<int> offsets)
    {
        var loca = new byte[offsets.Count * 4];
        for (var i = 0; i < offsets.Count; i++)
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(i * 4), offsets[i]);
        return loca;
    }

    private byte[] Patched(string table, params ReadOnlySpan<(int At, int Value)> words)
    {
        var copy = _font.Table(table).ToArray();
        foreach (var (at, value) in words)
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)value);
        return copy;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        using var file = new MemoryStream();
        var power = (int)Math.Log2(tables.Count);
        Span<byte> header = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(header, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(header[4..], (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(header[6..], (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(header[8..], (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(header[10..], (ushort)((tables.Count * 16) - (16 << power)));
        file.Write(header);
        var offset = 12 + (tables.Count * 16);
        Span<byte> record = stackalloc byte[16];
        foreach (var (name, table) in tables)
        {
            Encoding.ASCII.GetBytes(name, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(table));
            BinaryPrimitives.WriteInt32BigEndian(record[8..], offset);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], table.Length);
            file.Write(record);
            offset += (table.Length + 3) & ~3;
        }

        foreach (var table in tables.Values)
        {
            file.Write(table);
            Pad(file);
        }

        var bytes = file.ToArray();
        var head = 12 + (tables.Count * 16) + tables.TakeWhile(t => t.Key != "head").Sum(t => (t.Value.Length + 3) & ~3);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(head + 8), ChecksumOfFonts - Checksum(bytes));
        return bytes;
    }

    private static uint Checksum(ReadOnlySpan<byte> table)
    {
        uint sum = 0;
        for (var i = 0; i < table.Length; i++)
            sum = unchecked(sum + ((uint)table[i] << (24 - (8 * (i & 3)))));
        return sum;
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0)
            stream.WriteByte(0);
    }
}
