using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Routing;

/// <summary>An order as it was placed: what its own lines asked for.</summary>
public sealed record PastOrder(OrderId Id, DateTime PlacedAt, DeliveryType Delivery, DateTime? PromisedAt, Destination To, IReadOnlyList<LineDemand> Demand);

/// <summary>Reads what a back-test replays. Orders come one page after another, never all at once.</summary>
public interface IRoutingHistory
{
    /// <summary>Orders with own lines that were placed since a moment; no history of elsewhere.</summary>
    Task<int> Count(DateTime from, CancellationToken ct);

    /// <summary>Oldest first.</summary>
    IAsyncEnumerable<PastOrder> Orders(DateTime from, CancellationToken ct);

    /// <summary>
    /// The hubs as they are now, with the stock that a replay starts from: what is available now and what the orders since that
    /// moment have taken and not given back.
    /// </summary>
    Task<IReadOnlyList<HubStock>> Hubs(DateTime from, CancellationToken ct);
}

/// <summary>What one set of rules makes of the orders.</summary>
/// <param name="Late">Orders of which a parcel would come after the promised time.</param>
/// <param name="NotRouted">Orders for which the stock of the replay did not do.</param>
public sealed record BackTestFigures(int Orders, int Parcels, int Split, long Kilometres, long CostMinor, int Late, int NotRouted);

/// <param name="Changed">Orders that would have been sent from other hubs.</param>
public sealed record BackTestReport(DateTime From, BackTestFigures Now, BackTestFigures Edited, int Changed);

public sealed record BackTestProgress(int Done, int Total);

/// <summary>
/// Replays the orders of the last thirty days under two sets of rules, each from the same stock that goes down as it sends. It reads
/// only: nothing is changed by it. The memory that it takes grows with the goods and the hubs, not with the orders.
/// </summary>
public sealed class BackTest(IRoutingHistory history, IRoutingReads routing, TimeProvider clock)
{
    public const int Days = 30;
    private const int ReportEvery = 25;

    public async Task<Result<BackTestReport>> Run(RoutingRules edited, Caller caller, IProgress<BackTestProgress>? progress, CancellationToken ct)
    {
        if (!caller.May(Permissions.RoutingManage))
        {
            return CommonErrors.Forbidden(Permissions.RoutingManage);
        }

        if (RoutingRules.Check(edited) is { Count: > 0 } errors)
        {
            return Error.Join(errors);
        }

        var from = clock.Now().AddDays(-Days);
        var total = await history.Count(from, ct);
        var hubs = await history.Hubs(from, ct);
        var (now, then) = (new Replay(hubs, await routing.Rules(ct)), new Replay(hubs, new RuleSet(0, edited)));
        var (done, changed) = (0, 0);
        progress?.Report(new BackTestProgress(0, total));
        await foreach (var order in history.Orders(from, ct))
        {
            changed += Same(now.Send(order), then.Send(order)) ? 0 : 1;
            done++;
            if (done % ReportEvery == 0)
            {
                progress?.Report(new BackTestProgress(done, total));
                await Task.Yield();
            }
        }

        progress?.Report(new BackTestProgress(done, done));
        return new BackTestReport(from, now.Figures, then.Figures, changed);
    }

    private static bool Same(IReadOnlyDictionary<HubId, int> a, IReadOnlyDictionary<HubId, int> b) =>
        a.Count == b.Count && a.All(h => b.GetValueOrDefault(h.Key) == h.Value);

    /// <summary>The stock and the parcels of a day under one set of rules.</summary>
    private sealed class Replay(IReadOnlyList<HubStock> hubs, RuleSet rules)
    {
        private static readonly Dictionary<HubId, int> Nothing = [];
        private readonly Dictionary<HubId, Dictionary<VariantId, int>> _stock = hubs.ToDictionary(h => h.Id, h => new Dictionary<VariantId, int>(h.Available));
        private readonly Dictionary<HubId, (DateOnly Day, int Parcels)> _parcels = [];

        public BackTestFigures Figures { get; private set; } = new(0, 0, 0, 0, 0, 0, 0);

        /// <summary>Units by hub; empty when the stock did not do.</summary>
        public IReadOnlyDictionary<HubId, int> Send(PastOrder order)
        {
            var ask = new RouteRequest(RoutingReason.Placed, order.Demand, order.To, order.Delivery, order.PromisedAt, order.PlacedAt);
            var route = RoutePlanner.Plan(ask, new RoutingFacts([.. hubs.Select(h => h with { Available = _stock[h.Id], Parcels = ParcelsOf(h, order.PlacedAt) })], rules));
            if (route.Allocations is null)
            {
                Figures = Figures with { Orders = Figures.Orders + 1, NotRouted = Figures.NotRouted + 1 };
                return Nothing;
            }

            var variants = order.Demand.ToDictionary(d => d.Line, d => d.Variant);
            foreach (var part in route.Allocations)
            {
                _stock[part.Hub][variants[part.LineIndex]] -= part.Quantity;
            }

            Count([.. route.Decision.Candidates.Where(c => c.IsChosen)], order.PlacedAt);
            return route.Allocations.GroupBy(a => a.Hub).ToDictionary(g => g.Key, g => g.Sum(a => a.Quantity));
        }

        private int ParcelsOf(HubStock hub, DateTime at) =>
            _parcels.TryGetValue(hub.Id, out var today) && today.Day == hub.Settings.Calendar.DayOf(at) ? today.Parcels : 0;

        private void Count(List<RouteCandidate> chosen, DateTime at)
        {
            foreach (var hub in hubs.Where(h => chosen.Any(c => c.Hub == h.Id)))
            {
                _parcels[hub.Id] = (hub.Settings.Calendar.DayOf(at), ParcelsOf(hub, at) + 1);
            }

            Figures = Figures with
            {
                Orders = Figures.Orders + 1,
                Parcels = Figures.Parcels + chosen.Count,
                Split = Figures.Split + (chosen.Count > 1 ? 1 : 0),
                Kilometres = Figures.Kilometres + chosen.Sum(c => (long)c.Kilometres),
                CostMinor = Figures.CostMinor + chosen.Sum(c => c.CostMinor),
                Late = Figures.Late + (chosen.Any(c => c.IsLate) ? 1 : 0),
            };
        }
    }
}
