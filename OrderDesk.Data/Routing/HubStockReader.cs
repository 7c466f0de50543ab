using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Routing;

/// <summary>All hubs with what they have of some variants, and the rules: what routing weighs. Also hubs that have nothing, so that it can say why not.</summary>
internal sealed class HubStockReader(HubLoad load, TimeProvider clock)
{
    private const string Stock = """
        SELECT s.hub_id, s.variant_id, s.on_hand - s.reserved, COALESCE(r.safety_stock, 0)
        FROM stock_levels s LEFT JOIN stock_rules r ON r.variant_id = s.variant_id AND r.hub_id = s.hub_id
        WHERE s.variant_id
        """;

    /// <summary>Another one whenever a hub or the rules have changed: versions only grow.</summary>
    private const string Stamp = "SELECT (SELECT COALESCE(MAX(version), 0) FROM routing_rules), COUNT(*), CAST(COALESCE(SUM(version), 0) AS bigint) FROM hubs";

    private Network? _known;

    /// <param name="along">Queries of the caller's that are to go in the same round trip.</param>
    public async Task<(IReadOnlyList<HubStock> Hubs, RuleSet Rules)> Read(OrderDeskDb db, IReadOnlyCollection<VariantId> variants, IEnumerable<RowQuery> along, CancellationToken ct)
    {
        List<Row> rows = [];
        (int, long, long) stamp = default;
        List<RowQuery> queries = [.. along, new RowQuery(Stamp, r => stamp = (r.GetInt32(0), r.GetInt64(1), r.GetInt64(2)))];
        if (variants.Count > 0)
        {
            var (list, parameters) = Sql.In("@v", [.. variants.Select(v => v.Value)]);
            queries.Add(new RowQuery($"{Stock} {list}", r => rows.Add(Row.Of(r)), parameters));
        }

        await db.Read(queries, ct);
        var network = await Known(db, stamp, ct);
        var parcels = await load.Read(db, network.Hubs, clock.Now(), ct);
        var byHub = rows.ToLookup(r => r.Hub);
        return ([.. network.Hubs.Select(h => new HubStock(h.Id, h.Code, h.Country, h.Latitude, h.Longitude, byHub[h.Id].ToDictionary(r => r.Variant, r => r.Available))
        {
            Name = h.Name,
            Settings = network.Settings[h.Id],
            Safety = byHub[h.Id].Where(r => r.Safety > 0).ToDictionary(r => r.Variant, r => r.Safety),
            Parcels = parcels.GetValueOrDefault(h.Id),
        })], network.Rules);
    }

    /// <summary>Hubs and rules change seldom: they are read again when their stamp is another one.</summary>
    private async Task<Network> Known(OrderDeskDb db, (int, long, long) stamp, CancellationToken ct)
    {
        if (_known is { } known && known.Stamp == stamp)
            return known;
        var hubs = await db.Hubs.AsNoTracking().ToListAsync(ct);
        return _known = new Network(stamp, hubs, hubs.ToDictionary(h => h.Id, h => h.Settings), await db.CurrentRules(ct));
    }

    private sealed record Network((int Rules, long Hubs, long Versions) Stamp, IReadOnlyList<Hub> Hubs, IReadOnlyDictionary<HubId, HubSettings> Settings, RuleSet Rules);

    private readonly record struct Row(HubId Hub, VariantId Variant, int Available, int Safety)
    {
        public static Row Of(DbDataReader r) => new(new HubId(r.GetInt64(0)), new VariantId(r.GetInt64(1)), r.GetInt32(2), r.GetInt32(3));
    }
}
