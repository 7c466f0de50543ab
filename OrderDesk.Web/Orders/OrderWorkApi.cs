using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Orders;

/// <summary>/api/orders/{id}/…: what the warehouse, the vendors and the desk do with an order.</summary>
internal static class OrderWorkApi
{
    // Vendors work the parcels of their own sub-orders.
    private static readonly string[] Parcels = [Permissions.FulfillmentsWork, Permissions.SubOrdersWork];

    public static void MapOrderWork(this IEndpointRouteBuilder routes)
    {
        var order = routes.MapApi("/api/orders/{id}", "Order work");
        order.MapGet("/fulfillments", List).Needs(Permissions.OrdersRead).Gives<FulfillmentsAnswer>().WithSummary("The parcels of an order");
        order.MapPost("/fulfillments", Split).Needs(Parcels).Takes<LinesBody>().Gives<FulfillmentMadeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Takes chosen units into a parcel of their own");
        order.MapPost("/fulfillments/{fid}/pick", Pick).Needs(Parcels).Gives<ChangeAnswer>().WithSummary("Starts to collect a parcel");
        order.MapPost("/fulfillments/{fid}/pack", Pack).Needs(Parcels).Takes<LinesBody>(optional: true).Gives<ChangeAnswer>()
            .WithSummary("Packs a parcel, whole or by quantities; the rest stays open as another parcel");
        order.MapPost("/fulfillments/{fid}/ship", Ship).Needs(Parcels).Takes<ShipBody>(optional: true).Gives<ChangeAnswer>().WithSummary("Hands a packed parcel over");
        order.MapPost("/fulfillments/{fid}/undo", Undo).Needs(Parcels).Takes<ReasonBody>().Gives<ChangeAnswer>()
            .WithSummary("Takes back the last step, before the carrier's first scan");
        order.MapPost("/fulfillments/{fid}/track", Track).Needs(Parcels).Takes<TrackBody>().Gives<ChangeAnswer>().WithSummary("Writes down where a parcel is");
        order.MapPost("/holds", Hold).Needs(Permissions.OrdersHold).Takes<HoldBody>().Gives<HeldAnswer>(StatusCodes.Status201Created).WithSummary("Puts the order on hold");
        order.MapDelete("/holds/{hid}", Release).Needs(Permissions.OrdersHold).Gives<ChangeAnswer>().WithSummary("Releases a hold");
        order.MapPost("/notes", Note).Needs(Permissions.OrdersNote).Takes<NoteBody>().Gives<ChangeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Writes a note, for staff or for the customer too");
        order.MapPut("/priority", Prioritise).Needs(Permissions.OrdersPrioritise).Takes<PriorityBody>().Gives<ChangeAnswer>().WithSummary("Makes an order more or less urgent");
        order.MapPost("/suborders/{sid}/accept", Accept).Needs(Permissions.SubOrdersWork).Gives<ChangeAnswer>().WithSummary("The vendor accepts their part");
        order.MapPost("/suborders/{sid}/decline", Decline).Needs(Permissions.SubOrdersWork).Takes<ReasonBody>().Gives<ChangeAnswer>().WithSummary("The vendor declines their part");
    }

