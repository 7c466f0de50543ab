using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>What moved stock. Each kind moves the three counters in its own fixed way.</summary>
public enum MovementKind
{
    Received,
    Held,
    Released,
    Committed,

    /// <summary>The compensation of <see cref="Committed"/>: a paid order was cancelled before its parcel left.</summary>
    Uncommitted,

    /// <summary>Committed again from free units, with no hold in between: a parcel gets another lot.</summary>
    Reallocated,
    Shipped,

    /// <summary>The correction of <see cref="Shipped"/>: a hand-over was undone.</summary>
    Unshipped,
    Returned,
    Adjusted,
    Counted,

    /// <summary>Free units that left the books: broken, lost, given away.</summary>
    WrittenOff,

    /// <summary>Free units of a lot that expired or was blocked: on the shelf, not for sale.</summary>
    Blocked,

    /// <summary>The correction of <see cref="Blocked"/>.</summary>
    Unblocked,

    /// <summary>Blocked units that left the shelf for good.</summary>
    Disposed,

    /// <summary>From one place of a hub to another: one row with minus, one with plus.</summary>
    Moved,

    /// <summary>The same for blocked units: they stay blocked.</summary>
    MovedBlocked,

    /// <summary>On the way to another hub.</summary>
    TransferOut,

    /// <summary>Arrived from another hub.</summary>
    TransferIn,

    /// <summary>Units changed from one parcel to another with the lots that they were allocated. Moves no counter and is not in the ledger.</summary>
    Repacked,
}

/// <summary>How much each counter changes.</summary>
public readonly record struct StockDelta(int OnHand, int Reserved, int Committed, int Blocked = 0)
{
    /// <summary>How much more lies on the shelf.</summary>
    public int Shelf => OnHand + Committed + Blocked;

    public static StockDelta Of(MovementKind kind, int quantity) => kind switch
    {
        MovementKind.Held => new(0, quantity, 0),
        MovementKind.Released => new(0, -quantity, 0),
        MovementKind.Committed => new(-quantity, -quantity, quantity),
        MovementKind.Uncommitted => new(quantity, 0, -quantity),
        MovementKind.Reallocated => new(-quantity, 0, quantity),
        MovementKind.Shipped => new(0, 0, -quantity),
        MovementKind.Unshipped => new(0, 0, quantity),
        MovementKind.Blocked => new(-quantity, 0, 0, quantity),
        MovementKind.Unblocked => new(quantity, 0, 0, -quantity),
        MovementKind.Disposed => new(0, 0, 0, -quantity),
        MovementKind.MovedBlocked => new(0, 0, 0, quantity),
        MovementKind.WrittenOff or MovementKind.TransferOut => new(-quantity, 0, 0),
        MovementKind.Repacked => default,
        _ => new(quantity, 0, 0),
    };

    public static StockDelta operator +(StockDelta a, StockDelta b) => new(a.OnHand + b.OnHand, a.Reserved + b.Reserved, a.Committed + b.Committed, a.Blocked + b.Blocked);
}

/// <summary>One movement of stock, before it is written: units are positive except for adjustments, counts and moves.</summary>
public sealed record StockMove(MovementKind Kind, VariantId Variant, HubId Hub, int Quantity)
{
    public OrderId? Order { get; init; }

    public LineId? Line { get; init; }

    /// <summary>The parcel whose units move; the lots that are allocated to it decide the places.</summary>
    public FulfillmentId? Parcel { get; init; }

    /// <summary>For <see cref="MovementKind.Repacked"/>: the parcel that the units go to.</summary>
    public FulfillmentId? ToParcel { get; init; }

    /// <summary>Null: where it is decided by rule. Goods without a bin lie in bin zero.</summary>
    public BinId? Bin { get; init; }

    /// <summary>Null: decided by rule. Goods without a batch are in lot zero.</summary>
    public LotId? Lot { get; init; }

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

    public int BlockedDelta { get; private set; }

    /// <summary>Zero when only the hub's counters moved, or the goods lie in no bin.</summary>
    public BinId BinId { get; private set; }

    public LotId LotId { get; private set; }

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
        BlockedDelta = move.Delta.Blocked,
        BinId = move.Bin ?? default,
        LotId = move.Lot ?? default,
        OrderId = move.Order,
        LineId = move.Line,
        Reason = move.Reason,
        By = by,
        At = at,
    };
}
