using System.Globalization;
using System.Text;

namespace OrderDesk.Core.Documents.Pdf;

/// <summary>
/// The house's letters: Inter, in two weights. It has Latin with all its accents (Vietnamese too), Greek and Cyrillic. What it lacks
/// (Hebrew, Arabic, the scripts of India, Chinese, Japanese, Korean, emoji) is shown as a replacement sign, one for each character,
/// and is still found by search and copying, as the file says which character was meant.
/// </summary>
public sealed class FontFace
{
    private static readonly Rune[] Replacements = [new(0xFFFD), new(0x25A1), new('?')];
    private readonly FontFile _file;
    private readonly double[] _plain = new double[128];
    private readonly double[] _tabular = new double[128];

    private FontFace(string name, string resource, int stem)
    {
        (Name, Stem) = (name, stem);
        using var stream = typeof(FontFace).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The font {resource} is not embedded.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        _file = FontFile.Read(copy.ToArray());
        Replacement = Replacements.Select(_file.GlyphOf).FirstOrDefault(g => g is not null) ?? 0;
        for (var c = 0; c < _plain.Length; c++)
            (_plain[c], _tabular[c]) = (Advance(new Rune(c), false), Advance(new Rune(c), true));
    }

    public static FontFace Regular { get; } = new("Inter-Regular", "Inter_400Regular.ttf", 76);

    public static FontFace SemiBold { get; } = new("Inter-SemiBold", "Inter_600SemiBold.ttf", 118);

    internal string Name { get; }

    /// <summary>How thick a stem is, in thousandths of the size; viewers use it when they must draw another font.</summary>
    internal int Stem { get; }

    internal FontFile File => _file;

    internal ushort Replacement { get; }

    /// <summary>Whether the character can be shown, or will be a replacement sign.</summary>
    public bool Has(Rune character) => _file.GlyphOf(character) is not null;

    /// <summary>The glyph that is drawn, with figures of equal width where they are asked for; hyphens and the like stay as they are.</summary>
    internal ushort GlyphOf(Rune character, bool tabular)
    {
        var glyph = _file.GlyphOf(character) ?? Replacement;
        return tabular && character.Value is >= '0' and <= '9' && _file.TabularFigures.TryGetValue(glyph, out var figure) ? figure : glyph;
    }

    /// <summary>How far a character moves on, for a size of one.</summary>
    internal double AdvanceOf(Rune character, bool tabular) =>
        character.Value < _plain.Length ? (tabular ? _tabular : _plain)[character.Value] : Advance(character, tabular);

    private double Advance(Rune character, bool tabular) => _file.AdvanceOf(GlyphOf(character, tabular)) / (double)_file.UnitsPerEm;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}, {_file.GlyphCount} glyphs");
}

/// <summary>A colour of the paper's ink.</summary>
public readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public static Ink Black { get; } = new(0x12, 0x14, 0x18);

    /// <summary>For words beside the matter; dark enough for a cheap printer.</summary>
    public static Ink Muted { get; } = new(0x59, 0x60, 0x6B);

    public static Ink Hairline { get; } = new(0xC9, 0xCD, 0xD4);

    public static Ink Band { get; } = new(0xF1, 0xF2, 0xF5);

    public static Ink White { get; } = new(0xFF, 0xFF, 0xFF);
}

/// <summary>How a piece of text looks. Sizes are points.</summary>
public sealed record TextStyle(FontFace Face, double Size)
{
    public Ink Ink { get; init; } = Ink.Black;

    /// <summary>Figures of equal width, so that they stand below each other.</summary>
    public bool Tabular { get; init; }

    public double Leading { get; init; } = 1.35;

    public double LineHeight => Size * Leading;

    /// <summary>From the top of a line to its baseline.</summary>
    public double Baseline => ((LineHeight - Size) / 2) + (Size * 0.86);
}
