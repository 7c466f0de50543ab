using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>What the commands on one count begin with.</summary>
internal static class OneCount
{
    /// <summary>A count that is still going on.</summary>
    public static async Task<Result<StockCount>> Open(CountId id, IWork w, CancellationToken ct) => await w.Warehouse.Count(id, ct) switch
    {
        null => CommonErrors.NotFound("This count"),
        { State: CountState.Open } count => count,
        { } count => WarehouseErrors.CountClosed(count),
    };
}
