using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Routing;

/// <summary>Hubs and routing rules within a transaction. What is loaded for a change waits for others' changes.</summary>
public interface IRoutingStore
{
    Task<Hub?> Hub(HubId id, CancellationToken ct);

    /// <summary>The rules that hold now.</summary>
    Task<RuleSet> Rules(CancellationToken ct);

    void Add(RulesVersion version);
}

/// <summary>A hub with its settings, for those who look after it.</summary>
public sealed record HubDetail(HubId Id, string Code, string Name, string City, string Country, HubSettings Settings, int OpenParcels, long Version);

/// <summary>One saved version of the rules.</summary>
public sealed record RulesRow(int Version, RoutingRules Rules, string By, DateTime At, string Note);

/// <summary>A decision of an order, as it was kept.</summary>
public sealed record DecisionRow(RowId Id, RoutingReason Reason, int RulesVersion, RouteDecision Decision, DateTime At);

/// <summary>Reads what routing keeps: for staff.</summary>
public interface IRoutingReads
{
    /// <summary>All hubs, also those that are closed down.</summary>
    Task<IReadOnlyList<HubDetail>> Hubs(Caller caller, CancellationToken ct);

    Task<RuleSet> Rules(CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<RulesRow>> Versions(Caller caller, int take, CancellationToken ct);

    /// <summary>The decisions of an order, newest first; null when there is no such order for this caller.</summary>
    Task<IReadOnlyList<DecisionRow>?> Decisions(OrderKey order, Caller caller, CancellationToken ct);
}
