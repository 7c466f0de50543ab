using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Data.Sim;

/// <summary>What must hold of lots and moves after each step, looked up in the ledger's new rows: sums alone would not tell.</summary>
internal sealed class SimLaws
{
    /// <summary>Steps that only take: what expires first must be gone before what expires later.</summary>
    private static readonly string[] Taking = ["place", "pay", "confirm payment"];

    private RowId _seen;

    public async Task<IReadOnlyList<string>> Faults(OrderDeskDb db, string step, CancellationToken ct)
    {
        var rows = await db.StockMovements.AsNoTracking().Where(m => m.Id > _seen).OrderBy(m => m.Id).ToListAsync(ct);
        var lots = await db.Lots.AsNoTracking().ToDictionaryAsync(l => l.Id, ct);
        var places = await db.StockPlaces.AsNoTracking().Where(p => p.OnShelf > 0).ToListAsync(ct);
        _seen = rows.Count > 0 ? rows[^1].Id : _seen;
        var taken = rows.Where(m => m.Kind is MovementKind.Committed or MovementKind.Reallocated).ToList();
        return
        [
            .. taken.Where(m => lots.GetValueOrDefault(m.LotId) is { } lot && !Lot.IsGood(lot.ExpiresOn, DateOnly.FromDateTime(m.At))).Select(m => $"lot {lots[m.LotId].Number} had expired when {m.Quantity} of it were given to an order"),
            .. places.Where(p => p.Free > 0 && lots.GetValueOrDefault(p.LotId) is { IsBlocked: true }).Select(p => $"{p.Free} of lot {lots[p.LotId].Number} are free, and it is blocked"),
            .. rows.Where(m => m.Kind is MovementKind.Moved or MovementKind.MovedBlocked).GroupBy(m => (m.Kind, m.VariantId, m.HubId, m.LotId)).Where(g => g.Sum(m => m.Quantity) != 0).Select(g => $"{g.Key.Kind} of {g.Key.VariantId} adds up to {g.Sum(m => m.Quantity)}"),
            .. Taking.Contains(step) ? taken.Where(m => places.Exists(p => IsBefore(p, m, lots))).Select(m => $"{m.Quantity} of {m.VariantId} were taken while something that expires earlier lies there") : [],
        ];
    }

    private static bool IsBefore(StockPlace place, StockMovement taken, Dictionary<LotId, Lot> lots)
    {
        var today = DateOnly.FromDateTime(taken.At);
        return (place.VariantId, place.HubId) == (taken.VariantId, taken.HubId) && place.Free > 0 && lots.GetValueOrDefault(place.LotId) is { ExpiresOn: { } day } lot && lot.IsSellable(today)
            && day < (lots.GetValueOrDefault(taken.LotId)?.ExpiresOn ?? DateOnly.MaxValue);
    }
}
