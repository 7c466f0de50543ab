namespace OrderDesk.Core.Orders;

/// <summary>How far the goods of an order are, beside its status (DESIGN 2, MIXED and FLOW joined).</summary>
public enum FulfillmentStatus
{
    Pending,
    VendorPending,
    OwnFulfilled,
    VendorFulfilled,
    PartiallyFulfilled,
    Fulfilled,
    PartiallyShipped,
    Shipped,
    PartiallyReturned,
    Returned,
    Cancelled,
}

/// <summary>The status of one line, derived from its units: the least advanced open one (MIXED).</summary>
public enum LineStatus
{
    Pending,
    Backordered,
    Reserved,
    StockDeducted,
    VendorOrdered,
    Packed,
    Shipped,
    Fulfilled,
    Returned,
    Cancelled,
}

/// <summary>Where the goods of a line come from.</summary>
public enum LineSource
{
    Own,
    Vendor,
}

/// <summary>Pure functions from lines to statuses.</summary>
public static class FulfillmentProjection
{
    /// <summary>The order's fulfilment status, in the order of tests that DESIGN 2 gives.</summary>
    public static FulfillmentStatus Of(IReadOnlyCollection<(LineSource Source, LineUnits Units)> lines)
    {
        var units = lines.Select(l => l.Units).ToList();
        var open = units.Sum(u => u.Open);
        var returned = units.Sum(u => u.Returned);
        var gone = units.Sum(u => u.Shipped + u.Delivered);
        return (open, returned, gone) switch
        {
            (0, 0, _) when units.Sum(u => u.Cancelled) > 0 => FulfillmentStatus.Cancelled,
            (0, > 0, _) => FulfillmentStatus.Returned,
            (_, > 0, _) => FulfillmentStatus.PartiallyReturned,
            (> 0, _, _) when gone == open => FulfillmentStatus.Shipped,
            (_, _, > 0) => FulfillmentStatus.PartiallyShipped,
            _ => BySource(lines),
        };
    }

    public static LineStatus OfLine(LineSource source, LineUnits units) => units switch
    {
        { Open: 0, Returned: > 0 } => LineStatus.Returned,
        { Open: 0 } => LineStatus.Cancelled,
        { Pending: > 0 } => LineStatus.Pending,
        { Backordered: > 0 } => LineStatus.Backordered,
        { Reserved: > 0 } => LineStatus.Reserved,
        { Committed: > 0 } => source == LineSource.Own ? LineStatus.StockDeducted : LineStatus.VendorOrdered,
        { Packed: > 0 } => LineStatus.Packed,
        { Shipped: > 0 } => LineStatus.Shipped,
        _ => LineStatus.Fulfilled,
    };

    private static FulfillmentStatus BySource(IReadOnlyCollection<(LineSource Source, LineUnits Units)> lines)
    {
        var own = lines.Where(l => l.Source == LineSource.Own && l.Units.Open > 0).Select(l => l.Units).ToList();
        var vendor = lines.Where(l => l.Source == LineSource.Vendor && l.Units.Open > 0).Select(l => l.Units).ToList();
        var ownDone = own.Count > 0 && own.All(IsCommitted);
        var vendorDone = vendor.Count > 0 && vendor.All(IsCommitted);
        return (own.Count > 0, vendor.Count > 0) switch
        {
            (true, false) => ownDone ? FulfillmentStatus.OwnFulfilled : FulfillmentStatus.Pending,
            (false, true) => vendorDone ? FulfillmentStatus.VendorFulfilled : FulfillmentStatus.VendorPending,
            (true, true) when ownDone && vendorDone => FulfillmentStatus.Fulfilled,
            (true, true) when ownDone || vendorDone => FulfillmentStatus.PartiallyFulfilled,
            _ => FulfillmentStatus.Pending,
        };
    }

    private static bool IsCommitted(LineUnits units) => units.CommittedOrFurther == units.Open;
}
