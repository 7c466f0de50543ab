using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Data.Inventory;

/// <summary>Collects the moves of a transaction and writes them at its end: counters by guarded updates, then the ledger rows.</summary>
internal sealed class StockStore(OrderDeskDb db) : IStock
{
    private const string EnsureRow = "INSERT INTO stock_levels (variant_id, hub_id, on_hand, reserved, committed) VALUES (@variant, @hub, 0, 0, 0) ON CONFLICT DO NOTHING";
    private const string Guarded = """
        UPDATE stock_levels SET on_hand = on_hand + @onHand, reserved = reserved + @reserved, committed = committed + @committed
        WHERE variant_id = @variant AND hub_id = @hub
          AND on_hand + @onHand >= reserved + @reserved AND reserved + @reserved >= 0 AND committed + @committed >= 0
        """;

    private readonly List<StockMove> _moves = [];
    private int _written;

    public bool HasMoves => _moves.Count > 0;

    public void Move(StockMove move) => _moves.Add(move);

    public async Task<StockLevel?> Level(VariantId variant, HubId hub, CancellationToken ct) =>
        await db.StockLevels.AsNoTracking().FirstOrDefaultAsync(s => s.VariantId == variant && s.HubId == hub, ct)
        ?? (await db.Variants.AnyAsync(v => v.Id == variant, ct) && await db.Hubs.AnyAsync(h => h.Id == hub, ct) ? StockLevel.Empty(variant, hub) : null);

    /// <summary>
    /// A look without a lock, before anything is written: most losers of a race for the last units leave here, cheaply. Who wins is
    /// decided by <see cref="Apply"/> alone.
    /// </summary>
    public async Task<Error?> Foresee(CancellationToken ct)
    {
        foreach (var row in _moves.GroupBy(m => (m.Variant, m.Hub)).Where(g => g.Any(m => m.Kind == MovementKind.Held)))
        {
            // What the same change gives back is there again: units that go another way may stay in their hub.
            var asked = row.Sum(m => m.Kind switch { MovementKind.Held => m.Quantity, MovementKind.Released or MovementKind.Uncommitted => -m.Quantity, _ => 0 });
            var (variant, hub) = row.Key;
            if (!await db.StockLevels.AnyAsync(s => s.VariantId == variant && s.HubId == hub && s.OnHand - s.Reserved >= asked, ct))
                return StockErrors.TakenMeanwhile(variant, hub);
        }

        return null;
    }

    /// <summary>
    /// The demand of all lines summed for each row, rows in the order of their key, so that two transactions never wait for each
    /// other in a circle (RULES 5). Null when all went through.
    /// </summary>
    public async Task<Error?> Apply(CancellationToken ct)
    {
        var rows = _moves.GroupBy(m => (m.Variant, m.Hub)).OrderBy(g => g.Key.Variant.Value).ThenBy(g => g.Key.Hub.Value);
        foreach (var row in rows)
        {
            var delta = row.Aggregate(default(StockDelta), (sum, m) => sum + m.Delta);
            if (row.Any(m => m.Kind == MovementKind.Received))
                await db.Execute(EnsureRow, ct, ("@variant", row.Key.Variant.Value), ("@hub", row.Key.Hub.Value));
            var changed = await db.Execute(
                Guarded, ct, ("@variant", row.Key.Variant.Value), ("@hub", row.Key.Hub.Value), ("@onHand", delta.OnHand), ("@reserved", delta.Reserved), ("@committed", delta.Committed));
            if (changed == 0)
                return StockErrors.TakenMeanwhile(row.Key.Variant, row.Key.Hub);
        }

        return null;
    }

    /// <summary>The ledger rows of the moves since it was last called.</summary>
    public IReadOnlyList<StockMovement> Ledger(IdSource ids, string by, DateTime now)
    {
        var rows = _moves.Skip(_written).Select(m => StockMovement.Of(ids.New<RowId>(), m, by, now)).ToList();
        _written = _moves.Count;
        return rows;
    }
}
