using OrderDesk.Core.Orders;
using static OrderDesk.Core.Orders.LineSource;

namespace OrderDesk.Core.Tests.Orders;

public sealed class FulfillmentProjectionTests
{
    private static readonly LineUnits Pending = LineUnits.OfPending(2);
    private static readonly LineUnits Reserved = new(0, 2, 0, 0, 0, 0, 0, 0, 0);
    private static readonly LineUnits Committed = new(0, 0, 0, 2, 0, 0, 0, 0, 0);
    private static readonly LineUnits Packed = new(0, 0, 0, 0, 2, 0, 0, 0, 0);
    private static readonly LineUnits Shipped = new(0, 0, 0, 0, 0, 2, 0, 0, 0);
    private static readonly LineUnits Delivered = new(0, 0, 0, 0, 0, 0, 2, 0, 0);
    private static readonly LineUnits Returned = new(0, 0, 0, 0, 0, 0, 0, 2, 0);
    private static readonly LineUnits Cancelled = new(0, 0, 0, 0, 0, 0, 0, 0, 2);

    // In DESIGN 2's order of tests: what comes first wins.
    public static TheoryData<FulfillmentStatus, (LineSource, LineUnits)[]> Cases => new()
    {
        { FulfillmentStatus.Cancelled, [(Own, Cancelled), (Vendor, Cancelled)] },
        { FulfillmentStatus.Returned, [(Own, Returned), (Own, Cancelled)] },
        { FulfillmentStatus.Returned, [(Vendor, Returned)] },
        { FulfillmentStatus.PartiallyReturned, [(Own, Returned), (Own, Delivered)] },
        { FulfillmentStatus.PartiallyReturned, [(Own, Returned), (Vendor, Pending)] },
        { FulfillmentStatus.Shipped, [(Own, Shipped), (Vendor, Delivered), (Own, Cancelled)] },
        { FulfillmentStatus.PartiallyShipped, [(Own, Shipped), (Vendor, Committed)] },
        { FulfillmentStatus.PartiallyShipped, [(Own, new(0, 0, 0, 0, 1, 1, 0, 0, 0))] },
        { FulfillmentStatus.Pending, [(Own, Pending)] },
        { FulfillmentStatus.Pending, [(Own, Reserved)] },
        { FulfillmentStatus.Pending, [(Own, Committed), (Own, Reserved)] },
        { FulfillmentStatus.OwnFulfilled, [(Own, Committed), (Own, Packed)] },
        { FulfillmentStatus.OwnFulfilled, [(Own, Committed), (Vendor, Cancelled)] },
        { FulfillmentStatus.VendorPending, [(Vendor, Pending)] },
        { FulfillmentStatus.VendorPending, [(Vendor, Reserved), (Vendor, Committed)] },
        { FulfillmentStatus.VendorFulfilled, [(Vendor, Committed)] },
        { FulfillmentStatus.Fulfilled, [(Own, Packed), (Vendor, Committed)] },
        { FulfillmentStatus.PartiallyFulfilled, [(Own, Committed), (Vendor, Reserved)] },
        { FulfillmentStatus.PartiallyFulfilled, [(Own, Pending), (Vendor, Committed)] },
        { FulfillmentStatus.Pending, [(Own, Reserved), (Vendor, Reserved)] },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Of_Lines_IsTheFirstTestThatHolds(FulfillmentStatus expected, (LineSource, LineUnits)[] lines) =>
        FulfillmentProjection.Of(lines).ShouldBe(expected);

    [Fact]
    public void OfLine_IsTheLeastAdvancedOpenUnit()
    {
        FulfillmentProjection.OfLine(Own, new(1, 1, 1, 1, 1, 1, 1, 1, 1)).ShouldBe(LineStatus.Pending);
        FulfillmentProjection.OfLine(Own, new(0, 1, 1, 1, 0, 0, 0, 0, 0)).ShouldBe(LineStatus.Backordered);
        FulfillmentProjection.OfLine(Own, new(0, 1, 0, 1, 0, 0, 0, 0, 1)).ShouldBe(LineStatus.Reserved);
        FulfillmentProjection.OfLine(Own, new(0, 0, 0, 1, 1, 0, 0, 0, 0)).ShouldBe(LineStatus.StockDeducted);
        FulfillmentProjection.OfLine(Vendor, Committed).ShouldBe(LineStatus.VendorOrdered);
        FulfillmentProjection.OfLine(Own, new(0, 0, 0, 0, 1, 1, 0, 0, 0)).ShouldBe(LineStatus.Packed);
        FulfillmentProjection.OfLine(Vendor, new(0, 0, 0, 0, 0, 1, 1, 0, 0)).ShouldBe(LineStatus.Shipped);
        FulfillmentProjection.OfLine(Own, new(0, 0, 0, 0, 0, 0, 1, 1, 0)).ShouldBe(LineStatus.Fulfilled);
        FulfillmentProjection.OfLine(Own, new(0, 0, 0, 0, 0, 0, 0, 1, 1)).ShouldBe(LineStatus.Returned);
        FulfillmentProjection.OfLine(Own, Cancelled).ShouldBe(LineStatus.Cancelled);
    }
}
