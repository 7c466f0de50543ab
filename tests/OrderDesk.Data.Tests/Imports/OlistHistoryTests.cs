using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Data.Imports.Olist;

namespace OrderDesk.Data.Tests.Imports;

public sealed class OlistHistoryTests : IDisposable
{
    private readonly OlistFolder _folder = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Order_Delivered_WalksWithItsTimes() =>
        StepsOf("o1").ShouldBe(
        [
            (OrderStatus.PaymentConfirmed, "01-10 12:15:00", null),
            (OrderStatus.Confirmed, "01-10 12:15:00", "Time not recorded by the source"),
            (OrderStatus.Processing, "01-10 12:15:00", "Time not recorded by the source"),
            (OrderStatus.Packed, "01-11 11:00:00", null),
            (OrderStatus.Shipped, "01-11 11:00:00", null),
            (OrderStatus.Delivered, "01-15 19:30:00", null),
        ]);

    [Theory]
    [InlineData("created", OrderStatus.Pending)]
    [InlineData("approved", OrderStatus.PaymentConfirmed)]
    [InlineData("invoiced", OrderStatus.Confirmed)]
    [InlineData("processing", OrderStatus.Processing)]
    [InlineData("shipped", OrderStatus.Shipped)]
    [InlineData("delivered", OrderStatus.Delivered)]
    [InlineData("canceled", OrderStatus.Cancelled)]
    [InlineData("unavailable", OrderStatus.Cancelled)]
    public void Order_InEachStatusOfTheSource_EndsInItsOwn(string word, OrderStatus status)
    {
        _folder.Replacing(OlistFiles.Orders, "o1,c1,delivered", $"o1,c1,{word}");

        var order = Make("o1");

        order.Status.ShouldBe(status);
        order.CancelReason.ShouldBe(word switch { "unavailable" => "items_unavailable", "canceled" => "not_recorded", _ => null });
        OlistSource.Read(order.Metadata)!.Status.ShouldBe(word);
    }

    [Fact]
    public void Order_WithTimesOutOfOrder_StaysCausalAndKeepsThem()
    {
        _folder.Replacing(OlistFiles.Orders, "2018-01-11 09:00:00", "2018-01-09 09:00:00");

        StepsOf("o1")[3].ShouldBe((OrderStatus.Packed, "01-10 12:15:00", "The source has an earlier time"));
        Make("o1").Facts.OfType<OrderFact.Tracked>().Single(f => f.Description == "Handed to the carrier")
            .OccurredAt.ShouldBe(new DateTime(2018, 1, 9, 11, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public void Order_CancelledAfterHandOver_WasPackedBefore()
    {
        _folder.Replacing(OlistFiles.Orders, "o2,c2,shipped", "o2,c2,canceled");

        StepsOf("o2").Select(s => s.To).ShouldBe(
            [OrderStatus.PaymentConfirmed, OrderStatus.Confirmed, OrderStatus.Processing, OrderStatus.Packed, OrderStatus.Cancelled]);
    }

    [Fact]
    public void Order_OfSeveralSellers_HasASubOrderForEach()
    {
        var order = Make("o1");

        order.SubOrders.Select(s => (s.VendorName, s.SubtotalMinor)).ShouldBe([("Seller Porto, Alegre s1", 2_100), ("Seller Curitiba s2", 10_000)]);
        order.Fulfillments.Count.ShouldBe(2);
        (order.SubtotalMinor, order.DeliveryMinor, order.TotalMinor, order.CurrencyCode).ShouldBe((12_100, 450, 12_550, "BRL"));
    }

    [Fact]
    public void Order_WithPayments_KeepsThemAsTheyWere()
    {
        var order = Make("o1");

        order.Payments.Select(p => (p.Number, p.MethodToken, p.Label, p.AmountMinor, p.State))
            .ShouldBe([(1, "credit_card", "Credit card, 3 installments", 10_000, PaymentState.Captured), (2, "voucher", "Voucher", 2_550, PaymentState.Captured)]);
        order.PaymentStatus.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public void Order_WithoutItems_HasItsPaymentOnly()
    {
        var order = Make("o3");

        (order.Status, order.Lines.Count, order.TotalMinor, order.PaymentStatus).ShouldBe((OrderStatus.Pending, 0, 0, PaymentStatus.Overpaid));
    }

    [Fact]
    public void Order_Imported_SaysWhatIsOddAboutIt()
    {
        var note = Make("o3").Facts.OfType<OrderFact.Tracked>().Single(f => f.Kind == TrackingKind.Import);

        note.Description.ShouldBe("Brought in from Olist: no time of approval; no time of hand-over to the carrier; no time of delivery; no items");
        note.ForCustomer.ShouldBeFalse();
    }

    [Fact]
    public void Persons_WithTwoOrders_AreOneCustomer()
    {
        var (books, shop) = Books();

        books.Persons.Keys.ShouldBe(["ana", "bruno"]);
        books.History(shop.Orders[0], [], _time.Now()).CustomerId.ShouldBe(books.History(shop.Orders[1], [], _time.Now()).CustomerId);
    }

    [Fact]
    public void Products_Named_ByCategoryAndId() => Books().Books.Products.Values.Select(p => (p.Name, p.Category, p.Sku)).ShouldBe(
        [("Toys p1", "Toys", "OLIST-P1"), ("Uncategorised p2", "Uncategorised", "OLIST-P2"), ("Jardim p3", "Jardim", "OLIST-P3")]);

    private (OlistBooks Books, OlistShop Shop) Books()
    {
        var (shop, ids, books) = (_folder.Shop(), new IdSource(_time), new OlistBooks());
        books.AddSellers(shop, ids, _time.Now());
        books.AddPersons(shop, ids, _time.Now());
        books.AddProducts(shop, ids, _time.Now());
        return (books, shop);
    }

    private Order Make(string id)
    {
        var (books, shop) = Books();
        var source = shop.Orders.Single(o => o.Id == id);
        return Order.OfHistory(books.History(source, [.. OlistQuirks.Of(source)], _time.Now()), "ORD-2018-000001", new IdSource(_time), _time.Now());
    }

    private List<(OrderStatus To, string At, string? Notes)> StepsOf(string id) =>
        [.. OlistHistory.Steps(_folder.Shop().Orders.Single(o => o.Id == id)).Select(s => (s.To, s.At.ToString("MM-dd HH:mm:ss", null), s.Notes))];
}
