using System.Text;

namespace OrderDesk.Core.Common;

/// <summary>Text from outside: trimmed, NFC-normalised, without control characters, bounded (RULES 19).</summary>
public static class Text
{
    /// <summary>The cleaned text; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        // U+FFFE is no character, and the one besides unpaired surrogates that cannot be normalised.
        var clean = text?.Replace("\ufffe", "", StringComparison.Ordinal).Trim().Normalize(NormalizationForm.FormC);
        return string.IsNullOrEmpty(clean) ? null : clean;
    }

    /// <summary>Checks an optional or required text; adds what is wrong to the list.</summary>
    public static void Check(ICollection<Error> errors, string field, string? text, int max, bool required = false)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (required)
            {
                errors.Add(CommonErrors.Required(field));
            }

            return;
        }

        if (text.Length > max)
        {
            errors.Add(CommonErrors.TooLong(field, max));
        }
        else if (text.Any(c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || char.IsSurrogate(c) && !IsPaired(text)))
        {
            errors.Add(new Error(ErrorKind.Shape, "BAD_CHARACTERS", $"{field} has characters that cannot be kept.", "Remove them.") { Field = field });
        }
    }

    private static bool IsPaired(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
