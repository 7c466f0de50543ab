using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Orders;

/// <summary>Writes a note into the order's timeline, for staff only or for the customer too.</summary>
public sealed class AddNote(IUnitOfWork work)
{
    public const int MaxLength = 2000;
    private static readonly UseCase Self = new("order.note", Permissions.OrdersNote);

    public sealed record Command(OrderKey Order, string Text, bool ForCustomer);

    public Task<Result<OrderState>> Run(Command command, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        Text.Check(errors, "text", command.Text, MaxLength, required: true);
        return errors.Count > 0 ? Task.FromResult<Result<OrderState>>(errors[0]) : work.Run(Self, caller, w => Apply(command, w, ct), ct);
    }

    private static async Task<Result<OrderState>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.AddNote, null, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        opened.Value.AddNote(Text.Clean(c.Text)!, c.ForCustomer, w.Now);
        return w.Changed(opened.Value);
    }
}
