using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Inventory;

/// <summary>/api/inventory/counts: opened, counted blind place by place, applied as a whole.</summary>
internal static class CountsApi
{
    public static void MapCounts(this RouteGroupBuilder inventory)
    {
        inventory.MapGet("/counts", List).Needs(Permissions.StockRead).Gives<PageAnswer<CountAnswer>>().AsksForPages(("hubId", "One hub."), ("open", "true: only open ones.")).WithSummary("Counts, newest first");
        inventory.MapGet("/counts/{countId}", Get).Needs(Permissions.StockRead).Gives<CountDetailAnswer>().WithSummary("A count with its places; while it is open, without what is expected");
        inventory.MapPost("/counts", Open).Needs(Permissions.StockCount).Takes<CountBody>().Gives<CountOpenedAnswer>(StatusCodes.Status201Created).WithSummary("Opens a count of bins, or of one product");
        inventory.MapPost("/counts/{countId}/entries", Enter).Needs(Permissions.StockCount).Takes<CountEntryBody>().Gives<CountEnteredAnswer>().WithSummary("Writes down what was counted at a place, or found");
        inventory.MapPost("/counts/{countId}/recount", Recount).Needs(Permissions.StockCount).Gives<CountRecountAnswer>().WithSummary("Counts the places again where goods moved");
        inventory.MapPost("/counts/{countId}/apply", Apply).Needs(Permissions.StockCount).Takes<CountApplyBody>(optional: true).Gives<CountAppliedAnswer>().WithSummary("Makes the stock what was counted");
        inventory.MapPost("/counts/{countId}/cancel", Cancel).Needs(Permissions.StockCount).Gives<CountCancelledAnswer>().WithSummary("Gives the count up");
    }

    private static async Task<IResult> List(ApiCall call, IWarehouseReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (hub, open, cursor, limit) = (query.Id<HubId>("hubId"), query.Flag("open"), query.Cursor, query.Limit);
        return query.Error is { } wrong ? Answers.Refused(wrong) : Answers.PageOf(await reads.Counts(hub, open, call.Caller, cursor, limit, ct), CountAnswer.Of);
    }

    private static async Task<IResult> Get(string countId, ApiCall call, IWarehouseReads reads, CancellationToken ct) =>
        await reads.Count(InventoryBody.Id<CountId>(countId), call.Caller, ct) is { } view
            ? Answers.Json(new CountDetailAnswer(CountAnswer.Of(view.Row), [.. view.Lines.Select(CountLineAnswer.Of)]))
            : Answers.Refused(CommonErrors.NotFound("This count"));

    private static async Task<IResult> Open(ApiCall call, Body<CountBody> body, OpenCount open, CancellationToken ct)
    {
        var b = body.Value;
        var errors = new List<Error>();
        var hub = InventoryBody.Id<HubId>(errors, "hubId", b.HubId);
        if (b.Bins is { } bins && bins.Any(code => code is null))
        {
            errors.Add(CommonErrors.Required("bins"));
        }

        return errors.Count > 0 ? Answers.Refused(Error.Join(errors))
            : InventoryApi.Made(
                await open.Run(new(hub, [.. b.Bins?.OfType<string>() ?? []], b.VariantId is null ? null : InventoryBody.Id<VariantId>(b.VariantId)), call.Command(body), ct),
                a => new CountOpenedAnswer(a.Id.ToString(), a.Number, a.Places));
    }

    private static async Task<IResult> Enter(string countId, ApiCall call, Body<CountEntryBody> body, EnterCount enter, CancellationToken ct)
    {
        var b = body.Value;
        var errors = new List<Error>();
        var counted = InventoryBody.Whole(errors, "counted", b.Counted);
        if (errors.Count > 0)
        {
            return Answers.Refused(Error.Join(errors));
        }

        var found = b.VariantId is null ? null : new EnterCount.Found(InventoryBody.Id<VariantId>(b.VariantId), new(b.BinCode, b.LotNumber), b.ExpiresOn);
        CountLineId? line = b.LineId is null ? null : InventoryBody.Id<CountLineId>(b.LineId);
        return Answers.Of(await enter.Run(new(InventoryBody.Id<CountId>(countId), line, found, counted), call.Command(body), ct), a => new CountEnteredAnswer(a.Line.ToString(), a.Open));
    }

    private static async Task<IResult> Recount(string countId, ApiCall call, RecountPlaces recount, CancellationToken ct) =>
        Answers.Of(await recount.Run(new(InventoryBody.Id<CountId>(countId)), call.Command(), ct), a => new CountRecountAnswer(a.Places));

    private static async Task<IResult> Apply(string countId, ApiCall call, Body<CountApplyBody> body, ApplyCount apply, CancellationToken ct) =>
        Answers.Of(
            await apply.Run(new(InventoryBody.Id<CountId>(countId), body.Value.Confirmed == true), call.Command(body), ct),
            a => new CountAppliedAnswer(a.Number, a.Changed, a.Units, a.HoldsLost));

    private static async Task<IResult> Cancel(string countId, ApiCall call, CancelCount cancel, CancellationToken ct) =>
        Answers.Of(await cancel.Run(new(InventoryBody.Id<CountId>(countId)), call.Command(), ct), a => new CountCancelledAnswer(a.Number));
}
