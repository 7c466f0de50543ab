using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Shipping;

internal sealed class WaveReads(IDatabase database, TimeProvider clock) : IWaveReads
{
    public async Task<Page<WaveRow>> List(HubId? hub, bool openOnly, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var waves = db.Waves.AsNoTracking().Where(w => caller.IsStaff && (hub == null || w.HubId == hub));
        if (openOnly)
            waves = waves.Where(w => w.State == WaveState.Open || w.State == WaveState.Picking || w.State == WaveState.Picked);
        if (Cursor.ReadId(cursor) is { } at)
        {
            var id = new WaveId(at);
            waves = waves.Where(w => w.Id < id);
        }

        var page = await Rows(db, waves.OrderByDescending(w => w.Id).Take(take + 1), ct);
        return new Page<WaveRow>([.. page.Take(take)], page.Count > take ? Cursor.Write($"{page[take - 1].Id.Value}") : null);
    }

    public async Task<WaveRow?> Find(WaveId id, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return (await Rows(db, db.Waves.AsNoTracking().Where(w => caller.IsStaff && w.Id == id), ct)).FirstOrDefault();
    }

    public async Task<IReadOnlyList<ParcelRow>> Parcels(WaveId wave, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return caller.IsStaff ? await ParcelsOf(db, wave, clock.Now(), ct) : [];
    }

    public async Task<IReadOnlyList<WaveCandidate>> Candidates(HubId hub, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return caller.IsStaff ? await WaveCandidates.Read(db, hub, ct) : [];
    }

    public async Task<string?> Work(string subject, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.FloorWork.AsNoTracking().Where(w => w.Subject == subject && caller.IsStaff).Select(w => w.Content).FirstOrDefaultAsync(ct);
    }

    public async Task<FulfillmentId?> ByCode(string code, HubId? hub, WaveId? wave, bool items, Caller caller, CancellationToken ct)
    {
        await using var db = database.Read();
        var seen = ParcelRows.Seen(db, caller).Where(r => hub == null || r.Parcel.HubId == hub);
        if (FloorCodes.Tote(code) is { } slot)
        {
            var inTote = db.WaveParcels.Where(p => p.Slot == slot && p.IsOpen && (wave == null || p.WaveId == wave)).OrderBy(p => p.Cluster);
            return await inTote.Join(seen, p => p.FulfillmentId, r => r.Parcel.Id, (p, r) => new { r.Parcel.Id, r.Parcel.State, p.Cluster })
                .Where(r => r.State == FulfillmentState.Open || r.State == FulfillmentState.Picking).OrderBy(r => r.Cluster).Select(r => (FulfillmentId?)r.Id).FirstOrDefaultAsync(ct);
        }

        if (IdText.TryRead<FulfillmentId>(code, out var id))
            return await seen.Where(r => r.Parcel.Id == id).Select(r => (FulfillmentId?)r.Parcel.Id).FirstOrDefaultAsync(ct);
        var number = code.ToUpperInvariant();
        // What is still to be packed comes before what is not, then the first parcel.
        var named = await seen.Where(r => r.Order.Number == number || r.Parcel.TrackingNumber == code)
            .OrderBy(r => r.Parcel.State == FulfillmentState.Open || r.Parcel.State == FulfillmentState.Picking ? 0 : 1).ThenBy(r => r.Parcel.Number)
            .Select(r => (FulfillmentId?)r.Parcel.Id).FirstOrDefaultAsync(ct);
        return named is null && items ? await ByItem(db, seen, number, wave, ct) : named;
    }

    /// <summary>What is picked already comes first, then what is most urgent.</summary>
    private static async Task<FulfillmentId?> ByItem(OrderDeskDb db, IQueryable<ParcelRows.Pair> seen, string code, WaveId? wave, CancellationToken ct) => await seen
        .Where(r => !r.Order.HasHold && (r.Parcel.State == FulfillmentState.Picking || r.Parcel.State == FulfillmentState.Open))
        .Where(r => r.Parcel.Lines.Any(l => db.OrderLines.Any(o => o.Id == l.LineId && o.Sku.ToUpper() == code))
            || db.StockAllocations.Any(a => a.FulfillmentId == r.Parcel.Id && a.State == AllocationState.Allocated && db.Lots.Any(l => l.Id == a.LotId && l.Number.ToUpper() == code)))
        .OrderBy(r => wave != null && db.WaveParcels.Any(p => p.FulfillmentId == r.Parcel.Id && p.WaveId == wave) ? 0 : 1)
        .ThenBy(r => r.Parcel.State == FulfillmentState.Picking ? 0 : 1)
        .ThenBy(r => r.Order.Priority == Priority.Urgent ? 0 : r.Order.Priority == Priority.High ? 1 : r.Order.Priority == Priority.Medium ? 2 : r.Order.Priority == Priority.Normal ? 3 : 4)
        .ThenBy(r => r.Order.PromisedAt).ThenBy(r => r.Parcel.Id).Select(r => (FulfillmentId?)r.Parcel.Id).FirstOrDefaultAsync(ct);

    /// <summary>Its parcels as they are, also when the wave is over.</summary>
    internal static async Task<IReadOnlyList<ParcelRow>> ParcelsOf(OrderDeskDb db, WaveId wave, DateTime now, CancellationToken ct)
    {
        var slots = await db.WaveParcels.AsNoTracking().Where(p => p.WaveId == wave).Join(db.Waves, p => p.WaveId, w => w.Id, (p, w) => new { p.FulfillmentId, w.Number, p.Cluster, p.Slot }).ToListAsync(ct);
        var ids = slots.ConvertAll(s => s.FulfillmentId);
        var rows = (await ParcelRows.Read(db, ParcelRows.All(db).Where(r => ids.Contains(r.Parcel.Id)), now, ct)).ToDictionary(r => r.Id);
        return [.. slots.Where(s => rows.ContainsKey(s.FulfillmentId)).OrderBy(s => s.Cluster).ThenBy(s => s.Slot)
            .Select(s => rows[s.FulfillmentId] with { Wave = new ParcelWave(wave, s.Number, s.Cluster, s.Slot) })];
    }

    private static async Task<List<WaveRow>> Rows(OrderDeskDb db, IQueryable<Wave> waves, CancellationToken ct)
    {
        var rows = await (
            from w in waves
            join h in db.Hubs on w.HubId equals h.Id
            orderby w.Id descending
            select new WaveRow(
                w.Id, w.Number, w.HubId, h.Code, w.State, w.StateAt, w.CreatedAt, w.CreatedBy, w.PickedBy, w.Totes, db.WaveParcels.Count(p => p.WaveId == w.Id),
                db.WaveParcels.Where(p => p.WaveId == w.Id).Join(db.Fulfillments, p => p.FulfillmentId, f => f.Id, (p, f) => f.State).Count(s => s == FulfillmentState.Open || s == FulfillmentState.Picking),
                db.WaveParcels.Where(p => p.WaveId == w.Id).Join(db.FulfillmentLines, p => p.FulfillmentId, l => l.FulfillmentId, (p, l) => l.Quantity).Sum(), 0)).ToListAsync(ct);
        var subjects = rows.ConvertAll(r => r.Id.ToString());
        var inTotes = await db.FloorWork.AsNoTracking().Where(w => subjects.Contains(w.Subject)).ToDictionaryAsync(w => w.Subject, w => w.Units, ct);
        return rows.ConvertAll(r => r with { InTotes = inTotes.GetValueOrDefault(r.Id.ToString()) });
    }
}
