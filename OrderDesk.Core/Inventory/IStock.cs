using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>
/// Moves of stock within a transaction. They are written when the transaction ends: places first (lots by first-expired-first-out
/// where the move does not name one), then summed for each stock row, in the order of the rows, each as one guarded update (RULES 5);
/// a row that has too little refuses the whole transaction.
/// </summary>
public interface IStock
{
    void Move(StockMove move);

    /// <summary>Counts units of a variant that begin to wait for goods, or no longer do; one guarded update that keeps the variant's limit.</summary>
    /// <param name="isOwed">True: beyond the limit too.</param>
    void Backorder(VariantId variant, int units, bool isOwed = false);

    /// <summary>The counters; empty ones where there was never anything; null when the variant or the hub does not exist.</summary>
    Task<StockLevel?> Level(VariantId variant, HubId hub, CancellationToken ct);

    /// <summary>What lies where in one hub, as it is before this transaction's own moves.</summary>
    Task<IReadOnlyList<StockPlace>> Places(VariantId variant, HubId hub, CancellationToken ct);

    /// <summary>What lies free where in one hub, with what decides whether it may leave.</summary>
    Task<IReadOnlyList<PlaceStock>> Free(VariantId variant, HubId hub, CancellationToken ct);

    /// <summary>Where a lot lies, in all hubs.</summary>
    Task<IReadOnlyList<StockPlace>> Places(LotId lot, CancellationToken ct);

    Task<Lot?> Lot(LotId id, CancellationToken ct);

    Task<Lot?> Lot(VariantId variant, string number, CancellationToken ct);

    Task<Bin?> Bin(BinId id, CancellationToken ct);

    Task<Bin?> Bin(HubId hub, string code, CancellationToken ct);

    /// <summary>The orders that hold units of a variant in a hub, newest first.</summary>
    Task<IReadOnlyList<HeldUnits>> Holders(VariantId variant, HubId hub, CancellationToken ct);

    /// <summary>The parcels that have not left and to which units of a lot are allocated.</summary>
    Task<IReadOnlyList<AllocatedUnits>> Allocated(LotId lot, CancellationToken ct);

    /// <summary>What is asked of a variant's stock in a hub; null when nothing is.</summary>
    Task<StockRule?> Rule(VariantId variant, HubId hub, CancellationToken ct);

    void Add(StockRule rule);

    void Add(Lot lot);

    void Add(Bin bin);
}

public sealed record HeldUnits(OrderId Order, int Quantity);

public sealed record AllocatedUnits(OrderId Order, FulfillmentId Parcel, LineId Line, HubId Hub, int Quantity);
