using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Tests.Orders;

public sealed class PricingTests
{
    [Fact]
    public void Price_OfLines_TaxesEachAfterItsDiscount_AndAddsUp()
    {
        var price = Pricing.Price([(OrderFactory.Item(1, 1000), 2), (OrderFactory.Item(2, 333, taxRate: 700), 3)], DeliveryType.Standard, new DeliveryTariff(), Euro(100));

        price.Subtotal.Minor.ShouldBe(2999);
        price.Lines.Select(l => l.Discount.Minor).ShouldBe([67, 33]);
        price.Lines.Select(l => l.Tax.Minor).ShouldBe([367, 68]);
        (price.Delivery.Minor, price.Tax.Minor, price.Total.Minor).ShouldBe((490, 435, 2999 - 100 + 490 + 435));
    }

    [Theory]
    [InlineData(DeliveryType.Standard, 9_999, 490)]
    [InlineData(DeliveryType.Standard, 10_000, 0)]
    [InlineData(DeliveryType.Express, 10_000, 1290)]
    [InlineData(DeliveryType.Scheduled, 10_000, 790)]
    public void Delivery_ByTypeAndGoods_FollowsTheTariff(DeliveryType type, long goods, long fee) =>
        Pricing.Price([(OrderFactory.Item(price: goods), 1)], type, new DeliveryTariff()).Delivery.ShouldBe(Euro(fee));

    [Theory]
    [InlineData(5000, 1000)]
    [InlineData(-5, 0)]
    public void Discount_BeyondTheGoods_IsCut(long discount, long counted) =>
        Pricing.Price([(OrderFactory.Item(price: 1000), 1)], DeliveryType.Standard, new DeliveryTariff(), Euro(discount)).Discount.ShouldBe(Euro(counted));

    [Fact]
    public void Price_AnyLinesAndDiscount_AddsUpToTheCent()
    {
        var random = new Random(42);
        for (var i = 0; i < 1000; i++)
        {
            var items = Enumerable.Range(1, random.Next(1, 20)).Select(n => (OrderFactory.Item(n, random.Next(0, 50_000), random.Next(0, 2500)), random.Next(1, 30))).ToList();

            var price = Pricing.Price(items, (DeliveryType)random.Next(3), new DeliveryTariff(), Euro(random.Next(0, 100_000)));

            price.Lines.Sum(l => l.Goods.Minor).ShouldBe(price.Subtotal.Minor);
            price.Lines.Sum(l => l.Discount.Minor).ShouldBe(price.Discount.Minor);
            price.Lines.Sum(l => l.Tax.Minor).ShouldBe(price.Tax.Minor);
            price.Lines.ShouldAllBe(l => l.Discount <= l.Goods);
            (price.Subtotal - price.Discount + price.Delivery + price.Tax).ShouldBe(price.Total);
        }
    }

    private static Money Euro(long minor) => new(minor, Currency.Eur);
}
