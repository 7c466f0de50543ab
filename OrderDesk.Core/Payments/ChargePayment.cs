using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;

namespace OrderDesk.Core.Payments;

/// <summary>
/// Brings a payment that was written down to the gateway and writes down the answer. May be run again after a crash at any
/// moment: the gateway knows the payment by its key, and an answer that is already there changes nothing (RULES 12). Money that
/// arrives after the hold has expired holds the stock again in the same transaction, or the order is kept as paid, short (RULES 6).
/// </summary>
public sealed class ChargePayment(IUnitOfWork work, IPaymentGateway gateway, IPaymentReads payments, IPlacementReads reads, SalesPolicy policy)
{
    private static readonly UseCase Recording = new("payment.record", Permissions.OrdersPay);

    public sealed record Answer(OrderState Order, PaymentState State, string? DeclineCode);

    public Task<Result<Answer>> Run(OrderId order, PaymentId payment, Caller caller, CancellationToken ct) =>
        Resolve(order, payment, caller, (request, open) => open.State == PaymentState.ToVerify ? gateway.Verify(request.MethodToken, request.Amount, ct) : gateway.Charge(request, ct), ct);

    /// <summary>Asks what became of a payment whose answer was lost.</summary>
    public Task<Result<Answer>> Ask(OrderId order, PaymentId payment, Caller caller, CancellationToken ct) =>
        Resolve(order, payment, caller, (request, open) => open.State == PaymentState.ToVerify ? gateway.Verify(request.MethodToken, request.Amount, ct) : gateway.Ask(request, ct), ct);

    /// <summary>The payer has confirmed with their bank.</summary>
    public Task<Result<Answer>> Confirm(OrderId order, PaymentId payment, Caller caller, CancellationToken ct) =>
        Resolve(order, payment, caller, (request, open) => gateway.Confirm(request, open.Reference ?? "", ct), ct);

    /// <summary>The payment stands: when the program is too busy to go on, that is the answer, and the job for unanswered payments goes on.</summary>
    private async Task<Result<Answer>> Resolve(OrderId order, PaymentId id, Caller caller, Func<ChargeRequest, OpenPayment, Task<GatewayAnswer>> ask, CancellationToken ct)
    {
        try
        {
            return await Go(order, id, caller, ask, ct);
        }
        catch (BusyException)
        {
            return CommonErrors.Busy();
        }
    }

    private async Task<Result<Answer>> Go(OrderId order, PaymentId id, Caller caller, Func<ChargeRequest, OpenPayment, Task<GatewayAnswer>> ask, CancellationToken ct)
    {
        var open = await payments.Open(order, id, ct);
        if (open is null)
        {
            return CommonErrors.NotFound("This payment");
        }

        var answer = open.IsOpen ? await ask(open.Request, open) : new GatewayAnswer.Unknown();
        return await Record(order, id, answer, caller with { Key = null }, ct);
    }

    /// <summary>
    /// Most answers are written at once. When stock has to be held again, the hubs are read first, with no transaction open; if
    /// somebody takes it in between, the payment is written all the same.
    /// </summary>
    private async Task<Result<Answer>> Record(OrderId order, PaymentId id, GatewayAnswer answer, Caller caller, CancellationToken ct)
    {
        IReadOnlyList<VariantId> missing = [];
        var done = await work.Run(Recording, caller, w => Record(order, id, answer, new Stock(m => missing = m), w, ct), ct);
        if (missing.Count > 0)
        {
            var facts = (await reads.Read(null, missing, ct)).Routing;
            done = await work.Run(Recording, caller, w => Record(order, id, answer, new Stock(_ => { }, facts), w, ct), ct);
        }

        return done.Ok || !done.Error.Details.ContainsKey("taken") ? done : await work.Run(Recording, caller, w => Record(order, id, answer, new Stock(_ => { }, RoutingFacts.None, GiveUp: true), w, ct), ct);
    }

    /// <summary>What the recording may do about stock that is missing.</summary>
    /// <param name="Ask">Called when the hubs must be read first.</param>
    /// <param name="Facts">What the hubs have; null as long as nobody has looked.</param>
    /// <param name="GiveUp">The stock is gone, also what was held (its lot has expired): the money is written down without it.</param>
    private sealed record Stock(Action<IReadOnlyList<VariantId>> Ask, RoutingFacts? Facts = null, bool GiveUp = false);

    private async Task<Result<Answer>> Record(
        OrderId orderId, PaymentId id, GatewayAnswer answer, Stock stock, IWork w, CancellationToken ct)
    {
        var order = await w.Orders.Find(orderId, ct);
        if (order is null)
        {
            return OrderErrors.NotFound(orderId.ToString());
        }

        if (answer is GatewayAnswer.Captured && order.IsFinal)
        {
            return RecordTooLate(order, id, answer, w);
        }

        if (answer is GatewayAnswer.Captured && stock.GiveUp)
        {
            order.LoseStock(_ => true, w.Ids, w.Now);
        }
        else if (answer is GatewayAnswer.Captured && order.MissingStock() is { Count: > 0 } missing)
        {
            if (stock.Facts is null)
            {
                stock.Ask([.. missing.Select(m => m.Variant).Distinct()]);
                return CommonErrors.Busy();
            }

            // Too little is no refusal here: the capture below then puts the order on hold.
            Reroute.Missing(w, order, stock.Facts, policy.HoldTimeOf(order.CustomerId));
        }

        var changed = order.RecordAnswer(id, answer, w.Ids, w.Now);
        if (!changed.Ok)
        {
            return changed.Error;
        }

        if (changed.Value)
        {
            w.Changed(order);
        }

        var payment = order.Payments.Single(p => p.Id == id);
        return new Answer(OrderState.Of(order), payment.State, payment.DeclineCode);
    }

    /// <summary>Money that arrives for an order that has ended meanwhile is taken down and given back, never dropped.</summary>
    private static Answer RecordTooLate(Order order, PaymentId id, GatewayAnswer answer, IWork w)
    {
        var payment = order.Payments.Single(p => p.Id == id);
        if (order.RecordAnswer(id, answer, w.Ids, w.Now) is { Ok: true, Value: true })
        {
            order.RefundUpTo(new Money(payment.AmountMinor, order.Currency), "order_ended", w.Ids, w.Now);
            w.Changed(order);
        }

        return new Answer(OrderState.Of(order), payment.State, payment.DeclineCode);
    }
}

/// <summary>A payment as the gateway has to be asked about it.</summary>
public sealed record OpenPayment(PaymentState State, string? Reference, ChargeRequest Request)
{
    public bool IsOpen => State is PaymentState.Requested or PaymentState.NeedsAction or PaymentState.ToVerify or PaymentState.Authorized;
}

/// <summary>Reads payments outside a transaction.</summary>
public interface IPaymentReads
{
    Task<OpenPayment?> Open(OrderId order, PaymentId payment, CancellationToken ct);

    /// <summary>Payments without an answer since before a moment, oldest first.</summary>
    Task<IReadOnlyList<(OrderId Order, PaymentId Payment)>> Unanswered(DateTime before, int take, CancellationToken ct);
}
