using OrderDesk.Core.Common;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web.Tests;

public sealed class LinksTests
{
    [Fact]
    public void Order_Number_IsItsPath() => Links.Order("ORD-2026-000123").ShouldBe("/orders/ORD-2026-000123");

    [Fact]
    public void Order_OddText_StaysOneSegment() => Links.Order("a/b?c#d").ShouldBe("/orders/a%2Fb%3Fc%23d");

    [Fact]
    public void OrderList_Filters_AreInTheQuery() =>
        Links.OrderList(new OrderListState { Search = "a b", Statuses = [OrderStatus.InTransit, OrderStatus.Packed] }).ShouldBe("/orders?q=a%20b&status=in_transit%2Cpacked");

    [Fact]
    public void Bench_Parcel_IsNamedByItsId() => Links.Bench(new FulfillmentId(1)).ShouldBe("/fulfillment/ful_0000000000001");

    [Fact]
    public void Document_OfOneParcelOrAll_IsAnAddressOfTheApi()
    {
        Links.Document(DocumentKind.ShippingLabel, "ORD-2026-000123", 2).ShouldBe("/api/orders/ORD-2026-000123/label.pdf?parcel=2");
        Links.Document(DocumentKind.PackingSlip, "a/b", null).ShouldBe("/api/orders/a%2Fb/packing-slip.pdf");
        Links.Document(DocumentKind.PickList, "ORD-1", 1).ShouldBe("/api/orders/ORD-1/pick-list.pdf?parcel=1");
    }

    [Fact]
    public void SignInThen_WayBack_IsEscaped() => Links.SignInThen("/orders?q=x&late=1").ShouldBe("/signin?returnUrl=%2Forders%3Fq%3Dx%26late%3D1");
}
