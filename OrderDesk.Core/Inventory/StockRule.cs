using OrderDesk.Core.Common;

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

    public void Reorder(int? point, int quantity, SupplierId? supplier) => (ReorderPoint, ReorderQuantity, SupplierId) = (point, quantity, supplier);

    /// <summary>The rule of a variant in a hub, to be changed in this transaction; a new one when there is none yet. Others who change it wait.</summary>
    internal static async Task<Result<StockRule>> Of(VariantId variant, HubId hub, IWork w, CancellationToken ct)
    {
        if (await w.Routing.Hub(hub, ct) is null || await w.Stock.Level(variant, hub, ct) is null)
        {
            return CommonErrors.NotFound("This product in this hub");
        }

        if (await w.Stock.Rule(variant, hub, ct) is { } known)
        {
            return known;
        }

        var rule = Create(variant, hub);
        w.Stock.Add(rule);
        return rule;
    }
}
