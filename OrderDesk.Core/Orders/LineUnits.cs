using OrderDesk.Core.Common;

namespace OrderDesk.Core.Orders;

/// <summary>Where a unit of a line is. Each ordered unit is in exactly one place (DESIGN 2).</summary>
public enum UnitPlace
{
    Pending,
    Reserved,
    Backordered,
    Committed,
    Packed,
    Shipped,
    Delivered,
    Returned,
    Cancelled,
}

/// <summary>The units of one line by place. The sum is what was ordered; only a change of the order adds to it (<see cref="More"/>), only splitting off a backorder takes from it (<see cref="Without"/>).</summary>
public readonly record struct LineUnits(
    int Pending, int Reserved, int Backordered, int Committed, int Packed, int Shipped, int Delivered, int Returned, int Cancelled)
{
    private static readonly HashSet<(UnitPlace From, UnitPlace To)> Moves =
    [
        (UnitPlace.Pending, UnitPlace.Reserved),
        (UnitPlace.Pending, UnitPlace.Backordered),
        (UnitPlace.Backordered, UnitPlace.Reserved),
        (UnitPlace.Reserved, UnitPlace.Committed),
        (UnitPlace.Committed, UnitPlace.Packed),
        (UnitPlace.Packed, UnitPlace.Shipped),
        (UnitPlace.Shipped, UnitPlace.Delivered),
        (UnitPlace.Shipped, UnitPlace.Returned),
        (UnitPlace.Delivered, UnitPlace.Returned),

        // Compensation and corrections: the only ways back.
        (UnitPlace.Reserved, UnitPlace.Pending),
        (UnitPlace.Committed, UnitPlace.Pending),
        (UnitPlace.Committed, UnitPlace.Reserved),
        (UnitPlace.Packed, UnitPlace.Committed),
        (UnitPlace.Shipped, UnitPlace.Packed),

        (UnitPlace.Pending, UnitPlace.Cancelled),
        (UnitPlace.Reserved, UnitPlace.Cancelled),
        (UnitPlace.Backordered, UnitPlace.Cancelled),
        (UnitPlace.Committed, UnitPlace.Cancelled),
        (UnitPlace.Packed, UnitPlace.Cancelled),
    ];

    /// <summary>All units that were ordered.</summary>
    public int Ordered => Pending + Reserved + Backordered + Committed + Packed + Shipped + Delivered + Returned + Cancelled;

    /// <summary>Units that are neither cancelled nor returned.</summary>
    public int Open => Ordered - Cancelled - Returned;

    /// <summary>Units that have left the house: shipped, delivered or come back.</summary>
    public int Gone => Shipped + Delivered + Returned;

    /// <summary>Units that are committed or further.</summary>
    public int CommittedOrFurther => Committed + Packed + Shipped + Delivered;

    /// <summary>Units that can still be cancelled.</summary>
    public int Cancellable => Pending + Reserved + Backordered + Committed + Packed;

    public static LineUnits OfPending(int quantity) => new(quantity, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>All units in one place, for history that is brought in.</summary>
    public static LineUnits All(UnitPlace place, int quantity) => new LineUnits().Add(place, quantity);

    public static bool CanMove(UnitPlace from, UnitPlace to) => Moves.Contains((from, to));

    public int At(UnitPlace place) => place switch
    {
        UnitPlace.Pending => Pending,
        UnitPlace.Reserved => Reserved,
        UnitPlace.Backordered => Backordered,
        UnitPlace.Committed => Committed,
        UnitPlace.Packed => Packed,
        UnitPlace.Shipped => Shipped,
        UnitPlace.Delivered => Delivered,
        UnitPlace.Returned => Returned,
        _ => Cancelled,
    };

    /// <summary>The same units with some of them elsewhere; refused when the way does not exist or there are too few.</summary>
    public Result<LineUnits> Move(UnitPlace from, UnitPlace to, int count)
    {
        if (count <= 0 || !CanMove(from, to) || At(from) < count)
        {
            return OrderErrors.UnitsNotThere(from, to, count, At(from));
        }

        return Add(from, -count).Add(to, count);
    }

    /// <summary>The same units without some that went to another order.</summary>
    internal LineUnits Without(UnitPlace place, int count) => count > 0 && At(place) >= count
        ? Add(place, -count)
        : throw new ArgumentOutOfRangeException(nameof(count), count, $"{At(place)} are {place}.");

    /// <summary>The same with units that were added to the order.</summary>
    public LineUnits More(int count) => count > 0 ? Add(UnitPlace.Pending, count) : throw new ArgumentOutOfRangeException(nameof(count));

    private LineUnits Add(UnitPlace place, int count) => place switch
    {
        UnitPlace.Pending => this with { Pending = Pending + count },
        UnitPlace.Reserved => this with { Reserved = Reserved + count },
        UnitPlace.Backordered => this with { Backordered = Backordered + count },
        UnitPlace.Committed => this with { Committed = Committed + count },
        UnitPlace.Packed => this with { Packed = Packed + count },
        UnitPlace.Shipped => this with { Shipped = Shipped + count },
        UnitPlace.Delivered => this with { Delivered = Delivered + count },
        UnitPlace.Returned => this with { Returned = Returned + count },
        _ => this with { Cancelled = Cancelled + count },
    };
}
