using System.Globalization;
using System.Text.RegularExpressions;

namespace OrderDesk.Core.Shipping;

/// <summary>What can come from a scanner or a key that is no item: totes, numbers, and the keys of the page.</summary>
public static partial class FloorCodes
{
    /// <summary>Enter on an empty field: do what the page proposes.</summary>
    public const string Confirm = "=OK";

    /// <summary>Takes the last scan back.</summary>
    public const string Undo = "=UNDO";

    /// <summary>Everything that is planned is here.</summary>
    public const string All = "=ALL";

    private const string Set = "=SET";

    /// <summary>A count that was typed: the line's units are so many.</summary>
    public static string SetLine(Common.LineId line, int units) => string.Create(CultureInfo.InvariantCulture, $"{Set} {line} {units}");

    public static (Common.LineId Line, int Units)? ReadSet(string code) =>
        code.Split(' ') is [Set, var line, var units] && Common.IdText.TryRead<Common.LineId>(line, out var id) && Number(units) is { } number ? (id, number) : null;

    /// <summary>T3, TOTE-03: the slot; null when it is no tote.</summary>
    public static int? Tote(string code) => ToteCode().Match(code) is { Success: true } match ? int.Parse(match.Groups["slot"].Value, CultureInfo.InvariantCulture) : null;

    public static string OfTote(int slot) => string.Create(CultureInfo.InvariantCulture, $"T{slot}");

    /// <summary>A typed quantity: three digits at most.</summary>
    public static int? Number(string code) => code.Length is > 0 and <= 3 && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^(?:T|TOTE)[- ]?0*(?<slot>[1-9][0-9]?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex ToteCode();
}
