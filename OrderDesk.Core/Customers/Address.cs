using OrderDesk.Core.Common;

namespace OrderDesk.Core.Customers;

/// <summary>A postal address as a snapshot on an order. The country is ISO 3166-1 alpha-2.</summary>
public sealed record Address(string Name, string Street, string City, string? State, string PostalCode, string Country)
{
    /// <summary>Flat, floor, company: whatever the street line does not hold.</summary>
    public string? Line2 { get; init; }

    public string? Phone { get; init; }

    /// <summary>Degrees, when known; routing falls back to the country without them.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string OneLine => string.Join(", ", new[] { Street, Line2, $"{PostalCode} {City}", State, Country }.Where(p => !string.IsNullOrWhiteSpace(p)));
}

/// <summary>What an address must have, said once for the form, the API and imports.</summary>
public static class AddressRules
{
    /// <param name="address">The address, or null when none was given.</param>
    /// <param name="field">Its name on the wire, for the errors: <c>shippingAddress</c>.</param>
    public static IReadOnlyList<Error> Check(Address? address, string field)
    {
        if (address is null)
        {
            return [CommonErrors.Required(field)];
        }

        var errors = new List<Error>();
        Text.Check(errors, $"{field}.name", address.Name, 200, required: true);
        Text.Check(errors, $"{field}.street", address.Street, 200, required: true);
        Text.Check(errors, $"{field}.line2", address.Line2, 200);
        Text.Check(errors, $"{field}.city", address.City, 120, required: true);
        Text.Check(errors, $"{field}.state", address.State, 80);
        Text.Check(errors, $"{field}.postalCode", address.PostalCode, 16, required: true);
        Text.Check(errors, $"{field}.phone", address.Phone, 40);
        Text.Check(errors, $"{field}.country", address.Country, 2, required: true);
        if (address.Country is { Length: > 0 and <= 2 } country && !CountryNames.IsCode(country))
        {
            errors.Add(new Error(ErrorKind.Rule, "INVALID_COUNTRY", $"'{country}' is not a country code.", "Use two capitals, such as DE or FR.") { Field = $"{field}.country" });
        }

        return [.. errors.Select(e => e.Kind == ErrorKind.Shape && e.Code == "REQUIRED" ? Invalid(e) : e)];
    }

    /// <summary>The address with its text cleaned, ready to be kept.</summary>
    public static Address Clean(Address a) => a with
    {
        Name = Text.Clean(a.Name) ?? "",
        Street = Text.Clean(a.Street) ?? "",
        Line2 = Text.Clean(a.Line2),
        City = Text.Clean(a.City) ?? "",
        State = Text.Clean(a.State),
        PostalCode = Text.Clean(a.PostalCode) ?? "",
        Phone = Text.Clean(a.Phone),
    };

    private static Error Invalid(Error e) => new(ErrorKind.Rule, "INVALID_SHIPPING_ADDRESS", $"The address is not complete: {e.Field} is missing.", "Fill it in.") { Field = e.Field };
}
