using OrderDesk.Core.Common;

namespace OrderDesk.Core.Routing;

/// <summary>
/// How hubs are weighed against each other, in points: the set of hubs with the fewest points sends the order. All arithmetic is
/// in whole thousandths of a point.
/// </summary>
public sealed record RoutingRules
{
    public const int MaxWeight = 1000;

    /// <summary>Points for each parcel.</summary>
    public int Parcel { get; init; } = 100;

    /// <summary>Points for each 100 km that a parcel travels.</summary>
    public int Distance { get; init; } = 20;

    /// <summary>Points for each euro that a hub costs.</summary>
    public int Cost { get; init; } = 10;

    /// <summary>Points for each tenth of its capacity that a hub has taken on already.</summary>
    public int Load { get; init; } = 3;

    /// <summary>Points for each parcel that comes after the promised time.</summary>
    public int Late { get; init; } = 150;

    /// <summary>A single hub that has everything goes before any set of several, whatever the points say.</summary>
    public bool OneParcelFirst { get; init; } = true;

    public static IReadOnlyList<Error> Check(RoutingRules r)
    {
        var errors = new List<Error>();
        foreach (var (field, weight) in new[] { ("parcel", r.Parcel), ("distance", r.Distance), ("cost", r.Cost), ("load", r.Load), ("late", r.Late) })
        {
            if (weight is < 0 or > MaxWeight)
            {
                errors.Add(CommonErrors.OutOfRange(field, $"a whole number from 0 to {MaxWeight}"));
            }
        }

        if (errors.Count == 0 && r is { Parcel: 0, Distance: 0, Cost: 0, Load: 0, Late: 0 })
        {
            errors.Add(new Error(ErrorKind.Rule, "NOTHING_WEIGHS", "With all weights at zero every hub is as good as any other.", "Give at least one of them a weight.") { Field = "parcel" });
        }

        return errors;
    }

    public long OfParcel => Parcel * 1000L;

    public long OfDistance(int km) => Distance * 10L * km;

    public long OfCost(long minor) => Cost * 10L * minor;

    public long OfLoad(int percent) => Load * 100L * percent;

    public long OfLate(bool late) => late ? Late * 1000L : 0;
}

/// <summary>The rules with their version; 0 are the ones that the program comes with.</summary>
public sealed record RuleSet(int Version, RoutingRules Rules)
{
    public static RuleSet Default { get; } = new(0, new RoutingRules());
}

/// <summary>One saved version of the rules; only ever appended.</summary>
public sealed class RulesVersion
{
    private RulesVersion()
    {
    }

    public int Version { get; private set; }

    public RoutingRules Rules { get; private set; } = new();

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }

    public string Note { get; private set; } = "";

    public static RulesVersion Of(int version, RoutingRules rules, string by, DateTime at, string note) => new() { Version = version, Rules = rules, By = by, At = at, Note = note };
}
