using OrderDesk.Core.Inventory;

namespace OrderDesk.Core.Tests.Inventory;

public sealed class BinRangeTests
{
    [Fact]
    public void Range_OfTwoParts_CountsTheLastOneFastest_AndKeepsLeadingZeros() =>
        BinRange.Of("A-09-1", "A-10-2").Value.ShouldBe(["A-09-1", "A-09-2", "A-10-1", "A-10-2"]);

    [Fact]
    public void Range_OfLetters_FollowsTheAlphabet() => BinRange.Of("A-1", "C-1").Value.ShouldBe(["A-1", "B-1", "C-1"]);

    [Fact]
    public void Range_OfOneBin_IsThatBin() => BinRange.Of("COLD", "COLD").Value.ShouldBe(["COLD"]);

    [Theory]
    [InlineData("A-1", "A-1-2")]
    [InlineData("A-2", "A-1")]
    [InlineData("B-1", "A-1")]
    [InlineData("A-1", "A-999999")]
    [InlineData("A-1-1", "A-60-60")]
    [InlineData("A-1", "A-B")]
    [InlineData("", "A-1")]
    [InlineData("A--1", "A--2x")]
    public void Range_ThatCannotBeCounted_IsRefused(string from, string to) => BinRange.Of(from, to).Error.ShouldNotBeNull().Code.ShouldBe("BAD_BIN_RANGE");

    [Theory]
    [InlineData("A-03-2", true)]
    [InlineData("A.3", true)]
    [InlineData("-A", false)]
    [InlineData("A-", false)]
    [InlineData("a-1", false)]
    [InlineData("A 1", false)]
    [InlineData("A-1\n", false)]
    [InlineData("", false)]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXY", false)]
    public void Code_Shape_IsWhatABarcodeHolds(string code, bool isOne) => BinRange.IsCode(code).ShouldBe(isOne);

    [Theory]
    [InlineData(50, 45, false)]
    [InlineData(50, 39, true)]
    [InlineData(500, 480, false)]
    [InlineData(0, 10, false)]
    [InlineData(0, 11, true)]
    [InlineData(int.MaxValue, 0, true)]
    public void Difference_IsLarge_ByUnitsAndByShare(int expected, int counted, bool isLarge) => StockCount.IsLarge(expected, counted).ShouldBe(isLarge);
}
