using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Inventory;

/// <summary>A bin with what lies in it, sums and the first few pieces.</summary>
public sealed record BinRow(BinId Id, HubId Hub, string HubCode, string Code, string Zone, int Walk, bool IsActive, IReadOnlyList<BinContent> Contents)
{
    public int Units => Contents.Sum(c => c.OnShelf);
}

public sealed record BinContent(VariantId Variant, string Sku, string Name, string Options, LotId Lot, string? LotNumber, DateOnly? ExpiresOn, int OnShelf, int Allocated, int Blocked);

/// <summary>A lot with its sums over all hubs.</summary>
public sealed record LotRow(
    LotId Id, string Number, VariantId Variant, string Sku, string Name, string Options, string Category, DateOnly? ExpiresOn, bool IsBlocked, string? BlockReason, DateTime? BlockedAt, int OnShelf, int Allocated, int Blocked);

/// <summary>Units of a lot that an order got, or is to get: what a recall asks.</summary>
public sealed record LotRecipient(RowId Id, OrderId Order, string OrderNumber, string CustomerName, int Quantity, AllocationState State, FulfillmentState Parcel, DateTime AllocatedAt, DateTime? ShippedAt);

public enum LotFilter
{
    All,
    Expiring,
    Blocked,
}

public sealed record TransferRow(TransferId Id, string Number, string FromCode, string ToCode, TransferState State, DateTime SentAt, string SentBy, DateTime? ClosedAt, int Sent, int Received, int Missing)
{
    public int OnTheWay => State == TransferState.Cancelled ? 0 : Sent - Received - Missing;
}

public sealed record TransferView(TransferRow Row, HubId From, HubId To, string? Note, string? CloseReason, string? ClosedBy, IReadOnlyList<TransferLineRow> Lines);

public sealed record TransferLineRow(TransferLineId Id, VariantId Variant, string Sku, string Name, string Options, string Category, string? LotNumber, DateOnly? ExpiresOn, string? FromBin, int Sent, int Received, int Missing)
{
    public int OnTheWay => Sent - Received - Missing;
}

public sealed record CountRow(CountId Id, string Number, HubId Hub, string HubCode, string What, CountState State, DateTime OpenedAt, string OpenedBy, DateTime? ClosedAt, string? ClosedBy, int Places, int Counted, int Difference);

public sealed record CountView(CountRow Row, IReadOnlyList<CountLineRow> Lines);

/// <param name="Expected">Null while the count is open: it is counted blind.</param>
public sealed record CountLineRow(
    CountLineId Id, VariantId Variant, string Sku, string Name, string Options, string Category, string? BinCode, int Walk, string? LotNumber, DateOnly? ExpiresOn, int? Expected, int? Counted, bool IsFound, string? CountedBy)
{
    public int? Difference => Expected is { } expected && Counted is { } counted ? counted - expected : null;
}

/// <summary>What lay in a hub of one variant at the end of a day.</summary>
public sealed record StockDay(DateOnly Day, int OnHand, int Committed, int Blocked);

/// <summary>Own parcels of a hub by day: new ones, and those that were packed and handed over; and those that are being picked since then.</summary>
public sealed record LoadDay(DateOnly Day, int Opened, int Picking, int Packed, int Shipped);

/// <summary>Reads bins, lots, transfers and counts: for staff.</summary>
public interface IWarehouseReads
{
    /// <summary>In the order of the walk.</summary>
    Task<Page<BinRow>> Bins(HubId? hub, string? search, Caller caller, string? cursor, int take, CancellationToken ct);

    /// <summary>What expires first comes first.</summary>
    Task<Page<LotRow>> Lots(string? search, LotFilter filter, int days, Caller caller, string? cursor, int take, CancellationToken ct);

    Task<LotRow?> Lot(LotId id, Caller caller, CancellationToken ct);

    Task<IReadOnlyList<PlaceRow>> PlacesOf(LotId lot, Caller caller, CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<Page<LotRecipient>> Recipients(LotId lot, Caller caller, string? cursor, int take, CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<Page<TransferRow>> Transfers(HubId? hub, bool openOnly, Caller caller, string? cursor, int take, CancellationToken ct);

    Task<TransferView?> Transfer(TransferId id, Caller caller, CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<Page<CountRow>> Counts(HubId? hub, bool openOnly, Caller caller, string? cursor, int take, CancellationToken ct);

    Task<CountView?> Count(CountId id, Caller caller, CancellationToken ct);

    /// <summary>One row for each day, the last one as it is now.</summary>
    Task<IReadOnlyList<StockDay>> OverTime(VariantId variant, HubId hub, int days, Caller caller, CancellationToken ct);

    Task<IReadOnlyList<LoadDay>> Load(HubId hub, int days, Caller caller, CancellationToken ct);
}
