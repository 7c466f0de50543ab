using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>
/// Moves of stock within a transaction. They are written when the transaction ends: summed for each stock row, in the order of
/// the rows, each as one guarded update (RULES 5); a row that has too little refuses the whole transaction.
/// </summary>
public interface IStock
{
    void Move(StockMove move);

    Task<StockLevel?> Level(VariantId variant, HubId hub, CancellationToken ct);
}
