using OrderDesk.Core.Common;

namespace OrderDesk.Core.Identity;

/// <summary>One entry of the audit log: who did what to what, from where, before and after (RULES 31).</summary>
public sealed record AuditRow(RowId Id, DateTime At, string By, string Action, string Subject, string? Origin, string? Before, string? After);

/// <summary>What a check of the hash chain found.</summary>
public sealed record AuditProof(int Checked, IReadOnlyList<string> Faults);

public interface IAuditReads
{
    /// <summary>Newest first.</summary>
    Task<Page<AuditRow>> List(string? search, string? action, Caller caller, string? cursor, int take, CancellationToken ct);

    /// <summary>Walks the whole chain: finds an edit, a deletion, a swap and a cut tail.</summary>
    Task<AuditProof> Verify(CancellationToken ct);
}
