using System.Globalization;
using System.Runtime.InteropServices;

namespace OrderDesk.Data.Imports.Olist;

/// <summary>An amount in centavos (BRL minor units) and how many decimals it was written with (`99.9` has one).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OlistAmount(long Minor, int FractionDigits)
{
    private const int MostWholeDigits = 10;

    /// <summary>False for anything but plain digits with at most two decimals after a point; never passes a binary fraction.</summary>
    public static bool TryParse(string text, out OlistAmount amount)
    {
        amount = default;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? "" : text[(point + 1)..];
        if (whole.Length is 0 or > MostWholeDigits || fraction.Length > 2 || (point >= 0 && fraction.Length == 0)
            || !OnlyDigits(whole) || !OnlyDigits(fraction))
        {
            return false;
        }

        amount = new OlistAmount(long.Parse(whole + fraction.PadRight(2, '0'), CultureInfo.InvariantCulture), fraction.Length);
        return true;
    }

    /// <summary>Minor units as a decimal text, `873057.48`.</summary>
    public static string Text(long minor) =>
        string.Create(CultureInfo.InvariantCulture, $"{(minor < 0 ? "-" : "")}{Math.Abs(minor) / 100}.{Math.Abs(minor) % 100:00}");

    private static bool OnlyDigits(string text) => text.All(char.IsAsciiDigit);
}
