using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Data.Work;

namespace OrderDesk.Data.Inventory;

/// <summary>Collects the moves of a transaction and writes them at its end: places, ledger rows, and the hub's counters last.</summary>
internal sealed class StockStore(OrderDeskDb db, DateTime now) : IStock
{
    private const string EnsureRow = "INSERT INTO stock_levels (variant_id, hub_id, on_hand, reserved, committed, blocked) VALUES ($1, $2, 0, 0, 0, 0) ON CONFLICT DO NOTHING";
    private const string Guarded = """
        UPDATE stock_levels SET on_hand = on_hand + $1, reserved = reserved + $2, committed = committed + $3, blocked = blocked + $4
        WHERE variant_id = $5 AND hub_id = $6
          AND on_hand + $1 >= reserved + $2 AND reserved + $2 >= 0 AND committed + $3 >= 0 AND blocked + $4 >= 0
        """;

    private const string Available = "SELECT variant_id, hub_id, on_hand - reserved FROM stock_levels WHERE";

    private const string GuardedBackorder = """
        UPDATE variants SET backordered = backordered + $1
        WHERE id = $2 AND backordered + $1 >= 0 AND ($1 <= 0 OR $3 OR backorder_limit IS NULL OR backordered + $1 <= backorder_limit)
        """;

    private readonly Dictionary<VariantId, int> _waiting = [];
    private readonly HashSet<VariantId> _owed = [];
    private readonly List<StockMove> _moves = [];
    private readonly List<StockMove> _pieces = [];
    private readonly StockPlaces _places = new(db, now);
    private int _placed;
    private int _written;

    public bool HasMoves => _moves.Count > 0;

    public void Move(StockMove move) => _moves.Add(move);

    public void Backorder(VariantId variant, int units, bool isOwed = false)
    {
        _waiting[variant] = _waiting.GetValueOrDefault(variant) + units;
        if (isOwed)
            _owed.Add(variant);
    }

    public async Task<StockLevel?> Level(VariantId variant, HubId hub, CancellationToken ct) =>
        await db.StockLevels.AsNoTracking().FirstOrDefaultAsync(s => s.VariantId == variant && s.HubId == hub, ct)
        ?? (await db.Variants.AnyAsync(v => v.Id == variant, ct) && await db.Hubs.AnyAsync(h => h.Id == hub, ct) ? StockLevel.Empty(variant, hub) : null);

    public async Task<IReadOnlyList<StockPlace>> Places(VariantId variant, HubId hub, CancellationToken ct) =>
        await db.StockPlaces.AsNoTracking().Where(p => p.VariantId == variant && p.HubId == hub && p.OnShelf > 0).OrderBy(p => p.BinId).ThenBy(p => p.LotId).ToListAsync(ct);

    public async Task<IReadOnlyList<PlaceStock>> Free(VariantId variant, HubId hub, CancellationToken ct) =>
        [.. (await FreeStock.Read(db, [variant], [hub], ct)).Select(r => r.Place)];

    public async Task<IReadOnlyList<StockPlace>> Places(LotId lot, CancellationToken ct) =>
        await db.StockPlaces.AsNoTracking().Where(p => p.LotId == lot && p.OnShelf > 0).OrderBy(p => p.HubId).ThenBy(p => p.BinId).ToListAsync(ct);

    public Task<Lot?> Lot(LotId id, CancellationToken ct) => db.Lots.FirstOrDefaultAsync(l => l.Id == id, ct);

    public async Task<Lot?> Lot(VariantId variant, string number, CancellationToken ct) =>
        db.Lots.Local.FirstOrDefault(l => l.VariantId == variant && l.Number == number) ?? await db.Lots.FirstOrDefaultAsync(l => l.VariantId == variant && l.Number == number, ct);

    public Task<Bin?> Bin(BinId id, CancellationToken ct) => db.Bins.FirstOrDefaultAsync(b => b.Id == id, ct);

    public async Task<Bin?> Bin(HubId hub, string code, CancellationToken ct) =>
        db.Bins.Local.FirstOrDefault(b => b.HubId == hub && b.Code == code) ?? await db.Bins.FirstOrDefaultAsync(b => b.HubId == hub && b.Code == code, ct);

    public async Task<IReadOnlyList<HeldUnits>> Holders(VariantId variant, HubId hub, CancellationToken ct) =>
        await db.Reservations.AsNoTracking().Where(r => r.VariantId == variant && r.HubId == hub && r.State == ReservationState.Held)
            .OrderByDescending(r => r.HeldAt).Select(r => new HeldUnits(r.OrderId, r.Quantity)).ToListAsync(ct);

    public async Task<IReadOnlyList<AllocatedUnits>> Allocated(LotId lot, CancellationToken ct) =>
        await db.StockAllocations.AsNoTracking().Where(a => a.LotId == lot && a.State == AllocationState.Allocated).OrderBy(a => a.Id)
            .Select(a => new AllocatedUnits(a.OrderId, a.FulfillmentId, a.LineId, a.HubId, a.Quantity)).ToListAsync(ct);

