using OrderDesk.Core.Common;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Api;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web.Routing;

/// <summary>The decisions of an order, newest first.</summary>
public sealed record RoutingAnswer(IReadOnlyList<DecisionAnswer> Decisions);

/// <param name="Reason">placed, rerouted or hub_rejected.</param>
/// <param name="Method">one_hub, exact, greedy or none.</param>
/// <param name="IsRelaxed">No hub could keep the promise within its capacity: both were set aside.</param>
/// <param name="DestinationFrom">address, country (its middle) or unknown.</param>
/// <param name="Points">Of the chosen hubs together; fewer are better.</param>
public sealed record DecisionAnswer(
    string Id, DateTime At, string Reason, int RulesVersion, WeightsAnswer Weights, string Method, bool IsRelaxed, string Country, string DestinationFrom, string DeliveryType, DateTime? PromisedAt,
    decimal Points, IReadOnlyList<NeedAnswer> Needs, int NeedsLeftOut, IReadOnlyList<CandidateAnswer> Candidates, int CandidatesLeftOut, string? RejectedByHubId, int MissingUnits)
{
    public static DecisionAnswer Of(DecisionRow row)
    {
        var d = row.Decision;
        return new(
            row.Id.ToString(), row.At, WireName.Of(row.Reason), row.RulesVersion, WeightsAnswer.Of(d.Rules), WireName.Of(d.Method), d.IsRelaxed, d.Country, WireName.Of(d.Place), d.Delivery, d.PromisedAt,
            d.Points / 1000m, [.. d.Needs.Select(n => new NeedAnswer(n.Variant.ToString(), n.Quantity))], d.NeedsLeftOut, [.. d.Candidates.Select(CandidateAnswer.Of)], d.CandidatesLeftOut, d.RejectedBy?.ToString(), d.Missing);
    }
}

public sealed record NeedAnswer(string VariantId, int Quantity);

/// <param name="FilteredBy">Why it did not come into question: inactive, rejected, has_nothing, safety_stock, closed, misses_promise or full; missing when it did.</param>
/// <param name="CanSend">Units that it could send.</param>
/// <param name="Units">Units that it sends.</param>
public sealed record CandidateAnswer(
    string HubId, string HubCode, string HubName, bool Chosen, string? FilteredBy, int CanSend, int Units, int Kilometres, AmountAnswer Cost, int LoadPercent, DateTime? ReadyAt, DateTime? ArrivesAt, bool IsLate, ScoreAnswer? Score)
{
    public static CandidateAnswer Of(RouteCandidate c) => new(
        c.Hub.ToString(), c.Code, c.Name, c.IsChosen, c.Filter is { } filter ? WireName.Of(filter) : null, c.CanSend, c.Units, c.Kilometres, AmountAnswer.Of(new Money(c.CostMinor, Currency.Of(Hub.CostCurrency))), c.Load,
        c.ReadyAt, c.ArrivesAt, c.IsLate, c.Score is { } s ? new ScoreAnswer(s.Parcel / 1000m, s.Distance / 1000m, s.Cost / 1000m, s.Load / 1000m, s.Late / 1000m, s.Total / 1000m) : null);
}

/// <summary>Points by criterion.</summary>
public sealed record ScoreAnswer(decimal Parcel, decimal Distance, decimal Cost, decimal Load, decimal Late, decimal Total);

/// <param name="Parcel">Points a parcel.</param>
/// <param name="Distance">Points for each 100 km.</param>
/// <param name="Cost">Points for each euro.</param>
/// <param name="Load">Points for each tenth of the capacity that is taken.</param>
/// <param name="Late">Points for a parcel that comes too late.</param>
/// <param name="OneParcelFirst">One hub that has everything goes before all else.</param>
public sealed record WeightsAnswer(int Parcel, int Distance, int Cost, int Load, int Late, bool OneParcelFirst)
{
    public static WeightsAnswer Of(RoutingRules r) => new(r.Parcel, r.Distance, r.Cost, r.Load, r.Late, r.OneParcelFirst);
}

public sealed record RulesAnswer(int Version, WeightsAnswer Weights, IReadOnlyList<RulesVersionAnswer> Versions);

public sealed record RulesVersionAnswer(int Version, WeightsAnswer Weights, string By, DateTime At, string Note);

/// <summary>Weights to try or to save: whole numbers from 0 to 1000.</summary>
public record WeightsBody
{
    public int? Parcel { get; init; }

    public int? Distance { get; init; }

    public int? Cost { get; init; }

    public int? Load { get; init; }

    public int? Late { get; init; }

    public bool? OneParcelFirst { get; init; }
}

/// <summary>New weights with a note and the version that they were made from.</summary>
public sealed record RulesBody : WeightsBody
{
    public string? Note { get; init; }

    public int? BasedOn { get; init; }
}

/// <summary>The orders since a moment, sent once by the rules that hold now and once by the edited ones. Nothing was changed.</summary>
/// <param name="Changed">Orders that would have been sent from other hubs.</param>
public sealed record BackTestAnswer(DateTime From, int Days, BackTestFiguresAnswer Now, BackTestFiguresAnswer Edited, int Changed)
{
    public static BackTestAnswer Of(BackTestReport r) => new(r.From, BackTest.Days, BackTestFiguresAnswer.Of(r.Now), BackTestFiguresAnswer.Of(r.Edited), r.Changed);
}

/// <param name="Orders">That were replayed.</param>
/// <param name="Split">Orders in several parcels.</param>
/// <param name="Cost">Of the hubs, not what customers pay.</param>
/// <param name="Late">Orders of which a parcel would come after the promised time.</param>
/// <param name="NotRouted">Orders for which the stock of the replay did not do.</param>
public sealed record BackTestFiguresAnswer(int Orders, int Parcels, int Split, long Kilometres, AmountAnswer Cost, int Late, int NotRouted)
{
    public static BackTestFiguresAnswer Of(BackTestFigures f) =>
        new(f.Orders, f.Parcels, f.Split, f.Kilometres, AmountAnswer.Of(new Money(f.CostMinor, Currency.Of(Hub.CostCurrency))), f.Late, f.NotRouted);
}

public sealed record RulesSavedAnswer(int Version);

/// <summary>A hub does not have units of a line: reason not_there, wrong_count, damaged, other_goods or other.</summary>
public sealed record RejectBody
{
    public string? LineId { get; init; }

    public int? Quantity { get; init; }

    public string? ReasonCode { get; init; }

    public string? Note { get; init; }
}

/// <summary>Where the rejected units come from now, and how many are nowhere.</summary>
public sealed record RejectedAnswer : ChangeAnswer
{
    public required IReadOnlyList<SentFromAnswer> SentFrom { get; init; }

    public required int Short { get; init; }
}

public sealed record SentFromAnswer(string HubId, string HubName, int Units);
