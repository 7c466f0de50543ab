using System.Globalization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Web.Shipping;

/// <summary>The fields of a hub's settings as they are typed, and what is wrong with them.</summary>
public sealed class HubForm
{
    private readonly HashSet<DayOfWeek> _days = [];
    private Dictionary<string, string> _errors = new(StringComparer.Ordinal);

    public bool IsActive { get; set; } = true;

    public IReadOnlySet<DayOfWeek> Days => _days;

    public string TimeZone { get; set; } = "";

    public string CutOff { get; set; } = "";

    public string Minutes { get; set; } = "";

    public string Capacity { get; set; } = "";

    public string ParcelCost { get; set; } = "";

    public string UnitCost { get; set; } = "";

    public string Holidays { get; set; } = "";

    public static HubForm Of(HubSettings s)
    {
        var form = new HubForm
        {
            IsActive = s.IsActive,
            TimeZone = s.Calendar.TimeZone,
            CutOff = HubWords.TimeOf(s.Calendar.CutOff),
            Minutes = s.Calendar.ProcessingMinutes.ToString(CultureInfo.InvariantCulture),
            Capacity = s.DailyCapacity?.ToString(CultureInfo.InvariantCulture) ?? "",
            ParcelCost = Written(s.ParcelCostMinor),
            UnitCost = Written(s.UnitCostMinor),
            Holidays = string.Join('\n', s.Calendar.Holidays.Select(HubWords.DateOf)),
        };
        form._days.UnionWith(s.Calendar.WorkingDays);
        return form;
    }

    public string? For(string field) => _errors.GetValueOrDefault(field);

    public void Set(DayOfWeek day, bool works) => _ = works ? _days.Add(day) : _days.Remove(day);

    /// <summary>The settings, or null when a field is wrong; then <see cref="For"/> says which.</summary>
    public HubSettings? Read()
    {
        _errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var settings = new HubSettings
        {
            IsActive = IsActive,
            Calendar = new HubCalendar(TimeZone.Trim(), [.. _days.Order()], Dates(), HubWords.TryReadTime(CutOff, out var cutOff) ? cutOff : Wrong<TimeOnly>("cutOff", "Enter a time."), Whole("processingMinutes", Minutes) ?? 0),
            DailyCapacity = string.IsNullOrWhiteSpace(Capacity) ? null : Whole("dailyCapacity", Capacity),
            ParcelCostMinor = Cost("costPerParcel", ParcelCost),
            UnitCostMinor = Cost("costPerUnit", UnitCost),
        };
        foreach (var error in HubRules.Check(settings))
        {
            _errors.TryAdd(error.Field ?? "", error.Code == "OUT_OF_RANGE" ? $"It must be {error.Message[(error.Message.IndexOf("must be ", StringComparison.Ordinal) + 8)..]}" : error.Message);
        }

        return _errors.Count == 0 ? settings : null;
    }

    /// <summary>All that is typed: says whether two presses ask for the same.</summary>
    public override string ToString() => string.Join('|', IsActive, string.Join(',', _days.Order()), TimeZone, CutOff, Minutes, Capacity, ParcelCost, UnitCost, Holidays);

    private List<DateOnly> Dates()
    {
        var dates = new List<DateOnly>();
        foreach (var text in Holidays.Split(['\n', ',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            dates.Add(HubWords.TryReadDate(text, out var date) ? date : Wrong<DateOnly>("holidays", $"“{text}” is no date such as 2026-12-25."));
        }

        return [.. dates.Distinct().Order()];
    }

    private int? Whole(string field, string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : Wrong<int?>(field, "Enter a whole number.");

    private long Cost(string field, string text) =>
        decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && Money.FromMajor(amount, Currency.Of(Hub.CostCurrency)) is { } cost
            ? cost.Minor
            : Wrong<long>(field, "Enter an amount such as 4.20.");

    private T? Wrong<T>(string field, string words)
    {
        _errors[field] = words;
        return default;
    }

    private static string Written(long minor) => (minor / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
