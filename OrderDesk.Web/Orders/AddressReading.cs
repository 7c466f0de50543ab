using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;

namespace OrderDesk.Web.Orders;

/// <summary>Reads an address as it is sent; what it must have is checked by the use case.</summary>
internal static class AddressReading
{
    public static Address? Of(string field, AddressBody? a, ICollection<Error> errors)
    {
        if (a is null)
        {
            return null;
        }

        if (a.Latitude is < -90 or > 90 || a.Longitude is < -180 or > 180)
        {
            errors.Add(CommonErrors.OutOfRange($"{field}.latitude", "with longitude a place on Earth, in degrees"));
        }

        return new Address(a.Name ?? "", a.Street ?? "", a.City ?? "", a.State, a.PostalCode ?? a.ZipCode ?? "", a.Country ?? "")
        {
            Line2 = a.Line2,
            Phone = a.Phone,
            Latitude = a.Latitude,
            Longitude = a.Longitude,
        };
    }
}
