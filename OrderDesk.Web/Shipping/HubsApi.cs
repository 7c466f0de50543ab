using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Shipping;

/// <summary>/api/hubs: the warehouses.</summary>
internal static class HubsApi
{
    public static void MapHubs(this IEndpointRouteBuilder routes) => routes.MapApi("/api/hubs", "Hubs")
        .MapGet("/", List).Needs(Permissions.HubsRead).Gives<HubsAnswer>().WithSummary("All hubs, with the parcels that are open in each");

    private static async Task<IResult> List(ApiCall call, IShippingReads reads, CancellationToken ct) =>
        Answers.Json(new HubsAnswer([.. (await reads.Hubs(call.Caller, ct)).Select(HubAnswer.Of)]));
}
