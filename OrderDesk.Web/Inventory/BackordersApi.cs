using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Api;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web.Inventory;

/// <summary>/api/backorders: what waits for goods, and who gets them first; how much of a product may be sold before it is there.</summary>
internal static class BackordersApi
{
    private const int Most = 500;

    public static void MapBackorders(this IEndpointRouteBuilder routes)
    {
        var backorders = routes.MapApi("/api/backorders", "Inventory");
        backorders.MapGet("/", List).NeedsStaff(Permissions.StockRead).Gives<BackordersAnswer>()
            .Asks(("q", "Words of order, customer, SKU and product."), ("variantId", "One variant."), ("fillable", "true: only where units are free."), ("late", "true: only what was promised for earlier."))
            .WithSummary("Lines that wait for goods, in the order in which they are filled");
        backorders.MapPost("/{variantId}/fill", Fill).Needs(Permissions.BackordersManage).Gives<FilledAnswer>().WithSummary("Gives what is there to those who wait");
        backorders.MapPut("/{variantId}/lines/{lineId}/place", Move).Needs(Permissions.BackordersManage).Takes<PlaceInQueueBody>().Gives<PlaceInQueueAnswer>()
            .WithSummary("Moves a line in the queue of its variant");
        routes.MapApi("/api/products/{id}/variants/{variantId}/backorder", "Products").MapPut("/", Set).Needs(Permissions.BackordersManage).Takes<BackorderBody>().Gives<BackorderAnswer>()
            .WithSummary("Sets how many may be sold before they are there, and when they are expected");
        routes.MapApi("/api/orders/{id}/hold", "Orders").MapPost("/", Extend).Needs(Permissions.OrdersPay).Gives<HeldUntilAnswer>().WithSummary("Keeps what is held for an unpaid order a little longer, up to a limit");
    }

    private static async Task<IResult> List(ApiCall call, IBackorderReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var asked = new WaitingQuery(query.Text("q"), query.Id<VariantId>("variantId"), query.Flag("fillable"), query.Flag("late"));
        return query.Error is { } wrong ? Answers.Refused(wrong) : Answers.Json(new BackordersAnswer([.. (await reads.Waiting(asked, call.Caller, Most, ct)).Select(BackorderRowAnswer.Of)]));
    }

    private static async Task<IResult> Fill(string variantId, ApiCall call, FillBackorders fill, CancellationToken ct) => IdText.TryRead<VariantId>(variantId, out var variant)
        ? Answers.Of(await fill.Run(variant, call.Command(), ct), a => new FilledAnswer(a.Units, a.Orders))
        : Answers.Refused(CommonErrors.NotFound("This variant"));

    private static async Task<IResult> Move(string variantId, string lineId, ApiCall call, Body<PlaceInQueueBody> body, MoveBackorder move, CancellationToken ct) =>
        IdText.TryRead<VariantId>(variantId, out var variant) && IdText.TryRead<LineId>(lineId, out var line)
            ? Answers.Of(await move.Run(new(variant, line, body.Value.Place), call.Command(body), ct), a => new PlaceInQueueAnswer(a.Place))
            : Answers.Refused(CommonErrors.NotFound("This line in the queue"));

    private static async Task<IResult> Set(string id, string variantId, ApiCall call, Body<BackorderBody> body, SetBackorder set, CancellationToken ct)
    {
        var b = body.Value;
        if (b.Policy is not ("none" or "limited" or "unlimited"))
        {
            return Answers.Refused(CommonErrors.UnknownValue("policy", b.Policy ?? "", ["none", "limited", "unlimited"]));
        }

        if (b.Policy == "limited" && b.Limit is null)
        {
            return Answers.Refused(CommonErrors.Required("limit"));
        }

        return IdText.TryRead<ProductId>(id, out var product) && IdText.TryRead<VariantId>(variantId, out var variant)
            ? Answers.Of(await set.Run(new(product, variant, b.Policy switch { "none" => 0, "limited" => b.Limit, _ => null }, b.ExpectedOn), call.Command(body), ct), a => BackorderAnswer.Of(new(a.Limit, a.Waiting, a.ExpectedOn)))
            : Answers.Refused(CommonErrors.NotFound("This variant"));
    }

    private static async Task<IResult> Extend(string id, ApiCall call, ExtendHold extend, CancellationToken ct)
    {
        var extended = await extend.Run(new(OrderRoute.Key(id)), call.Command(), ct);
        if (extended.Ok)
        {
            call.SetVersion(extended.Value.Order.Version);
        }

        return Answers.Of(extended, a => new HeldUntilAnswer(a.Until, a.Last));
    }
}
