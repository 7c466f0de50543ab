using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Orders;

/// <summary>
/// An order was shipped short and the rest of our own goods will not be sent: in one transaction they are free again, cancelled, and
/// their money goes back. Without this command the rest stays, in open parcels or waiting for goods.
/// </summary>
public sealed class CloseShort(IUnitOfWork work)
{
    private static readonly UseCase Self = new("order.close_short", Permissions.OrdersCloseShort);

    /// <param name="ReasonCode">A code of <see cref="ReasonCodes.CloseShort"/>.</param>
    /// <param name="Version">The version that the person saw; null does not compare.</param>
    public sealed record Command(OrderKey Order, string ReasonCode, string? Note, long? Version = null);

    /// <param name="Units">Units that are not sent any more.</param>
    /// <param name="RefundMinor">What goes back, in minor units; 0 when nothing was paid for them.</param>
    public sealed record Answer(OrderState Order, int Units, int ToStock, IReadOnlyList<RefundId> Refunds, long RefundMinor);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct) => ReasonCodes.Knows(ReasonCodes.CloseShort, command.ReasonCode)
        ? work.Run(Self, caller, w => Apply(command, w, ct), ct)
        : Task.FromResult<Result<Answer>>(CommonErrors.UnknownReason(command.ReasonCode));

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.CloseShort, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var order = opened.Value;
        var before = order.Refunds.Count;
        var closed = order.CloseShort(c.ReasonCode, Text.Clean(c.Note), w.Ids, w.Now);
        return closed.Ok
            ? new Answer(w.Changed(order), closed.Value.Units, closed.Value.ToStock, [.. order.Refunds.Skip(before).Select(r => r.Id)], closed.Value.RefundMinor)
            : closed.Error;
    }
}
