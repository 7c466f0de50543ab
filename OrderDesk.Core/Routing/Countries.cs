using System.Collections.Frozen;

namespace OrderDesk.Core.Routing;

/// <summary>
/// The rough middle of countries, for addresses without coordinates: degrees, good to some 100 km. That is enough to tell which of
/// several hubs is near; it is not a place to send anything to.
/// </summary>
internal static class Countries
{
    private static readonly FrozenDictionary<string, (double Latitude, double Longitude)> Middles = new Dictionary<string, (double, double)>(StringComparer.Ordinal)
    {
        ["AD"] = (42.5, 1.5), ["AE"] = (24.0, 54.0), ["AL"] = (41.1, 20.1), ["AR"] = (-34.6, -62.0), ["AT"] = (47.6, 14.1), ["AU"] = (-33.0, 148.0), ["BA"] = (44.2, 17.8), ["BE"] = (50.6, 4.7),
        ["BG"] = (42.7, 25.2), ["BR"] = (-15.8, -47.9), ["BY"] = (53.5, 28.0), ["CA"] = (45.5, -77.0), ["CH"] = (46.8, 8.2), ["CL"] = (-33.5, -70.7), ["CN"] = (32.0, 114.0), ["CO"] = (4.6, -74.1),
        ["CY"] = (35.1, 33.2), ["CZ"] = (49.8, 15.3), ["DE"] = (51.1, 10.4), ["DK"] = (56.0, 10.0), ["EE"] = (58.7, 25.5), ["EG"] = (29.8, 31.0), ["ES"] = (40.2, -3.6), ["FI"] = (62.0, 25.7),
        ["FR"] = (46.6, 2.4), ["GB"] = (52.6, -1.6), ["GR"] = (39.0, 22.5), ["HK"] = (22.3, 114.2), ["HR"] = (45.4, 16.0), ["HU"] = (47.2, 19.4), ["ID"] = (-6.9, 108.0), ["IE"] = (53.3, -7.7),
        ["IL"] = (31.8, 34.9), ["IN"] = (22.9, 79.6), ["IS"] = (64.5, -19.0), ["IT"] = (43.0, 12.2), ["JP"] = (36.0, 138.0), ["KR"] = (36.6, 127.8), ["LI"] = (47.2, 9.5), ["LT"] = (55.3, 23.9),
        ["LU"] = (49.8, 6.1), ["LV"] = (56.9, 24.9), ["MA"] = (33.0, -6.5), ["MC"] = (43.7, 7.4), ["MD"] = (47.2, 28.5), ["ME"] = (42.8, 19.2), ["MK"] = (41.6, 21.7), ["MT"] = (35.9, 14.4),
        ["MX"] = (20.5, -101.0), ["MY"] = (3.5, 102.0), ["NL"] = (52.2, 5.4), ["NO"] = (61.0, 9.5), ["NZ"] = (-39.0, 175.5), ["PE"] = (-10.5, -76.0), ["PH"] = (14.5, 121.0), ["PL"] = (52.1, 19.4),
        ["PT"] = (39.6, -8.4), ["RO"] = (45.9, 25.0), ["RS"] = (44.2, 20.8), ["RU"] = (55.8, 40.0), ["SA"] = (24.5, 45.0), ["SE"] = (59.5, 15.5), ["SG"] = (1.35, 103.8), ["SI"] = (46.1, 14.8),
        ["SK"] = (48.7, 19.5), ["SM"] = (43.9, 12.5), ["TH"] = (14.0, 100.8), ["TN"] = (35.8, 9.8), ["TR"] = (39.4, 32.5), ["TW"] = (24.2, 120.9), ["UA"] = (49.2, 31.3), ["US"] = (39.0, -92.0),
        ["VN"] = (16.0, 107.0), ["XK"] = (42.6, 20.9), ["ZA"] = (-28.0, 26.0),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static (double Latitude, double Longitude)? MiddleOf(string country) => Middles.TryGetValue(country, out var middle) ? middle : null;
}
