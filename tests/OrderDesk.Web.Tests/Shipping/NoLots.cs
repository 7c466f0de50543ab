using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Web.Tests.Shipping;

/// <summary>Stock of a hall where no goods have lots; nothing is moved unless a test says how.</summary>
internal class NoLots : IStock
{
    public Task<Lot?> Lot(LotId id, CancellationToken ct) => Task.FromResult<Lot?>(null);

    public Task<Lot?> Lot(VariantId variant, string number, CancellationToken ct) => Task.FromResult<Lot?>(null);

    public virtual void Move(StockMove move) => throw new NotSupportedException();

    public void Backorder(VariantId variant, int units, bool isOwed = false) => throw new NotSupportedException();

    public virtual Task<StockLevel?> Level(VariantId variant, HubId hub, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<StockPlace>> Places(VariantId variant, HubId hub, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<PlaceStock>> Free(VariantId variant, HubId hub, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<StockPlace>> Places(LotId lot, CancellationToken ct) => throw new NotSupportedException();

    public Task<Bin?> Bin(BinId id, CancellationToken ct) => throw new NotSupportedException();

    public virtual Task<Bin?> Bin(HubId hub, string code, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<HeldUnits>> Holders(VariantId variant, HubId hub, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<AllocatedUnits>> Allocated(LotId lot, CancellationToken ct) => throw new NotSupportedException();

    public virtual Task<StockRule?> Rule(VariantId variant, HubId hub, CancellationToken ct) => throw new NotSupportedException();

    public virtual void Add(StockRule rule) => throw new NotSupportedException();

    public virtual void Add(Lot lot) => throw new NotSupportedException();

    public void Add(Bin bin) => throw new NotSupportedException();
}
