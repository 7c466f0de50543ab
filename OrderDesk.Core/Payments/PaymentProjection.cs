namespace OrderDesk.Core.Payments;

/// <summary>The payment status of an order as a pure function of the sums of its payments and refunds.</summary>
public static class PaymentProjection
{
    /// <param name="total">What the order costs, in minor units; likewise the others.</param>
    /// <param name="captured">Sum of captured payments.</param>
    /// <param name="authorized">Sum of authorised, not captured payments.</param>
    /// <param name="refunded">Sum of refunds that were asked for or have succeeded.</param>
    /// <param name="lastDeclined">The newest payment was declined.</param>
    public static PaymentStatus Of(long total, long captured, long authorized, long refunded, bool lastDeclined) => (captured, refunded) switch
    {
        ( > 0, > 0) when refunded >= captured => PaymentStatus.Refunded,
        ( > 0, > 0) => PaymentStatus.PartiallyRefunded,
        _ when captured > total => PaymentStatus.Overpaid,
        _ when captured == total && (total > 0 || !lastDeclined) && (captured > 0 || total == 0) => PaymentStatus.Paid,
        ( > 0, _) => PaymentStatus.PartiallyPaid,
        _ when authorized > 0 => PaymentStatus.Authorized,
        _ when lastDeclined => PaymentStatus.Failed,
        _ => PaymentStatus.Pending,
    };
}
