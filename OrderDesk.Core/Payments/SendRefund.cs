using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Payments;

/// <summary>Brings a refund from the outbox to the gateway and writes down the answer. The key makes it one refund, however often it is tried.</summary>
public sealed class SendRefund(IUnitOfWork work, IPaymentGateway gateway) : IOutboxHandler
{
    private static readonly UseCase Recording = new("payment.record_refund", Permissions.OrdersPay);

    public string Topic => Topics.SendRefund;

    public async Task<OutboxOutcome> Handle(string key, string payload, CancellationToken ct)
    {
        var parts = payload.Split(' ');
        if (parts.Length != 2 || !IdText.TryRead<OrderId>(parts[0], out var orderId) || !IdText.TryRead<RefundId>(parts[1], out var refundId))
        {
            return OutboxOutcome.Dead($"Unreadable payload '{payload}'.");
        }

        var system = Caller.Program("outbox");
        var details = await work.Run(Recording, system, w => Details(orderId, refundId, w, ct), ct);
        if (!details.Ok)
        {
            return OutboxOutcome.Again(details.Error.Message);
        }

        var answer = await gateway.Refund(key, details.Value.Reference, details.Value.Amount, ct);
        if (answer is GatewayAnswer.Unknown)
        {
            return OutboxOutcome.Again("The gateway did not answer.");
        }

        var succeeded = answer as GatewayAnswer.Captured;
        var recorded = await work.Run(Recording, system, w => Record(orderId, refundId, succeeded, w, ct), ct);
        return recorded.Ok ? OutboxOutcome.Sent : OutboxOutcome.Again(recorded.Error.Message);
    }

    private static async Task<Result<ToRefund>> Details(OrderId orderId, RefundId refundId, IWork w, CancellationToken ct)
    {
        var order = await w.Orders.Find(orderId, ct);
        var refund = order?.Refunds.FirstOrDefault(r => r.Id == refundId);
        return order is null || refund is null
            ? CommonErrors.NotFound("This refund")
            : new ToRefund(order.Payments.Single(p => p.Id == refund.PaymentId).Reference ?? "", new Money(refund.AmountMinor, order.Currency));
    }

    private static async Task<Result<Done>> Record(OrderId orderId, RefundId refundId, GatewayAnswer.Captured? answer, IWork w, CancellationToken ct)
    {
        var order = await w.Orders.Find(orderId, ct);
        if (order is not null && order.RecordRefund(refundId, answer is not null, answer?.Reference, w.Now))
        {
            w.Changed(order);
        }

        return Done.Value;
    }

    private sealed record ToRefund(string Reference, Money Amount);
}
