using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Orders;

/// <summary>Cancels a whole order until Packed, with a full refund of what was paid (DESIGN 9).</summary>
public sealed class CancelOrder(IUnitOfWork work)
{
    private static readonly UseCase Self = new("order.cancel", Permissions.OrdersCancel);

    /// <param name="Version">The version that the person saw; null does not compare.</param>
    public sealed record Command(OrderKey Order, string ReasonCode, string? Note, long? Version = null);

    /// <param name="RefundMinor">What goes back, in minor units; 0 when nothing was paid.</param>
    public sealed record Answer(OrderState Order, IReadOnlyList<RefundId> Refunds, long RefundMinor);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct)
    {
        var reasons = caller.IsCustomer ? ReasonCodes.CancelByCustomer : ReasonCodes.Cancel;
        return ReasonCodes.Knows(reasons, command.ReasonCode)
            ? work.Run(Self, caller, w => Apply(command, w, ct), ct)
            : Task.FromResult<Result<Answer>>(CommonErrors.UnknownReason(command.ReasonCode));
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.Cancel, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var order = opened.Value;
        var before = order.Refunds.Count;
        var cancelled = order.Cancel(c.ReasonCode, c.Note, w.Ids, w.Now);
        if (!cancelled.Ok)
        {
            return cancelled.Error;
        }

        var refunds = order.Refunds.Skip(before).ToList();
        return new Answer(w.Changed(order), [.. refunds.Select(r => r.Id)], refunds.Sum(r => r.AmountMinor));
    }
}
