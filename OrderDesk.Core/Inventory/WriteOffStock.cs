using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Inventory;

/// <summary>Units at a place leave the books for good, with a reason: blocked ones first, then free ones that no order is waiting for.</summary>
public sealed class WriteOffStock(IUnitOfWork work)
{
    private static readonly UseCase Self = new("stock.write_off", Permissions.StockAdjust);

    public sealed record Command(VariantId Variant, HubId Hub, PlaceName At, int Quantity, string? ReasonCode, string? Note = null);

    /// <param name="Disposed">How many of them were blocked.</param>
    public sealed record Answer(int Units, int Disposed);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        if (c.Quantity is < 1 or > AdjustStock.MaxQuantity)
        {
            errors.Add(CommonErrors.OutOfRange("quantity", $"a whole number from 1 to {AdjustStock.MaxQuantity}"));
        }

        if (!ReasonCodes.Knows(ReasonCodes.WriteOffStock, c.ReasonCode))
        {
            errors.Add(CommonErrors.UnknownReason(c.ReasonCode ?? ""));
        }

        Text.Check(errors, "note", c.Note, 500);
        c.At.Check(errors);
        return errors.Count > 0 ? Task.FromResult<Result<Answer>>(Error.Join(errors)) : work.Run(Self, caller, w => Apply(c, w, ct), ct);
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var level = await w.Stock.Level(c.Variant, c.Hub, ct);
        if (level is null)
        {
            return CommonErrors.NotFound("This product in this hub");
        }

        var at = await c.At.Find(c.Variant, c.Hub, w, ct);
        if (!at.Ok)
        {
            return at.Error;
        }

        var blocked = Math.Min(c.Quantity, at.Value.Stock?.Blocked ?? 0);
        var free = c.Quantity - blocked;
        if (at.Value.HasFree(free) is { } missing)
        {
            return missing;
        }

        if (level.Available < free)
        {
            return StockErrors.WouldGoNegative(level.Available);
        }

        var reason = ReasonCodes.WithNote(c.ReasonCode!, c.Note);
        foreach (var (kind, units) in new[] { (MovementKind.Disposed, blocked), (MovementKind.WrittenOff, free) })
        {
            if (units > 0)
            {
                w.Stock.Move(at.Value.Move(kind, c.Variant, c.Hub, units, reason));
            }
        }

        w.Audit($"stock {c.Variant} {c.Hub}", new { level.OnHand, level.Blocked }, new { OnHand = level.OnHand - free, Blocked = level.Blocked - blocked, Reason = reason });
        return new Answer(c.Quantity, blocked);
    }
}
