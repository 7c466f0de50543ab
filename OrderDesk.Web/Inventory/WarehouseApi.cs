using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Inventory;

/// <summary>/api/inventory/bins and /lots.</summary>
internal static class WarehouseApi
{
    public static void MapWarehouse(this RouteGroupBuilder inventory)
    {
        inventory.MapGet("/bins", Bins).Needs(Permissions.StockRead).Gives<PageAnswer<BinAnswer>>().AsksForPages(("hubId", "One hub."), ("q", "The beginning of a code, or a zone."))
            .WithSummary("Bins with what lies in them, in the order of the walk");
        inventory.MapPut("/bins", SetBin).Needs(Permissions.BinsManage).Takes<BinBody>().Gives<BinSetAnswer>().WithSummary("Sets up a bin, or changes the one with this code");
        inventory.MapPost("/bins/range", SetBins).Needs(Permissions.BinsManage).Takes<BinRangeBody>().Gives<BinsMadeAnswer>(StatusCodes.Status201Created).WithSummary("Sets up all bins from one code to another");
        inventory.MapGet("/lots", Lots).Needs(Permissions.StockRead).Gives<PageAnswer<LotAnswer>>()
            .AsksForPages(("q", "Words of number, SKU and name."), ("filter", "all, expiring or blocked."), ("days", "For expiring: within so many days, usually 30.")).WithSummary("Lots, what expires first first");
        inventory.MapGet("/lots/{lotId}", Lot).Needs(Permissions.StockRead).Gives<LotDetailAnswer>().WithSummary("A lot with where it lies");
        inventory.MapGet("/lots/{lotId}/recipients", Recipients).Needs(Permissions.StockRead).Gives<PageAnswer<LotRecipientAnswer>>().AsksForPages().WithSummary("The orders that got units of a lot: the list of a recall");
        inventory.MapPost("/lots/{lotId}/block", Block).Needs(Permissions.StockAdjust).Takes<BlockBody>().Gives<BlockedAnswer>().WithSummary("Takes a lot from sale");
        inventory.MapPost("/lots/{lotId}/unblock", Unblock).Needs(Permissions.StockAdjust).Gives<BlockedAnswer>().WithSummary("Gives a lot back to sale");
    }

    private static async Task<IResult> Bins(ApiCall call, IWarehouseReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (hub, words, cursor, limit) = (query.Id<HubId>("hubId"), query.Text("q"), query.Cursor, query.Limit);
        return query.Error is { } wrong ? Answers.Refused(wrong) : Answers.PageOf(await reads.Bins(hub, words, call.Caller, cursor, limit, ct), BinAnswer.Of);
    }

    private static async Task<IResult> SetBin(ApiCall call, Body<BinBody> body, SetBin set, CancellationToken ct)
    {
        var b = body.Value;
        var errors = new List<Error>();
        var hub = InventoryBody.Id<HubId>(errors, "hubId", b.HubId);
        Text.Check(errors, "code", b.Code, Bin.MaxCode, required: true);
        return errors.Count > 0 ? Answers.Refused(Error.Join(errors))
            : Answers.Of(await set.Run(new(hub, b.Code!, b.Zone, b.Walk, b.IsActive ?? true), call.Command(body), ct), a => new BinSetAnswer(a.Bin.ToString(), a.Code, a.Created));
    }

    private static async Task<IResult> SetBins(ApiCall call, Body<BinRangeBody> body, CreateBins create, CancellationToken ct)
    {
        var b = body.Value;
        var errors = new List<Error>();
        var hub = InventoryBody.Id<HubId>(errors, "hubId", b.HubId);
        Text.Check(errors, "from", b.From, Bin.MaxCode, required: true);
        Text.Check(errors, "to", b.To, Bin.MaxCode, required: true);
        return errors.Count > 0 ? Answers.Refused(Error.Join(errors))
            : InventoryApi.Made(await create.Run(new(hub, b.From!, b.To!, b.Zone, b.Walk), call.Command(body), ct), a => new BinsMadeAnswer(a.Created, a.Known));
    }

    private static async Task<IResult> Lots(ApiCall call, IWarehouseReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (words, filter, days, cursor, limit) = (query.Text("q"), query.Choice<LotFilter>("filter", WireName.TryRead, WireName.All<LotFilter>), query.Whole("days", 0, 3650), query.Cursor, query.Limit);
        return query.Error is { } wrong ? Answers.Refused(wrong)
            : Answers.PageOf(await reads.Lots(words, filter ?? LotFilter.All, days ?? 30, call.Caller, cursor, limit, ct), LotAnswer.Of);
    }

    private static async Task<IResult> Lot(string lotId, ApiCall call, IWarehouseReads reads, CancellationToken ct)
    {
        if (await reads.Lot(InventoryBody.Id<LotId>(lotId), call.Caller, ct) is not { } lot)
        {
            return Answers.Refused(CommonErrors.NotFound("This lot"));
        }

        return Answers.Json(new LotDetailAnswer(LotAnswer.Of(lot), [.. (await reads.PlacesOf(lot.Id, call.Caller, ct)).Select(PlaceAnswer.Of)]));
    }

    private static async Task<IResult> Recipients(string lotId, ApiCall call, IWarehouseReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (cursor, limit) = (query.Cursor, query.Limit);
        if (query.Error is { } wrong)
        {
            return Answers.Refused(wrong);
        }

        return await reads.Lot(InventoryBody.Id<LotId>(lotId), call.Caller, ct) is { } lot
            ? Answers.PageOf(await reads.Recipients(lot.Id, call.Caller, cursor, limit, ct), LotRecipientAnswer.Of)
            : Answers.Refused(CommonErrors.NotFound("This lot"));
    }

    private static async Task<IResult> Block(string lotId, ApiCall call, Body<BlockBody> body, BlockLot block, CancellationToken ct) =>
        Answers.Of(await block.Run(new(InventoryBody.Id<LotId>(lotId), true, body.Value.ReasonCode, body.Value.Note), call.Command(body), ct), BlockedAnswer.Of);

    private static async Task<IResult> Unblock(string lotId, ApiCall call, BlockLot block, CancellationToken ct) =>
        Answers.Of(await block.Run(new(InventoryBody.Id<LotId>(lotId), false, null, null), call.Command(), ct), BlockedAnswer.Of);
}
