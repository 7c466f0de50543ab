using System.Globalization;
using System.Text;

namespace OrderDesk.Core.Documents.Pdf;

/// <summary>Makes text printable, measures it and breaks it into lines.</summary>
public static class TextMeasure
{
    private const string Ellipsis = "…";
    private const int MostMarks = 4;

    // Where a word is broken that is wider than its column, before it is cut anywhere.
    private const string SoftEnds = "-/_@";

    /// <summary>
    /// The text as it is drawn: composed (NFC), with a space for every control character, without what is invisible or turns the
    /// direction of writing, and without heaps of accents on one letter. Half characters become replacement signs.
    /// </summary>
    public static string Printable(string text) => text.All(c => c is >= ' ' and <= '~') ? text : Clean(text);

    public static double Width(string text, TextStyle style)
    {
        double width = 0;
        foreach (var character in text.EnumerateRunes())
            width += style.Face.AdvanceOf(character, style.Tabular);
        return width * style.Size;
    }

    /// <summary>
    /// The lines of a text in a column. Breaks at spaces; a word that is wider than the column is broken behind hyphens and slashes,
    /// or else between characters. Line ends in the text are kept.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="width">The column's width.</param>
    /// <param name="most">At most so many lines; the last one then ends with an ellipsis.</param>
    public static IReadOnlyList<string> Wrap(string text, TextStyle style, double width, int most = int.MaxValue)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            AddLines(lines, Printable(paragraph), style, width);
            if (lines.Count > most)
                break;
        }

        if (lines.Count > most)
        {
            lines.RemoveRange(most, lines.Count - most);
            lines[^1] = Fit(lines[^1] + Ellipsis, style, width);
        }

        return lines;
    }

    /// <summary>The text in one line: as it is when it fits, else its beginning and an ellipsis.</summary>
    public static string Fit(string text, TextStyle style, double width)
    {
        var line = Printable(text);
        if (Width(line, style) <= width)
            return line;
        var room = width - Width(Ellipsis, style);
        return line[..Prefix(line, style, room)].TrimEnd().TrimEnd('…') + Ellipsis;
    }

    private static void AddLines(List<string> lines, string paragraph, TextStyle style, double width)
    {
        var line = new StringBuilder();
        double used = 0;
        foreach (var word in Split(paragraph, IsWordEnd))
        {
            foreach (var piece in Width(word.TrimEnd(' '), style) <= width ? [word] : Split(word, IsSoftEnd).SelectMany(p => Cut(p, style, width)))
            {
                if (used > 0 && used + Width(piece.TrimEnd(' '), style) > width)
                {
                    lines.Add(line.ToString().TrimEnd(' '));
                    line.Clear();
                    used = 0;
                }

                line.Append(piece);
                used += Width(piece, style);
            }
        }

        lines.Add(line.ToString().TrimEnd(' '));
    }

    private static bool IsWordEnd(string text, int at) => text[at] == ' ' && text[at + 1] != ' ';

    private static bool IsSoftEnd(string text, int at) => SoftEnds.Contains(text[at], StringComparison.Ordinal) && char.IsLetterOrDigit(text[at + 1]);

    /// <summary>The pieces of a text, each with what ends it.</summary>
    private static IEnumerable<string> Split(string text, Func<string, int, bool> isEnd)
    {
        var start = 0;
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (isEnd(text, i))
            {
                yield return text[start..(i + 1)];
                start = i + 1;
            }
        }

        if (start < text.Length)
            yield return text[start..];
    }

    /// <summary>Pieces that fit; at least one character each, however narrow the column.</summary>
    private static IEnumerable<string> Cut(string word, TextStyle style, double width)
    {
        while (Width(word.TrimEnd(' '), style) > width)
        {
            var cut = Math.Max(StringInfo.GetNextTextElementLength(word), Prefix(word, style, width));
            if (cut >= word.Length)
                break;
            yield return word[..cut];
            word = word[cut..];
        }

        yield return word;
    }

    /// <summary>How many characters fit, never between a letter and its accent.</summary>
    private static int Prefix(string text, TextStyle style, double width)
    {
        var (at, used) = (0, 0.0);
        while (at < text.Length)
        {
            var next = StringInfo.GetNextTextElementLength(text, at);
            used += Width(text.Substring(at, next), style);
            if (used > width)
                break;
            at += next;
        }

        return at;
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var character in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(character);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                clean.Append(' ');
            else if (category != UnicodeCategory.Format && marks <= MostMarks && !IsInvisible(character.Value))
                clean.Append(character);
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Variation selectors, and what Unicode says is no character.</summary>
    private static bool IsInvisible(int value) => value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0xFDD0 and <= 0xFDEF) || (value & 0xFFFE) == 0xFFFE;
}
