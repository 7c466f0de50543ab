using OrderDesk.Core.Orders;
using static OrderDesk.Core.Orders.UnitPlace;

namespace OrderDesk.Core.Tests.Orders;

public sealed class LineUnitsTests
{
    // DESIGN 2, written out: the way forward, the ways back, and to cancelled from anywhere before shipped.
    private static readonly HashSet<(UnitPlace, UnitPlace)> Allowed =
    [
        (Pending, Reserved), (Pending, Backordered), (Pending, Cancelled),
        (Reserved, Pending), (Reserved, Committed), (Reserved, Cancelled),
        (Backordered, Reserved), (Backordered, Cancelled),
        (Committed, Pending), (Committed, Reserved), (Committed, Packed), (Committed, Cancelled),
        (Packed, Committed), (Packed, Shipped), (Packed, Cancelled),
        (Shipped, Packed), (Shipped, Delivered), (Shipped, Returned),
        (Delivered, Returned),
    ];

    [Fact]
    public void Move_EveryFromAndTo_IsAllowedExactlyAsDesigned()
    {
        var full = new LineUnits(2, 2, 2, 2, 2, 2, 2, 2, 2);
        foreach (var from in Enum.GetValues<UnitPlace>())
        {
            foreach (var to in Enum.GetValues<UnitPlace>())
            {
                var moved = full.Move(from, to, 2);
                moved.Ok.ShouldBe(Allowed.Contains((from, to)), $"{from} to {to}");
                if (moved.Ok)
                {
                    (moved.Value.At(from), moved.Value.At(to), moved.Value.Ordered).ShouldBe((0, 4, 18));
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    public void Move_CountThatIsNotThere_IsRefusedAndSaysHowManyAre(int count)
    {
        var error = LineUnits.OfPending(3).Move(Pending, Reserved, count).Error!;

        error.Code.ShouldBe("UNITS_NOT_THERE");
        error.Details["available"].ShouldBe(3);
        error.Details["from"].ShouldBe("pending");
    }

    [Fact]
    public void Counts_OfAMixedLine_AddUp()
    {
        var units = new LineUnits(1, 2, 3, 4, 5, 6, 7, 8, 9);

        (units.Ordered, units.Open, units.Gone, units.CommittedOrFurther, units.Cancellable).ShouldBe((45, 28, 21, 22, 15));
    }
}
