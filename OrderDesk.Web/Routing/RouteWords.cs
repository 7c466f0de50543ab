using System.Globalization;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Routing;

namespace OrderDesk.Web.Routing;

/// <summary>Decisions of routing in words.</summary>
public static class RouteWords
{
    public static string Of(RoutingReason reason) => reason switch
    {
        RoutingReason.Placed => "When it was placed",
        RoutingReason.HubRejected => "After a hub rejected",
        RoutingReason.Filled => "When goods came",
        _ => "When stock was held again",
    };

    public static string Of(RouteFilter filter) => filter switch
    {
        RouteFilter.Inactive => "closed down",
        RouteFilter.Rejected => "said that it does not have it",
        RouteFilter.HasNothing => "has none of it",
        RouteFilter.SafetyStock => "has its safety stock only",
        RouteFilter.Closed => "does not work in the next weeks",
        RouteFilter.MissesPromise => "opens after the promised time",
        _ => "its capacity is used up",
    };

    /// <summary>Points with at most one decimal.</summary>
    public static string Points(long thousandths) => (thousandths / 1000m).ToString("#,0.#", CultureInfo.CurrentCulture);

    /// <summary>The decision for one hub, as somebody would tell it.</summary>
    public static string Why(RouteDecision d, RouteCandidate hub)
    {
        var rivals = d.Candidates.Where(c => !c.IsChosen && c.Score is not null).ToList();
        var together = d.Candidates.Count(c => c.IsChosen);
        var what = Units(hub.Units);
        var opening = (d.Method, together) switch
        {
            (RouteMethod.OneHub, _) when rivals.Exists(c => c.CanSend == hub.CanSend) => $"{hub.Name} has everything, and of the hubs that do it has the fewest points.",
            (RouteMethod.OneHub, _) => $"{hub.Name} is the only one that has everything: the order goes in one parcel.",
            (_, > 1) => $"{hub.Name} sends {what} of {Units(d.Needs.Sum(n => n.Quantity))}: these {together} hubs together have the fewest points.",
            _ => $"{hub.Name} sends {what}: it has the fewest points.",
        };
        var nearest = rivals.Where(c => c.CanSend == hub.CanSend).MinBy(c => c.Score!.Total);
        return together == 1 && nearest is not null && hub.Score is not null ? $"{opening} {nearest.Name} would have {Points(nearest.Score!.Total - hub.Score.Total)} more." : opening;
    }

    public static string Place(RouteDecision d) => d.Place switch
    {
        PlaceSource.Address => "Distances go to the address.",
        PlaceSource.Country => $"The address has no coordinates: distances go to the middle of {CountryNames.Of(d.Country)}.",
        _ => "The address has no coordinates and its country is not in the table: a hub in it counts as near, any other as 1,000 km away.",
    };

    public static string Units(int units) => units == 1 ? "1 unit" : string.Create(CultureInfo.CurrentCulture, $"{units:#,0} units");
}
