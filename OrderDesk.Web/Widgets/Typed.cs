using System.Globalization;

namespace OrderDesk.Web.Widgets;

/// <summary>Whole numbers as people type them into fields.</summary>
internal static class Typed
{
    /// <summary>Zero or more; null when it is none.</summary>
    public static int? Count(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>With a plus or a minus, also the typographic one; null when it is none.</summary>
    public static int? Signed(string? text) => int.TryParse(text?.Trim().Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>As it stands in a field at first.</summary>
    public static string Words(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
