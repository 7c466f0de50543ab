using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>The counters of one variant in one hub: running sums of the movements, written with them (DESIGN 3, RULES 3).</summary>
public sealed class StockLevel
{
    private StockLevel()
    {
    }

    public VariantId VariantId { get; private set; }

    public HubId HubId { get; private set; }

    /// <summary>Units that may be sold or are held.</summary>
    public int OnHand { get; private set; }

    /// <summary>Units held for orders that are not paid yet; part of <see cref="OnHand"/>.</summary>
    public int Reserved { get; private set; }

    /// <summary>Units that are sold but have not left the house; no longer part of <see cref="OnHand"/>.</summary>
    public int Committed { get; private set; }

    public int Available => OnHand - Reserved;

    /// <summary>What lies on the shelf: what a stock count compares.</summary>
    public int OnShelf => OnHand + Committed;

    public static StockLevel Empty(VariantId variant, HubId hub) => new() { VariantId = variant, HubId = hub };
}

/// <summary>What moved stock. Each kind moves the three counters in its own fixed way.</summary>
public enum MovementKind
{
    Received,
    Held,
    Released,
    Committed,

    /// <summary>The compensation of <see cref="Committed"/>: a paid order was cancelled before its parcel left.</summary>
    Uncommitted,
    Shipped,

    /// <summary>The correction of <see cref="Shipped"/>: a hand-over was undone.</summary>
    Unshipped,
    Returned,
    Adjusted,
    Counted,
}

/// <summary>How much each counter changes.</summary>
public readonly record struct StockDelta(int OnHand, int Reserved, int Committed)
{
    public static StockDelta Of(MovementKind kind, int quantity) => kind switch
    {
        MovementKind.Held => new(0, quantity, 0),
        MovementKind.Released => new(0, -quantity, 0),
        MovementKind.Committed => new(-quantity, -quantity, quantity),
        MovementKind.Uncommitted => new(quantity, 0, -quantity),
        MovementKind.Shipped => new(0, 0, -quantity),
        MovementKind.Unshipped => new(0, 0, quantity),
        _ => new(quantity, 0, 0),
    };

    public static StockDelta operator +(StockDelta a, StockDelta b) => new(a.OnHand + b.OnHand, a.Reserved + b.Reserved, a.Committed + b.Committed);
}

/// <summary>One movement of stock, before it is written: units are positive except for adjustments and counts.</summary>
public sealed record StockMove(MovementKind Kind, VariantId Variant, HubId Hub, int Quantity)
{
    public OrderId? Order { get; init; }

    public LineId? Line { get; init; }

    public string? Reason { get; init; }

    public StockDelta Delta => StockDelta.Of(Kind, Quantity);
}

/// <summary>One row of the append-only ledger.</summary>
public sealed class StockMovement
{
    private StockMovement()
    {
    }

    public RowId Id { get; private set; }

    public VariantId VariantId { get; private set; }

    public HubId HubId { get; private set; }

    public MovementKind Kind { get; private set; }

    public int Quantity { get; private set; }

    public int OnHandDelta { get; private set; }

    public int ReservedDelta { get; private set; }

    public int CommittedDelta { get; private set; }

    public OrderId? OrderId { get; private set; }

    public LineId? LineId { get; private set; }

    public string? Reason { get; private set; }

    public string By { get; private set; } = "";

    public DateTime At { get; private set; }

    public static StockMovement Of(RowId id, StockMove move, string by, DateTime at) => new()
    {
        Id = id,
        VariantId = move.Variant,
        HubId = move.Hub,
        Kind = move.Kind,
        Quantity = move.Quantity,
        OnHandDelta = move.Delta.OnHand,
        ReservedDelta = move.Delta.Reserved,
        CommittedDelta = move.Delta.Committed,
        OrderId = move.Order,
        LineId = move.Line,
        Reason = move.Reason,
        By = by,
        At = at,
    };
}
