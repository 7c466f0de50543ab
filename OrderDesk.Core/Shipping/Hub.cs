using OrderDesk.Core.Common;

namespace OrderDesk.Core.Shipping;

/// <summary>A warehouse: where own stock lies and own parcels leave.</summary>
public sealed class Hub
{
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
}
