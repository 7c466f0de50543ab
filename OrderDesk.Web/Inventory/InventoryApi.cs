using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Inventory;

/// <summary>/api/inventory: what lies where, its movements, and corrections.</summary>
internal static class InventoryApi
{
    private const int MaxNote = 500;

    public static void MapInventory(this IEndpointRouteBuilder routes)
    {
        var inventory = routes.MapApi("/api/inventory", "Inventory");
        inventory.MapGet("/", List).Needs(Permissions.StockRead).Gives<PageAnswer<StockAnswer>>()
            .AsksForPages(("q", "Words of SKU, name and category."), ("hubId", "One hub."), ("low", "true: only what is nearly gone.")).WithSummary("Stock of each variant in each hub");
        inventory.MapGet("/{variantId}/{hubId}/movements", Movements).Needs(Permissions.StockRead).Gives<PageAnswer<MovementAnswer>>().AsksForPages()
            .WithSummary("The ledger of one variant in one hub, newest first");
        inventory.MapPut("/{variantId}/{hubId}/safety-stock", KeepBack).Needs(Permissions.HubsManage).Takes<SafetyStockBody>().Gives<SafetyStockAnswer>()
            .WithSummary("Says how many units routing leaves in the hub");
        inventory.MapPost("/adjustments", Adjust).Needs(Permissions.StockAdjust).Takes<AdjustmentBody>().Gives<LevelAnswer>(StatusCodes.Status201Created).WithSummary("Corrects what is on hand");
        inventory.MapPost("/receipts", Receive).Needs(Permissions.StockAdjust).Takes<ReceiptBody>().Gives<LevelAnswer>(StatusCodes.Status201Created).WithSummary("Receives goods");
    }

    private static async Task<IResult> List(ApiCall call, IInventoryReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (words, hub, low, cursor, limit) = (query.Text("q"), query.Id<HubId>("hubId"), query.Flag("low"), query.Cursor, query.Limit);
        return query.Error is { } wrong
            ? Answers.Refused(wrong)
            : Answers.PageOf(await reads.List(words, hub, low, call.Caller, cursor, limit, ct), StockAnswer.Of);
    }

    private static async Task<IResult> Movements(string variantId, string hubId, ApiCall call, IInventoryReads reads, CancellationToken ct)
    {
        if (!IdText.TryRead<VariantId>(variantId, out var variant) || !IdText.TryRead<HubId>(hubId, out var hub))
        {
            return Answers.Refused(CommonErrors.NotFound("This product in this hub"));
        }

        var query = call.Query;
        var (cursor, limit) = (query.Cursor, query.Limit);
        return query.Error is { } wrong
            ? Answers.Refused(wrong)
            : Answers.PageOf(await reads.Movements(variant, hub, call.Caller, cursor, limit, ct), MovementAnswer.Of);
    }

    private static async Task<IResult> KeepBack(string variantId, string hubId, ApiCall call, Body<SafetyStockBody> body, SetSafetyStock set, CancellationToken ct)
    {
        if (!IdText.TryRead<VariantId>(variantId, out var variant) || !IdText.TryRead<HubId>(hubId, out var hub))
        {
            return Answers.Refused(CommonErrors.NotFound("This product in this hub"));
        }

        return body.Value.SafetyStock is { } units
            ? Answers.Of(await set.Run(new(variant, hub, units), call.Command(body), ct), a => new SafetyStockAnswer(variantId, hubId, a.SafetyStock))
            : Answers.Refused(CommonErrors.Required("safetyStock"));
    }

    private static Task<IResult> Adjust(ApiCall call, Body<AdjustmentBody> body, AdjustStock adjust, CancellationToken ct)
    {
        var b = body.Value;
        return Move(call.Command(body), b.VariantId, b.HubId, b.Quantity, received: false, b.ReasonCode, b.Note, adjust, ct);
    }

    private static Task<IResult> Receive(ApiCall call, Body<ReceiptBody> body, AdjustStock adjust, CancellationToken ct)
    {
        var b = body.Value;
        return Move(call.Command(body), b.VariantId, b.HubId, b.Quantity, received: true, null, b.Note, adjust, ct);
    }

    private static async Task<IResult> Move(
        Caller caller, string? variantId, string? hubId, int? quantity, bool received, string? reason, string? note, AdjustStock adjust, CancellationToken ct)
    {
        var errors = new List<Error>();
        var variant = Id<VariantId>(errors, "variantId", variantId);
        var hub = Id<HubId>(errors, "hubId", hubId);
        Text.Check(errors, "note", note, MaxNote);
        Text.Check(errors, "reasonCode", reason, 100, required: !received);
        if (quantity is null)
        {
            errors.Add(CommonErrors.Required("quantity"));
        }

        if (errors.Count > 0)
        {
            return Answers.Refused(Error.Join(errors));
        }

        var moved = await adjust.Run(new(variant, hub, quantity!.Value, received, reason, Text.Clean(note)), caller, ct);
        return moved.Ok
            ? Answers.Json(new LevelAnswer(variantId!, hubId!, moved.Value.OnHand, moved.Value.Reserved, moved.Value.Committed, moved.Value.OnHand - moved.Value.Reserved), StatusCodes.Status201Created)
            : Answers.Refused(moved.Error);
    }

    /// <summary>An id of another shape is nobody's id: the use case answers that it was not found.</summary>
    private static T Id<T>(List<Error> errors, string field, string? text)
        where T : struct, IId<T>
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            errors.Add(CommonErrors.Required(field));
        }

        return IdText.TryRead<T>(text, out var id) ? id : T.From(-1);
    }
}
