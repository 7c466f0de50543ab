using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Inventory;

/// <summary>Corrects what is on hand, with a reason; never below what is held for orders, nor below what lies free at the place.</summary>
public sealed class AdjustStock(IUnitOfWork work)
{
    public const int MaxQuantity = 1_000_000;
    private static readonly UseCase Self = new("stock.adjust", Permissions.StockAdjust);

    /// <param name="Quantity">Units to add, or to take away when negative; never zero.</param>
    /// <param name="At">Where; null takes away what leaves first anyway, and adds to no bin and no lot.</param>
    public sealed record Command(VariantId Variant, HubId Hub, int Quantity, string? ReasonCode, string? Note = null, PlaceName? At = null);

    public sealed record Answer(int OnHand, int Reserved, int Committed);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct) => Check(command) is { } refused
        ? Task.FromResult<Result<Answer>>(refused)
        : work.Run(Self, caller, w => Apply(command, w, ct), ct);

    private static Error? Check(Command c)
    {
        var errors = new List<Error>();
        if (c.Quantity is 0 or > MaxQuantity or < -MaxQuantity)
        {
            errors.Add(CommonErrors.OutOfRange("quantity", $"between -{MaxQuantity} and {MaxQuantity}, and not zero"));
        }

        if (!ReasonCodes.Knows(ReasonCodes.AdjustStock, c.ReasonCode))
        {
            errors.Add(CommonErrors.UnknownReason(c.ReasonCode ?? ""));
        }

        Text.Check(errors, "note", c.Note, 500);
        c.At?.Check(errors);
        return errors.Count > 0 ? Error.Join(errors) : null;
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

        if (level.OnHand + c.Quantity > StockLevel.Most)
        {
            return WarehouseErrors.TooMany();
        }

        Place? at = null;
        if (c.At is not null)
        {
            var found = await c.At.Find(c.Variant, c.Hub, w, ct);
            if ((found.Ok ? Refusal(found.Value, c.Quantity, w.Now) : found.Error) is { } refused)
            {
                return refused;
            }

            at = found.Value;
        }

        var reason = ReasonCodes.WithNote(c.ReasonCode!, c.Note);
        w.Stock.Move(new StockMove(MovementKind.Adjusted, c.Variant, c.Hub, c.Quantity) { Bin = at?.BinId, Lot = at?.LotId, Reason = reason });
        w.Audit($"stock {c.Variant} {c.Hub}", new { level.OnHand }, new { OnHand = level.OnHand + c.Quantity });
        return new Answer(level.OnHand + c.Quantity, level.Reserved, level.Committed);
    }

    private static Error? Refusal(Place at, int quantity, DateTime now) => quantity > 0 ? at.RefusesMore(now) : at.HasFree(-quantity);
}
