using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Data.Inventory;

/// <inheritdoc cref="IWarehouse"/>
internal sealed class WarehouseStore(OrderDeskDb db, DateTime now) : IWarehouse
{
    private const string TakeNumber = """
        INSERT INTO number_series (name, next) VALUES (@name, 2)
        ON CONFLICT (name) DO UPDATE SET next = number_series.next + 1 RETURNING next
        """;

    /// <summary>Transfers or counts were loaded or added: open pages read them again.</summary>
    public bool IsTouched { get; private set; }

    public Task<Transfer?> Transfer(TransferId id, CancellationToken ct)
    {
        IsTouched = true;
        return db.Transfers.Include(t => t.Lines).FirstOrDefaultAsync(t => t.Id == id, ct);
    }

    public Task<StockCount?> Count(CountId id, CancellationToken ct)
    {
        IsTouched = true;
        return db.StockCounts.Include(c => c.Lines).FirstOrDefaultAsync(c => c.Id == id, ct);
    }

    public async Task<string> Number(string series, CancellationToken ct)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{series}-{now.Year}");
        var number = await db.Scalar<long>(TakeNumber, ct, ("@name", name)) - 1;
        return string.Create(CultureInfo.InvariantCulture, $"{name}-{number:D6}");
    }

    public void Add(Transfer transfer)
    {
        IsTouched = true;
        db.Add(transfer);
    }

    public void Add(StockCount count)
    {
        IsTouched = true;
        db.Add(count);
    }

    public Task<bool> HasHub(HubId hub, CancellationToken ct) => db.Hubs.AnyAsync(h => h.Id == hub, ct);

    public async Task<IReadOnlyList<Bin>> Bins(HubId hub, IReadOnlyCollection<string> codes, CancellationToken ct) =>
        await db.Bins.AsNoTracking().Where(b => b.HubId == hub && codes.Contains(b.Code)).ToListAsync(ct);

    public async Task<IReadOnlyList<Bin>> Bins(IReadOnlyCollection<BinId> ids, CancellationToken ct) => await db.Bins.AsNoTracking().Where(b => ids.Contains(b.Id)).ToListAsync(ct);

    /// <summary>What this transaction has changed of a lot counts.</summary>
    public async Task<IReadOnlyList<Lot>> Lots(IReadOnlyCollection<LotId> ids, CancellationToken ct) => await db.Lots.Where(l => ids.Contains(l.Id)).ToListAsync(ct);

    public async Task<int> LastWalk(HubId hub, CancellationToken ct) => await db.Bins.Where(b => b.HubId == hub).MaxAsync(b => (int?)b.Walk, ct) ?? 0;

    public async Task<int> UnitsIn(HubId hub, BinId bin, CancellationToken ct) => await db.StockPlaces.Where(p => p.HubId == hub && p.BinId == bin).SumAsync(p => p.OnShelf, ct);

    public async Task<IReadOnlyList<PlaceStock>> Free(VariantId variant, HubId hub, CancellationToken ct)
    {
        var rows = await (
            from p in db.StockPlaces.AsNoTracking()
            where p.VariantId == variant && p.HubId == hub && p.OnShelf - p.Allocated - p.Blocked > 0
            from l in db.Lots.Where(l => l.Id == p.LotId).DefaultIfEmpty()
            from b in db.Bins.Where(b => b.Id == p.BinId).DefaultIfEmpty()
            select new { p.BinId, p.LotId, ExpiresOn = l == null ? null : l.ExpiresOn, BlockedAt = l == null ? null : l.BlockedAt, Walk = b == null ? 0 : b.Walk, Free = p.OnShelf - p.Allocated - p.Blocked }).ToListAsync(ct);
        return [.. rows.Select(r => new PlaceStock(r.BinId, r.LotId, r.ExpiresOn, r.BlockedAt is not null, r.Walk, r.Free))];
    }

    public async Task<IReadOnlyList<ShelfPlace>> Shelf(HubId hub, IReadOnlyCollection<VariantId> variants, CancellationToken ct)
    {
        var places = await db.StockPlaces.AsNoTracking().Where(p => p.HubId == hub && variants.Contains(p.VariantId)).ToListAsync(ct);
        var moves = await db.StockMovements.AsNoTracking()
            .Where(m => m.HubId == hub && variants.Contains(m.VariantId) && m.OnHandDelta + m.CommittedDelta + m.BlockedDelta != 0)
            .GroupBy(m => new { m.VariantId, m.BinId, m.LotId }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var counts = moves.ToDictionary(m => (m.Key.VariantId, m.Key.BinId, m.Key.LotId), m => m.Count);
        return [.. places.Select(p => new ShelfPlace(p.VariantId, p.BinId, p.LotId, p.OnShelf, p.Allocated, p.Blocked, counts.GetValueOrDefault((p.VariantId, p.BinId, p.LotId))))];
    }

    public async Task<IReadOnlyList<VariantId>> VariantsIn(HubId hub, IReadOnlyCollection<BinId> bins, CancellationToken ct) =>
        await db.StockPlaces.AsNoTracking().Where(p => p.HubId == hub && bins.Contains(p.BinId) && p.OnShelf > 0).Select(p => p.VariantId).Distinct().ToListAsync(ct);

    public async Task<IReadOnlyDictionary<VariantId, (string Sku, string Name)>> Names(IReadOnlyCollection<VariantId> variants, CancellationToken ct) =>
        (await db.Variants.AsNoTracking().Where(v => variants.Contains(v.Id)).Join(db.Products, v => v.ProductId, p => p.Id, (v, p) => new { v.Id, v.Sku, p.Name }).ToListAsync(ct))
            .ToDictionary(v => v.Id, v => (v.Sku, v.Name));

    public async Task<IReadOnlyList<string>> OrdersAt(HubId hub, VariantId variant, BinId bin, LotId lot, CancellationToken ct) =>
        await db.StockAllocations.AsNoTracking()
            .Where(a => a.HubId == hub && a.VariantId == variant && a.BinId == bin && a.LotId == lot && a.State == AllocationState.Allocated)
            .Join(db.Orders, a => a.OrderId, o => o.Id, (a, o) => o.Number).Distinct().OrderBy(n => n).Take(50).ToListAsync(ct);
}
