using OrderDesk.Core.Common;

namespace OrderDesk.Core.Routing;

/// <summary>What made routing decide.</summary>
public enum RoutingReason
{
    Placed,

    /// <summary>Stock is held again, or what is not packed yet goes another way.</summary>
    Rerouted,

    /// <summary>A hub does not have what it was to send.</summary>
    HubRejected,

    /// <summary>Goods came for units that were backordered.</summary>
    Filled,
}

/// <summary>Why a hub did not come into question.</summary>
public enum RouteFilter
{
    /// <summary>It is closed down.</summary>
    Inactive,

    /// <summary>It has said itself that it does not have it.</summary>
    Rejected,
    HasNothing,

    /// <summary>What it has is its safety stock.</summary>
    SafetyStock,

    /// <summary>It does not work in the next weeks.</summary>
    Closed,

    /// <summary>It can send only after the promised time.</summary>
    MissesPromise,

    /// <summary>Its capacity until then is used up.</summary>
    Full,
}

/// <summary>The thousandths of points of a hub, by criterion. Fewer are better.</summary>
public sealed record RouteScore(long Parcel, long Distance, long Cost, long Load, long Late)
{
    public long Total => Parcel + Distance + Cost + Load + Late;
}

/// <summary>One hub, as it was seen when it was decided.</summary>
/// <param name="CanSend">Units of the demand that it could send.</param>
/// <param name="Units">Units that it is to send; 0 when it was not chosen.</param>
/// <param name="CostMinor">Of its parcel with the units that it sends, or could send.</param>
/// <param name="Load">Percent of its capacity that is taken on; 0 without a limit.</param>
/// <param name="ReadyAt">When the parcel can leave; null when the hub is closed.</param>
/// <param name="ArrivesAt">Estimated.</param>
/// <param name="Score">Null when the hub was filtered out.</param>
public sealed record RouteCandidate(
    HubId Hub, string Code, string Name, RouteFilter? Filter, int CanSend, int Units, int Kilometres, long CostMinor, int Load, DateTime? ReadyAt, DateTime? ArrivesAt, bool IsLate, RouteScore? Score)
{
    public bool IsChosen => Units > 0;
}

/// <summary>Units of a variant that were asked for.</summary>
public sealed record RouteNeed(VariantId Variant, int Quantity);

/// <summary>A decision with its inputs: what staff see under "why this hub?". Its lists are bounded, so that the row is.</summary>
public sealed record RouteDecision
{
    public const int MaxCandidates = 20;
    public const int MaxNeeds = 40;

    public required RoutingReason Reason { get; init; }

    public required int RulesVersion { get; init; }

    public required RoutingRules Rules { get; init; }

    public required string Country { get; init; }

    public required PlaceSource Place { get; init; }

    public required string Delivery { get; init; }

    public DateTime? PromisedAt { get; init; }

    public required IReadOnlyList<RouteNeed> Needs { get; init; }

    /// <summary>Variants that are not listed in <see cref="Needs"/>.</summary>
    public int NeedsLeftOut { get; init; }

    public required RouteMethod Method { get; init; }

    /// <summary>No hub could keep the promise within its capacity: the calendar and the capacity were set aside.</summary>
    public bool IsRelaxed { get; init; }

    /// <summary>Chosen ones first, then by points, then what was filtered out.</summary>
    public required IReadOnlyList<RouteCandidate> Candidates { get; init; }

    public int CandidatesLeftOut { get; init; }

    /// <summary>Thousandths of points of the chosen hubs together.</summary>
    public long Points { get; init; }

    /// <summary>The hub that rejected, and what is missing after it was routed again.</summary>
    public HubId? RejectedBy { get; init; }

    public int Missing { get; init; }
}

/// <summary>A decision as it was kept.</summary>
public sealed class RoutingRecord
{
    private RoutingRecord()
    {
    }

    public RowId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public RoutingReason Reason { get; private set; }

    public int RulesVersion { get; private set; }

    public RouteDecision Decision { get; private set; } = null!;

    public DateTime CreatedAt { get; private set; }

    public static RoutingRecord Of(RowId id, OrderId order, RouteDecision decision, DateTime now) =>
        new() { Id = id, OrderId = order, Reason = decision.Reason, RulesVersion = decision.RulesVersion, Decision = decision, CreatedAt = now };
}
