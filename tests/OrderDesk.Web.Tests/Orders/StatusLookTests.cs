using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Tests.Orders;

public sealed class StatusLookTests
{
    public static TheoryData<string, Look> All()
    {
        var data = new TheoryData<string, Look>();
        Add<OrderStatus>(StatusLook.Of);
        Add<PaymentStatus>(StatusLook.Of);
        Add<FulfillmentStatus>(StatusLook.Of);
        Add<LineStatus>(StatusLook.Of);
        Add<SubOrderStatus>(StatusLook.Of);
        Add<FulfillmentState>(StatusLook.Of);
        Add<PaymentState>(StatusLook.Of);
        Add<RefundState>(StatusLook.Of);
        Add<Priority>(StatusLook.Of);
        Add<OrderSource>(StatusLook.Of);
        Add<OrderType>(StatusLook.Of);
        Add<DeliveryType>(StatusLook.Of);
        Add<HoldKind>(StatusLook.Of);
        Add<PaymentMethod>(StatusLook.Of);
        Add<TrackingKind>(StatusLook.Of);
        return data;

        void Add<T>(Func<T, Look> of)
            where T : struct, Enum
        {
            foreach (var value in Enum.GetValues<T>())
            {
                data.Add($"{typeof(T).Name}.{value}", of(value));
            }
        }
    }

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Of_EveryState_HasAWordAndAnIconThatIsDrawn(string state, Look look)
    {
        look.Word.ShouldNotContain("_", customMessage: state);
        look.Word.Length.ShouldBeGreaterThan(1);
        look.Word[1..].Any(char.IsUpper).ShouldBeFalse($"{state}: '{look.Word}' reads like the name of an enum");
        IconPaths.Names.ShouldContain(look.Icon, state);
    }

    [Theory]
    [InlineData(OrderStatus.Pending, StateFamily.Waiting)]
    [InlineData(OrderStatus.Reserved, StateFamily.Secured)]
    [InlineData(OrderStatus.Packed, StateFamily.Working)]
    [InlineData(OrderStatus.OutForDelivery, StateFamily.Moving)]
    [InlineData(OrderStatus.Completed, StateFamily.Done)]
    [InlineData(OrderStatus.Disputed, StateFamily.Attention)]
    [InlineData(OrderStatus.Cancelled, StateFamily.Ended)]
    [InlineData(OrderStatus.Failed, StateFamily.Broken)]
    public void Of_OrderStatus_HasTheFamilyOfTheLook(OrderStatus status, StateFamily family) => StatusLook.Of(status).Family.ShouldBe(family);
}
