using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Payments;

namespace OrderDesk.Data.Payments;

internal sealed class PaymentReads(IDatabase database) : IPaymentReads
{
    /// <summary>Every payment asks, so it is a plain statement that stays prepared.</summary>
    private const string OpenOne = """
        SELECT p.state, p.reference, p.number, p.amount_minor, o.currency_code, p.method_token, o.number
        FROM payments p JOIN orders o ON o.id = p.order_id
        WHERE p.id = @payment AND p.order_id = @order
        """;

    public async Task<OpenPayment?> Open(OrderId order, PaymentId payment, CancellationToken ct)
    {
        await using var db = database.Read();
        return (await db.Rows(OpenOne, r => ToOpen(order, r), ct, ("@payment", payment.Value), ("@order", order.Value))).SingleOrDefault();
    }

    public async Task<IReadOnlyList<(OrderId Order, PaymentId Payment)>> Unanswered(DateTime before, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var rows = await db.Payments.AsNoTracking()
            .Where(p => p.SettledAt == null && p.RequestedAt < before && (p.State == PaymentState.Requested || p.State == PaymentState.ToVerify))
            .OrderBy(p => p.RequestedAt).Take(take).Select(p => new { p.OrderId, p.Id }).ToListAsync(ct);
        return [.. rows.Select(r => (r.OrderId, r.Id))];
    }

    private static OpenPayment ToOpen(OrderId order, DbDataReader r) => new(
        r.NamedOrNull<PaymentState>(0)!.Value, r.TextOrNull(1), new ChargeRequest(Payment.KeyOf(order, r.GetInt32(2)), new Money(r.GetInt64(3), Currency.Of(r.GetString(4))), r.GetString(5), r.GetString(6)));
}
