using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Routing;

/// <summary>A hub with what it can give right now.</summary>
public sealed record HubStock(HubId Id, string Code, string Country, double Latitude, double Longitude, IReadOnlyDictionary<VariantId, int> Available);

/// <summary>Where the goods go.</summary>
public sealed record Destination(string Country, double? Latitude, double? Longitude);

/// <summary>
/// Decides which hub sends what: one parcel from the nearest hub that has everything, else nearest hubs first until all is
/// covered. Pure; the guarded updates at saving decide whether the stock is still there.
/// </summary>
public static class RoutePlanner
{
    /// <param name="demand">Units by line index and variant; the same variant may be on several lines.</param>
    /// <param name="hubs">The candidates.</param>
    /// <param name="to">The destination.</param>
    /// <returns>The allocations, or null when even all hubs together have too little.</returns>
    public static IReadOnlyList<Allocation>? Plan(IReadOnlyList<(int Line, VariantId Variant, int Quantity)> demand, IReadOnlyList<HubStock> hubs, Destination to)
    {
        var nearest = hubs.OrderBy(h => Distance(h, to)).ThenBy(h => h.Id.Value).ToList();
        var needs = demand.GroupBy(d => d.Variant).Select(g => (Variant: g.Key, Quantity: g.Sum(d => d.Quantity))).ToList();
        var one = nearest.FirstOrDefault(h => needs.All(n => h.Available.GetValueOrDefault(n.Variant) >= n.Quantity));
        return one is not null ? [.. demand.Select(d => new Allocation(d.Line, one.Id, d.Quantity))] : Spread(demand, nearest);
    }

    private static List<Allocation>? Spread(IReadOnlyList<(int Line, VariantId Variant, int Quantity)> demand, List<HubStock> nearest)
    {
        var left = nearest.ToDictionary(h => h.Id, h => new Dictionary<VariantId, int>(h.Available));
        var allocations = new List<Allocation>();
        foreach (var (line, variant, quantity) in demand)
        {
            var missing = quantity;
            foreach (var hub in nearest)
            {
                var take = Math.Min(missing, Math.Max(0, left[hub.Id].GetValueOrDefault(variant)));
                if (take > 0)
                {
                    allocations.Add(new Allocation(line, hub.Id, take));
                    left[hub.Id][variant] -= take;
                    missing -= take;
                }
            }

            if (missing > 0)
            {
                return null;
            }
        }

        return allocations;
    }

    /// <summary>Kilometres as the crow flies; without coordinates the same country counts as near.</summary>
    private static double Distance(HubStock hub, Destination to)
    {
        if (to.Latitude is not { } latitude || to.Longitude is not { } longitude)
        {
            return string.Equals(hub.Country, to.Country, StringComparison.Ordinal) ? 0 : 1000;
        }

        static double Radians(double degrees) => degrees * Math.PI / 180;
        var a = Math.Pow(Math.Sin(Radians(latitude - hub.Latitude) / 2), 2)
            + (Math.Cos(Radians(hub.Latitude)) * Math.Cos(Radians(latitude)) * Math.Pow(Math.Sin(Radians(longitude - hub.Longitude) / 2), 2));
        return 2 * 6371 * Math.Asin(Math.Sqrt(a));
    }
}
