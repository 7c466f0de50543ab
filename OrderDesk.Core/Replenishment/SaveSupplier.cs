using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

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
