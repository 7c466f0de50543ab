namespace OrderDesk.Core.Shipping;

/// <summary>When a hub works, in its own time zone: a parcel that comes in before the cut-off of a working day leaves on that day.</summary>
/// <param name="TimeZone">IANA name.</param>
/// <param name="CutOff">Local time.</param>
/// <param name="ProcessingMinutes">From taking a parcel on to having it ready for the carrier.</param>
public sealed record HubCalendar(string TimeZone, IReadOnlyList<DayOfWeek> WorkingDays, IReadOnlyList<DateOnly> Holidays, TimeOnly CutOff, int ProcessingMinutes)
{
    /// <summary>A hub that is closed for longer than this counts as closed.</summary>
    private const int LooksAhead = 60;

    private static readonly TimeOnly Opening = new(8, 0);

    /// <summary>Every day until midnight, in UTC, and at once.</summary>
    public static HubCalendar Always { get; } = new("UTC", Enum.GetValues<DayOfWeek>(), [], new TimeOnly(23, 59), 0);

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    public bool IsWorking(DateOnly day) => WorkingDays.Contains(day.DayOfWeek) && !Holidays.Contains(day);

    public DateOnly DayOf(DateTime moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(moment, Zone));

    /// <summary>The moment at which a local day begins.</summary>
    public DateTime StartOf(DateOnly day) => ToUtc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>When a parcel that is taken on now can leave; null when the hub is closed for the next weeks.</summary>
    public Departure? Next(DateTime now)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(now, Zone);
        var today = DateOnly.FromDateTime(local);
        var isToday = IsWorking(today) && TimeOnly.FromDateTime(local) < CutOff;
        if (WorkingFrom(isToday ? today : today.AddDays(1)) is not { } day)
        {
            return null;
        }

        var opens = day.ToDateTime(Opening);
        var ready = (isToday && local > opens ? local : opens).AddMinutes(ProcessingMinutes);
        if (WorkingFrom(DateOnly.FromDateTime(ready)) is not { } leaves)
        {
            return null;
        }

        ready = leaves == DateOnly.FromDateTime(ready) ? ready : leaves.ToDateTime(Opening);
        return new Departure(leaves, ToUtc(ready), Math.Max(1, Enumerable.Range(0, leaves.DayNumber - today.DayNumber + 1).Count(n => IsWorking(today.AddDays(n)))));
    }

    private DateOnly? WorkingFrom(DateOnly day)
    {
        for (var n = 0; n <= LooksAhead; n++)
        {
            if (IsWorking(day.AddDays(n)))
            {
                return day.AddDays(n);
            }
        }

        return null;
    }

    /// <summary>A local time that the clocks skip in spring is the next one that there is.</summary>
    private DateTime ToUtc(DateTime local)
    {
        var there = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Zone.IsInvalidTime(there) ? there.AddHours(1) : there, Zone);
    }
}

/// <summary>When a parcel can leave a hub.</summary>
/// <param name="Day">The local day.</param>
/// <param name="ReadyAt">UTC.</param>
/// <param name="Days">Working days from today until then, both counted: what the hub's daily capacity is multiplied by.</param>
public sealed record Departure(DateOnly Day, DateTime ReadyAt, int Days);
