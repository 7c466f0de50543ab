using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Identity;

/// <param name="Before">The state before, as JSON text; missing for what is new.</param>
/// <param name="After">The state after, as JSON text.</param>
public sealed record AuditAnswer(string Id, DateTime At, string By, string Action, string Subject, string? Origin, string? Before, string? After)
{
    public static AuditAnswer Of(AuditRow a) => new(a.Id.ToString(), a.At, a.By, a.Action, a.Subject, a.Origin, a.Before, a.After);
}

/// <summary>What a walk of the whole hash chain found.</summary>
public sealed record AuditProofAnswer(bool Valid, int Checked, IReadOnlyList<string> Faults);
