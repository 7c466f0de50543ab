using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Tests.Orders;

public sealed class OrderHistoryTests
{
    private static readonly DateTime Placed = new(2018, 1, 10, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    private static readonly OrderStatus[] Way =
    [
        OrderStatus.PaymentConfirmed, OrderStatus.Confirmed, OrderStatus.Processing, OrderStatus.Packed, OrderStatus.Shipped, OrderStatus.Delivered,
    ];

    private readonly IdSource _ids = new(new ManualTime());

    [Fact]
    public void History_Delivered_StandsAsItWas()
    {
        var order = Make(Way);

        (order.Status, order.PaymentStatus, order.FulfillmentStatus).ShouldBe((OrderStatus.Delivered, PaymentStatus.Paid, FulfillmentStatus.Shipped));
        (order.PlacedAt, order.DeliveredAt, order.UpdatedAt).ShouldBe((Placed, Placed.AddHours(6), Now));
        (order.IsHistory, order.ClosedAt).ShouldBe((true, order.StatusAt));
        order.Lines.ShouldAllBe(l => l.Units.Delivered == l.Quantity);
        order.SubOrders.ShouldHaveSingleItem().Status.ShouldBe(SubOrderStatus.Delivered);
        order.Fulfillments.ShouldHaveSingleItem().State.ShouldBe(FulfillmentState.Delivered);
    }

    [Fact]
    public void History_Walked_LeavesOneRowForEachEdge() =>
        Make(Way).Facts.OfType<OrderFact.StatusChanged>().Select(f => (f.To, f.At))
            .ShouldBe([(OrderStatus.Pending, Placed), .. Way.Select((to, i) => (to, Placed.AddHours(i + 1)))]);

    [Theory]
    [InlineData(0, OrderStatus.Pending, LineStatus.Pending, SubOrderStatus.Waiting, 0)]
    [InlineData(1, OrderStatus.PaymentConfirmed, LineStatus.Pending, SubOrderStatus.Waiting, 0)]
    [InlineData(2, OrderStatus.Confirmed, LineStatus.Reserved, SubOrderStatus.New, 0)]
    [InlineData(3, OrderStatus.Processing, LineStatus.VendorOrdered, SubOrderStatus.Accepted, 0)]
    [InlineData(5, OrderStatus.Shipped, LineStatus.Shipped, SubOrderStatus.Shipped, 1)]
    public void History_ToAStage_PutsItsPartsThere(int steps, OrderStatus status, LineStatus line, SubOrderStatus subOrder, int parcels)
    {
        var order = Make(Way[..steps]);

        (order.Status, order.Lines[0].Status, order.SubOrders[0].Status, order.Fulfillments.Count).ShouldBe((status, line, subOrder, parcels));
    }

    [Fact]
    public void History_Cancelled_KeepsItsReasonAndItsMoney()
    {
        var order = Make([OrderStatus.PaymentConfirmed, OrderStatus.Cancelled], "items_unavailable");

        (order.CancelReason, order.PaymentStatus, order.FulfillmentStatus).ShouldBe(("items_unavailable", PaymentStatus.Paid, FulfillmentStatus.Cancelled));
        order.ClosedAt.ShouldBe(Placed.AddHours(2));
    }

    [Fact]
    public void History_WithoutLines_IsOverpaid()
    {
        var order = Make([], lines: false);

        (order.TotalMinor, order.CapturedMinor, order.PaymentStatus).ShouldBe((0, 2_500, PaymentStatus.Overpaid));
    }

    [Fact]
    public void History_OffTheTable_Throws() => Should.Throw<ArgumentException>(() => Make([OrderStatus.Shipped]));

    [Fact]
    public void History_BackInTime_Throws() => Should.Throw<ArgumentException>(() =>
        Order.OfHistory(History([new(OrderStatus.PaymentConfirmed, Placed.AddHours(-1))], lines: true), "ORD-2018-000001", _ids, Now));

    [Fact]
    public void History_AnyAction_IsRefusedButANote()
    {
        var allowed = OrderActions.For(Make(Way[..3]), Caller.Program("test")).Where(a => a.Allowed);

        allowed.ShouldHaveSingleItem().Action.ShouldBe(OrderAction.AddNote);
    }

    private Order Make(OrderStatus[] way, string? reason = null, bool lines = true) => Order.OfHistory(
        History([.. way.Select((to, i) => new HistoricStep(to, Placed.AddHours(i + 1), to == OrderStatus.Cancelled ? reason : null))], lines),
        "ORD-2018-000001", _ids, Now);

    private HistoricOrder History(IReadOnlyList<HistoricStep> steps, bool lines) => new()
    {
        Source = OrderSource.Website,
        ExternalRef = "abc",
        CustomerId = _ids.New<CustomerId>(Placed),
        Customer = new CustomerInfo("Ana", null, null),
        Address = new Address("Ana", "", "Lins", "SP", "16400", "BR"),
        PlacedAt = Placed,
        Price = Price(lines),
        Steps = steps,
        Payments = [new("boleto", "Boleto", Brl(2_500), Placed), new("voucher", "Voucher", Brl(0), Placed)],
        ShippedAt = Placed.AddHours(5),
        DeliveredAt = Placed.AddHours(6),
    };

    private OrderPrice Price(bool lines)
    {
        var item = new SellableItem(
            _ids.New<VariantId>(), _ids.New<ProductId>(), "SKU", "Toys", "", "Toys", Brl(1_000), 0, false, true, _ids.New<VendorId>(), "Seller", VendorType.Distributor);
        return lines
            ? new OrderPrice([new PricedLine(item, 2, Brl(1_000), Brl(0), Brl(0))], Brl(2_000), Brl(0), Brl(500), Brl(0), Brl(2_500))
            : new OrderPrice([], Brl(0), Brl(0), Brl(0), Brl(0), Brl(0));
    }

    private static Money Brl(long minor) => new(minor, Currency.Brl);
}
