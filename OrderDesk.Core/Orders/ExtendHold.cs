using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Core.Orders;

/// <summary>
/// Gives a customer who is still at the checkout more time, up to a limit that counts from when the stock was first held: nobody keeps
/// goods from others for ever.
/// </summary>
public sealed class ExtendHold(IUnitOfWork work, SalesPolicy policy)
{
    /// <summary>Less than this is not worth a change of the order.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);
    private static readonly UseCase Self = new("order.extend_hold", Permissions.OrdersPay);

    public sealed record Command(OrderKey Order);

    /// <param name="Until">When the stock is let go of.</param>
    /// <param name="Last">There is no more time to be had.</param>
    public sealed record Answer(OrderState Order, DateTime Until, bool Last);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct) => work.Run(Self, caller, w => Extend(command, w, ct), ct);

    private async Task<Result<Answer>> Extend(Command c, IWork w, CancellationToken ct)
    {
        if (await w.Orders.Find(c.Order, ct) is not { } order)
        {
            return OrderErrors.NotFound(c.Order.ToString());
        }

        var held = order.Reservations.Where(r => r.State == ReservationState.Held && r.ExpiresAt > w.Now).ToList();
        if (held.Count == 0)
        {
            return OrderErrors.NothingHeld();
        }

        var end = held.Min(r => r.HeldAt) + policy.HoldAtMost;
        var until = new[] { w.Now + policy.HoldTimeOf(order.CustomerId), end }.Min();
        if (until >= order.ReservationExpiresAt + Least || (until == end && until > order.ReservationExpiresAt))
        {
            order.ExtendReservation(until);
            w.Changed(order);
        }

        return new Answer(OrderState.Of(order), order.ReservationExpiresAt!.Value, order.ReservationExpiresAt >= end);
    }
}
