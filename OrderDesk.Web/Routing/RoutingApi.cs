using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;
using OrderDesk.Web.Api;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web.Routing;

/// <summary>/api/routing and what routing says about an order.</summary>
internal static class RoutingApi
{
    private const int Versions = 50;

    public static void MapRouting(this IEndpointRouteBuilder routes)
    {
        var order = routes.MapApi("/api/orders/{id}", "Routing");
        order.MapGet("/routing", Decisions).Needs(Permissions.HubsRead).Gives<RoutingAnswer>().WithSummary("Why its parcels leave from where they do: every decision with its candidates and scores");
        order.MapPost("/fulfillments/{fid}/reject", Reject).Needs(Permissions.FulfillmentsWork).Takes<RejectBody>().Gives<RejectedAnswer>()
            .WithSummary("The hub does not have units of a line: its stock is corrected and they are sent from elsewhere");
        var rules = routes.MapApi("/api/routing/rules", "Routing");
        rules.MapGet("/", Rules).Needs(Permissions.HubsRead).Gives<RulesAnswer>().WithSummary("The rules that hold now, and the versions before");
        rules.MapPut("/", Save).Needs(Permissions.RoutingManage).Takes<RulesBody>().Gives<RulesSavedAnswer>().WithSummary("Saves new rules as the next version");
        rules.MapPost("/back-test", Test).Needs(Permissions.RoutingManage).Takes<WeightsBody>().Gives<BackTestAnswer>().WithSummary("Replays the orders of the last 30 days by the rules of now and by these; changes nothing");
    }

    private static async Task<IResult> Decisions(string id, ApiCall call, IRoutingReads reads, CancellationToken ct) =>
        await reads.Decisions(OrderRoute.Key(id), call.Caller, ct) is { } decisions
            ? Answers.Json(new RoutingAnswer([.. decisions.Select(DecisionAnswer.Of)]))
            : Answers.Refused(OrderErrors.NotFound(OrderRoute.Short(id)));

    private static async Task<IResult> Reject(string id, string fid, ApiCall call, Body<RejectBody> body, RejectLine reject, CancellationToken ct)
    {
        var b = body.Value;
        if (!IdText.TryRead<FulfillmentId>(fid, out var parcel))
        {
            return Answers.Refused(OrderErrors.FulfillmentNotFound());
        }

        var errors = new List<Error>();
        var isLine = IdText.TryRead<LineId>(b.LineId, out var line);
        Text.Check(errors, "reasonCode", b.ReasonCode, 100, required: true);
        if (!isLine)
        {
            errors.Add(b.LineId is null ? CommonErrors.Required("lineId") : CommonErrors.UnknownValue("lineId", OrderRoute.Short(b.LineId), ["a line of this order"]));
        }

        if (b.Quantity is not (>= 1 and <= OrderValidation.MaxQuantity))
        {
            errors.Add(CommonErrors.OutOfRange("quantity", $"a whole number from 1 to {OrderValidation.MaxQuantity}"));
        }

        if (errors.Count > 0)
        {
            return Answers.Refused(Error.Join(errors));
        }

        var done = await reject.Run(new(OrderRoute.Key(id), parcel, line, b.Quantity!.Value, b.ReasonCode!, b.Note, call.Version), call.Command(body), ct);
        if (!done.Ok)
        {
            return Answers.Refused(done.Error);
        }

        call.SetVersion(done.Value.Order.Version);
        return Answers.Json(new RejectedAnswer
        {
            Success = true,
            Order = OrderRows.State(done.Value.Order, call.Caller),
            SentFrom = [.. done.Value.From.Select(p => new SentFromAnswer(p.Hub.ToString(), p.Name, p.Units))],
            Short = done.Value.Short,
        });
    }

    private static async Task<IResult> Rules(ApiCall call, IRoutingReads reads, CancellationToken ct)
    {
        var now = await reads.Rules(ct);
        var versions = await reads.Versions(call.Caller, Versions, ct);
        return Answers.Json(new RulesAnswer(now.Version, WeightsAnswer.Of(now.Rules), [.. versions.Select(v => new RulesVersionAnswer(v.Version, WeightsAnswer.Of(v.Rules), v.By, v.At, v.Note))]));
    }

    private static async Task<IResult> Save(ApiCall call, Body<RulesBody> body, SaveRules save, CancellationToken ct)
    {
        var errors = new List<Error>();
        var rules = Weights(errors, body.Value);
        if (body.Value.BasedOn is null)
        {
            errors.Add(CommonErrors.Required("basedOn"));
        }

        return errors.Count > 0 ? Answers.Refused(Error.Join(errors))
            : Answers.Of(await save.Run(new(rules, body.Value.Note, body.Value.BasedOn!.Value), call.Command(body), ct), a => new RulesSavedAnswer(a.Version));
    }

    private static async Task<IResult> Test(ApiCall call, Body<WeightsBody> body, BackTest test, CancellationToken ct)
    {
        var errors = new List<Error>();
        var rules = Weights(errors, body.Value);
        return errors.Count > 0 ? Answers.Refused(Error.Join(errors)) : Answers.Of(await test.Run(rules, call.Caller, null, ct), BackTestAnswer.Of);
    }

    /// <summary>All five weights are to be there; whether they are in range is the use case's to say.</summary>
    private static RoutingRules Weights(List<Error> errors, WeightsBody b)
    {
        errors.AddRange(new[] { ("parcel", b.Parcel), ("distance", b.Distance), ("cost", b.Cost), ("load", b.Load), ("late", b.Late) }.Where(w => w.Item2 is null).Select(w => CommonErrors.Required(w.Item1)));
        return new RoutingRules { Parcel = b.Parcel ?? 0, Distance = b.Distance ?? 0, Cost = b.Cost ?? 0, Load = b.Load ?? 0, Late = b.Late ?? 0, OneParcelFirst = b.OneParcelFirst ?? true };
    }
}
