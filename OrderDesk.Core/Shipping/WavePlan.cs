using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Shipping;

/// <summary>An own parcel that waits in a hub, with what decides whether a wave may take it.</summary>
/// <param name="Allocated">Units that have their place; less than <paramref name="Units"/> is not fully reserved.</param>
/// <param name="Zones">Where its goods lie; empty when in no bin.</param>
/// <param name="InWave">The number of the open wave that has it already.</param>
public sealed record WaveCandidate(
    FulfillmentId Parcel, int Number, OrderId Order, string OrderNumber, Priority Priority, DateTime? PromisedAt, int Units, int Lines, int Allocated, IReadOnlyList<string> Zones, bool OnHold, string? InWave);

/// <summary>What a wave is to take: filters, and caps that keep it small enough for one person.</summary>
public sealed record WaveWish
{
    public const int MostParcels = 200;

    /// <summary>Only parcels whose goods all lie in this zone.</summary>
    public string? Zone { get; init; }

    /// <summary>This priority and above.</summary>
    public Priority? AtLeast { get; init; }

    /// <summary>Only what is promised until then: the carrier's cut-off.</summary>
    public DateTime? PromisedUntil { get; init; }

    public int MaxParcels { get; init; } = 24;

    public int? MaxUnits { get; init; }

    public int? MaxLines { get; init; }

    /// <summary>How many totes go on one round.</summary>
    public int? Totes { get; init; }

    public IReadOnlyList<Error> Check()
    {
        var errors = new List<Error>();
        Range(errors, "maxParcels", MaxParcels, MostParcels);
        Range(errors, "maxUnits", MaxUnits ?? 1, 10_000);
        Range(errors, "maxLines", MaxLines ?? 1, 10_000);
        Range(errors, "totes", Totes ?? 1, Wave.MostTotes);
        Text.Check(errors, "zone", Zone, Inventory.Bin.MaxZone);
        return errors;
    }

    private static void Range(List<Error> errors, string field, int value, int most)
    {
        if (value < 1 || value > most)
        {
            errors.Add(CommonErrors.OutOfRange(field, $"between 1 and {most}"));
        }
    }
}

/// <summary>A parcel that a wave does not take, and why.</summary>
/// <param name="Code">on_hold, in_wave, not_reserved, other_zone, less_urgent, promised_later, over_cap.</param>
public sealed record LeftOut(WaveCandidate Parcel, string Code, string Words);

/// <summary>What a wave would take, and why others are left out: the preview and the command decide by this alone.</summary>
public sealed record WavePlan(IReadOnlyList<WaveCandidate> Taken, IReadOnlyList<LeftOut> LeftOut)
{
    public int Units => Taken.Sum(c => c.Units);

    public int Lines => Taken.Sum(c => c.Lines);

    /// <param name="candidates">What waits, most urgent first.</param>
    /// <param name="wish">Filters and caps.</param>
    public static WavePlan Make(IEnumerable<WaveCandidate> candidates, WaveWish wish)
    {
        var taken = new List<WaveCandidate>();
        var left = new List<LeftOut>();
        var (units, lines) = (0, 0);
        foreach (var candidate in candidates)
        {
            if (Unfit(candidate, wish) is { } unfit)
            {
                left.Add(new LeftOut(candidate, unfit.Code, unfit.Words));
            }
            else if (taken.Count >= wish.MaxParcels || units + candidate.Units > wish.MaxUnits || lines + candidate.Lines > wish.MaxLines)
            {
                left.Add(new LeftOut(candidate, "over_cap", taken.Count >= wish.MaxParcels ? "The wave has enough parcels" : units + candidate.Units > wish.MaxUnits ? "Its units are too many for this wave" : "Its lines are too many for this wave"));
            }
            else
            {
                taken.Add(candidate);
                (units, lines) = (units + candidate.Units, lines + candidate.Lines);
            }
        }

        return new WavePlan(taken, left);
    }

    private static (string Code, string Words)? Unfit(WaveCandidate c, WaveWish wish) => c switch
    {
        { OnHold: true } => ("on_hold", "The order is on hold"),
        { InWave: { } wave } => ("in_wave", $"Already in {wave}"),
        _ when c.Allocated < c.Units => ("not_reserved", "Not all of it is reserved"),
        _ when wish.Zone is { } zone && (c.Zones.Count == 0 || c.Zones.Any(z => z != zone)) => ("other_zone", c.Zones.Count == 0 ? "Its goods lie in no zone" : $"Its goods lie in {string.Join(", ", c.Zones)}"),
        _ when c.Priority < wish.AtLeast => ("less_urgent", "Less urgent"),
        _ when wish.PromisedUntil is { } until && (c.PromisedAt is null || c.PromisedAt > until) => ("promised_later", "Promised for later"),
        _ => null,
    };
}
