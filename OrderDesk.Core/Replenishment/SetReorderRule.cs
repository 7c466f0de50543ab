using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Core.Replenishment;

/// <summary>Sets when how much more of a variant is ordered for a hub, and from whom. What must stay in the hub is <see cref="SetSafetyStock"/>'s.</summary>
public sealed class SetReorderRule(IUnitOfWork work)
{
    private static readonly UseCase Self = new("stock_rule.set_reorder", Permissions.StockReplenish);

    /// <param name="ReorderPoint">Null: nothing is ordered by itself.</param>
    public sealed record Command(VariantId Variant, HubId Hub, int? ReorderPoint, int ReorderQuantity, SupplierId? Supplier);

    public Task<Result<Done>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        Check(errors, "reorderPoint", c.ReorderPoint ?? 0);
        Check(errors, "reorderQuantity", c.ReorderQuantity);
        if (c.ReorderPoint is not null && (c.Supplier is null || c.ReorderQuantity == 0))
        {
            errors.Add(CommonErrors.Required(c.Supplier is null ? "supplierId" : "reorderQuantity"));
        }

        return errors.Count > 0 ? Task.FromResult<Result<Done>>(Error.Join(errors)) : work.Run(Self, caller, w => Set(c, w, ct), ct);
    }

    private static void Check(List<Error> errors, string field, int value)
    {
        if (value is < 0 or > ReplenishmentOrder.MaxQuantity)
        {
            errors.Add(CommonErrors.OutOfRange(field, $"a whole number from 0 to {ReplenishmentOrder.MaxQuantity}"));
        }
    }

    private static async Task<Result<Done>> Set(Command c, IWork w, CancellationToken ct)
    {
        if (c.Supplier is { } supplier && await w.Replenishments.Supplier(supplier, ct) is null)
        {
            return CommonErrors.NotFound("This supplier");
        }

        var rule = await StockRule.Of(c.Variant, c.Hub, w, ct);
        if (!rule.Ok)
        {
            return rule.Error;
        }

        var before = new { rule.Value.ReorderPoint, rule.Value.ReorderQuantity };
        rule.Value.Reorder(c.ReorderPoint, c.ReorderQuantity, c.Supplier);
        w.Audit($"stock rule {c.Variant} {c.Hub}", before, new { c.ReorderPoint, c.ReorderQuantity });
        return Done.Value;
    }
}
