using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Payments;

namespace OrderDesk.Data.Payments;

internal sealed class PaymentReads(IDatabase database) : IPaymentReads
{
    public async Task<OpenPayment?> Open(OrderId order, PaymentId payment, CancellationToken ct)
    {
        await using var db = database.Read();
        var found = await (
            from p in db.Payments.AsNoTracking()
            where p.Id == payment && p.OrderId == order
            join o in db.Orders on p.OrderId equals o.Id
            select new { Payment = p, o.CurrencyCode, o.Number }).FirstOrDefaultAsync(ct);
        return found is null
            ? null
            : new OpenPayment(found.Payment.State, found.Payment.Reference, new ChargeRequest(
                found.Payment.Key, new Money(found.Payment.AmountMinor, Currency.Of(found.CurrencyCode)), found.Payment.MethodToken, found.Number));
    }

    public async Task<IReadOnlyList<(OrderId Order, PaymentId Payment)>> Unanswered(DateTime before, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var rows = await db.Payments.AsNoTracking()
            .Where(p => p.SettledAt == null && p.RequestedAt < before && (p.State == PaymentState.Requested || p.State == PaymentState.ToVerify))
            .OrderBy(p => p.RequestedAt).Take(take).Select(p => new { p.OrderId, p.Id }).ToListAsync(ct);
        return [.. rows.Select(r => (r.OrderId, r.Id))];
    }
}