    /// <summary>The lists that reasons are taken from.</summary>
    public static void MapReasons(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/api/reasons", "Orders").MapGet("/", () => Answers.Json(new ReasonsAnswer(
            Words(ReasonCodes.Cancel), Words(ReasonCodes.Hold), Words(ReasonCodes.Decline), Words(ReasonCodes.AdjustStock), Words(ReasonCodes.Correction), Words(ReasonCodes.NotHere),
            Words(ReasonCodes.WriteOffStock), Words(ReasonCodes.BlockLot), Words(ReasonCodes.CloseTransfer), Words(ReasonCodes.CancelTransfer), Words(ReasonCodes.NotHere), Words(ReasonCodes.CloseReplenishment), Words(ReasonCodes.CloseShort), Words(ReasonCodes.Modify))))
            .Needs(Permissions.OrdersRead).Gives<ReasonsAnswer>().WithSummary("The reasons that cancelling, changing, holding, declining, adjusting and rejecting take");

    private static async Task<IResult> List(string id, ApiCall call, IOrderReads reads, TimeProvider clock, CancellationToken ct)
    {
        if (await reads.Find(OrderRoute.Key(id), call.Caller, ct) is not { } order)
        {
            return Answers.Refused(OrderErrors.NotFound(OrderRoute.Short(id)));
        }

        call.SetVersion(order.Version);
        return Answers.Json(new FulfillmentsAnswer(new OrderForReader(order, call.Caller, clock.Now()).Fulfillments()));
    }

    private static async Task<IResult> Split(string id, ApiCall call, Body<LinesBody> body, CreateFulfillment create, CancellationToken ct)
    {
        var lines = Lines(body.Value);
        if (!lines.Ok)
        {
            return Answers.Refused(lines.Error);
        }

        if (lines.Value is not { Count: > 0 } chosen)
        {
            return Answers.Refused(CommonErrors.Required("items"));
        }

        var made = await create.Run(new(OrderRoute.Key(id), chosen, call.Version), call.Command(body), ct);
        if (!made.Ok)
        {
            return Answers.Refused(made.Error);
        }

        call.SetVersion(made.Value.Order.Version);
        call.SetLocation($"/api/orders/{made.Value.Order.Id}/fulfillments");
        return Answers.Json(
            new FulfillmentMadeAnswer { Success = true, FulfillmentId = made.Value.Fulfillment.ToString(), Order = OrderRows.State(made.Value.Order, call.Caller) }, StatusCodes.Status201Created);
    }

    private static Task<IResult> Pick(string id, string fid, ApiCall call, PickFulfillment pick, CancellationToken ct) =>
        OnParcel(fid, call, parcel => pick.Run(new(OrderRoute.Key(id), parcel, call.Version), call.Command(), ct));

    private static async Task<IResult> Pack(string id, string fid, ApiCall call, Body<LinesBody> body, PackFulfillment pack, CancellationToken ct)
    {
        var lines = Lines(body.Value);
        return lines.Ok
            ? await OnParcel(fid, call, parcel => pack.Run(new(OrderRoute.Key(id), parcel, lines.Value, call.Version), call.Command(body), ct))
            : Answers.Refused(lines.Error);
    }

    private static Task<IResult> Ship(string id, string fid, ApiCall call, Body<ShipBody> body, ShipFulfillment ship, CancellationToken ct) =>
        OnParcel(fid, call, parcel => ship.Run(new(OrderRoute.Key(id), parcel, Text.Clean(body.Value.Carrier), Text.Clean(body.Value.TrackingNumber), call.Version), call.Command(body), ct));

    private static async Task<IResult> Undo(string id, string fid, ApiCall call, Body<ReasonBody> body, UndoFulfillment undo, CancellationToken ct) =>
        Reason(body.Value) is { } wrong
            ? Answers.Refused(wrong)
            : await OnParcel(fid, call, parcel => undo.Run(new(OrderRoute.Key(id), parcel, body.Value.ReasonCode!, body.Value.Note, call.Version), call.Command(body), ct));

    private static async Task<IResult> Track(string id, string fid, ApiCall call, Body<TrackBody> body, TrackFulfillment track, CancellationToken ct)
    {
        var b = body.Value;
        if (!WireName.TryRead<FulfillmentState>(b.Status, out var state) || state is not (FulfillmentState.InTransit or FulfillmentState.OutForDelivery or FulfillmentState.Delivered))
        {
            return Answers.Refused(b.Status is null ? CommonErrors.Required("status") : CommonErrors.UnknownValue("status", OrderRoute.Short(b.Status), ["in_transit", "out_for_delivery", "delivered"]));
        }

        return await OnParcel(fid, call, parcel => track.Run(new(OrderRoute.Key(id), parcel, state, b.Location, b.OccurredAt, call.Version), call.Command(body), ct));
    }

    private static async Task<IResult> Hold(string id, ApiCall call, Body<HoldBody> body, HoldOrder hold, CancellationToken ct)
    {
        var b = body.Value;
        var kind = HoldKind.Manual;
        if (b.Kind is not null && !WireName.TryRead(b.Kind, out kind))
        {
            return Answers.Refused(CommonErrors.UnknownValue("kind", OrderRoute.Short(b.Kind), WireName.All<HoldKind>()));
        }

        if (Reason(new ReasonBody { ReasonCode = b.ReasonCode, Note = b.Note }) is { } wrong)
        {
            return Answers.Refused(wrong);
        }

        var held = await hold.Run(new(OrderRoute.Key(id), kind, b.ReasonCode!, b.Note, call.Version), call.Command(body), ct);
        if (!held.Ok)
        {
            return Answers.Refused(held.Error);
        }

        call.SetVersion(held.Value.Order.Version);
        call.SetLocation($"/api/orders/{held.Value.Order.Id}/holds/{held.Value.Hold}");
        return Answers.Json(new HeldAnswer { Success = true, HoldId = held.Value.Hold.ToString(), Order = OrderRows.State(held.Value.Order, call.Caller) }, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Release(string id, string hid, ApiCall call, ReleaseHold release, CancellationToken ct) => IdText.TryRead<HoldId>(hid, out var hold)
        ? OrdersApi.Changed(call, await release.Run(new(OrderRoute.Key(id), hold, call.Version), call.Command(), ct))
        : Answers.Refused(OrderErrors.HoldNotFound());

    private static async Task<IResult> Note(string id, ApiCall call, Body<NoteBody> body, AddNote add, CancellationToken ct)
    {
        var noted = await add.Run(new(OrderRoute.Key(id), body.Value.Text ?? "", body.Value.ForCustomer ?? false), call.Command(body), ct);
        if (!noted.Ok)
        {
            return Answers.Refused(noted.Error);
        }

        call.SetVersion(noted.Value.Version);
        call.SetLocation($"/api/orders/{noted.Value.Id}/timeline");
        return Answers.Json(new ChangeAnswer { Success = true, Order = OrderRows.State(noted.Value, call.Caller) }, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Prioritise(string id, ApiCall call, Body<PriorityBody> body, SetPriority set, CancellationToken ct) =>
        WireName.TryRead<Priority>(body.Value.Priority, out var priority)
            ? OrdersApi.Changed(call, await set.Run(new(OrderRoute.Key(id), priority, call.Version), call.Command(body), ct))
            : Answers.Refused(body.Value.Priority is null ? CommonErrors.Required("priority") : CommonErrors.UnknownValue("priority", OrderRoute.Short(body.Value.Priority), WireName.All<Priority>()));

    private static async Task<IResult> Accept(string id, string sid, ApiCall call, AcceptSubOrder accept, CancellationToken ct) => IdText.TryRead<SubOrderId>(sid, out var subOrder)
        ? OrdersApi.Changed(call, await accept.Run(new(OrderRoute.Key(id), subOrder, call.Version), call.Command(), ct))
        : Answers.Refused(OrderErrors.SubOrderNotFound());

    private static async Task<IResult> Decline(string id, string sid, ApiCall call, Body<ReasonBody> body, DeclineSubOrder decline, CancellationToken ct)
    {
        if (!IdText.TryRead<SubOrderId>(sid, out var subOrder))
        {
            return Answers.Refused(OrderErrors.SubOrderNotFound());
        }

        return Reason(body.Value) is { } wrong
            ? Answers.Refused(wrong)
            : OrdersApi.Changed(call, await decline.Run(new(OrderRoute.Key(id), subOrder, body.Value.ReasonCode!, body.Value.Note, call.Version), call.Command(body), ct));
    }

    private static async Task<IResult> OnParcel(string fid, ApiCall call, Func<FulfillmentId, Task<Result<OrderState>>> act) => IdText.TryRead<FulfillmentId>(fid, out var parcel)
        ? OrdersApi.Changed(call, await act(parcel))
        : Answers.Refused(OrderErrors.FulfillmentNotFound());

    /// <returns>Null when none are named: the whole parcel is meant.</returns>
    internal static Result<List<LineQuantity>?> Lines(LinesBody body)
    {
        if (body.Items is not { } items)
        {
            return default(List<LineQuantity>);
        }

        if (items.Count > OrderValidation.MaxLines)
        {
            return OrderErrors.TooManyLines(OrderValidation.MaxLines);
        }

        var (lines, errors) = (new List<LineQuantity>(), new List<Error>());
        foreach (var (item, index) in items.Select((item, index) => (item, index)))
        {
            if (!IdText.TryRead<LineId>(item?.LineId, out var line))
            {
                errors.Add(CommonErrors.UnknownValue($"items[{index}].lineId", OrderRoute.Short(item?.LineId ?? ""), ["a line of this order"]));
            }
            else if (item!.Quantity is not (>= 1 and <= OrderValidation.MaxQuantity))
            {
                errors.Add(CommonErrors.OutOfRange($"items[{index}].quantity", $"a whole number from 1 to {OrderValidation.MaxQuantity}"));
            }
            else
            {
                lines.Add(new LineQuantity(line, item.Quantity.Value));
            }
        }

        return errors.Count == 0 ? lines : Error.Join(errors);
    }

    internal static Error? Reason(ReasonBody body) => string.IsNullOrWhiteSpace(body.ReasonCode)
        ? CommonErrors.Required("reasonCode")
        : OrderRoute.TooLong(("reasonCode", body.ReasonCode, 100), ("note", body.Note, 2000));

    private static List<ReasonAnswer> Words(IReadOnlyList<Reason> reasons) => [.. reasons.Select(r => new ReasonAnswer(r.Code, r.Words))];
}
