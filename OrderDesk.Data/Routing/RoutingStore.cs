using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Routing;

/// <summary>Hubs and rules within a transaction; on PostgreSQL others wait for it, so that two first rules do not meet.</summary>
internal sealed class RoutingStore(OrderDeskDb db, IDialect dialect) : IRoutingStore
{
    public async Task<Hub?> Hub(HubId id, CancellationToken ct)
    {
        if (dialect.ForUpdate.Length > 0)
            await db.Execute($"SELECT 1 FROM hubs WHERE id = @id{dialect.ForUpdate}", ct, ("@id", id.Value));
        return await db.Hubs.FirstOrDefaultAsync(h => h.Id == id, ct);
    }

    public async Task<RuleSet> Rules(CancellationToken ct)
    {
        if (dialect.ForUpdate.Length > 0)
            await db.Execute("LOCK TABLE routing_rules IN EXCLUSIVE MODE", ct);
        return await db.CurrentRules(ct);
    }

    public void Add(RulesVersion version) => db.Add(version);
}

internal static class CurrentRulesQuery
{
    public static async Task<RuleSet> CurrentRules(this OrderDeskDb db, CancellationToken ct) =>
        await db.RoutingRules.AsNoTracking().OrderByDescending(r => r.Version).Select(r => new RuleSet(r.Version, r.Rules)).FirstOrDefaultAsync(ct) ?? RuleSet.Default;
}
