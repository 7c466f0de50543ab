using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace OrderDesk.Core.Documents.Pdf;

/// <summary>Reads which glyph stands in for which when one feature of a font is on: single substitutions of its GSUB table.</summary>
internal static class GlyphSubstitutions
{
    private const int Single = 1;
    private const int Extension = 7;

    public static FrozenDictionary<ushort, ushort> Read(ReadOnlySpan<byte> gsub, string feature)
    {
        var found = new Dictionary<ushort, ushort>();
        if (gsub.Length >= 10)
        {
            var features = gsub[Word(gsub, 6)..];
            var lookups = gsub[Word(gsub, 8)..];
            foreach (var index in LookupsOf(features, feature))
                ReadLookup(lookups[Word(lookups, 2 + (index * 2))..], found);
        }

        return found.ToFrozenDictionary();
    }

    private static SortedSet<int> LookupsOf(ReadOnlySpan<byte> features, string name)
    {
        var indices = new SortedSet<int>();
        for (var i = 0; i < Word(features, 0); i++)
        {
            var record = features[(2 + (i * 6))..];
            if (Encoding.ASCII.GetString(record[..4]) != name)
                continue;
            var feature = features[Word(record, 4)..];
            for (var n = 0; n < Word(feature, 2); n++)
                indices.Add(Word(feature, 4 + (n * 2)));
        }

        return indices;
    }

    private static void ReadLookup(ReadOnlySpan<byte> lookup, Dictionary<ushort, ushort> found)
    {
        for (var i = 0; i < Word(lookup, 4); i++)
        {
            int type = Word(lookup, 0);
            var table = lookup[Word(lookup, 6 + (i * 2))..];
            if (type == Extension)
            {
                type = Word(table, 2);
                table = table[(int)BinaryPrimitives.ReadUInt32BigEndian(table[4..])..];
            }

            if (type == Single)
                ReadSingle(table, found);
        }
    }

    private static void ReadSingle(ReadOnlySpan<byte> table, Dictionary<ushort, ushort> found)
    {
        var isDelta = Word(table, 0) == 1;
        var position = 0;
        foreach (var glyph in Covered(table[Word(table, 2)..]))
        {
            found.TryAdd(glyph, isDelta ? (ushort)(glyph + Word(table, 4)) : Word(table, 6 + (position * 2)));
            position++;
        }
    }

    private static List<ushort> Covered(ReadOnlySpan<byte> coverage)
    {
        var glyphs = new List<ushort>();
        var isList = Word(coverage, 0) == 1;
        for (var i = 0; i < Word(coverage, 2); i++)
        {
            var (first, last) = isList ? (Word(coverage, 4 + (i * 2)), Word(coverage, 4 + (i * 2))) : (Word(coverage, 4 + (i * 6)), Word(coverage, 6 + (i * 6)));
            for (int glyph = first; glyph <= last; glyph++)
                glyphs.Add((ushort)glyph);
        }

        return glyphs;
    }

    private static ushort Word(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadUInt16BigEndian(table[at..]);
}
