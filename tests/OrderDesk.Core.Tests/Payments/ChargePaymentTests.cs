using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Tests.Orders;

namespace OrderDesk.Core.Tests.Payments;

public sealed class ChargePaymentTests
{
    private readonly OrderScene _scene = OrderFactory.Placed(own: [3]);
    private readonly OneOrderShop _shop;
    private readonly ChargePayment _charge;

    public ChargePaymentTests()
    {
        _shop = new OneOrderShop(_scene);
        _charge = new ChargePayment(_shop, new SandboxGateway(), _shop, _shop, new SalesPolicy());
    }

    [Theory]
    [InlineData("pm_card_visa", PaymentState.Captured, OrderStatus.Confirmed)]
    [InlineData("pm_card_declined", PaymentState.Declined, OrderStatus.Reserved)]
    [InlineData("pm_card_needs_action", PaymentState.NeedsAction, OrderStatus.Reserved)]
    [InlineData("pm_card_timeout", PaymentState.Requested, OrderStatus.Reserved)]
    public async Task Run_TestCard_IsWrittenDown(string card, PaymentState state, OrderStatus status)
    {
        var answer = (await Run(_scene.Request(card))).Value;

        (answer.State, answer.Order.Status).ShouldBe((state, status));
        _shop.StockWasRead.ShouldBeFalse("the usual payment reads no stock");
        _scene.Sound();
    }

    [Fact]
    public async Task Ask_AfterATimeout_FindsTheCharge()
    {
        var payment = _scene.Request("pm_card_timeout");
        await Run(payment);

        var answer = await _charge.Ask(_scene.Order.Id, payment.Id, OrderScene.Staff, TestContext.Current.CancellationToken);

        answer.Value.Order.Status.ShouldBe(OrderStatus.Confirmed);
    }

    [Fact]
    public async Task Run_HoldExpired_StockStillThere_IsHeldAgainAndPaid()
    {
        var payment = ExpiredPayment();
        _shop.InNearHub[new VariantId(1)] = 3;

        (await Run(payment)).Value.Order.Status.ShouldBe(OrderStatus.Confirmed);

        _scene.Sound().Order.HasHold.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_HoldExpired_StockGone_KeepsThePaymentAndHoldsTheOrder()
    {
        (await Run(ExpiredPayment())).Value.Order.Status.ShouldBe(OrderStatus.PaymentConfirmed);

        _scene.Sound().Order.ActiveHolds.ShouldHaveSingleItem().Kind.ShouldBe(HoldKind.Stock);
    }

    [Fact]
    public async Task Run_HoldExpired_RaceLost_KeepsThePaymentAllTheSame()
    {
        var payment = ExpiredPayment();
        _shop.InNearHub[new VariantId(1)] = 3;
        _shop.LoseNextRace = true;

        (await Run(payment)).Value.State.ShouldBe(PaymentState.Captured);

        _scene.Sound().Order.ActiveHolds.ShouldHaveSingleItem().Kind.ShouldBe(HoldKind.Stock);
    }

    [Fact]
    public async Task Run_OrderCancelledMeanwhile_TakesTheMoneyDownAndGivesItBack()
    {
        var payment = _scene.Request();
        _scene.Cancel();

        (await Run(payment)).Value.State.ShouldBe(PaymentState.Captured);
        (await Run(payment)).Ok.ShouldBeTrue();

        _scene.Sound().Order.PaymentStatus.ShouldBe(PaymentStatus.Refunded);
        _scene.Order.Refunds.ShouldHaveSingleItem();
    }

    private Payment ExpiredPayment()
    {
        var payment = _scene.Request();
        _scene.Pass(TimeSpan.FromMinutes(20));
        _scene.Order.ExpireReservations(_scene.Ids, _scene.Now);
        return payment;
    }

    private Task<Result<ChargePayment.Answer>> Run(Payment payment) => _charge.Run(_scene.Order.Id, payment.Id, OrderScene.Staff, TestContext.Current.CancellationToken);
}
