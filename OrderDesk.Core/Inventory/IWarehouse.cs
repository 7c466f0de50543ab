using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>Transfers and counts within a transaction, and the shelves as they are.</summary>
public interface IWarehouse
{
    Task<Transfer?> Transfer(TransferId id, CancellationToken ct);

    Task<StockCount?> Count(CountId id, CancellationToken ct);

    /// <summary>The next number of a series: <c>TRF-2026-000001</c>.</summary>
    Task<string> Number(string series, CancellationToken ct);

    void Add(Transfer transfer);

    void Add(StockCount count);

    Task<bool> HasHub(HubId hub, CancellationToken ct);

    /// <summary>Bins of a hub by their codes; unknown ones are left out.</summary>
    Task<IReadOnlyList<Bin>> Bins(HubId hub, IReadOnlyCollection<string> codes, CancellationToken ct);

    Task<IReadOnlyList<Bin>> Bins(IReadOnlyCollection<BinId> ids, CancellationToken ct);

    Task<IReadOnlyList<Lot>> Lots(IReadOnlyCollection<LotId> ids, CancellationToken ct);

    Task<int> LastWalk(HubId hub, CancellationToken ct);

    Task<int> UnitsIn(HubId hub, BinId bin, CancellationToken ct);

    /// <summary>What lies free, with what first-expired-first-out needs to know.</summary>
    Task<IReadOnlyList<PlaceStock>> Free(VariantId variant, HubId hub, CancellationToken ct);

    /// <summary>Every place of these variants in a hub, also where nothing lies any more.</summary>
    Task<IReadOnlyList<ShelfPlace>> Shelf(HubId hub, IReadOnlyCollection<VariantId> variants, CancellationToken ct);

    /// <summary>The variants that lie in these bins.</summary>
    Task<IReadOnlyList<VariantId>> VariantsIn(HubId hub, IReadOnlyCollection<BinId> bins, CancellationToken ct);

    /// <summary>The SKUs and names of variants.</summary>
    Task<IReadOnlyDictionary<VariantId, (string Sku, string Name)>> Names(IReadOnlyCollection<VariantId> variants, CancellationToken ct);

    /// <summary>The numbers of the orders to which units at a place are allocated.</summary>
    Task<IReadOnlyList<string>> OrdersAt(HubId hub, VariantId variant, BinId bin, LotId lot, CancellationToken ct);
}

/// <param name="Moves">How often units came or went here so far: when it is another number, something moved.</param>
public sealed record ShelfPlace(VariantId Variant, BinId Bin, LotId Lot, int OnShelf, int Allocated, int Blocked, int Moves)
{
    public int Free => OnShelf - Allocated - Blocked;
}
