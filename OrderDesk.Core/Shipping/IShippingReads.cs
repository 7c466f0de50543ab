using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Shipping;

public sealed record HubRow(HubId Id, string Code, string Name, string City, string Country, string TimeZone, int OpenParcels);

/// <summary>A parcel of an own hub in the warehouse's queue.</summary>
public sealed record ParcelRow(
    FulfillmentId Id, int Number, OrderId OrderId, string OrderNumber, long OrderVersion, HubId HubId, string HubCode, FulfillmentState State, DateTime StateAt, Priority Priority, DateTime? PromisedAt, bool IsLate,
    bool OnHold, string ShipTo, string DeliveryType, int Units, string? PickedBy, string? PackedBy, IReadOnlyList<ParcelLine> Lines)
{
    /// <summary>The open wave that it is picked in.</summary>
    public ParcelWave? Wave { get; init; }

    /// <summary>It waits to be picked or packed.</summary>
    public bool IsWaiting => State is FulfillmentState.Open or FulfillmentState.Picking;
}

/// <param name="Slot">The tote of the parcel, from 1 in each cluster.</param>
public sealed record ParcelWave(WaveId Id, string Number, int Cluster, int Slot);

public sealed record ParcelLine(LineId LineId, VariantId Variant, string Sku, string Name, string Options, string Category, int Quantity)
{
    /// <summary>Where its units lie, in the order of the walk.</summary>
    public IReadOnlyList<PickPlace> Picks { get; init; } = [];
}

/// <summary>Units of a parcel's line at one place.</summary>
/// <param name="BinCode">Null: in no bin.</param>
/// <param name="LotNumber">Null: of no lot.</param>
public sealed record PickPlace(BinId Bin, string? BinCode, string? Zone, int Walk, LotId Lot, string? LotNumber, DateOnly? ExpiresOn, int Quantity);

/// <summary>Reads hubs and the fulfillment queue: for staff.</summary>
public interface IShippingReads
{
    Task<IReadOnlyList<HubRow>> Hubs(Caller caller, CancellationToken ct);

    /// <summary>Parcels in one of the states, most urgent first (priority, then promised date, then age).</summary>
    Task<Page<ParcelRow>> Queue(HubId? hub, IReadOnlyCollection<FulfillmentState> states, string? search, Caller caller, string? cursor, int take, CancellationToken ct);

    Task<ParcelRow?> Parcel(FulfillmentId id, Caller caller, CancellationToken ct);

    Task<IReadOnlyDictionary<FulfillmentState, int>> Counts(HubId? hub, Caller caller, CancellationToken ct);
}
