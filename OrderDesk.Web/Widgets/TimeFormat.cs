using System.Globalization;

namespace OrderDesk.Web.Widgets;

/// <summary>Times as people read them, in the reader's zone. Pure: now and zone are given.</summary>
public static class TimeFormat
{
    private static readonly string[] Nearby = ["Today", "Yesterday", "Tomorrow"];

    /// <summary>"Today 14:05", "Yesterday 09:10", "Tomorrow 08:00", "12 Nov 14:05", "12 Nov 2025".</summary>
    public static string Short(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone, CultureInfo? culture = null)
    {
        var (local, days) = Local(at, now, zone);
        var c = culture ?? CultureInfo.CurrentCulture;
        var clock = local.ToString("HH:mm", c);
        return Near(days) is { } word ? $"{word} {clock}"
            : local.Year == TimeZoneInfo.ConvertTime(now, zone).Year ? local.ToString("d MMM", c) + " " + clock
            : local.ToString("d MMM yyyy", c);
    }

    /// <summary>"Today", "Yesterday", "Tomorrow", "Tue 24 Nov", "24 Nov 2025": a day without its clock.</summary>
    public static string Day(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone, CultureInfo? culture = null)
    {
        var (local, days) = Local(at, now, zone);
        var c = culture ?? CultureInfo.CurrentCulture;
        return Near(days) ?? (local.Year == TimeZoneInfo.ConvertTime(now, zone).Year ? local.ToString("ddd d MMM", c) : local.ToString("d MMM yyyy", c));
    }

    /// <summary>The same within a sentence: "today 14:05"; months and weekdays keep their capital.</summary>
    public static string InSentence(string words) =>
        Nearby.Any(word => words.StartsWith(word, StringComparison.Ordinal)) ? char.ToLowerInvariant(words[0]) + words[1..] : words;

    /// <summary>"Saturday 21 November 2026, 14:05:09 (UTC+01:00)": everything, for the hover.</summary>
    public static string Full(DateTimeOffset at, TimeZoneInfo zone, CultureInfo? culture = null)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var offset = local.Offset == TimeSpan.Zero ? "UTC" : "UTC" + local.ToString("zzz", CultureInfo.InvariantCulture);
        return $"{local.ToString("dddd d MMMM yyyy, HH:mm:ss", culture ?? CultureInfo.CurrentCulture)} ({offset})";
    }

    /// <summary>"just now", "3 min ago", "in 2 h 5 min", "4 days ago".</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now)
    {
        var gap = now - at;
        return gap.Duration() < TimeSpan.FromSeconds(45) ? "just now" : gap > TimeSpan.Zero ? $"{Span(gap)} ago" : $"in {Span(gap)}";
    }

    /// <summary>"40 s", "3 min", "2 h 5 min", "1 day 3 h", "12 days": a length of time in at most two parts.</summary>
    public static string Span(TimeSpan span)
    {
        var d = span.Duration();
        return d switch
        {
            { TotalMinutes: < 1 } => $"{d.Seconds} s",
            { TotalHours: < 1 } => $"{d.Minutes} min",
            { TotalDays: < 1 } => Two($"{d.Hours} h", d.Minutes, "min"),
            { TotalDays: < 4 } => Two(d.Days == 1 ? "1 day" : $"{d.Days} days", d.Hours, "h"),
            _ => $"{d.Days} days",
        };
    }

    private static string Two(string first, int second, string unit) => second == 0 ? first : $"{first} {second} {unit}";

    private static (DateTimeOffset Local, int Days) Local(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return (local, (local.Date - TimeZoneInfo.ConvertTime(now, zone).Date).Days);
    }

    private static string? Near(int days) => days switch { 0 => "Today", -1 => "Yesterday", 1 => "Tomorrow", _ => null };
}
