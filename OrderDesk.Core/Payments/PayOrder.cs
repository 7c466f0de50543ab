using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
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
    public async Task<Result<ChargePayment.Answer>> Confirm(OrderKey key, Caller caller, CancellationToken ct)
    {
        var waiting = await orders.PaymentWaitingForPayer(key, caller, ct);
        return waiting is { } found ? await charge.Confirm(found.Order, found.Payment, caller, ct) : PaymentErrors.NotWaitingForPayer();
    }

    private async Task<Result<Requested>> Request(Command c, PlacementFacts facts, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.Pay, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var order = opened.Value;
        var held = HoldAgain(order, facts, w);
        if (!held.Ok)
        {
            return held.Error;
        }

        var payment = order.RequestPayment(c.PaymentMethodId, PaymentMethod.Card, w.Ids, w.Now);
        w.Changed(order);
        return new Requested(order.Id, payment.Id);
    }

    private Result<Done> HoldAgain(Order order, PlacementFacts facts, IWork w)
    {
        var missing = order.Lines.Select((line, index) => (Line: index, line.VariantId, line.Units.Pending, line.Source))
            .Where(l => l.Source == LineSource.Own && l.Pending > 0).Select(l => (l.Line, l.VariantId, l.Pending)).ToList();
        if (missing.Count == 0)
        {
            return Done.Value;
        }

        var to = new Destination(order.ShippingAddress.Country, order.ShippingAddress.Latitude, order.ShippingAddress.Longitude);
        var plan = RoutePlanner.Plan(missing, facts.Hubs, to);
        return plan is null
            ? StockErrors.Insufficient("what you ordered", missing.Sum(m => m.Pending), 0, [])
            : order.HoldStock(plan, w.Now + policy.HoldFor, w.Ids, w.Now);
    }

    private sealed record Requested(OrderId Order, PaymentId Payment);
}
