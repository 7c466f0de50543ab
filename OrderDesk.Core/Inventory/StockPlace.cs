using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>
/// What lies of one variant in one bin from one lot: running sums of the movements there. Free units are what may be allocated;
/// over all places of a hub they add up to its on-hand, the allocated ones to committed, the blocked ones to blocked.
/// </summary>
public sealed class StockPlace
{
    private StockPlace()
    {
    }

    public VariantId VariantId { get; private set; }

    public HubId HubId { get; private set; }

    /// <summary>Zero: in no bin.</summary>
    public BinId BinId { get; private set; }

    /// <summary>Zero: of no lot.</summary>
    public LotId LotId { get; private set; }

    public int OnShelf { get; private set; }

    /// <summary>Units that belong to parcels which have not left.</summary>
    public int Allocated { get; private set; }

    /// <summary>Units that cannot be sold.</summary>
    public int Blocked { get; private set; }

    public int Free => OnShelf - Allocated - Blocked;
}

/// <summary>Where an allocation is; once released or shipped it takes nothing from the place any more.</summary>
public enum AllocationState
{
    Allocated,
    Shipped,
    Released,
}

/// <summary>
/// Units of an order's line that come from one lot in one bin (IMPROVE's allocatedBatches). It stays when the parcel has left: who
/// got a lot is what a recall asks.
/// </summary>
public sealed class StockAllocation
{
    private StockAllocation()
    {
    }

    public RowId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public LineId LineId { get; private set; }

    public FulfillmentId FulfillmentId { get; private set; }

    public VariantId VariantId { get; private set; }

    public HubId HubId { get; private set; }

    public BinId BinId { get; private set; }

    public LotId LotId { get; private set; }

    public int Quantity { get; private set; }

    public AllocationState State { get; private set; }

    public DateTime AllocatedAt { get; private set; }

    public static StockAllocation Of(RowId id, StockMove move, FulfillmentId parcel, DateTime now) => new()
    {
        Id = id,
        OrderId = move.Order!.Value,
        LineId = move.Line!.Value,
        FulfillmentId = parcel,
        VariantId = move.Variant,
        HubId = move.Hub,
        BinId = move.Bin!.Value,
        LotId = move.Lot!.Value,
        Quantity = move.Quantity,
        AllocatedAt = now,
    };

    /// <summary>The same allocation as the transaction that made it has left it.</summary>
    public StockAllocation Now(FulfillmentId parcel, int quantity, AllocationState state)
    {
        var now = (StockAllocation)MemberwiseClone();
        (now.FulfillmentId, now.Quantity, now.State) = (parcel, quantity, state);
        return now;
    }
}
