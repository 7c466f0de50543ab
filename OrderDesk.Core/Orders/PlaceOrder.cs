using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Payments;

namespace OrderDesk.Core.Orders;

/// <summary>
/// Placing an order, the one use case for the form, the cart, the API and imports (DESIGN 4): validate all, price, route, then in
/// one transaction save and hold; then, with no transaction open, ask the gateway.
/// </summary>
public sealed class PlaceOrder(IUnitOfWork work, IPlacementReads reads, ChargePayment charge, SalesPolicy policy, TimeProvider clock)
{
    private const int Tries = 4;
    private static readonly UseCase Self = new("order.place", Permissions.OrdersPlace);

    /// <param name="Payment">The payment that the gateway is to be asked for; null when there is none yet.</param>
    /// <param name="PaymentState">Where that payment is.</param>
    public sealed record Answer(OrderState Order, PaymentId? Payment, PaymentState? PaymentState);

    /// <summary>FLOW's validation without placing anything.</summary>
    public async Task<ValidationResult> Validate(OrderDraft draft, Caller caller, CancellationToken ct)
    {
        var mine = Own(draft, caller);
        var facts = await reads.Read(mine.CustomerId, [.. mine.Items.Select(i => i.VariantId).Distinct()], ct);
        return OrderValidation.Check(mine, facts, policy, caller, clock.Now());
    }

    public async Task<Result<Answer>> Run(OrderDraft draft, Caller caller, CancellationToken ct)
    {
        var placed = await work.Replay<Answer>(caller, ct) ?? await Place(draft, caller, ct);
        if (!placed.Ok || placed.Value.Payment is not { } payment || placed.Value.PaymentState is not (PaymentState.Requested or PaymentState.ToVerify))
        {
            return placed;
        }

        var charged = await charge.Run(placed.Value.Order.Id, payment, caller, ct);
        return charged.Ok ? new Answer(charged.Value.Order, payment, charged.Value.State) : placed;
    }

    /// <summary>Customers order for themselves, whatever the request says; others need the right to order for somebody.</summary>
    private static OrderDraft Own(OrderDraft draft, Caller caller) =>
        caller.IsCustomer && draft.CustomerId is null ? draft with { CustomerId = caller.Customer } : draft;

    /// <summary>Stock that was taken between reading and saving is planned again on what is left, a few times.</summary>
    private async Task<Result<Answer>> Place(OrderDraft draft, Caller caller, CancellationToken ct)
    {
        if (!caller.IsCustomer && !caller.May(Permissions.OrdersPlaceForOthers))
        {
            return CommonErrors.Forbidden(Permissions.OrdersPlaceForOthers);
        }

        for (var attempt = 1; ; attempt++)
        {
            var valid = await Validate(draft, caller, ct);
            if (valid.Plan is not { } plan)
            {
                return Error.Join(valid.Errors);
            }

            var saved = await work.Run(Self, caller, w => Save(plan, draft, w, ct), ct);
            if (saved.Ok || attempt == Tries || !saved.Error.Details.ContainsKey("taken"))
            {
                return saved;
            }
        }
    }

    private async Task<Result<Answer>> Save(PlacementPlan plan, OrderDraft draft, IWork w, CancellationToken ct)
    {
        if (plan.ExternalRef is { } reference && await w.Orders.NumberOf(plan.Source, reference, ct) is { } known)
        {
            return OrderErrors.DuplicateReference(known);
        }

        var order = Order.Place(plan, await w.Orders.NextNumber(w.Now.Year, ct), w.Ids, w.Now);
        w.Orders.Add(order);
        if (plan.Risk >= RiskScore.HoldFrom)
        {
            order.PlaceHold(HoldKind.Risk, "fraud_review", $"Risk score {plan.Risk}", w.Ids, "OrderDesk", w.Now);
        }

        var payment = draft.Claimed is { } claimed ? order.ClaimPayment(claimed.Method, claimed.Reference, w.Ids, w.Now) : null;
        var waiting = order.Backorder(plan.Backorders, w.Now);
        var held = waiting.Ok ? order.HoldStock(plan.Allocations, w.Now + policy.HoldTimeOf(order.CustomerId), w.Ids, w.Now) : waiting;
        if (!held.Ok)
        {
            return held.Error;
        }

        if (plan.PaymentMethod == PaymentMethod.OnAccount)
        {
            order.AcceptOnAccount(w.Ids, w.Now);
        }
        else if (payment is null && !order.IsSecured && draft.PaymentMethodId is { } token and not PaymentTokens.Later)
        {
            payment = order.RequestPayment(token, PaymentMethod.Card, w.Ids, w.Now);
        }

        return new Answer(OrderState.Of(order), payment?.Id, payment?.State);
    }
}
