using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Core.Replenishment;

/// <summary>Adds a supplier, or changes one.</summary>
public sealed class SaveSupplier(IUnitOfWork work)
{
    private static readonly UseCase Self = new("supplier.save", Permissions.StockReplenish);

    /// <param name="Id">Null: a new one.</param>
    public sealed record Command(SupplierId? Id, string Name, string? Email, int LeadDays, bool IsActive = true);

    public sealed record Answer(SupplierId Id);

    public Task<Result<Answer>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        Text.Check(errors, "name", c.Name, Supplier.MaxName, required: true);
        Text.Check(errors, "email", c.Email, 254);
        if (c.LeadDays is < 0 or > Supplier.MaxLeadDays)
        {
            errors.Add(CommonErrors.OutOfRange("leadDays", $"a whole number from 0 to {Supplier.MaxLeadDays}"));
        }

        return errors.Count > 0 ? Task.FromResult<Result<Answer>>(Error.Join(errors)) : work.Run(Self, caller, w => Save(c, w, ct), ct);
    }

    private static async Task<Result<Answer>> Save(Command c, IWork w, CancellationToken ct)
    {
        var (name, email) = (Text.Clean(c.Name)!, Text.Clean(c.Email));
        if (c.Id is not { } id)
        {
            var added = Supplier.Create(w.Ids.New<SupplierId>(), name, email, c.LeadDays);
            w.Replenishments.Add(added);
            w.Audit($"supplier {name}", null, new { added.LeadDays });
            return new Answer(added.Id);
        }

        if (await w.Replenishments.Supplier(id, ct) is not { } supplier)
        {
            return CommonErrors.NotFound("This supplier");
        }

        w.Audit($"supplier {name}", new { supplier.Name, supplier.LeadDays, supplier.IsActive }, new { name, c.LeadDays, c.IsActive });
        supplier.Change(name, email, c.LeadDays, c.IsActive);
        return new Answer(supplier.Id);
    }
}

/// <summary>Sets how much of a variant a hub keeps, and when how much more is ordered from whom.</summary>
public sealed class SetStockRule(IUnitOfWork work)
{
    private static readonly UseCase Self = new("stock_rule.set", Permissions.StockReplenish);

    /// <param name="ReorderPoint">Null: nothing is ordered by itself.</param>
    public sealed record Command(VariantId Variant, HubId Hub, int SafetyStock, int? ReorderPoint, int ReorderQuantity, SupplierId? Supplier);

    public Task<Result<Done>> Run(Command c, Caller caller, CancellationToken ct)
    {
        var errors = new List<Error>();
        Check(errors, "safetyStock", c.SafetyStock);
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
        if (await w.Stock.Level(c.Variant, c.Hub, ct) is null)
        {
            return CommonErrors.NotFound("This product in this hub");
        }

        if (c.Supplier is { } supplier && await w.Replenishments.Supplier(supplier, ct) is null)
        {
            return CommonErrors.NotFound("This supplier");
        }

        var rule = await w.Replenishments.Rule(c.Variant, c.Hub, ct);
        var before = rule is null ? null : new { rule.SafetyStock, rule.ReorderPoint, rule.ReorderQuantity };
        if (rule is null)
        {
            w.Replenishments.Add(rule = StockRule.Create(c.Variant, c.Hub));
        }

        rule.Set(c.SafetyStock, c.ReorderPoint, c.ReorderQuantity, c.Supplier);
        w.Audit($"stock rule {c.Variant} {c.Hub}", before, new { c.SafetyStock, c.ReorderPoint, c.ReorderQuantity });
        return Done.Value;
    }
}
