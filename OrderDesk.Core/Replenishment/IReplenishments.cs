using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Core.Replenishment;

/// <summary>Orders to suppliers, suppliers and rules, within a transaction.</summary>
public interface IReplenishments
{
    Task<ReplenishmentOrder?> Find(ReplenishmentId id, CancellationToken ct);

    /// <summary>The one draft of a supplier for a hub.</summary>
    Task<ReplenishmentOrder?> Draft(SupplierId supplier, HubId hub, CancellationToken ct);

    /// <summary>Whether a variant is on an order of the hub that is not closed.</summary>
    Task<bool> IsOnOrder(VariantId variant, HubId hub, CancellationToken ct);

    Task<Supplier?> Supplier(SupplierId id, CancellationToken ct);

    /// <summary>The next REP-year-number.</summary>
    Task<string> NextNumber(int year, CancellationToken ct);

    void Add(ReplenishmentOrder order);

    void Add(Supplier supplier);
}

public sealed record SupplierRow(SupplierId Id, string Name, string? Email, int LeadDays, bool IsActive);

/// <param name="Lines">How many products.</param>
public sealed record ReplenishmentRow(
    ReplenishmentId Id, string Number, SupplierId Supplier, string SupplierName, HubId Hub, string HubCode, ReplenishmentState State, DateTime StateAt, DateTime CreatedAt, DateOnly? ExpectedOn, int Lines, int Units, int Received)
{
    /// <summary>It should have come, and has not.</summary>
    public bool IsLate { get; init; }
}

/// <param name="Available">Units that are free in the hub now.</param>
public sealed record ReplenishmentLineRow(VariantId Variant, string Sku, string Name, string Options, string Category, int Quantity, int Received, int Available);

public sealed record ReplenishmentView(ReplenishmentRow Order, string? SupplierEmail, DateTime? SentAt, string? CloseReason, string? Note, long Version, IReadOnlyList<ReplenishmentLineRow> Lines);

/// <param name="Available">Units that are free in the hub now.</param>
/// <param name="OnOrder">Units that are ordered and have not come.</param>
public sealed record StockRuleRow(VariantId Variant, string Sku, string Name, HubId Hub, string HubCode, int SafetyStock, int? ReorderPoint, int ReorderQuantity, SupplierId? Supplier, string? SupplierName, int Available, int OnOrder);

/// <summary>Reads replenishment: for staff.</summary>
public interface IReplenishmentReads
{
    /// <summary>Newest first.</summary>
    /// <param name="states">Empty: all.</param>
    /// <param name="search">Words of number and supplier.</param>
    /// <param name="hub">Null: all.</param>
    /// <param name="caller">Who looks.</param>
    /// <param name="cursor">Where the page before ended.</param>
    /// <param name="take">1–200.</param>
    /// <param name="ct">Cancels.</param>
    Task<Page<ReplenishmentRow>> List(IReadOnlyCollection<ReplenishmentState> states, string? search, HubId? hub, Caller caller, string? cursor, int take, CancellationToken ct);

    Task<ReplenishmentView?> Find(ReplenishmentId id, Caller caller, CancellationToken ct);

    Task<IReadOnlyList<SupplierRow>> Suppliers(Caller caller, CancellationToken ct);

    Task<IReadOnlyList<StockRuleRow>> Rules(HubId? hub, VariantId? variant, Caller caller, int take, CancellationToken ct);

    /// <summary>Rules whose stock is under the reorder point and not on order.</summary>
    Task<IReadOnlyList<(VariantId Variant, HubId Hub)>> Due(int take, CancellationToken ct);
}
