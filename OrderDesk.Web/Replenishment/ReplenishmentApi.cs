using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Replenishment;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Replenishment;

/// <summary>/api/replenishments: goods that hubs order from suppliers.</summary>
internal static class ReplenishmentApi
{
    public static void MapReplenishment(this IEndpointRouteBuilder routes)
    {
        var orders = routes.MapApi("/api/replenishments", "Replenishment");
        orders.MapGet("/", List).NeedsStaff(Permissions.StockRead).Gives<PageAnswer<ReplenishmentRowAnswer>>()
            .AsksForPages(("q", "Words of number and supplier."), ("hubId", "One hub."), ("open", "true: only what has not come.")).WithSummary("Orders to suppliers, newest first");
        orders.MapGet("/{id}", Get).NeedsStaff(Permissions.StockRead).Gives<ReplenishmentDetailAnswer>().WithSummary("An order with its lines");
        orders.MapPost("/", Order).Needs(Permissions.StockReplenish).Takes<OrderFromSupplierBody>().Gives<ReplenishmentStateAnswer>(StatusCodes.Status201Created).WithSummary("Puts a line on the supplier's draft for a hub");
        orders.MapPut("/{id}/lines", Edit).Needs(Permissions.StockReplenish).Takes<ReplenishmentLinesBody>().Gives<ReplenishmentStateAnswer>().WithSummary("Changes the quantities of a draft");
        orders.MapPost("/{id}/send", Send).Needs(Permissions.StockReplenish).Gives<ReplenishmentStateAnswer>().WithSummary("Sends a draft to the supplier");
        orders.MapPost("/{id}/receive", Receive).Needs(Permissions.StockAdjust).Takes<ReplenishmentLinesBody>().Gives<ReplenishmentStateAnswer>().WithSummary("Takes in what has come");
        orders.MapPost("/{id}/close", Close).Needs(Permissions.StockReplenish).Takes<CloseReplenishmentBody>().Gives<ReplenishmentStateAnswer>().WithSummary("Nothing more is to come");
        var suppliers = routes.MapApi("/api/suppliers", "Replenishment");
        suppliers.MapGet("/", Suppliers).NeedsStaff(Permissions.StockRead).Gives<SuppliersAnswer>().WithSummary("All suppliers, by name");
        suppliers.MapPost("/", AddSupplier).Needs(Permissions.StockReplenish).Takes<SupplierBody>().Gives<SupplierMadeAnswer>(StatusCodes.Status201Created).WithSummary("Adds a supplier");
        suppliers.MapPut("/{id}", ChangeSupplier).Needs(Permissions.StockReplenish).Takes<SupplierBody>().Gives<SupplierMadeAnswer>().WithSummary("Changes a supplier");
        var rules = routes.MapApi("/api/stock-rules", "Replenishment");
        rules.MapGet("/", Rules).NeedsStaff(Permissions.StockRead).Gives<StockRulesAnswer>().Asks(("hubId", "One hub."), ("variantId", "One variant.")).WithSummary("When more is ordered, of what, for where and from whom");
        rules.MapPut("/", SetRule).Needs(Permissions.StockReplenish).Takes<StockRuleBody>().Gives<StockRuleSetAnswer>().WithSummary("Sets when how much more of a variant is ordered for a hub, and from whom");
    }

    private static async Task<IResult> List(ApiCall call, IReplenishmentReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (words, hub, open, cursor, limit) = (query.Text("q"), query.Id<HubId>("hubId"), query.Flag("open"), query.Cursor, query.Limit);
        return query.Error is { } wrong
            ? Answers.Refused(wrong)
            : Answers.PageOf(await reads.List(open ? [ReplenishmentState.Draft, ReplenishmentState.Sent, ReplenishmentState.PartlyReceived] : [], words, hub, call.Caller, cursor, limit, ct), ReplenishmentRowAnswer.Of);
    }

    private static async Task<IResult> Get(string id, ApiCall call, IReplenishmentReads reads, CancellationToken ct)
    {
        if (!IdText.TryRead<ReplenishmentId>(id, out var order) || await reads.Find(order, call.Caller, ct) is not { } found)
        {
            return Answers.Refused(CommonErrors.NotFound("This order"));
        }

        call.SetVersion(found.Version);
        return Answers.Json(ReplenishmentDetailAnswer.Of(found));
    }

    private static async Task<IResult> Order(ApiCall call, Body<OrderFromSupplierBody> body, OrderFromSupplier order, CancellationToken ct)
    {
        var (b, errors) = (body.Value, new List<Error>());
        var (supplier, hub, variant) = (Id<SupplierId>(errors, "supplierId", b.SupplierId), Id<HubId>(errors, "hubId", b.HubId), Id<VariantId>(errors, "variantId", b.VariantId));
        if (b.Quantity is not > 0)
        {
            errors.Add(CommonErrors.OutOfRange("quantity", $"a whole number from 1 to {ReplenishmentOrder.MaxQuantity}"));
        }

        if (errors.Count > 0)
        {
            return Answers.Refused(Error.Join(errors));
        }

        var made = await order.Run(new(supplier, hub, variant, b.Quantity!.Value), call.Command(body), ct);
        return made.Ok ? Answers.Json(ReplenishmentStateAnswer.Of(made.Value), StatusCodes.Status201Created) : Answers.Refused(made.Error);
    }

