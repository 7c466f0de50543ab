using System.Globalization;

namespace OrderDesk.Core.Common;

/// <summary>Money as people read it: "1,234.50 €", minus as U+2212, the sign of the currency behind. Amounts are minor units (RULES 1).</summary>
public static class MoneyFormat
{
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["EUR"] = "€", ["USD"] = "$", ["GBP"] = "£", ["JPY"] = "¥", ["BRL"] = "R$", ["INR"] = "₹", ["KRW"] = "₩", ["PLN"] = "zł",
    };

    /// <summary>The sign of a currency; its ISO code when it has none that everybody knows.</summary>
    public static string Sign(string currency) => Signs.GetValueOrDefault(currency, currency);

    /// <summary>Digits after the point for a currency, by ISO 4217: 2, or 0 for yen and won, 3 for dinars.</summary>
    public static int Exponent(string currency) => currency switch
    {
        "JPY" or "KRW" or "CLP" or "VND" or "ISK" => 0,
        "BHD" or "KWD" or "TND" or "JOD" or "OMR" => 3,
        _ => 2,
    };

    /// <summary>"85.50 €". <paramref name="signed"/> writes a plus too, for differences.</summary>
    public static string Format(long minor, string currency, int? exponent = null, CultureInfo? culture = null, bool signed = false) =>
        $"{Number(minor, exponent ?? Exponent(currency), culture, signed)}\u00a0{Sign(currency)}";

    /// <summary>The number alone, with the culture's separators.</summary>
    public static string Number(long minor, int exponent, CultureInfo? culture = null, bool signed = false)
    {
        var amount = Math.Abs((decimal)minor) * new decimal(1, 0, 0, isNegative: false, (byte)exponent);
        var digits = amount.ToString("N" + exponent.ToString(CultureInfo.InvariantCulture), culture ?? CultureInfo.CurrentCulture);
        return minor < 0 ? "\u2212" + digits : signed && minor > 0 ? "+" + digits : digits;
    }
}
