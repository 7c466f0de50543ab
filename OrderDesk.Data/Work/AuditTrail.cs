using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Data.Work;

/// <summary>
/// The audit rows of one transaction. Each row's hash covers its content and the hash before it; the lane's end is kept, so that an
/// edit, a deletion, a swap and a cut tail all show (RULES 31).
/// </summary>
internal sealed class AuditTrail(OrderDeskDb db, IDialect dialect)
{
    private readonly List<AuditEntry> _entries = [];

    public void Add(string action, Caller caller, string subject, string? before, string? after, IdSource ids, DateTime now) => _entries.Add(new AuditEntry
    {
        Id = ids.New<RowId>(),
        At = now,
        By = caller.Name,
        UserId = caller.User?.Value,
        Action = action,
        Subject = subject,
        Origin = caller.Origin,
        Before = before,
        After = after,
    });

    /// <summary>Chains and writes the rows: the last statements before the commit, since the lane's row stays locked until then.</summary>
    public async Task Write(CancellationToken ct)
    {
        if (_entries.Count == 0)
            return;
        var lane = dialect.AuditLanes == 1 ? 0 : Random.Shared.Next(dialect.AuditLanes);
        var ends = await db.Rows($"SELECT sequence, hash FROM audit_lanes WHERE lane = @lane{dialect.ForUpdate}", r => (Sequence: r.GetInt64(0), Hash: r.GetString(1)), ct, ("@lane", lane));
        var (sequence, hash) = ends[0];
        foreach (var entry in _entries)
        {
            (entry.Lane, entry.Sequence) = (lane, ++sequence);
            entry.Hash = hash = HashOf(entry, hash);
        }

        await db.Write([.. RowWriter.Inserts(db, _entries), new("UPDATE audit_lanes SET sequence = $1, hash = $2 WHERE lane = $3", [sequence, hash, lane])], ct);
    }

    /// <summary>The hash of a row on top of the row before it in its lane.</summary>
    public static string HashOf(AuditEntry e, string previous)
    {
        var content = string.Join('\u001f', new[]
        {
            previous, e.Id.Value.ToString(CultureInfo.InvariantCulture), e.Lane.ToString(CultureInfo.InvariantCulture), e.Sequence.ToString(CultureInfo.InvariantCulture),
            new DateTimeOffset(DateTime.SpecifyKind(e.At, DateTimeKind.Utc)).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            e.By, e.UserId?.ToString(CultureInfo.InvariantCulture) ?? "", e.Action, e.Subject, e.Origin ?? "", e.Before ?? "", e.After ?? "",
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
