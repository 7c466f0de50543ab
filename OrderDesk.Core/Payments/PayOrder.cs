using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;

namespace OrderDesk.Core.Payments;

/// <summary>
/// Pays what is due on an order. An order whose hold has expired is held again first, in the same transaction, so that nobody
/// pays for goods that are gone (RULES 6).
/// </summary>
public sealed class PayOrder(IUnitOfWork work, IPlacementReads reads, IOrderReads orders, ChargePayment charge, SalesPolicy policy)
{
    private static readonly UseCase Self = new("payment.request", Permissions.OrdersPay);
    private static readonly UseCase Confirming = new("payment.confirm", Permissions.OrdersPay);

    public sealed record Command(OrderKey Order, string PaymentMethodId, long? Version = null);

    public async Task<Result<ChargePayment.Answer>> Run(Command command, Caller caller, CancellationToken ct)
    {
        if (!PaymentTokens.IsCard(command.PaymentMethodId))
        {
            return PaymentErrors.UnknownMethod(command.PaymentMethodId);
        }

        var variants = await orders.VariantsOf(command.Order, caller, ct);
        var facts = await reads.Read(null, variants, ct);
        var requested = await work.Run(Self, caller, w => Request(command, facts, w, ct), ct);
        return requested.Ok ? await charge.Run(requested.Value.Order, requested.Value.Payment, caller, ct) : requested.Error;
    }

    /// <summary>The payer has confirmed with their bank: the newest payment that waits for it goes on.</summary>
    public Task<Result<ChargePayment.Answer>> Confirm(OrderKey key, Caller caller, CancellationToken ct) => Confirm(key, null, caller, ct);

    /// <inheritdoc cref="Confirm(OrderKey, Caller, CancellationToken)"/>
    /// <param name="key">The order.</param>
    /// <param name="version">The version that the person saw; null does not compare.</param>
    /// <param name="caller">Who confirms.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<ChargePayment.Answer>> Confirm(OrderKey key, long? version, Caller caller, CancellationToken ct)
    {
        // A transaction of its own, so that a repeated request finds the payment again that it has confirmed already.
        var waiting = await work.Run(Confirming, caller, w => Waiting(key, version, w, ct), ct);
        return waiting.Ok ? await charge.Confirm(waiting.Value.Order, waiting.Value.Payment, caller, ct) : waiting.Error;
    }

    private static async Task<Result<Requested>> Waiting(OrderKey key, long? version, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(key, OrderAction.ConfirmPayment, version, ct);
        return opened.Ok ? new Requested(opened.Value.Id, opened.Value.Payments.Last(p => p.State == PaymentState.NeedsAction).Id) : opened.Error;
    }

    private async Task<Result<Requested>> Request(Command c, PlacementFacts facts, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.Pay, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var order = opened.Value;
        var held = Reroute.Missing(w, order, facts.Routing, policy.HoldTimeOf(order.CustomerId));
        if (!held.Ok)
        {
            return held.Error;
        }

        order.ExtendReservation(w.Now + policy.HoldTimeOf(order.CustomerId));
        var payment = order.RequestPayment(c.PaymentMethodId, PaymentMethod.Card, w.Ids, w.Now);
        w.Changed(order);
        return new Requested(order.Id, payment.Id);
    }

    private sealed record Requested(OrderId Order, PaymentId Payment);
}
