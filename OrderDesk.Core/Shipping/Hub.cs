using System.Globalization;
using OrderDesk.Core.Common;

namespace OrderDesk.Core.Shipping;

/// <summary>How a hub works: what routing asks it by.</summary>
public sealed record HubSettings
{
    public bool IsActive { get; init; } = true;

    public HubCalendar Calendar { get; init; } = HubCalendar.Always;

    /// <summary>Parcels that it can send on a working day; null: as many as come.</summary>
    public int? DailyCapacity { get; init; }

    /// <summary>What a parcel costs us there, in minor units of <see cref="Hub.CostCurrency"/>.</summary>
    public long ParcelCostMinor { get; init; }

    public long UnitCostMinor { get; init; }
}

/// <summary>A warehouse: where own stock lies and own parcels leave.</summary>
public sealed class Hub
{
    /// <summary>The money that hubs are compared in.</summary>
    public const string CostCurrency = "EUR";

    private Hub()
    {
    }

    public HubId Id { get; private set; }

    /// <summary>Short and unique: BER, LYO.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string City { get; private set; } = "";

    public string Country { get; private set; } = "";

    public double Latitude { get; private set; }

    public double Longitude { get; private set; }

    /// <summary>IANA name of the hub's time zone.</summary>
    public string TimeZone { get; private set; } = "UTC";

    public bool IsActive { get; private set; } = true;

    /// <summary>One digit a day, Sunday is 0: <c>12345</c>.</summary>
    public string WorkingDays { get; private set; } = "0123456";

    /// <summary>ISO dates with commas between, in order.</summary>
    public string Holidays { get; private set; } = "";

    /// <summary>Minutes after midnight, local.</summary>
    public int CutOffMinutes { get; private set; } = (23 * 60) + 59;

    public int ProcessingMinutes { get; private set; }

    public int? DailyCapacity { get; private set; }

    public long ParcelCostMinor { get; private set; }

    public long UnitCostMinor { get; private set; }

    /// <summary>Grows by one with every change of its settings.</summary>
    public long Version { get; private set; } = 1;

    public HubSettings Settings => new()
    {
        IsActive = IsActive,
        Calendar = new HubCalendar(
            TimeZone,
            [.. WorkingDays.Select(c => (DayOfWeek)(c - '0'))],
            [.. Holidays.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture))],
            new TimeOnly(CutOffMinutes / 60, CutOffMinutes % 60),
            ProcessingMinutes),
        DailyCapacity = DailyCapacity,
        ParcelCostMinor = ParcelCostMinor,
        UnitCostMinor = UnitCostMinor,
    };

    public static Hub Create(HubId id, string code, string name, string city, string country, double latitude, double longitude, string timeZone) => new()
    {
        Id = id,
        Code = code,
        Name = name,
        City = city,
        Country = country,
        Latitude = latitude,
        Longitude = longitude,
        TimeZone = timeZone,
    };

    /// <summary>Takes settings that <see cref="HubRules"/> has passed.</summary>
    public void Change(HubSettings to)
    {
        (IsActive, TimeZone) = (to.IsActive, to.Calendar.TimeZone);
        WorkingDays = string.Concat(to.Calendar.WorkingDays.Distinct().Order().Select(d => (char)('0' + (int)d)));
        Holidays = string.Join(',', to.Calendar.Holidays.Distinct().Order().Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        CutOffMinutes = (to.Calendar.CutOff.Hour * 60) + to.Calendar.CutOff.Minute;
        (ProcessingMinutes, DailyCapacity) = (to.Calendar.ProcessingMinutes, to.DailyCapacity);
        (ParcelCostMinor, UnitCostMinor) = (to.ParcelCostMinor, to.UnitCostMinor);
        Version++;
    }
}

/// <summary>What the settings of a hub must be, said once for the page and the API.</summary>
public static class HubRules
{
    public const int MaxHolidays = 200;
    public const int MaxProcessingMinutes = 14 * 24 * 60;
    public const int MaxCapacity = 1_000_000;
    public const long MaxCostMinor = 1_000_000;

    public static IReadOnlyList<Error> Check(HubSettings s)
    {
        var errors = new List<Error>();
        var calendar = s.Calendar;
        Must(errors, calendar.TimeZone.Length <= 60 && TimeZoneInfo.TryFindSystemTimeZoneById(calendar.TimeZone, out _), "timeZone", "the name of a time zone, such as Europe/Berlin");
        Must(errors, calendar.WorkingDays.Count is > 0 and <= 7 && calendar.WorkingDays.All(Enum.IsDefined), "workingDays", "one to seven days of the week");
        Must(errors, calendar.Holidays.Count <= MaxHolidays, "holidays", $"at most {MaxHolidays} dates");
        Must(errors, calendar.ProcessingMinutes is >= 0 and <= MaxProcessingMinutes, "processingMinutes", $"between 0 and {MaxProcessingMinutes}");
        Must(errors, s.DailyCapacity is null or (>= 1 and <= MaxCapacity), "dailyCapacity", $"between 1 and {MaxCapacity}, or nothing for no limit");
        Must(errors, s.ParcelCostMinor is >= 0 and <= MaxCostMinor, "costPerParcel", $"between 0 and {MaxCostMinor / 100}");
        Must(errors, s.UnitCostMinor is >= 0 and <= MaxCostMinor, "costPerUnit", $"between 0 and {MaxCostMinor / 100}");
        return errors;
    }

    private static void Must(List<Error> errors, bool holds, string field, string range)
    {
        if (!holds)
        {
            errors.Add(CommonErrors.OutOfRange(field, range));
        }
    }
}
