using System.Collections.Frozen;
using System.Globalization;

namespace OrderDesk.Core.Customers;

/// <summary>Countries for people: their English names, from what the system knows of regions (ICU), without those where nobody lives.</summary>
public static class CountryNames
{
    /// <summary>Reserved for post and customs, but no codes of ISO 3166-1: the Canary Islands, Ceuta and Melilla, Diego Garcia.</summary>
    private static readonly string[] Reserved = ["IC", "EA", "DG"];

    private static readonly Lazy<IReadOnlyList<(string Code, string Name)>> Known = new(() =>
    [
        .. CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Select(culture => new RegionInfo(culture.Name))
            .Where(region => IsCode(region.TwoLetterISORegionName))
            .DistinctBy(region => region.TwoLetterISORegionName, StringComparer.Ordinal)
            .Select(region => (Code: region.TwoLetterISORegionName, Name: region.EnglishName))
            .Where(country => !Reserved.Contains(country.Code))
            .OrderBy(country => country.Name, StringComparer.InvariantCulture),
    ]);

    private static readonly Lazy<FrozenDictionary<string, string>> ByCode = new(() => All.ToFrozenDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal));

    /// <summary>All that an address can be in, by name. The code is ISO 3166-1 alpha-2, and XK for Kosovo.</summary>
    public static IReadOnlyList<(string Code, string Name)> All => Known.Value;

    /// <summary>The name of a country; its code when nobody knows it.</summary>
    public static string Of(string code) => ByCode.Value.GetValueOrDefault(code, code);

    /// <summary>Whether it is written as a code must be: two capitals.</summary>
    public static bool IsCode(string text) => text.Length == 2 && text.All(char.IsAsciiLetterUpper);
}
