using System.Globalization;
using System.Text.RegularExpressions;
using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>The codes of bins from A-01-1 to A-12-4: every part counts by itself, the last one fastest.</summary>
public static partial class BinRange
{
    public const int Most = 2000;

    public static bool IsCode(string? code) => code is not null && code.Length <= Bin.MaxCode && Shape().IsMatch(code);

    /// <summary>The zone of a bin that was not told one: the first part of its code.</summary>
    public static string ZoneOf(string code) => code.Split('-')[0];

    public static Result<IReadOnlyList<string>> Of(string from, string to)
    {
        var (first, last) = (from.Split('-'), to.Split('-'));
        if (first.Length != last.Length)
        {
            return WarehouseErrors.BadRange("The first and the last bin have different parts.");
        }

        IEnumerable<string> codes = [""];
        long count = 1;
        for (var i = 0; i < first.Length; i++)
        {
            var steps = Steps(first[i], last[i]);
            if (steps.Count == 0)
            {
                return WarehouseErrors.BadRange($"One cannot count from {first[i]} to {last[i]}.");
            }

            count *= steps.Count;
            if (count > Most)
            {
                return WarehouseErrors.BadRange($"At most {Most} bins are made at once.");
            }

            codes = codes.SelectMany(head => steps, (head, step) => head.Length == 0 ? step : $"{head}-{step}");
        }

        var all = codes.ToList();
        return all.TrueForAll(IsCode) ? all : WarehouseErrors.BadRange($"Codes have {Bin.MaxCode} letters, digits and dashes at most.");
    }

    /// <summary>Numbers keep their leading zeros, single letters follow the alphabet, the rest must be the same at both ends.</summary>
    private static List<string> Steps(string from, string to)
    {
        if (from == to)
        {
            return [from];
        }

        if (from.Length is > 0 and <= 6 && to.Length <= 6 && int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var a) && int.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var b))
        {
            return a <= b && b - a < Most ? [.. Enumerable.Range(a, b - a + 1).Select(n => n.ToString($"D{from.Length}", CultureInfo.InvariantCulture))] : [];
        }

        return from.Length == 1 && to.Length == 1 && char.IsAsciiLetterUpper(from[0]) && char.IsAsciiLetterUpper(to[0]) && from[0] < to[0]
            ? [.. Enumerable.Range(from[0], to[0] - from[0] + 1).Select(c => ((char)c).ToString())]
            : [];
    }

    [GeneratedRegex(@"^[A-Z0-9]([A-Z0-9.\-]*[A-Z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Shape();
}
