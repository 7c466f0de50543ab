using System.Globalization;

namespace OrderDesk.Web.Shipping;

/// <summary>How the settings of hubs are written: on the wire, and in the fields of the page.</summary>
public static class HubWords
{
    public delegate bool TryRead<T>(string text, out T value);

    public static string WireOf(DayOfWeek day) => day.ToString().ToLowerInvariant();

    /// <summary>Mon, Tue …</summary>
    public static string ShortOf(DayOfWeek day) => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName(day);

    /// <summary>As people write a week: Monday first.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static string DaysOf(IReadOnlyList<DayOfWeek> days) => days.Count == 7 ? "every day" : days.Order().SequenceEqual(Week.Take(5)) ? "Mon–Fri"
        : days.Order().SequenceEqual(Week.Take(6)) ? "Mon–Sat" : string.Join(", ", Week.Where(days.Contains).Select(ShortOf));

    /// <summary>2 h 30 min.</summary>
    public static string DurationOf(int minutes) => (minutes / 60, minutes % 60) switch { (0, var m) => $"{m} min", (var h, 0) => $"{h} h", var (h, m) => $"{h} h {m} min" };

    public static bool TryReadDay(string text, out DayOfWeek day) => Enum.TryParse(text, ignoreCase: true, out day) && WireOf(day) == text;

    public static bool TryReadDate(string text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static bool TryReadTime(string text, out TimeOnly time) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    public static string DateOf(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string TimeOf(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
