using OrderDesk.Core.Common;
using OrderDesk.Core.Payments;

namespace OrderDesk.Core.Tests.Payments;

public sealed class SandboxGatewayTests
{
    private readonly SandboxGateway _gateway = new();

    [Theory]
    [InlineData("pm_card_visa", typeof(GatewayAnswer.Captured))]
    [InlineData("pm_card_declined", typeof(GatewayAnswer.Declined))]
    [InlineData("pm_card_needs_action", typeof(GatewayAnswer.NeedsAction))]
    [InlineData("pm_card_timeout", typeof(GatewayAnswer.Unknown))]
    [InlineData("pm_something_else", typeof(GatewayAnswer.Declined))]
    public async Task Charge_TestCard_AnswersAsItSays(string card, Type answer)
    {
        (await _gateway.Charge(Request(card), TestContext.Current.CancellationToken)).ShouldBeOfType(answer);
    }

    [Theory]
    [InlineData("pm_card_visa")]
    [InlineData("pm_card_timeout")]
    public async Task Ask_AfterALostAnswer_FindsTheChargeUnderItsKey(string card)
    {
        var answer = (await _gateway.Ask(Request(card), TestContext.Current.CancellationToken)).ShouldBeOfType<GatewayAnswer.Captured>();

        answer.Reference.ShouldBe("sandbox-charge:1");
    }

    [Fact]
    public async Task Confirm_WithItsReference_Captures_AndWithAnotherDeclines()
    {
        var ct = TestContext.Current.CancellationToken;
        var asked = (GatewayAnswer.NeedsAction)await _gateway.Charge(Request("pm_card_needs_action"), ct);

        (await _gateway.Confirm(Request("pm_card_needs_action"), asked.Reference, ct)).ShouldBeOfType<GatewayAnswer.Captured>();
        (await _gateway.Confirm(Request("pm_card_needs_action"), "other", ct)).ShouldBeOfType<GatewayAnswer.Declined>();
    }

    [Theory]
    [InlineData("sandbox_ok_1", typeof(GatewayAnswer.Captured))]
    [InlineData("anything", typeof(GatewayAnswer.Unknown))]
    public async Task Verify_Claim_IsBelievedOnlyWhenKnown(string reference, Type answer) =>
        (await _gateway.Verify(reference, new Money(1, Currency.Eur), TestContext.Current.CancellationToken)).ShouldBeOfType(answer);

    private static ChargeRequest Request(string card) => new("charge:1", new Money(1000, Currency.Eur), card, "ORD-2026-000001");
}
