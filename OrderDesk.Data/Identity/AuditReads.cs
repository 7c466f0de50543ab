using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Providers;
using OrderDesk.Data.Work;

namespace OrderDesk.Data.Identity;

internal sealed class AuditReads(IDatabase database) : IAuditReads
{
    public async Task<Page<AuditRow>> List(string? search, string? action, Caller caller, string? cursor, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var entries = db.AuditLog.AsNoTracking().Where(_ => caller.May(Permissions.AuditRead));
        if (!string.IsNullOrWhiteSpace(search))
        {
            var text = SearchWords.Plain(search);
            entries = entries.Where(e => e.Subject.Contains(text) || e.By.Contains(text));
        }

        if (!string.IsNullOrEmpty(action))
        {
            var name = SearchWords.Plain(action);
            entries = entries.Where(e => e.Action == name);
        }

        if (Cursor.ReadId(cursor) is { } at)
        {
            var id = new RowId(at);
            entries = entries.Where(e => e.Id < id);
        }

        var page = await entries.OrderByDescending(e => e.Id).Take(take + 1)
            .Select(e => new AuditRow(e.Id, e.At, e.By, e.Action, e.Subject, e.Origin, e.Before, e.After)).ToListAsync(ct);
        return new Page<AuditRow>([.. page.Take(take)], page.Count > take ? Cursor.Write($"{page[take - 1].Id.Value}") : null);
    }

    public async Task<AuditProof> Verify(CancellationToken ct)
    {
        await using var db = database.Read();
        await using var snapshot = await db.Database.BeginTransactionAsync(database.Dialect.IsSqlite ? System.Data.IsolationLevel.Unspecified : System.Data.IsolationLevel.RepeatableRead, ct);
        var faults = new List<string>();
        var count = 0;
        var lanes = await db.Set<AuditLane>().AsNoTracking().OrderBy(l => l.Lane).ToListAsync(ct);
        if (lanes.Count != database.Dialect.AuditLanes)
            faults.Add($"{lanes.Count} lanes are there, should be {database.Dialect.AuditLanes}");
        foreach (var lane in lanes)
        {
            var (sequence, hash) = (0L, "");
            await foreach (var entry in db.AuditLog.AsNoTracking().Where(e => e.Lane == lane.Lane).OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
            {
                if (entry.Sequence != ++sequence)
                    faults.Add($"Lane {lane.Lane}: row {sequence} is missing");
                if (entry.Hash != AuditTrail.HashOf(entry, hash))
                    faults.Add($"Lane {lane.Lane}: row {entry.Sequence} ({entry.Action} {entry.Subject}) was changed");
                (sequence, hash) = (entry.Sequence, entry.Hash);
                count++;
            }

            if (sequence != lane.Sequence || hash != lane.Hash)
                faults.Add($"Lane {lane.Lane}: ends at row {sequence}, should end at row {lane.Sequence}");
        }

        return new AuditProof(count, faults);
    }
}
