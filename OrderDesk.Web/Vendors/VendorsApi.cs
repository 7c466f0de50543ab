using OrderDesk.Core.Identity;
using OrderDesk.Core.Vendors;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Vendors;

/// <summary>/api/vendors and /api/suborders: a vendor sees themselves only.</summary>
internal static class VendorsApi
{
    public static void MapVendors(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/api/vendors", "Vendors").MapGet("/", List).Needs(Permissions.VendorsRead, Permissions.SubOrdersWork).Gives<PageAnswer<VendorAnswer>>()
            .AsksForPages(("q", "Words of the name.")).WithSummary("Vendors");
        routes.MapApi("/api/suborders", "Vendors").MapGet("/", SubOrders).Needs(Permissions.SubOrdersWork).Gives<PageAnswer<SubOrderRowAnswer>>()
            .AsksForPages(("status", "One or several statuses, separated by commas; usually new, accepted and packed.")).WithSummary("Vendors' parts of orders, oldest first");
    }

    private static async Task<IResult> List(ApiCall call, IVendorReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (words, cursor, limit) = (query.Text("q"), query.Cursor, query.Limit);
        return query.Error is { } wrong
            ? Answers.Refused(wrong)
            : Answers.PageOf(await reads.List(words, call.Caller, cursor, limit, ct), VendorAnswer.Of);
    }

    private static async Task<IResult> SubOrders(ApiCall call, IVendorReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (statuses, cursor, limit) = (query.Names<SubOrderStatus>("status"), query.Cursor, query.Limit);
        if (query.Error is { } wrong)
        {
            return Answers.Refused(wrong);
        }

        IReadOnlyList<SubOrderStatus> wanted = statuses.Count > 0 ? statuses : [SubOrderStatus.New, SubOrderStatus.Accepted, SubOrderStatus.Packed];
        return Answers.PageOf(await reads.SubOrders(wanted, call.Caller, cursor, limit, ct), SubOrderRowAnswer.Of);
    }
}
