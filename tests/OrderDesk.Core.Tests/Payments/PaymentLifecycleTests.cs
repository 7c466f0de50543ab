using OrderDesk.Core.Payments;
using OrderDesk.Core.Tests.Common;
using static OrderDesk.Core.Payments.PaymentState;
using T = OrderDesk.Core.Payments.PaymentTrigger;

namespace OrderDesk.Core.Tests.Payments;

public sealed class PaymentLifecycleTests
{
    [Fact]
    public void Table_EveryStateAndTrigger_EndsInCapturedOrDeclined() => PaymentLifecycle.Table.ShouldBe(
        (Requested, T.AskPayer, NeedsAction), (Requested, T.Claim, ToVerify), (Requested, T.Authorize, Authorized), (Requested, T.Capture, Captured), (Requested, T.Decline, Declined),
        (NeedsAction, T.Capture, Captured), (NeedsAction, T.Decline, Declined),
        (ToVerify, T.Capture, Captured), (ToVerify, T.Decline, Declined),
        (Authorized, T.Capture, Captured), (Authorized, T.Decline, Declined));

    [Theory]
    [InlineData(100, 0, 0, 0, false, PaymentStatus.Pending)]
    [InlineData(100, 0, 0, 0, true, PaymentStatus.Failed)]
    [InlineData(100, 0, 100, 0, false, PaymentStatus.Authorized)]
    [InlineData(100, 40, 0, 0, false, PaymentStatus.PartiallyPaid)]
    [InlineData(100, 40, 0, 0, true, PaymentStatus.PartiallyPaid)]
    [InlineData(100, 100, 0, 0, false, PaymentStatus.Paid)]
    [InlineData(100, 100, 0, 0, true, PaymentStatus.Paid)]
    [InlineData(100, 120, 0, 0, false, PaymentStatus.Overpaid)]
    [InlineData(100, 100, 0, 1, false, PaymentStatus.PartiallyRefunded)]
    [InlineData(100, 100, 0, 100, false, PaymentStatus.Refunded)]
    [InlineData(100, 40, 0, 40, true, PaymentStatus.Refunded)]
    [InlineData(0, 0, 0, 0, false, PaymentStatus.Paid)]
    public void Projection_OfSums_IsTheStatus(long total, long captured, long authorized, long refunded, bool lastDeclined, PaymentStatus expected) =>
        PaymentProjection.Of(total, captured, authorized, refunded, lastDeclined).ShouldBe(expected);
}
