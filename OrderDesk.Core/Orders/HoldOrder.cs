using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Orders;

/// <summary>Puts a hold on an order: it does not move past its payment stage, or does not ship, until the hold is released.</summary>
public sealed class HoldOrder(IUnitOfWork work)
{
    private static readonly UseCase Self = new("order.hold", Permissions.OrdersHold);

    public sealed record Command(OrderKey Order, HoldKind Kind, string ReasonCode, string? Note, long? Version = null);

    public sealed record Answer(HoldId Hold, OrderState Order);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct) => ReasonCodes.Knows(ReasonCodes.Hold, command.ReasonCode)
        ? work.Run(Self, caller, w => Apply(command, w, ct), ct)
        : Task.FromResult<Result<Answer>>(CommonErrors.UnknownReason(command.ReasonCode));

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.Hold, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var hold = opened.Value.PlaceHold(c.Kind, c.ReasonCode, Text.Clean(c.Note), w.Ids, w.Caller.Name, w.Now);
        return new Answer(hold.Id, w.Changed(opened.Value));
    }
}
