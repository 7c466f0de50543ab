using System.Data.Common;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Data.Inventory;

/// <summary>What lies free where, with the lot's date and block. Every commitment asks: a plain statement that stays prepared.</summary>
internal static class FreeStock
{
    private const string Places = """
        SELECT p.variant_id, p.hub_id, p.bin_id, p.lot_id, l.expires_on, l.blocked_at IS NOT NULL, COALESCE(b.walk, 0), p.on_shelf - p.allocated - p.blocked
        FROM stock_places p LEFT JOIN lots l ON l.id = p.lot_id LEFT JOIN bins b ON b.id = p.bin_id
        WHERE p.on_shelf - p.allocated - p.blocked > 0
        """;

    public static async Task<IReadOnlyList<(VariantId Variant, HubId Hub, PlaceStock Place)>> Read(OrderDeskDb db, IReadOnlyCollection<VariantId> variants, IReadOnlyCollection<HubId> hubs, CancellationToken ct)
    {
        var (ofVariants, first) = Sql.In("@v", [.. variants.Select(v => v.Value)]);
        var (ofHubs, second) = Sql.In("@h", [.. hubs.Select(h => h.Value)]);
        return await db.Rows($"{Places} AND p.variant_id {ofVariants} AND p.hub_id {ofHubs}", ToPlace, ct, [.. first, .. second]);
    }

    private static (VariantId Variant, HubId Hub, PlaceStock Place) ToPlace(DbDataReader r) =>
        (new VariantId(r.GetInt64(0)), new HubId(r.GetInt64(1)), new PlaceStock(new BinId(r.GetInt64(2)), new LotId(r.GetInt64(3)), r.DayOrNull(4), r.GetBoolean(5), r.GetInt32(6), r.GetInt32(7)));
}