    public Task<StockRule?> Rule(VariantId variant, HubId hub, CancellationToken ct) => db.StockRules.FirstOrDefaultAsync(r => r.VariantId == variant && r.HubId == hub, ct);

    public void Add(StockRule rule) => db.Add(rule);

    public void Add(Lot lot) => db.Add(lot);

    public void Add(Bin bin) => db.Add(bin);

    /// <summary>
    /// A look without a lock, before anything is written: most losers of a race for the last units leave here, cheaply. Who wins is
    /// decided by <see cref="Counters"/> alone.
    /// </summary>
    public async Task<Error?> Foresee(CancellationToken ct)
    {
        var held = _moves.GroupBy(m => (m.Variant, m.Hub)).Where(g => g.Any(m => m.Kind == MovementKind.Held)).ToList();
        if (held.Count == 0)
            return null;
        var (variants, first) = Sql.In("@v", [.. held.Select(g => g.Key.Variant.Value).Distinct()]);
        var (hubs, second) = Sql.In("@h", [.. held.Select(g => g.Key.Hub.Value).Distinct()]);
        var there = (await db.Rows($"{Available} variant_id {variants} AND hub_id {hubs}", r => ((new VariantId(r.GetInt64(0)), new HubId(r.GetInt64(1))), r.GetInt32(2)), ct, [.. first, .. second])).ToDictionary();
        foreach (var row in held)
        {
            // What the same change gives back is there again: units that go another way may stay in their hub.
            var asked = row.Sum(m => m.Kind switch { MovementKind.Held => m.Quantity, MovementKind.Released or MovementKind.Uncommitted => -m.Quantity, _ => 0 });
            if (there.GetValueOrDefault(row.Key, int.MinValue) < asked)
                return StockErrors.TakenMeanwhile(row.Key.Variant, row.Key.Hub);
        }

        return null;
    }

    /// <summary>Finds and takes the places of the moves since it was last called. Null when all went through.</summary>
    public async Task<Error?> Place(IdSource ids, CancellationToken ct)
    {
        var placed = await _places.Take([.. _moves.Skip(_placed)], ids, ct);
        _placed = _moves.Count;
        if (!placed.Ok)
            return placed.Error;
        _pieces.AddRange(placed.Value);
        return null;
    }

    /// <summary>
    /// The guarded changes of the counters. The demand of all lines is summed for each row, rows in the order of their key, so that
    /// two transactions never wait for each other in a circle (RULES 5).
    /// </summary>
    public IEnumerable<RowStatement> Counters()
    {
        foreach (var (variant, units) in _waiting.Where(w => w.Value != 0).OrderBy(w => w.Key.Value))
            yield return new(GuardedBackorder, [units, variant.Value, _owed.Contains(variant)], MustHit: true) { Refusal = StockErrors.BackorderFull(variant) };

        foreach (var row in _pieces.GroupBy(m => (m.Variant, m.Hub)).OrderBy(g => g.Key.Variant.Value).ThenBy(g => g.Key.Hub.Value))
        {
            var (variant, hub) = row.Key;
            var delta = row.Aggregate(default(StockDelta), (sum, m) => sum + m.Delta);
            if (row.Any(m => m.Kind is MovementKind.Received or MovementKind.TransferIn or MovementKind.Counted or MovementKind.Adjusted))
                yield return new(EnsureRow, [variant.Value, hub.Value]);
            yield return new(Guarded, [delta.OnHand, delta.Reserved, delta.Committed, delta.Blocked, variant.Value, hub.Value], MustHit: true) { Refusal = StockErrors.TakenMeanwhile(variant, hub) };
        }
    }

    /// <summary>Variants of which these moves have freed units, and that orders wait for.</summary>
    public async Task<IReadOnlyList<VariantId>> Arrived(CancellationToken ct)
    {
        var freed = _pieces.GroupBy(m => m.Variant).Where(g => g.Sum(m => m.Delta.OnHand - m.Delta.Reserved) > 0).Select(g => g.Key).ToList();
        return freed.Count == 0 ? [] : await db.Variants.Where(v => freed.Contains(v.Id) && v.Backordered > 0).OrderBy(v => v.Id).Select(v => v.Id).ToListAsync(ct);
    }

    /// <summary>The ledger rows and the new allocations of the moves since it was last called.</summary>
    public IReadOnlyList<object> Rows(IdSource ids, string by)
    {
        var rows = _pieces.Skip(_written).Select(m => (object)StockMovement.Of(ids.New<RowId>(), m, by, now)).ToList();
        _written = _pieces.Count;
        return [.. rows, .. _places.NewAllocations()];
    }
}
