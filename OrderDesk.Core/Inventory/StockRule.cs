using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>How much of a variant a hub wants to have, and where more comes from.</summary>
public sealed class StockRule
{
    private StockRule()
    {
    }

    public VariantId VariantId { get; private set; }

    public HubId HubId { get; private set; }

    /// <summary>Units that routing keeps back for the hub's own needs.</summary>
    public int SafetyStock { get; private set; }

    /// <summary>When less than this is available, more is ordered; null never orders.</summary>
    public int? ReorderPoint { get; private set; }

    public int ReorderQuantity { get; private set; }

    public SupplierId? SupplierId { get; private set; }

    public static StockRule Create(VariantId variant, HubId hub) => new() { VariantId = variant, HubId = hub };

    public void Set(int safetyStock, int? reorderPoint, int reorderQuantity, SupplierId? supplier) =>
        (SafetyStock, ReorderPoint, ReorderQuantity, SupplierId) = (safetyStock, reorderPoint, reorderQuantity, supplier);
}
