using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;
using OrderDesk.Data.Orders;

namespace OrderDesk.Data.Routing;

internal sealed class RoutingReads(IDatabase database) : IRoutingReads
{
    private const int MaxDecisions = 50;

    public async Task<IReadOnlyList<HubDetail>> Hubs(Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var hubs = await db.Hubs.AsNoTracking().Where(_ => caller.IsStaff).OrderBy(h => h.Code).ToListAsync(ct);
        var open = await db.Fulfillments
            .Where(f => f.HubId != null && (f.State == FulfillmentState.Open || f.State == FulfillmentState.Picking || f.State == FulfillmentState.Packed))
            .GroupBy(f => f.HubId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, ct);
        return [.. hubs.Select(h => new HubDetail(h.Id, h.Code, h.Name, h.City, h.Country, h.Settings, open.GetValueOrDefault(h.Id), h.Version))];
    }

    public async Task<RuleSet> Rules(CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.CurrentRules(ct);
    }

    public async Task<IReadOnlyList<RulesRow>> Versions(Caller caller, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.RoutingRules.AsNoTracking().Where(_ => caller.IsStaff).OrderByDescending(r => r.Version).Take(take)
            .Select(r => new RulesRow(r.Version, r.Rules, r.By, r.At, r.Note)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<DecisionRow>?> Decisions(OrderKey order, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var id = caller.IsStaff ? await db.Orders.Of(order).SeenBy(caller).Select(o => (OrderId?)o.Id).FirstOrDefaultAsync(ct) : null;
        return id is null
            ? null
            : await db.RoutingDecisions.AsNoTracking().Where(r => r.OrderId == id).OrderByDescending(r => r.Id).Take(MaxDecisions)
                .Select(r => new DecisionRow(r.Id, r.Reason, r.RulesVersion, r.Decision, r.CreatedAt)).ToListAsync(ct);
    }
}
