using OrderDesk.Core.Common;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Shipping;

public sealed record HubsAnswer(IReadOnlyList<HubAnswer> Hubs);

/// <param name="TimeZone">IANA name.</param>
public sealed record HubAnswer(string Id, string Code, string Name, string City, string Country, string TimeZone, int OpenParcels)
{
    public static HubAnswer Of(HubRow h) => new(h.Id.ToString(), h.Code, h.Name, h.City, h.Country, h.TimeZone, h.OpenParcels);
}

/// <param name="WorkingDays">monday, tuesday …</param>
/// <param name="CutOff">Local time: what comes in before it leaves on that day.</param>
/// <param name="DailyCapacity">Parcels; missing without a limit.</param>
public sealed record HubSettingsAnswer(
    string Id, string Code, string Name, string City, string Country, bool IsActive, string TimeZone, IReadOnlyList<string> WorkingDays, IReadOnlyList<string> Holidays, string CutOff, int ProcessingMinutes,
    int? DailyCapacity, AmountAnswer CostPerParcel, AmountAnswer CostPerUnit, int OpenParcels, long Version)
{
    public static HubSettingsAnswer Of(HubDetail h)
    {
        var (settings, calendar, euro) = (h.Settings, h.Settings.Calendar, Currency.Of(Hub.CostCurrency));
        return new(
            h.Id.ToString(), h.Code, h.Name, h.City, h.Country, settings.IsActive, calendar.TimeZone, [.. calendar.WorkingDays.Select(HubWords.WireOf)], [.. calendar.Holidays.Select(HubWords.DateOf)],
            HubWords.TimeOf(calendar.CutOff), calendar.ProcessingMinutes, settings.DailyCapacity, AmountAnswer.Of(new Money(settings.ParcelCostMinor, euro)), AmountAnswer.Of(new Money(settings.UnitCostMinor, euro)), h.OpenParcels, h.Version);
    }
}

/// <summary>How a hub is to work. Costs are in euros.</summary>
public sealed record HubSettingsBody
{
    public bool? IsActive { get; init; }

    public string? TimeZone { get; init; }

    public IReadOnlyList<string?>? WorkingDays { get; init; }

    public IReadOnlyList<string?>? Holidays { get; init; }

    public string? CutOff { get; init; }

    public int? ProcessingMinutes { get; init; }

    public int? DailyCapacity { get; init; }

    public decimal? CostPerParcel { get; init; }

    public decimal? CostPerUnit { get; init; }
}

public sealed record HubChangedAnswer(string Id, long Version);
