using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>The counters of one variant in one hub.</summary>
public sealed record StockRow(VariantId Variant, HubId Hub, string HubCode, string Sku, string Name, string Options, string Category, int OnHand, int Reserved, int Committed, int Blocked, int Available, int SafetyStock = 0);

/// <summary>What of the stock list is shown.</summary>
public enum StockFilter
{
    All,

    /// <summary>Nearly gone.</summary>
    Low,

    /// <summary>Units are there that cannot be sold.</summary>
    Blocked,

    /// <summary>Something of it expires within 30 days.</summary>
    Expiring,
}

public sealed record MovementRow(RowId Id, DateTime At, MovementKind Kind, int Quantity, string? OrderNumber, string? Reason, string By, string? BinCode = null, string? LotNumber = null);

/// <summary>Reads stock: for staff.</summary>
public interface IInventoryReads
{
    Task<Page<StockRow>> List(string? search, HubId? hub, StockFilter filter, Caller caller, string? cursor, int take, CancellationToken ct);

    /// <summary>One variant in every hub that ever had it, by the hubs' codes.</summary>
    Task<IReadOnlyList<StockRow>> Of(VariantId variant, Caller caller, CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<Page<MovementRow>> Movements(VariantId variant, HubId hub, Caller caller, string? cursor, int take, CancellationToken ct);

    /// <summary>What lies where: one variant, or one hub's bin; in the order of the walk.</summary>
    Task<IReadOnlyList<PlaceRow>> Places(VariantId variant, HubId? hub, Caller caller, CancellationToken ct);

    /// <summary>Which lots from which bins belong to the lines of an order (IMPROVE's allocatedBatches).</summary>
    Task<IReadOnlyList<AllocationRow>> Allocations(OrderId order, Caller caller, CancellationToken ct);

    /// <summary>Lots whose last day has come and that are still for sale.</summary>
    Task<IReadOnlyList<LotId>> LotsToBlock(DateOnly today, int take, CancellationToken ct);
}

/// <param name="BinCode">Null: in no bin.</param>
/// <param name="LotNumber">Null: of no lot.</param>
public sealed record PlaceRow(
    VariantId Variant, HubId Hub, string HubCode, BinId Bin, string? BinCode, string? Zone, int Walk, LotId Lot, string? LotNumber, DateOnly? ExpiresOn, bool IsBlocked, int OnShelf, int Allocated, int Blocked)
{
    public int Free => OnShelf - Allocated - Blocked;
}

public sealed record AllocationRow(FulfillmentId Parcel, LineId Line, BinId Bin, string? BinCode, string? Zone, int Walk, LotId Lot, string? LotNumber, DateOnly? ExpiresOn, int Quantity, AllocationState State);