    private static async Task<IResult> Edit(string id, ApiCall call, Body<ReplenishmentLinesBody> body, EditReplenishment edit, CancellationToken ct)
    {
        var lines = Lines(body.Value);
        return lines.Ok
            ? await On(id, order => edit.Run(new(order, lines.Value.GroupBy(l => l.Variant).ToDictionary(g => g.Key, g => g.Last().Quantity), call.Version), call.Command(body), ct))
            : Answers.Refused(lines.Error);
    }

    private static Task<IResult> Send(string id, ApiCall call, SendReplenishment send, CancellationToken ct) => On(id, order => send.Run(new(order, call.Version), call.Command(), ct));

    private static async Task<IResult> Receive(string id, ApiCall call, Body<ReplenishmentLinesBody> body, ReceiveReplenishment receive, CancellationToken ct)
    {
        var lines = Lines(body.Value);
        return lines.Ok ? await On(id, order => receive.Run(new(order, lines.Value, call.Version), call.Command(body), ct)) : Answers.Refused(lines.Error);
    }

    private static Task<IResult> Close(string id, ApiCall call, Body<CloseReplenishmentBody> body, CloseReplenishment close, CancellationToken ct) =>
        On(id, order => close.Run(new(order, body.Value.ReasonCode ?? "", body.Value.Note, call.Version), call.Command(body), ct));

    private static async Task<IResult> On(string id, Func<ReplenishmentId, Task<Result<ReplenishmentAnswer>>> run) => IdText.TryRead<ReplenishmentId>(id, out var order)
        ? Answers.Of(await run(order), ReplenishmentStateAnswer.Of)
        : Answers.Refused(CommonErrors.NotFound("This order"));

    private static Result<IReadOnlyList<ReceiveStock.Line>> Lines(ReplenishmentLinesBody body)
    {
        var errors = new List<Error>();
        if (body.Items is not { Count: > 0 and <= ReplenishmentOrder.MaxLines } items)
        {
            return CommonErrors.OutOfRange("items", $"1 to {ReplenishmentOrder.MaxLines} lines");
        }

        var lines = items.Select((l, i) =>
        {
            if (l?.Quantity is null)
            {
                errors.Add(CommonErrors.Required($"items[{i}].quantity"));
            }

            return new ReceiveStock.Line(Id<VariantId>(errors, $"items[{i}].variantId", l?.VariantId), l?.Quantity ?? 0, l?.BinCode, l?.LotNumber, l?.ExpiresOn);
        }).ToList();
        return errors.Count > 0 ? Error.Join(errors) : lines;
    }

    private static async Task<IResult> Suppliers(ApiCall call, IReplenishmentReads reads, CancellationToken ct) =>
        Answers.Json(new SuppliersAnswer([.. (await reads.Suppliers(call.Caller, ct)).Select(SupplierAnswer.Of)]));

    private static async Task<IResult> AddSupplier(ApiCall call, Body<SupplierBody> body, SaveSupplier save, CancellationToken ct)
    {
        var b = body.Value;
        var saved = await save.Run(new(null, b.Name ?? "", b.Email, b.LeadDays ?? 7, b.Active ?? true), call.Command(body), ct);
        return saved.Ok ? Answers.Json(new SupplierMadeAnswer(saved.Value.Id.ToString()), StatusCodes.Status201Created) : Answers.Refused(saved.Error);
    }

    private static async Task<IResult> ChangeSupplier(string id, ApiCall call, Body<SupplierBody> body, SaveSupplier save, CancellationToken ct)
    {
        var b = body.Value;
        return IdText.TryRead<SupplierId>(id, out var supplier)
            ? Answers.Of(await save.Run(new(supplier, b.Name ?? "", b.Email, b.LeadDays ?? 7, b.Active ?? true), call.Command(body), ct), a => new SupplierMadeAnswer(a.Id.ToString()))
            : Answers.Refused(CommonErrors.NotFound("This supplier"));
    }

    private static async Task<IResult> Rules(ApiCall call, IReplenishmentReads reads, CancellationToken ct)
    {
        var query = call.Query;
        var (hub, variant) = (query.Id<HubId>("hubId"), query.Id<VariantId>("variantId"));
        return query.Error is { } wrong ? Answers.Refused(wrong) : Answers.Json(new StockRulesAnswer([.. (await reads.Rules(hub, variant, call.Caller, 500, ct)).Select(StockRuleAnswer.Of)]));
    }

    private static async Task<IResult> SetRule(ApiCall call, Body<StockRuleBody> body, SetReorderRule set, CancellationToken ct)
    {
        var (b, errors) = (body.Value, new List<Error>());
        var (variant, hub) = (Id<VariantId>(errors, "variantId", b.VariantId), Id<HubId>(errors, "hubId", b.HubId));
        var supplier = b.SupplierId is null ? (SupplierId?)null : Id<SupplierId>(errors, "supplierId", b.SupplierId);
        return errors.Count > 0
            ? Answers.Refused(Error.Join(errors))
            : Answers.Of(await set.Run(new(variant, hub, b.ReorderPoint, b.ReorderQuantity ?? 0, supplier), call.Command(body), ct), _ => new StockRuleSetAnswer(true));
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
