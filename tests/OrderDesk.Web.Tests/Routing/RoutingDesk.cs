using System.Runtime.CompilerServices;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Web.Tests.Routing;

/// <summary>What routing keeps, in memory.</summary>
internal sealed class RoutingDesk : IRoutingReads, IRoutingHistory, IRoutingStore
{
    public static readonly HubId Berlin = new(1);
    public static readonly HubId Lyon = new(2);

    public List<DecisionRow> Kept { get; } = [];

    public List<RulesVersion> Saved { get; } = [];

    public List<HubDetail> Known { get; } = [];

    public List<PastOrder> Past { get; } = [];

    /// <summary>A replay waits here before its second order.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public bool IsAway { get; set; }

    public static RouteDecision Decision(RouteMethod method = RouteMethod.OneHub, bool relaxed = false, params RouteCandidate[] candidates) => new()
    {
        Reason = RoutingReason.Placed, RulesVersion = 3, Rules = new RoutingRules(), Country = "DE", Place = PlaceSource.Country, Delivery = "standard", Method = method, IsRelaxed = relaxed,
        Needs = [new RouteNeed(new VariantId(1), 3)], Candidates = candidates, Points = candidates.Where(c => c.IsChosen).Sum(c => c.Score!.Total),
    };

    public static RouteCandidate Candidate(HubId hub, string name, int units, long points = 100_000, RouteFilter? filter = null, bool late = false) => new(
        hub, name[..3].ToUpperInvariant(), $"{name} hub", filter, filter is null ? 3 : 0, units, 12, 465, 10, new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 4, 9, 0, 0, DateTimeKind.Utc), late,
        filter is null ? new RouteScore(points, 0, 0, 0, 0) : null);

    public Task<IReadOnlyList<HubDetail>> Hubs(Caller caller, CancellationToken ct) => Task.FromResult<IReadOnlyList<HubDetail>>([.. Known]);

    public Task<RuleSet> Rules(CancellationToken ct) => IsAway ? throw new InvalidOperationException("the database is away") : Task.FromResult(Saved.Count == 0 ? RuleSet.Default : new RuleSet(Saved[^1].Version, Saved[^1].Rules));

    public Task<IReadOnlyList<RulesRow>> Versions(Caller caller, int take, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<RulesRow>>([.. Saved.Select(v => new RulesRow(v.Version, v.Rules, v.By, v.At, v.Note)).Reverse()]);

    public Task<IReadOnlyList<DecisionRow>?> Decisions(OrderKey order, Caller caller, CancellationToken ct) =>
        IsAway ? throw new InvalidOperationException("the database is away") : Task.FromResult<IReadOnlyList<DecisionRow>?>([.. Kept]);

    public Task<int> Count(DateTime from, CancellationToken ct) => Task.FromResult(Past.Count);

    public async IAsyncEnumerable<PastOrder> Orders(DateTime from, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (order, index) in Past.Select((o, i) => (o, i)))
        {
            if (index == 1 && Gate is { } gate)
                await gate.Task.WaitAsync(ct);
            yield return order;
        }
    }

    public Task<IReadOnlyList<HubStock>> Hubs(DateTime from, CancellationToken ct) => Task.FromResult<IReadOnlyList<HubStock>>(
    [
        new HubStock(Berlin, "BER", "DE", 52.5, 13.4, new Dictionary<VariantId, int> { [new(1)] = 100 }) { Settings = new HubSettings { ParcelCostMinor = 500 } },
        new HubStock(Lyon, "LYO", "FR", 45.8, 4.8, new Dictionary<VariantId, int> { [new(1)] = 100 }) { Settings = new HubSettings { ParcelCostMinor = 200 } },
    ]);

    public Task<Hub?> Hub(HubId id, CancellationToken ct) => Task.FromResult<Hub?>(Core.Shipping.Hub.Create(id, "BER", "Berlin", "Berlin", "DE", 52.5, 13.4, "Europe/Berlin"));

    public void Add(RulesVersion version) => Saved.Add(version);
}
