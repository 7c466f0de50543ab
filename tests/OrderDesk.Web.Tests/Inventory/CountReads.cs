using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Web.Tests.Inventory;

/// <summary>One count, and the load of hubs; the rest of the warehouse is asked by no page here.</summary>
internal sealed class CountReads : IWarehouseReads
{
    public CountView? View { get; set; }

    public Dictionary<HubId, IReadOnlyList<LoadDay>> Loads { get; } = [];

    public Task<CountView?> Count(CountId id, Caller caller, CancellationToken ct) => Task.FromResult(View);

    public Task<Page<BinRow>> Bins(HubId? hub, string? search, Caller caller, string? cursor, int take, CancellationToken ct) => throw new NotSupportedException();

    public Task<Page<LotRow>> Lots(string? search, LotFilter filter, int days, Caller caller, string? cursor, int take, CancellationToken ct) => throw new NotSupportedException();

    public Task<LotRow?> Lot(LotId id, Caller caller, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<PlaceRow>> PlacesOf(LotId lot, Caller caller, CancellationToken ct) => throw new NotSupportedException();

    public Task<Page<LotRecipient>> Recipients(LotId lot, Caller caller, string? cursor, int take, CancellationToken ct) => throw new NotSupportedException();

    public Task<Page<TransferRow>> Transfers(HubId? hub, bool openOnly, Caller caller, string? cursor, int take, CancellationToken ct) => throw new NotSupportedException();

    public Task<TransferView?> Transfer(TransferId id, Caller caller, CancellationToken ct) => throw new NotSupportedException();

    public Task<Page<CountRow>> Counts(HubId? hub, bool openOnly, Caller caller, string? cursor, int take, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<StockDay>> OverTime(VariantId variant, HubId hub, int days, Caller caller, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<LoadDay>> Load(HubId hub, int days, Caller caller, CancellationToken ct) => Task.FromResult(Loads[hub]);
}
