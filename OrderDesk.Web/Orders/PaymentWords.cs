using OrderDesk.Core.Payments;

namespace OrderDesk.Web.Orders;

/// <summary>What a gateway said, in words.</summary>
public static class PaymentWords
{
    public static string Outcome(PaymentState state) => state switch
    {
        PaymentState.Captured => "Payment captured",
        PaymentState.Authorized => "Payment authorized",
        PaymentState.NeedsAction => "The payer has to confirm with their bank",
        PaymentState.Declined => "The bank declined this card; try another one",
        PaymentState.ToVerify => "The payment is being verified",
        _ => "The bank has not answered yet; the order follows by itself",
    };

    /// <summary>A decline code of the gateway as a sentence.</summary>
    public static string Decline(string? code) => code switch
    {
        null or "" => "Declined.",
        "card_declined" => "The bank declined the card.",
        "authentication_failed" => "The payer could not be confirmed.",
        "expired" => "Not confirmed in time.",
        _ => char.ToUpperInvariant(code[0]) + code[1..].Replace('_', ' ') + ".",
    };
}
