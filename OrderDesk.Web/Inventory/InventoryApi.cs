using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Inventory;

/// <summary>/api/inventory: what lies where, its movements, receipts, corrections, moves and write-offs.</summary>
internal static class InventoryApi
{
    private const int MostDays = 365;

    public static void MapInventory(this IEndpointRouteBuilder routes)
    {
        var inventory = routes.MapApi("/api/inventory", "Inventory");
        inventory.MapGet("/", List).Needs(Permissions.StockRead).Gives<PageAnswer<StockAnswer>>()
            .AsksForPages(("q", "Words of SKU, name and category."), ("hubId", "One hub."), ("low", "true: only what is nearly gone."), ("filter", "all, low, blocked or expiring (within 30 days)."))
            .WithSummary("Stock of each variant in each hub");
        inventory.MapGet("/{variantId}/{hubId}/movements", Movements).Needs(Permissions.StockRead).Gives<PageAnswer<MovementAnswer>>().AsksForPages()
            .WithSummary("The ledger of one variant in one hub, newest first");
        inventory.MapPut("/{variantId}/{hubId}/safety-stock", KeepBack).Needs(Permissions.HubsManage).Takes<SafetyStockBody>().Gives<SafetyStockAnswer>()
            .WithSummary("Says how many units routing leaves in the hub");
        inventory.MapGet("/{variantId}/{hubId}/history", OverTime).Needs(Permissions.StockRead).Gives<StockHistoryAnswer>().Asks(("days", "How many days until today: 1 to 365, usually 90."))
            .WithSummary("On-hand, committed and blocked at the end of each day");
        inventory.MapGet("/places", Places).Needs(Permissions.StockRead).Gives<PlacesAnswer>().Asks(("variantId", "The variant."), ("hubId", "One hub."))
            .WithSummary("Which bins and lots a variant lies in");
        inventory.MapGet("/load", Load).Needs(Permissions.HubsRead).Gives<LoadAnswer>().Asks(("hubId", "The hub."), ("days", "How many days until today: 1 to 365, usually 30."))
            .WithSummary("Own parcels of a hub by day");
        inventory.MapPost("/receipts", Receive).Needs(Permissions.StockAdjust).Takes<ReceiptBody>().Gives<StockUnitsAnswer>(StatusCodes.Status201Created).WithSummary("Receives goods, line by line into bins and lots");
        inventory.MapPost("/adjustments", Adjust).Needs(Permissions.StockAdjust).Takes<AdjustmentBody>().Gives<LevelAnswer>(StatusCodes.Status201Created).WithSummary("Corrects what is on hand");
        inventory.MapPost("/moves", Move).Needs(Permissions.StockAdjust).Takes<MoveBody>().Gives<StockUnitsAnswer>(StatusCodes.Status201Created).WithSummary("Moves units to another bin of the hub: free ones, then blocked ones, which stay blocked");
        inventory.MapPost("/write-offs", WriteOff).Needs(Permissions.StockAdjust).Takes<WriteOffBody>().Gives<WrittenOffAnswer>(StatusCodes.Status201Created).WithSummary("Takes units off the books for good");
        inventory.MapWarehouse();
        inventory.MapTransfers();
        inventory.MapCounts();
    }

