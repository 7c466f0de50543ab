using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Shop;

namespace OrderDesk.Web.Tests.Shop;

public sealed class CartTests
{
    private static readonly VariantId Lamp = new(1);
    private static readonly VariantId Chair = new(2);

    [Fact]
    public void Add_TheSameTwice_IsOneLineWithTheLastPrice()
    {
        var cart = Cart.Empty.Add(Lamp, 1, 10m).Add(Lamp, 2, 12m);

        cart.Items.ShouldHaveSingleItem().ShouldBe(new CartItem(1, 3, 12m));
    }

    [Fact]
    public void PutBack_AfterRemove_StandsWhereItStood()
    {
        var cart = Cart.Empty.Add(Lamp, 1, 10m).Add(Chair, 2, 20m);

        var back = cart.Remove(Lamp).PutBack(cart.Items[0], 0);

        back.Items.ShouldBe(cart.Items);
        back.PutBack(cart.Items[0], 0).Items.Count.ShouldBe(2);
    }

    [Fact]
    public void SetQuantity_BeyondWhatAnOrderTakes_IsCut()
    {
        Cart.Empty.Add(Lamp, 1, 10m).SetQuantity(Lamp, 1_000_000).Units.ShouldBe(OrderValidation.MaxQuantity);
        Cart.Empty.Add(Lamp, 1, 10m).SetQuantity(Lamp, -4).Units.ShouldBe(1);
    }

    [Fact]
    public void Write_ThenRead_IsTheSame()
    {
        var cart = Cart.Empty.Add(Lamp, 3, 8.9m).Add(Chair, 1, 120m);

        Cart.Read(cart.Write()).Items.ShouldBe(cart.Items);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not json")]
    public void Read_NoCartOfOurs_IsEmpty(string? kept) => Cart.Read(kept).Units.ShouldBe(0);

    [Theory]
    [InlineData(null, "Sent by the vendor")]
    [InlineData(0, "Sold out")]
    [InlineData(3, "Only 3 left")]
    [InlineData(40, "In stock")]
    public void StockWords_Availability_IsAWord(int? available, string word) => StockWords.Of(available).Word.ShouldBe(word);
}
