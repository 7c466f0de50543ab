using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>What is asked of the stock of one variant in one hub: how much stays there, and where more comes from. Without a row nothing is.</summary>
public sealed class StockRule
{
    private StockRule()
    {
    }

    public VariantId VariantId { get; private set; }

    public HubId HubId { get; private set; }

    /// <summary>Units that routing leaves in the hub.</summary>
    public int SafetyStock { get; private set; }

    /// <summary>When less than this is available, more is ordered; null never orders.</summary>
    public int? ReorderPoint { get; private set; }

    public int ReorderQuantity { get; private set; }

    public SupplierId? SupplierId { get; private set; }

    public static StockRule Create(VariantId variant, HubId hub) => new() { VariantId = variant, HubId = hub };

    public void KeepBack(int units) => SafetyStock = units;

    public void Set(int safetyStock, int? reorderPoint, int reorderQuantity, SupplierId? supplier) =>
        (SafetyStock, ReorderPoint, ReorderQuantity, SupplierId) = (safetyStock, reorderPoint, reorderQuantity, supplier);
}

/// <summary>Says how many units of a variant routing must leave in a hub.</summary>
public sealed class SetSafetyStock(IUnitOfWork work)
{
    public const int Max = 1_000_000;
    private static readonly UseCase Self = new("stock.set_safety", Permissions.HubsManage);

    public sealed record Command(VariantId Variant, HubId Hub, int SafetyStock);

    public sealed record Answer(int SafetyStock);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct) => command.SafetyStock is < 0 or > Max
        ? Task.FromResult<Result<Answer>>(CommonErrors.OutOfRange("safetyStock", $"between 0 and {Max}"))
        : work.Run(Self, caller, w => Apply(command, w, ct), ct);

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        if (await w.Routing.Hub(c.Hub, ct) is null || await w.Stock.Level(c.Variant, c.Hub, ct) is null)
        {
            return CommonErrors.NotFound("This product in this hub");
        }

        var rule = await w.Routing.StockRule(c.Variant, c.Hub, ct);
        var before = rule?.SafetyStock ?? 0;
        if (rule is null)
        {
            rule = StockRule.Create(c.Variant, c.Hub);
            w.Routing.Add(rule);
        }

        rule.KeepBack(c.SafetyStock);
        w.Audit($"stock {c.Variant} {c.Hub}", new { SafetyStock = before }, new { c.SafetyStock });
        return new Answer(c.SafetyStock);
    }
}
