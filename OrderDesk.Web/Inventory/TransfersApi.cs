using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Inventory;

/// <summary>/api/inventory/transfers: goods on their way from one hub to another.</summary>
internal static class TransfersApi
{
    public static void MapTransfers(this RouteGroupBuilder inventory)
    {
        inventory.MapGet("/transfers", List).Needs(Permissions.StockRead).Gives<PageAnswer<TransferAnswer>>()
            .AsksForPages(("hubId", "From or to this hub."), ("open", "true: only what is on the way.")).WithSummary("Transfers, newest first");
        inventory.MapGet("/transfers/{transferId}", Get).Needs(Permissions.StockRead).Gives<TransferDetailAnswer>().WithSummary("A transfer with its lines");
        inventory.MapPost("/transfers", Send).Needs(Permissions.StockTransfer).Takes<TransferBody>().Gives<TransferSentAnswer>(StatusCodes.Status201Created).WithSummary("Sends goods to another hub");
        inventory.MapPost("/transfers/{transferId}/receive", Receive).Needs(Permissions.StockTransfer).Takes<TransferReceiptBody>(optional: true).Gives<TransferStepAnswer>().WithSummary("Receives all of it, or these lines");
        inventory.MapPost("/transfers/{transferId}/close", Close).Needs(Permissions.StockTransfer).Takes<BlockBody>().Gives<TransferStepAnswer>().WithSummary("Closes it with what is missing");
        inventory.MapPost("/transfers/{transferId}/cancel", Cancel).Needs(Permissions.StockTransfer).Takes<BlockBody>().Gives<TransferStepAnswer>().WithSummary("Takes it back before anything has arrived");
    }

    private static async Task<IResult> List(ApiCall call, IWarehouseReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (hub, open, cursor, limit) = (query.Id<HubId>("hubId"), query.Flag("open"), query.Cursor, query.Limit);
        return query.Error is { } wrong ? Answers.Refused(wrong) : Answers.PageOf(await reads.Transfers(hub, open, call.Caller, cursor, limit, ct), TransferAnswer.Of);
    }

    private static async Task<IResult> Get(string transferId, ApiCall call, IWarehouseReads reads, CancellationToken ct) =>
        await reads.Transfer(InventoryBody.Id<TransferId>(transferId), call.Caller, ct) is { } view ? Answers.Json(TransferDetailAnswer.Of(view)) : Answers.Refused(CommonErrors.NotFound("This transfer"));

    private static async Task<IResult> Send(ApiCall call, Body<TransferBody> body, SendTransfer send, CancellationToken ct)
    {
        var b = body.Value;
        var errors = new List<Error>();
        var (from, to) = (InventoryBody.Id<HubId>(errors, "fromHubId", b.FromHubId), InventoryBody.Id<HubId>(errors, "toHubId", b.ToHubId));
        var lines = InventoryBody.Lines(errors, "lines", b.Lines, Transfer.MaxLines, (l, at) => new SendTransfer.Line(
            InventoryBody.Id<VariantId>(errors, at + "variantId", l.VariantId), InventoryBody.Whole(errors, at + "quantity", l.Quantity), l.BinCode is null && l.LotNumber is null ? null : new PlaceName(l.BinCode, l.LotNumber)));
        return errors.Count > 0 ? Answers.Refused(Error.Join(errors))
            : InventoryApi.Made(await send.Run(new(from, to, lines, b.Note), call.Command(body), ct), a => new TransferSentAnswer(a.Id.ToString(), a.Number, a.Units));
    }

    private static async Task<IResult> Receive(string transferId, ApiCall call, Body<TransferReceiptBody> body, ReceiveTransfer receive, CancellationToken ct)
    {
        var errors = new List<Error>();
        var lines = body.Value.Lines is null ? null : InventoryBody.Lines(errors, "lines", body.Value.Lines, Transfer.MaxLines, (l, at) => new ReceiveTransfer.Line(
            InventoryBody.Id<TransferLineId>(errors, at + "lineId", l.LineId), InventoryBody.Whole(errors, at + "quantity", l.Quantity), l.BinCode));
        return errors.Count > 0 ? Answers.Refused(Error.Join(errors))
            : Answers.Of(await receive.Run(new(InventoryBody.Id<TransferId>(transferId), lines), call.Command(body), ct), a => new TransferStepAnswer(a.Number, WireName.Of(a.State), a.Units));
    }

    private static async Task<IResult> Close(string transferId, ApiCall call, Body<BlockBody> body, CloseTransfer close, CancellationToken ct) =>
        Answers.Of(
            await close.Run(new(InventoryBody.Id<TransferId>(transferId), body.Value.ReasonCode, body.Value.Note), call.Command(body), ct),
            a => new TransferStepAnswer(a.Number, WireName.Of(TransferState.Received), a.Missing));

    private static async Task<IResult> Cancel(string transferId, ApiCall call, Body<BlockBody> body, CancelTransfer cancel, CancellationToken ct) =>
        Answers.Of(
            await cancel.Run(new(InventoryBody.Id<TransferId>(transferId), body.Value.ReasonCode, body.Value.Note), call.Command(body), ct),
            a => new TransferStepAnswer(a.Number, WireName.Of(TransferState.Cancelled), a.Units));
}