    private static async Task<IResult> List(ApiCall call, IInventoryReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (words, hub, low, filter, cursor, limit) = (query.Text("q"), query.Id<HubId>("hubId"), query.Flag("low"), query.Choice<StockFilter>("filter", WireName.TryRead, WireName.All<StockFilter>), query.Cursor, query.Limit);
        return query.Error is { } wrong
            ? Answers.Refused(wrong)
            : Answers.PageOf(await reads.List(words, hub, filter ?? (low ? StockFilter.Low : StockFilter.All), call.Caller, cursor, limit, ct), StockAnswer.Of);
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

    private static async Task<IResult> OverTime(string variantId, string hubId, ApiCall call, IWarehouseReads reads, CancellationToken ct)
    {
        if (!IdText.TryRead<VariantId>(variantId, out var variant) || !IdText.TryRead<HubId>(hubId, out var hub))
        {
            return Answers.Refused(CommonErrors.NotFound("This product in this hub"));
        }

        var query = call.Query;
        var days = query.Whole("days", 1, MostDays) ?? 90;
        return query.Error is { } wrong ? Answers.Refused(wrong) : Answers.Json(new StockHistoryAnswer([.. (await reads.OverTime(variant, hub, days, call.Caller, ct)).Select(StockDayAnswer.Of)]));
    }

    private static async Task<IResult> Places(ApiCall call, IInventoryReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (variant, hub) = (query.Id<VariantId>("variantId"), query.Id<HubId>("hubId"));
        return query.Error is { } wrong ? Answers.Refused(wrong)
            : variant is not { } one ? Answers.Refused(CommonErrors.Required("variantId"))
            : Answers.Json(new PlacesAnswer([.. (await reads.Places(one, hub, call.Caller, ct)).Select(PlaceAnswer.Of)]));
    }

    private static async Task<IResult> Load(ApiCall call, IWarehouseReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (hub, days) = (query.Id<HubId>("hubId"), query.Whole("days", 1, MostDays) ?? 30);
        return query.Error is { } wrong ? Answers.Refused(wrong)
            : hub is not { } one ? Answers.Refused(CommonErrors.Required("hubId"))
            : Answers.Json(new LoadAnswer([.. (await reads.Load(one, days, call.Caller, ct)).Select(d => new LoadDayAnswer(d.Day, d.Opened, d.Picking, d.Packed, d.Shipped))]));
    }

    private static async Task<IResult> Receive(ApiCall call, Body<ReceiptBody> body, ReceiveStock receive, CancellationToken ct)
    {
        var b = body.Value;
        var errors = new List<Error>();
        var hub = InventoryBody.Id<HubId>(errors, "hubId", b.HubId);
        IReadOnlyList<ReceiptLineBody?>? asked = b.Lines is null && b.VariantId is not null ? [new() { VariantId = b.VariantId, Quantity = b.Quantity }] : b.Lines;
        var lines = InventoryBody.Lines(errors, "lines", asked, ReceiveStock.MaxLines, (l, at) => new ReceiveStock.Line(
            InventoryBody.Id<VariantId>(errors, at + "variantId", l.VariantId), InventoryBody.Whole(errors, at + "quantity", l.Quantity), l.BinCode, l.LotNumber, l.ExpiresOn));
        return errors.Count > 0 ? Answers.Refused(Error.Join(errors))
            : Made(await receive.Run(new(hub, lines, b.Note), call.Command(body), ct), a => new StockUnitsAnswer(a.Units));
    }

    private static async Task<IResult> Adjust(ApiCall call, Body<AdjustmentBody> body, AdjustStock adjust, CancellationToken ct)
    {
        var b = body.Value;
        var errors = new List<Error>();
        var (variant, hub) = (InventoryBody.Id<VariantId>(errors, "variantId", b.VariantId), InventoryBody.Id<HubId>(errors, "hubId", b.HubId));
        Text.Check(errors, "reasonCode", b.ReasonCode, 100, required: true);
        var quantity = InventoryBody.Whole(errors, "quantity", b.Quantity);
        if (errors.Count > 0)
        {
            return Answers.Refused(Error.Join(errors));
        }

        var at = b.BinCode is null && b.LotNumber is null ? null : new PlaceName(b.BinCode, b.LotNumber);
        return Made(
            await adjust.Run(new(variant, hub, quantity, b.ReasonCode, b.Note, at), call.Command(body), ct),
            a => new LevelAnswer(b.VariantId!, b.HubId!, a.OnHand, a.Reserved, a.Committed, a.OnHand - a.Reserved));
    }

    private static async Task<IResult> Move(ApiCall call, Body<MoveBody> body, MoveStock move, CancellationToken ct)
    {
        var b = body.Value;
        var errors = new List<Error>();
        var (variant, hub) = (InventoryBody.Id<VariantId>(errors, "variantId", b.VariantId), InventoryBody.Id<HubId>(errors, "hubId", b.HubId));
        var quantity = InventoryBody.Whole(errors, "quantity", b.Quantity);
        return errors.Count > 0 ? Answers.Refused(Error.Join(errors))
            : Made(await move.Run(new(variant, hub, new(b.FromBinCode, b.LotNumber), b.ToBinCode, quantity), call.Command(body), ct), a => new StockUnitsAnswer(a.Units));
    }

    private static async Task<IResult> WriteOff(ApiCall call, Body<WriteOffBody> body, WriteOffStock writeOff, CancellationToken ct)
    {
        var b = body.Value;
        var errors = new List<Error>();
        var (variant, hub) = (InventoryBody.Id<VariantId>(errors, "variantId", b.VariantId), InventoryBody.Id<HubId>(errors, "hubId", b.HubId));
        Text.Check(errors, "reasonCode", b.ReasonCode, 100, required: true);
        var quantity = InventoryBody.Whole(errors, "quantity", b.Quantity);
        return errors.Count > 0 ? Answers.Refused(Error.Join(errors))
            : Made(await writeOff.Run(new(variant, hub, new(b.BinCode, b.LotNumber), quantity, b.ReasonCode, b.Note), call.Command(body), ct), a => new WrittenOffAnswer(a.Units, a.Disposed));
    }

    internal static IResult Made<T, TAnswer>(Result<T> made, Func<T, TAnswer> map) => made.Ok ? Answers.Json(map(made.Value), StatusCodes.Status201Created) : Answers.Refused(made.Error);
}
