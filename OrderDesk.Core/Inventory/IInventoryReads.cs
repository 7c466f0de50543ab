using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Inventory;

/// <summary>The counters of one variant in one hub.</summary>
public sealed record StockRow(VariantId Variant, HubId Hub, string HubCode, string Sku, string Name, string Options, string Category, int OnHand, int Reserved, int Committed, int Available, int SafetyStock = 0);

public sealed record MovementRow(RowId Id, DateTime At, MovementKind Kind, int Quantity, string? OrderNumber, string? Reason, string By);

/// <summary>Reads stock: for staff.</summary>
public interface IInventoryReads
{
    Task<Page<StockRow>> List(string? search, HubId? hub, bool lowOnly, Caller caller, string? cursor, int take, CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<Page<MovementRow>> Movements(VariantId variant, HubId hub, Caller caller, string? cursor, int take, CancellationToken ct);
}
