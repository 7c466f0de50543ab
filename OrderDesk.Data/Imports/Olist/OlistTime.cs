using System.Globalization;

namespace OrderDesk.Data.Imports.Olist;

/// <summary>
/// A time of the source: as it was written (local to São Paulo, no zone) and what it was in UTC under the summer time rules of
/// its day. An hour that happened twice is read as the first of the two; one that the clock skipped is moved forward by the gap.
/// </summary>
public readonly record struct OlistTime(DateTime Local, DateTime Utc) : IComparable<OlistTime>
{
    public const string Format = "yyyy-MM-dd HH:mm:ss";

    private static readonly TimeZoneInfo SaoPaulo = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo");

    /// <summary>False for anything but <see cref="Format"/> in the years 1990 to 2100.</summary>
    public static bool TryParse(string text, out OlistTime time)
    {
        var parsed = DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local);
        var plausible = parsed && local.Year is >= 1990 and <= 2100;
        time = plausible ? FromLocal(local) : default;
        return plausible;
    }

    /// <summary>Reads a wall clock time of São Paulo.</summary>
    public static OlistTime FromLocal(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new OlistTime(wall, DateTime.SpecifyKind(wall - OffsetOf(wall), DateTimeKind.Utc));
    }

    /// <summary>Sources are compared as written: the order of their wall clock times is what the data set's own figures count.</summary>
    public int CompareTo(OlistTime other) => Local.CompareTo(other.Local);

    public static bool operator <(OlistTime left, OlistTime right) => left.CompareTo(right) < 0;

    public static bool operator >(OlistTime left, OlistTime right) => left.CompareTo(right) > 0;

    public static bool operator <=(OlistTime left, OlistTime right) => left.CompareTo(right) <= 0;

    public static bool operator >=(OlistTime left, OlistTime right) => left.CompareTo(right) >= 0;

    public override string ToString() => Local.ToString(Format, CultureInfo.InvariantCulture);

    private static TimeSpan OffsetOf(DateTime wall) =>
        SaoPaulo.IsAmbiguousTime(wall) ? SaoPaulo.GetAmbiguousTimeOffsets(wall).Max()
        : SaoPaulo.IsInvalidTime(wall) ? SaoPaulo.GetUtcOffset(wall.AddHours(-1))
        : SaoPaulo.GetUtcOffset(wall);
}
