using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Routing;

/// <summary>A hub with what it has right now, and how busy it is.</summary>
/// <param name="Available">On hand and not held, safety stock included.</param>
public sealed record HubStock(HubId Id, string Code, string Country, double Latitude, double Longitude, IReadOnlyDictionary<VariantId, int> Available)
{
    public string Name { get; init; } = Code;

    public HubSettings Settings { get; init; } = new();

    /// <summary>Units that stay in the hub.</summary>
    public IReadOnlyDictionary<VariantId, int> Safety { get; init; } = new Dictionary<VariantId, int>();

    /// <summary>Parcels that have been taken on and have not left, and those that left today: counted for hubs with a capacity.</summary>
    public int Parcels { get; init; }

    /// <summary>What may be sold from it: nothing when it is closed down, and never its safety stock.</summary>
    public int Sellable(VariantId variant) => Settings.IsActive ? Math.Max(0, Available.GetValueOrDefault(variant) - Safety.GetValueOrDefault(variant)) : 0;
}

/// <summary>Units of a line that are to be sent. The same variant may be on several lines.</summary>
/// <param name="Line">Counts the lines of the order from 0.</param>
public sealed record LineDemand(int Line, VariantId Variant, int Quantity);

/// <summary>What is to be sent, where and until when.</summary>
public sealed record RouteRequest(RoutingReason Reason, IReadOnlyList<LineDemand> Demand, Destination To, DeliveryType Delivery, DateTime? PromisedAt, DateTime Now)
{
    /// <summary>What a hub has said that it does not have.</summary>
    public IReadOnlySet<(HubId Hub, VariantId Variant)> Excluded { get; init; } = new HashSet<(HubId, VariantId)>();
}

/// <summary>What routing knows of the world, read before the transaction.</summary>
public sealed record RoutingFacts(IReadOnlyList<HubStock> Hubs, RuleSet Rules)
{
    /// <summary>No hub has anything.</summary>
    public static RoutingFacts None { get; } = new([], RuleSet.Default);
}

/// <summary>Where the goods go.</summary>
public sealed record Destination(string Country, double? Latitude, double? Longitude)
{
    /// <summary>The address's own place, else the middle of its country, else null.</summary>
    public (double Latitude, double Longitude)? Place =>
        Latitude is { } latitude && Longitude is { } longitude ? (latitude, longitude) : Countries.MiddleOf(Country);

    /// <summary>How well the place is known.</summary>
    public PlaceSource Source => Latitude is not null && Longitude is not null ? PlaceSource.Address : Countries.MiddleOf(Country) is null ? PlaceSource.Unknown : PlaceSource.Country;

    /// <summary>Whole kilometres as the crow flies; to a country that is not in the table a hub in it counts as near, any other as 1,000 km away.</summary>
    public int KilometresFrom(HubStock hub)
    {
        if (Place is not { } place)
        {
            return string.Equals(hub.Country, Country, StringComparison.Ordinal) ? 0 : 1000;
        }

        static double Radians(double degrees) => degrees * Math.PI / 180;
        var a = Math.Pow(Math.Sin(Radians(place.Latitude - hub.Latitude) / 2), 2)
            + (Math.Cos(Radians(hub.Latitude)) * Math.Cos(Radians(place.Latitude)) * Math.Pow(Math.Sin(Radians(place.Longitude - hub.Longitude) / 2), 2));
        return (int)Math.Round(2 * 6371 * Math.Asin(Math.Min(1, Math.Sqrt(a))));
    }

    public static Destination Of(Customers.Address address) => new(address.Country, address.Latitude, address.Longitude);
}

public enum PlaceSource
{
    Address,
    Country,
    Unknown,
}
