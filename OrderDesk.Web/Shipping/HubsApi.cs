using System.Globalization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Shipping;

/// <summary>/api/hubs: the warehouses.</summary>
internal static class HubsApi
{
    public static void MapHubs(this IEndpointRouteBuilder routes)
    {
        var hubs = routes.MapApi("/api/hubs", "Hubs");
        hubs.MapGet("/", List).Needs(Permissions.HubsRead).Gives<HubsAnswer>().WithSummary("All hubs, with the parcels that are open in each");
        hubs.MapGet("/{id}", Find).Needs(Permissions.HubsRead).Gives<HubSettingsAnswer>().WithSummary("How a hub works: calendar, cut-off, capacity, costs");
        hubs.MapPut("/{id}", Change).Needs(Permissions.HubsManage).Takes<HubSettingsBody>().Gives<HubChangedAnswer>().WithSummary("Changes how a hub works; what is left out is set to its usual value");
    }

    private static async Task<IResult> List(ApiCall call, IShippingReads reads, CancellationToken ct) =>
        Answers.Json(new HubsAnswer([.. (await reads.Hubs(call.Caller, ct)).Select(HubAnswer.Of)]));

    private static async Task<IResult> Find(string id, ApiCall call, IRoutingReads reads, CancellationToken ct)
    {
        if (!IdText.TryRead<HubId>(id, out var hub) || (await reads.Hubs(call.Caller, ct)).FirstOrDefault(h => h.Id == hub) is not { } found)
        {
            return Answers.Refused(CommonErrors.NotFound("This hub"));
        }

        call.SetVersion(found.Version);
        return Answers.Json(HubSettingsAnswer.Of(found));
    }

    private static async Task<IResult> Change(string id, ApiCall call, Body<HubSettingsBody> body, ChangeHub change, CancellationToken ct)
    {
        if (!IdText.TryRead<HubId>(id, out var hub))
        {
            return Answers.Refused(CommonErrors.NotFound("This hub"));
        }

        var settings = Settings(body.Value);
        if (!settings.Ok)
        {
            return Answers.Refused(settings.Error);
        }

        var changed = await change.Run(new(hub, settings.Value, call.Version), call.Command(body), ct);
        if (!changed.Ok)
        {
            return Answers.Refused(changed.Error);
        }

        call.SetVersion(changed.Value.Version);
        return Answers.Json(new HubChangedAnswer(hub.ToString(), changed.Value.Version));
    }

    private static Result<HubSettings> Settings(HubSettingsBody b)
    {
        var errors = new List<Error>();
        var calendar = HubCalendar.Always;
        var days = Many(errors, "workingDays", b.WorkingDays, calendar.WorkingDays, 7, HubWords.TryReadDay, "one of " + string.Join(", ", Enum.GetValues<DayOfWeek>().Select(HubWords.WireOf)));
        var holidays = Many(errors, "holidays", b.Holidays, calendar.Holidays, HubRules.MaxHolidays, HubWords.TryReadDate, "a date such as 2026-12-25");
        if (!HubWords.TryReadTime(b.CutOff ?? "23:59", out var cutOff))
        {
            errors.Add(CommonErrors.OutOfRange("cutOff", "a time such as 15:00"));
        }

        var settings = new HubSettings
        {
            IsActive = b.IsActive ?? true,
            Calendar = new HubCalendar(b.TimeZone ?? "UTC", days, holidays, cutOff, b.ProcessingMinutes ?? 0),
            DailyCapacity = b.DailyCapacity,
            ParcelCostMinor = Cost(errors, "costPerParcel", b.CostPerParcel),
            UnitCostMinor = Cost(errors, "costPerUnit", b.CostPerUnit),
        };
        return errors.Count == 0 ? settings : Error.Join(errors);
    }

    private static IReadOnlyList<T> Many<T>(List<Error> errors, string field, IReadOnlyList<string?>? texts, IReadOnlyList<T> usual, int most, HubWords.TryRead<T> read, string range)
    {
        if (texts is null || texts.Count > most)
        {
            errors.AddRange(texts is null ? [] : [CommonErrors.OutOfRange(field, $"at most {most} entries")]);
            return usual;
        }

        var values = new List<T>();
        foreach (var (text, index) in texts.Select((t, i) => (t, i)))
        {
            if (read(text ?? "", out var value))
            {
                values.Add(value);
            }
            else
            {
                errors.Add(CommonErrors.OutOfRange(string.Create(CultureInfo.InvariantCulture, $"{field}[{index}]"), range));
            }
        }

        return values;
    }

    private static long Cost(List<Error> errors, string field, decimal? amount)
    {
        if (Money.FromMajor(amount ?? 0, Currency.Of(Hub.CostCurrency)) is { } cost)
        {
            return cost.Minor;
        }

        errors.Add(CommonErrors.OutOfRange(field, "an amount in euros with at most two decimals"));
        return 0;
    }
}
