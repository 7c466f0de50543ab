using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Payments;

/// <summary>
/// Brings a payment that was written down to the gateway and writes down the answer. May be run again after a crash at any
/// moment: the gateway knows the payment by its key, and an answer that is already there changes nothing (RULES 12).
/// </summary>
public sealed class ChargePayment(IUnitOfWork work, IPaymentGateway gateway, IPaymentReads payments)
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

    private async Task<Result<Answer>> Resolve(OrderId order, PaymentId id, Caller caller, Func<ChargeRequest, OpenPayment, Task<GatewayAnswer>> ask, CancellationToken ct)
    {
        var open = await payments.Open(order, id, ct);
        if (open is null)
        {
            return CommonErrors.NotFound("This payment");
        }

        var answer = open.IsOpen ? await ask(open.Request, open) : new GatewayAnswer.Unknown();
        return await work.Run(Recording, caller with { Key = null }, w => Record(order, id, answer, w, ct), ct);
    }

    private static async Task<Result<Answer>> Record(OrderId orderId, PaymentId id, GatewayAnswer answer, IWork w, CancellationToken ct)
    {
        var order = await w.Orders.Find(orderId, ct);
        if (order is null)
        {
            return OrderErrors.NotFound(orderId.ToString());
        }

        if (answer is GatewayAnswer.Captured && order.IsFinal)
        {
            return await RecordTooLate(order, id, answer, w);
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
    private static Task<Result<Answer>> RecordTooLate(Order order, PaymentId id, GatewayAnswer answer, IWork w)
    {
        order.RecordAnswer(id, answer, w.Ids, w.Now);
        var payment = order.Payments.Single(p => p.Id == id);
        if (order.RefundUpTo(new Money(order.CapturedMinor - order.RefundedMinor, order.Currency), "order_ended", w.Ids, w.Now).Count > 0)
        {
            w.Changed(order);
        }

        return Task.FromResult<Result<Answer>>(new Answer(OrderState.Of(order), payment.State, payment.DeclineCode));
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
