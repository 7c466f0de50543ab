using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Orders;

/// <summary>/api/orders: placing, reading, paying, cancelling and setting the status (DESIGN 12).</summary>
internal static class OrdersApi
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        var orders = routes.MapApi("/api/orders", "Orders");
        orders.MapPost("/", Place).Needs(Permissions.OrdersPlace).Takes<PlaceBody>().Gives<PaidAnswer>(StatusCodes.Status201Created)
            .WithSummary("Places an order: from its items, or from a checkout that was paid");
        orders.MapPost("/validate", Validate).Needs(Permissions.OrdersPlace).Takes<PlaceBody>().Gives<ValidationAnswer>()
            .WithSummary("Everything that is wrong with an order, and its price, without placing it");
        orders.MapGet("/", List).Needs(Permissions.OrdersRead).Gives<OrderListAnswer>().AsksForPages(OrderListing.Parameters)
            .WithSummary("The orders that you may see, newest first");
        orders.MapGet("/buyer/{buyerId}", OfBuyer).Needs(Permissions.OrdersRead).Gives<OrderListAnswer>().AsksForPages(OrderListing.Parameters)
            .WithSummary("The orders of a customer");
        orders.MapGet("/seller/{sellerId}", OfSeller).Needs(Permissions.OrdersRead).Gives<OrderListAnswer>().AsksForPages(OrderListing.Parameters)
            .WithSummary("The orders that a vendor has a part in");
        orders.MapGet("/{id}", Get).Needs(Permissions.OrdersRead).Gives<OrderDetailAnswer>()
            .WithSummary("An order by id or number, with its timeline and what can be done with it now");
        orders.MapGet("/{id}/timeline", Timeline).Needs(Permissions.OrdersRead).Gives<TimelineListAnswer>().WithSummary("What happened, oldest first");
        orders.MapGet("/{id}/history", History).Needs(Permissions.OrdersRead).Gives<HistoryListAnswer>().WithSummary("Every change of status, oldest first");
        orders.MapPut("/{id}/status", SetStatus).Needs(Permissions.OrdersChangeStatus, Permissions.FulfillmentsWork, Permissions.SubOrdersWork).Takes<StatusBody>().Gives<ChangeAnswer>()
            .WithSummary("Brings an order to a status, by the steps that really lead there");
        orders.MapPost("/{id}/payments", Pay).Needs(Permissions.OrdersPay).Takes<PayBody>().Gives<PaidAnswer>().WithSummary("Pays what is due");
        orders.MapPost("/{id}/payments/confirm", Confirm).Needs(Permissions.OrdersPay).Gives<PaidAnswer>().WithSummary("The payer has confirmed with their bank");
        orders.MapPost("/{id}/cancel", Cancel).Needs(Permissions.OrdersCancel).Takes<CancelBody>().Gives<CancelledAnswer>()
            .WithSummary("Cancels the order, with a full refund of what was paid");
        orders.MapPost("/{id}/complete", Complete).Needs(Permissions.OrdersComplete).Takes<CompleteBody>(optional: true).Gives<ChangeAnswer>()
            .WithSummary("The buyer confirms that all is well");
    }

    /// <summary>Also for /api/admin: the same answers, for staff only (HLD).</summary>
    public static void MapAdminOrders(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapApi("/api/admin/orders", "Admin");
        admin.MapGet("/", List).NeedsStaff(Permissions.OrdersRead).Gives<OrderListAnswer>().AsksForPages(OrderListing.Parameters).WithSummary("All orders");
        admin.MapPut("/{id}/status", SetStatus).NeedsStaff(Permissions.OrdersChangeStatus).Takes<StatusBody>().Gives<ChangeAnswer>().WithSummary("Sets the status of any order");
        admin.MapGet("/{id}/history", History).NeedsStaff(Permissions.OrdersRead).Gives<HistoryListAnswer>().WithSummary("Every change of status of any order");
    }

    private static async Task<IResult> Place(ApiCall call, Body<PlaceBody> body, PlaceOrder place, ICatalogReads catalog, CancellationToken ct)
    {
        var caller = call.Command(body);
        var reading = await PlaceReading.Of(body.Value, caller, catalog, ct);
        if (reading.Errors.Count > 0)
        {
            var valid = await place.Validate(reading.Draft, caller, ct);
            return Answers.Refused(reading.InWordsOfBody(Error.Join([.. reading.Errors, .. valid.Errors])));
        }

        var placed = await place.Run(reading.Draft, caller, ct);
        if (!placed.Ok)
        {
            return Answers.Refused(reading.InWordsOfBody(placed.Error));
        }

        var (state, payment, paymentState) = placed.Value;
        call.SetVersion(state.Version);
        call.SetLocation($"/api/orders/{state.Id}");
        return Answers.Json(new PaidAnswer { Success = true, Order = OrderRows.State(state, caller), Payment = PaymentOf(payment, paymentState) }, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Validate(ApiCall call, Body<PlaceBody> body, PlaceOrder place, ICatalogReads catalog, CancellationToken ct)
    {
        var reading = await PlaceReading.Of(body.Value, call.Caller, catalog, ct);
        var valid = await place.Validate(reading.Draft, call.Caller, ct);
        var errors = reading.Errors.Concat(valid.Errors).Select(reading.InWordsOfBody).Select(e =>
            new FaultAnswer(e.Code, e.Message, e.Field, e.CanRetry, e.SuggestedAction) { Details = e.Details.Count == 0 ? null : e.Details.ToDictionary(StringComparer.Ordinal) });
        var price = valid.Price is { } p ? new PriceAnswer(p.Subtotal.Major, p.Discount.Major, p.Delivery.Major, p.Tax.Major, p.Total.Major, p.Total.Currency.Code) : null;
        return Answers.Json(new ValidationAnswer(valid.Valid && reading.Errors.Count == 0, [.. errors], valid.Warnings, price));
    }

    private static Task<IResult> List(ApiCall call, IOrderReads reads, CancellationToken ct) => OrderListing.Answer(call, reads, query => query, ct);

    /// <summary>Customers see their own, staff everybody's; to a vendor no buyer has a list.</summary>
    private static Task<IResult> OfBuyer(string buyerId, ApiCall call, IOrderReads reads, CancellationToken ct) =>
        IdText.TryRead<CustomerId>(buyerId, out var id) && (call.Caller.IsStaff || (call.Caller.IsCustomer && call.Caller.Customer == id))
            ? OrderListing.Answer(call, reads, query => query with { Customer = id }, ct)
            : Task.FromResult(Answers.Refused(CommonErrors.NotFound("This buyer")));

    private static Task<IResult> OfSeller(string sellerId, ApiCall call, IOrderReads reads, CancellationToken ct) =>
        IdText.TryRead<VendorId>(sellerId, out var id) && (call.Caller.IsStaff || (call.Caller.IsVendor && call.Caller.Vendor == id))
            ? OrderListing.Answer(call, reads, query => query with { Vendor = id }, ct)
            : Task.FromResult(Answers.Refused(CommonErrors.NotFound("This seller")));

    private static async Task<IResult> Get(string id, ApiCall call, IOrderReads reads, TimeProvider clock, CancellationToken ct)
    {
        if (await reads.Find(OrderRoute.Key(id), call.Caller, ct) is not { } order)
        {
            return Answers.Refused(OrderErrors.NotFound(OrderRoute.Short(id)));
        }

        call.SetVersion(order.Version);
        if (call.Knows(order.Version))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var timeline = await reads.Timeline(order.Id, call.Caller, ct);
        return Answers.Json(new OrderDetailAnswer(new OrderForReader(order, call.Caller, clock.Now()).Answer(timeline, await reads.Family(order.Id, call.Caller, ct))));
    }

    private static async Task<IResult> Timeline(string id, ApiCall call, IOrderReads reads, CancellationToken ct)
    {
        if (await reads.Find(OrderRoute.Key(id), call.Caller, ct) is not { } order)
        {
            return Answers.Refused(OrderErrors.NotFound(OrderRoute.Short(id)));
        }

        call.SetVersion(order.Version);
        var entries = await reads.Timeline(order.Id, call.Caller, ct);
        return Answers.Json(new TimelineListAnswer([.. entries.Select(e => OrderForReader.Entry(e, call.Caller))]));
    }

    private static async Task<IResult> History(string id, ApiCall call, IOrderReads reads, CancellationToken ct)
    {
        if (await reads.Find(OrderRoute.Key(id), call.Caller, ct) is not { } order)
        {
            return Answers.Refused(OrderErrors.NotFound(OrderRoute.Short(id)));
        }

        call.SetVersion(order.Version);
        var entries = await reads.History(order.Id, call.Caller, ct);
        return Answers.Json(new HistoryListAnswer([.. entries.Select(e => OrderForReader.Entry(e, call.Caller))]));
    }

    private static async Task<IResult> SetStatus(string id, ApiCall call, Body<StatusBody> body, ChangeStatus change, CancellationToken ct)
    {
        var b = body.Value;
        if (!OrderStatusNames.TryRead(b.Status, out var status))
        {
            return Answers.Refused(b.Status is null ? CommonErrors.Required("status") : CommonErrors.UnknownValue("status", OrderRoute.Short(b.Status), WireName.All<OrderStatus>()));
        }

        if (OrderRoute.TooLong(("notes", b.Notes, 2000), ("reason", b.Reason, 100), ("carrier", b.Carrier, 60), ("trackingNumber", b.TrackingNumber, 100)) is { } tooLong)
        {
            return Answers.Refused(tooLong);
        }

        var caller = call.Command(body);
        var changed = await change.Run(new(OrderRoute.Key(id), status, b.Reason, b.Notes, b.Carrier, b.TrackingNumber, call.Version), caller, ct);
        return Changed(call, changed, b.TrackingNumber);
    }

    private static async Task<IResult> Pay(string id, ApiCall call, Body<PayBody> body, PayOrder pay, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(body.Value.PaymentMethodId))
        {
            return Answers.Refused(CommonErrors.Required("paymentMethodId"));
        }

        var token = OrderRoute.Short(body.Value.PaymentMethodId);
        return Paid(call, await pay.Run(new(OrderRoute.Key(id), token, call.Version), call.Command(body), ct));
    }

    private static async Task<IResult> Confirm(string id, ApiCall call, PayOrder pay, CancellationToken ct) =>
        Paid(call, await pay.Confirm(OrderRoute.Key(id), call.Version, call.Command(), ct));

    private static async Task<IResult> Cancel(string id, ApiCall call, Body<CancelBody> body, CancelOrder cancel, CancellationToken ct)
    {
        var (b, words) = (body.Value, body.Value.Reason);
        if (string.IsNullOrWhiteSpace(b.ReasonCode) && string.IsNullOrWhiteSpace(words))
        {
            return Answers.Refused(CommonErrors.Required("reasonCode"));
        }

        if (OrderRoute.TooLong(("reason", words, 500), ("note", b.Note, 2000), ("reasonCode", b.ReasonCode, 100)) is { } tooLong)
        {
            return Answers.Refused(tooLong);
        }

        var isCode = b.ReasonCode is null && ReasonCodes.Knows(ReasonCodes.Cancel, words);
        var note = b.ReasonCode is null && !isCode ? string.Join(". ", new[] { words, b.Note }.OfType<string>()) : b.Note;
        var code = b.ReasonCode ?? (isCode ? words! : "other");
        var done = await cancel.Run(new(OrderRoute.Key(id), code, Text.Clean(note), call.Version), call.Command(body), ct);
        return done.Ok ? Cancelled(call, done.Value) : Answers.Refused(done.Error);
    }

    private static async Task<IResult> Complete(string id, ApiCall call, Body<CompleteBody> body, CompleteOrder complete, CancellationToken ct) =>
        OrderRoute.TooLong(("reason", body.Value.Reason, 500)) is { } tooLong
            ? Answers.Refused(tooLong)
            : Changed(call, await complete.Run(new(OrderRoute.Key(id), Text.Clean(body.Value.Reason), call.Version), call.Command(body), ct));

    /// <summary>The usual end of a changing request: where the order stands, and its new version.</summary>
    public static IResult Changed(ApiCall call, Result<OrderState> changed, string? trackingNumber = null)
    {
        if (!changed.Ok)
        {
            return Answers.Refused(changed.Error);
        }

        call.SetVersion(changed.Value.Version);
        return Answers.Json(new ChangeAnswer { Success = true, Order = OrderRows.State(changed.Value, call.Caller, trackingNumber) });
    }

    private static IResult Cancelled(ApiCall call, CancelOrder.Answer cancelled)
    {
        call.SetVersion(cancelled.Order.Version);
        return Answers.Json(new CancelledAnswer
        {
            Success = true,
            Order = OrderRows.State(cancelled.Order, call.Caller),
            RefundId = cancelled.Refunds.Count > 0 ? cancelled.Refunds[0].ToString() : null,
            RefundIds = [.. cancelled.Refunds.Select(r => r.ToString())],
            RefundAmount = new Money(cancelled.RefundMinor, Currency.Of(cancelled.Order.Currency)).Major,
        });
    }

    private static IResult Paid(ApiCall call, Result<ChargePayment.Answer> paid)
    {
        if (!paid.Ok)
        {
            return Answers.Refused(paid.Error);
        }

        var (order, state, declineCode) = paid.Value;
        call.SetVersion(order.Version);
        return state == PaymentState.Declined
            ? Answers.Refused(PaymentErrors.Declined(declineCode).With("version", order.Version))
            : Answers.Json(new PaidAnswer { Success = state == PaymentState.Captured, Order = OrderRows.State(order, call.Caller), Payment = PaymentOf(null, state) });
    }

    private static PaymentStateAnswer? PaymentOf(PaymentId? id, PaymentState? state) =>
        state is { } known ? new PaymentStateAnswer(id?.ToString(), WireName.Of(known), known == PaymentState.NeedsAction ? "confirm_payment" : null) : null;
}

/// <summary>What paths and short texts of orders have in common.</summary>
internal static class OrderRoute
{
    /// <summary>Ids and numbers are made of letters, digits and two signs; whatever has another shape names no order.</summary>
    public static OrderKey Key(string text) =>
        text.Length <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? OrderKey.Parse(text) : new OrderKey(null, "-");

    public static string Short(string text) => text.Length <= 60 ? text : text[..60];

    public static Error? TooLong(params (string Field, string? Text, int Max)[] texts)
    {
        var errors = new List<Error>();
        foreach (var (field, text, max) in texts)
        {
            Text.Check(errors, field, text, max);
        }

        return errors.Count == 0 ? null : Error.Join(errors);
    }
}
