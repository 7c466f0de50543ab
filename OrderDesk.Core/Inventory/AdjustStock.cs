using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Inventory;

/// <summary>Receives goods or corrects what is on hand, with a reason; never below what is held for orders.</summary>
public sealed class AdjustStock(IUnitOfWork work)
{
    public const int MaxQuantity = 1_000_000;
    private static readonly UseCase Self = new("stock.adjust", Permissions.StockAdjust);

    /// <param name="Quantity">Units to add, or to take away when negative; never zero.</param>
    /// <param name="Received">True: goods came in. False: a correction, which needs a reason from the list.</param>
    public sealed record Command(VariantId Variant, HubId Hub, int Quantity, bool Received, string? ReasonCode, string? Note);

    public sealed record Answer(int OnHand, int Reserved, int Committed);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct) => Check(command) is { } refused
        ? Task.FromResult<Result<Answer>>(refused)
        : work.Run(Self, caller, w => Apply(command, w, ct), ct);

    private static Error? Check(Command c)
    {
        if (c.Quantity is 0 or > MaxQuantity or < -MaxQuantity || (c.Received && c.Quantity < 0))
        {
            return CommonErrors.OutOfRange("quantity", c.Received ? $"between 1 and {MaxQuantity}" : $"between -{MaxQuantity} and {MaxQuantity}, and not zero");
        }

        return c.Received || ReasonCodes.Knows(ReasonCodes.AdjustStock, c.ReasonCode) ? null : CommonErrors.UnknownReason(c.ReasonCode ?? "");
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var level = await w.Stock.Level(c.Variant, c.Hub, ct);
        if (level is null)
        {
            return CommonErrors.NotFound("This product in this hub");
        }

        if (level.Available + c.Quantity < 0)
        {
            return StockErrors.WouldGoNegative(level.Available);
        }

        w.Stock.Move(new StockMove(c.Received ? MovementKind.Received : MovementKind.Adjusted, c.Variant, c.Hub, c.Quantity) { Reason = c.Note is null ? c.ReasonCode : $"{c.ReasonCode}: {c.Note}" });
        w.Audit($"stock {c.Variant} {c.Hub}", new { level.OnHand }, new { OnHand = level.OnHand + c.Quantity });
        return new Answer(level.OnHand + c.Quantity, level.Reserved, level.Committed);
    }
}
