using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Tests.Routing;

/// <summary>Hubs and requests for routing tests; every argument has a plain default.</summary>
internal static class RoutingScene
{
    public static readonly VariantId Mug = new(1);
    public static readonly VariantId Pot = new(2);
    public static readonly Destination Berlin = new("DE", 52.52, 13.40);

    /// <summary>A Wednesday.</summary>
    public static readonly DateTime Noon = new(2026, 3, 4, 12, 0, 0, DateTimeKind.Utc);

    public static HubStock Hub(
        long id, double latitude = 52.5, double longitude = 13.4, (VariantId Variant, int Units)[]? stock = null, HubSettings? settings = null, int parcels = 0, (VariantId Variant, int Units)[]? safety = null) =>
        new(new HubId(id), $"H{id}", "DE", latitude, longitude, (stock ?? []).ToDictionary(s => s.Variant, s => s.Units))
        {
            Settings = settings ?? new HubSettings(),
            Parcels = parcels,
            Safety = (safety ?? []).ToDictionary(s => s.Variant, s => s.Units),
        };

    public static RouteRequest Ask(IReadOnlyList<LineDemand> demand, DateTime? promised = null, DateTime? now = null, Destination? to = null, DeliveryType delivery = DeliveryType.Standard) =>
        new(RoutingReason.Placed, demand, to ?? Berlin, delivery, promised, now ?? Noon);

    public static RouteResult Plan(RouteRequest ask, IReadOnlyList<HubStock> hubs, RoutingRules? rules = null) =>
        RoutePlanner.Plan(ask, new RoutingFacts(hubs, new RuleSet(1, rules ?? new RoutingRules())));

    public static HubCalendar Calendar(string zone = "Europe/Berlin", DayOfWeek[]? days = null, DateOnly[]? holidays = null, int cutOff = 15, int minutes = 60) => new(
        zone, days ?? [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], holidays ?? [], new TimeOnly(cutOff, 0), minutes);
}
