using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>
/// The counters of one variant in one hub: running sums of the movements, written with them (DESIGN 3, RULES 3). On-hand, committed and
/// blocked are also the sums of what lies free, allocated and blocked at the hub's places (<see cref="StockPlace"/>).
/// </summary>
public sealed class StockLevel
{
    /// <summary>More of one variant lies in no hub: a slip of the keyboard.</summary>
    public const int Most = 100_000_000;

    private StockLevel()
    {
    }

    public VariantId VariantId { get; private set; }

    public HubId HubId { get; private set; }

    /// <summary>Units that may be sold or are held.</summary>
    public int OnHand { get; private set; }

    /// <summary>Units held for orders that are not paid yet; part of <see cref="OnHand"/>.</summary>
    public int Reserved { get; private set; }

    /// <summary>Units that are sold but have not left the house; no longer part of <see cref="OnHand"/>.</summary>
    public int Committed { get; private set; }

    /// <summary>Units that lie on the shelf and cannot be sold: their lot has expired or was blocked.</summary>
    public int Blocked { get; private set; }

    public int Available => OnHand - Reserved;

    /// <summary>What lies on the shelf: what a stock count compares.</summary>
    public int OnShelf => OnHand + Committed + Blocked;

    public static StockLevel Empty(VariantId variant, HubId hub) => new() { VariantId = variant, HubId = hub };
}
