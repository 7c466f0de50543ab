using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Orders;

/// <summary>/api/orders/{id}/…: what becomes of the rest of an order that cannot be sent whole.</summary>
internal static class OrderRestApi
{
    public static void MapOrderRest(this IEndpointRouteBuilder routes)
    {
        var order = routes.MapApi("/api/orders/{id}", "Order work");
        order.MapPost("/split", Split).Needs(Permissions.OrdersSplit).Takes<LinesBody>(optional: true).Gives<SplitAnswer>(StatusCodes.Status201Created)
            .WithSummary("Makes an order of its own, of type backorder, from what waits for goods: all of it, or the units that are named");
        order.MapPost("/close-short", Close).Needs(Permissions.OrdersCloseShort).Takes<ReasonBody>().Gives<ClosedShortAnswer>()
            .WithSummary("The rest of our own goods will not be sent: it is released, cancelled and refunded");
    }

    private static async Task<IResult> Split(string id, ApiCall call, Body<LinesBody> body, SplitBackorder split, CancellationToken ct)
    {
        var lines = OrderWorkApi.Lines(body.Value);
        if (!lines.Ok)
        {
            return Answers.Refused(lines.Error);
        }

        if (lines.Value is { Count: 0 })
        {
            return Answers.Refused(CommonErrors.Required("items"));
        }

        var done = await split.Run(new(OrderRoute.Key(id), lines.Value, call.Version), call.Command(body), ct);
        if (!done.Ok)
        {
            return Answers.Refused(done.Error);
        }

        call.SetVersion(done.Value.Order.Version);
        call.SetLocation($"/api/orders/{done.Value.Backorder.Id}");
        return Answers.Json(
            new SplitAnswer { Success = true, Order = OrderRows.State(done.Value.Order, call.Caller), Backorder = OrderRows.State(done.Value.Backorder, call.Caller), Units = done.Value.Units },
            StatusCodes.Status201Created);
    }

    private static async Task<IResult> Close(string id, ApiCall call, Body<ReasonBody> body, CloseShort close, CancellationToken ct)
    {
        if (OrderWorkApi.Reason(body.Value) is { } wrong)
        {
            return Answers.Refused(wrong);
        }

        var done = await close.Run(new(OrderRoute.Key(id), body.Value.ReasonCode!, body.Value.Note, call.Version), call.Command(body), ct);
        if (!done.Ok)
        {
            return Answers.Refused(done.Error);
        }

        var closed = done.Value;
        call.SetVersion(closed.Order.Version);
        return Answers.Json(new ClosedShortAnswer
        {
            Success = true,
            Order = OrderRows.State(closed.Order, call.Caller),
            Units = closed.Units,
            UnitsToStock = closed.ToStock,
            RefundAmount = new Money(closed.RefundMinor, Currency.Of(closed.Order.Currency)).Major,
            RefundIds = [.. closed.Refunds.Select(r => r.ToString())],
        });
    }
}
