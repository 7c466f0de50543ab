using System.Globalization;
using System.Text;

namespace OrderDesk.Data.Providers;

/// <summary>
/// Cuts what people type, and what is to be found, into words that both engines index alike: letters and digits, lower case,
/// without diacritics ("Müller" is found by "muller").
/// </summary>
internal static class SearchWords
{
    private const int Most = 8;

    /// <summary>A longer word is cut on both sides, so it is still found; PostgreSQL refuses words of more than 2 KB.</summary>
    private const int Longest = 64;

    /// <summary>The first few words of a search.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. All(text).Take(Most)];

    /// <summary>All words of a text that is to be found.</summary>
    public static IEnumerable<string> All(string text) =>
        new string([.. Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Length > Longest ? word[..Longest] : word);

    /// <summary>Lower case without diacritics: what the function <c>fold</c> does in both engines.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Append(folded, rune);
        return folded.ToString().ToLowerInvariant();
    }

    /// <summary>A text to compare with, without what no column holds and PostgreSQL refuses as a parameter.</summary>
    public static string Plain(string text) => new([.. text.Trim().Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);

    // Rune by rune: unpaired surrogates come as the replacement character. These and U+FFFE are what Normalize throws on.
    private static void Append(StringBuilder folded, Rune rune)
    {
        if (rune.Value == 0xFFFE)
            return;
        foreach (var c in rune.ToString().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(c);
        }
    }
}
