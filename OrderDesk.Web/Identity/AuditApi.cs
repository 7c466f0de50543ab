using OrderDesk.Core.Identity;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Identity;

/// <summary>/api/audit: who did what, and the proof that nobody changed it since.</summary>
internal static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapApi("/api/audit", "Audit");
        audit.MapGet("/", List).Needs(Permissions.AuditRead).Gives<PageAnswer<AuditAnswer>>()
            .AsksForPages(("q", "Words of who, what and on what."), ("action", "One action, such as order.cancel.")).WithSummary("The audit log, newest first");
        audit.MapGet("/proof", Proof).Needs(Permissions.AuditRead).Gives<AuditProofAnswer>().WithSummary("Walks the whole hash chain");
    }

    private static async Task<IResult> List(ApiCall call, IAuditReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (words, action, cursor, limit) = (query.Text("q"), query.Text("action"), query.Cursor, query.Limit);
        return query.Error is { } wrong
            ? Answers.Refused(wrong)
            : Answers.PageOf(await reads.List(words, action, call.Caller, cursor, limit, ct), AuditAnswer.Of);
    }

    private static async Task<IResult> Proof(ApiCall call, IAuditReads reads, CancellationToken ct)
    {
        var proof = await reads.Verify(ct);
        return Answers.Json(new AuditProofAnswer(proof.Faults.Count == 0, proof.Checked, proof.Faults));
    }
}
