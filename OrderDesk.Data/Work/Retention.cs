using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Shipping;
using OrderDesk.Data.Shipping;

namespace OrderDesk.Data.Work;

/// <inheritdoc cref="IRetention"/>
internal sealed class Retention(IDatabase database) : IRetention
{
    public Task<int> DropAnswers(DateTime before, int take, CancellationToken ct) => database.Write(
        async (db, token) =>
        {
            var keys = db.IdempotencyKeys.Where(r => r.CreatedAt < before).OrderBy(r => r.CreatedAt).Take(take).Select(r => r.Key);
            return new Written<int>(await db.IdempotencyKeys.Where(r => keys.Contains(r.Key)).ExecuteDeleteAsync(token), true);
        },
        ct);

    public Task<int> DropScans(DateTime before, int take, CancellationToken ct) => database.Write(
        async (db, token) =>
        {
            var ids = OldScans(db, before, take);
            return new Written<int>(await db.Scans.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(token), true);
        },
        ct);

    internal static IQueryable<string> OldScans(OrderDeskDb db, DateTime before, int take) => db.Scans.Where(s => s.At < before).OrderBy(s => s.At).Take(take).Select(s => s.Id);

    public Task<DroppedWork> DropWork(DateTime before, string? after, int take, CancellationToken ct) => database.Write(
        async (db, token) =>
        {
            var subjects = await db.FloorWork.Where(w => w.UpdatedAt < before && (after == null || string.Compare(w.Subject, after) > 0)).OrderBy(w => w.Subject).Take(take).Select(w => w.Subject).ToListAsync(token);
            var running = await Running(db, subjects, before, token);
            var over = subjects.Where(s => !running.Contains(s)).ToList();
            var dropped = over.Count == 0 ? 0 : await db.FloorWork.Where(w => over.Contains(w.Subject)).ExecuteDeleteAsync(token);
            return new Written<DroppedWork>(new DroppedWork(dropped, subjects.Count == take ? subjects[^1] : null), true);
        },
        ct);

    /// <summary>Those of which something is still to do, or was since then.</summary>
    private static async Task<HashSet<string>> Running(OrderDeskDb db, List<string> subjects, DateTime since, CancellationToken ct)
    {
        var (parcels, waves) = (Ids<FulfillmentId>(subjects), Ids<WaveId>(subjects));
        var openParcels = await db.Fulfillments.Where(f => parcels.Contains(f.Id) && (ParcelRows.ToDo.Contains(f.State) || f.StateAt >= since)).Select(f => f.Id).ToListAsync(ct);
        var openWaves = await db.Waves.Where(w => waves.Contains(w.Id) && ((w.State != WaveState.Done && w.State != WaveState.Cancelled) || w.StateAt >= since)).Select(w => w.Id).ToListAsync(ct);
        return [.. openParcels.Select(id => id.ToString()), .. openWaves.Select(id => id.ToString())];
    }

    private static List<T> Ids<T>(List<string> subjects)
        where T : struct, IId<T> => [.. subjects.Select(s => IdText.TryRead<T>(s, out var id) ? id : (T?)null).OfType<T>()];
}
