using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>
/// Units of one lot go from one bin of a hub to another: free ones first, then what is blocked, which stays so. What is allocated to
/// a parcel stays where the parcel's pick list says it is.
/// </summary>
public sealed class MoveStock(IUnitOfWork work)
{
    private static readonly UseCase Self = new("stock.move", Permissions.StockAdjust);

    /// <param name="ToBinCode">Null: into no bin.</param>
    public sealed record Command(VariantId Variant, HubId Hub, PlaceName From, string? ToBinCode, int Quantity);

    /// <param name="Blocked">So many of the units are blocked, there as here.</param>
    public sealed record Answer(int Units, string? ToBinCode, int Blocked = 0);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        if (c.Quantity is < 1 or > AdjustStock.MaxQuantity)
        {
            errors.Add(CommonErrors.OutOfRange("quantity", $"a whole number from 1 to {AdjustStock.MaxQuantity}"));
        }

        c.From.Check(errors);
        Text.Check(errors, "toBinCode", c.ToBinCode, Bin.MaxCode);
        return errors.Count > 0 ? Task.FromResult<Result<Answer>>(Error.Join(errors)) : work.Run(Self, caller, w => Apply(c, w, ct), ct);
    }

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        if (await w.Stock.Level(c.Variant, c.Hub, ct) is null)
        {
            return CommonErrors.NotFound("This product in this hub");
        }

        var from = await c.From.Find(c.Variant, c.Hub, w, ct);
        if (!from.Ok)
        {
            return from.Error;
        }

        var code = Bin.CodeOf(c.ToBinCode);
        var to = code is null ? null : await w.Stock.Bin(c.Hub, code, ct);
        if (code is not null && to is not { IsActive: true })
        {
            return StockErrors.UnknownBin(code);
        }

        if ((to?.Id ?? default) == from.Value.BinId)
        {
            return WarehouseErrors.SameBin();
        }

        var free = Math.Min(c.Quantity, from.Value.Stock?.Free ?? 0);
        if (from.Value.HasUnallocated(c.Quantity) is { } refused)
        {
            return refused;
        }

        var way = $"{from.Value.Bin?.Code ?? "no bin"} → {code ?? "no bin"}";
        foreach (var (kind, units) in new[] { (MovementKind.Moved, free), (MovementKind.MovedBlocked, c.Quantity - free) })
        {
            if (units > 0)
            {
                w.Stock.Move(from.Value.Move(kind, c.Variant, c.Hub, -units, way));
                w.Stock.Move((from.Value with { Bin = to }).Move(kind, c.Variant, c.Hub, units, way));
            }
        }

        w.Audit($"stock {c.Variant} {c.Hub}", null, new { Moved = c.Quantity, Way = way, Lot = from.Value.Lot?.Number });
        return new Answer(c.Quantity, code, c.Quantity - free);
    }
}
