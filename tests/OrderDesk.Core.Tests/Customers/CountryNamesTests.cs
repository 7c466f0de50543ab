using OrderDesk.Core.Customers;

namespace OrderDesk.Core.Tests.Customers;

public sealed class CountryNamesTests
{
    [Fact]
    public void All_Countries_AreThereOnceByName()
    {
        var all = CountryNames.All;

        all.Count.ShouldBeGreaterThan(200);
        all.Select(c => c.Code).ShouldBeUnique();
        all.ShouldAllBe(c => CountryNames.IsCode(c.Code) && c.Name.Length > 3 && c.Name == CountryNames.Of(c.Code));
        all.Select(c => c.Name).ShouldBe(all.Select(c => c.Name).Order(StringComparer.InvariantCulture));
        new[] { "BR", "DE", "FR", "GB", "JP", "US", "ZA" }.Except(all.Select(c => c.Code)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("DE", "Germany")]
    [InlineData("BR", "Brazil")]
    [InlineData("1X", "1X")]
    [InlineData("", "")]
    public void Of_ACode_IsTheNameOrTheCodeItself(string code, string name) => CountryNames.Of(code).ShouldBe(name);

    [Theory]
    [InlineData("DE", true)]
    [InlineData("de", false)]
    [InlineData("D", false)]
    [InlineData("DEU", false)]
    [InlineData("ÄÖ", false)]
    public void IsCode_TwoCapitalsAlone(string text, bool right) => CountryNames.IsCode(text).ShouldBe(right);
}
