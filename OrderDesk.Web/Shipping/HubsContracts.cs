using OrderDesk.Core.Shipping;

namespace OrderDesk.Web.Shipping;

public sealed record HubsAnswer(IReadOnlyList<HubAnswer> Hubs);

/// <param name="TimeZone">IANA name.</param>
public sealed record HubAnswer(string Id, string Code, string Name, string City, string Country, string TimeZone, int OpenParcels)
{
    public static HubAnswer Of(HubRow h) => new(h.Id.ToString(), h.Code, h.Name, h.City, h.Country, h.TimeZone, h.OpenParcels);
}
