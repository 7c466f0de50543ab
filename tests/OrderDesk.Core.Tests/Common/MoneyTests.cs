using OrderDesk.Core.Common;

namespace OrderDesk.Core.Tests.Common;

public sealed class MoneyTests
{
    private static readonly Currency Jpy = Currency.Of("JPY");

    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(100, new long[] { 0, 0, 0 }, new long[] { 34, 33, 33 })]
    [InlineData(100, new long[] { 0, 5, 0 }, new long[] { 0, 100, 0 })]
    [InlineData(5, new long[] { 3, 3, 1 }, new long[] { 2, 2, 1 })]
    [InlineData(-100, new long[] { 1, 2 }, new long[] { -33, -67 })]
    [InlineData(0, new long[] { 7, 9 }, new long[] { 0, 0 })]
    public void Split_ByWeights_GoesByLargestRemainder(long amount, long[] weights, long[] parts) =>
        Euro(amount).Split(weights).Select(p => p.Minor).ShouldBe(parts);

    [Fact]
    public void Split_AnyAmountAndWeights_SumsExactlyAndGivesNothingToWeightZero()
    {
        var random = new Random(4711);
        for (var i = 0; i < 2000; i++)
        {
            var weights = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(4) == 0 ? 0L : random.NextInt64(1, 1_000_000_000)).ToArray();
            var amount = Euro(random.NextInt64(-1_000_000_000_000, 1_000_000_000_000));

            var parts = amount.Split(weights);

            parts.Aggregate(Euro(0), (a, b) => a + b).ShouldBe(amount, $"round {i}");
            if (weights.Any(w => w > 0))
            {
                parts.Where((_, n) => weights[n] == 0).ShouldAllBe(p => p.IsZero);
            }
        }
    }

    [Fact]
    public void Currencies_ThatDiffer_NeitherAddNorCompare()
    {
        Should.Throw<InvalidOperationException>(() => Euro(1) + new Money(1, Jpy));
        Should.Throw<InvalidOperationException>(() => Euro(1) - new Money(1, Jpy));
        Should.Throw<InvalidOperationException>(() => Euro(1) < new Money(1, Jpy));
    }

    [Fact]
    public void Arithmetic_ThatOverflows_Throws() => Should.Throw<OverflowException>(() => Euro(long.MaxValue) + Euro(1));

    [Theory]
    [InlineData("12.34", "EUR", 1234L)]
    [InlineData("12.340", "EUR", 1234L)]
    [InlineData("12.345", "EUR", null)]
    [InlineData("-0.01", "EUR", -1L)]
    [InlineData("100", "JPY", 100L)]
    [InlineData("100.5", "JPY", null)]
    [InlineData("0.001", "KWD", 1L)]
    [InlineData("9000000000001", "EUR", null)]
    [InlineData("79228162514264337593543950335", "EUR", null)]
    public void FromMajor_Decimal_IsReadExactlyOrNotAtAll(string major, string currency, long? minor) =>
        (Money.FromMajor(decimal.Parse(major, System.Globalization.CultureInfo.InvariantCulture), Currency.Of(currency))?.Minor).ShouldBe(minor);

    [Theory]
    [InlineData(1000, 1900, 190)]
    [InlineData(50, 100, 1)]
    [InlineData(49, 100, 0)]
    [InlineData(-50, 100, -1)]
    [InlineData(999_999_999_999_999, 10_000, 999_999_999_999_999)]
    public void Rate_BasisPoints_RoundsHalfAwayFromZero(long minor, int rate, long expected) => Euro(minor).Rate(rate).ShouldBe(Euro(expected));

    [Fact]
    public void Default_Currency_IsEuro_AndUnknownOnesDoNotParse()
    {
        default(Currency).ShouldBe(Currency.Eur);
        Currency.TryParse("eur", out _).ShouldBeFalse();
        Currency.TryParse("XXX", out _).ShouldBeFalse();
        new Money(123456, Currency.Eur).ToString().ShouldBe("1234.56 EUR");
    }

    [Fact]
    public void Words_OfAnAmount_AreAsOnEveryPage() => (Euro(123456).Words, new Money(1500, Jpy).Words).ShouldBe(("1,234.56\u00a0€", "1,500\u00a0¥"));

    private static Money Euro(long minor) => new(minor, Currency.Eur);
}
