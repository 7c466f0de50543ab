namespace OrderDesk.Core.Payments;

/// <summary>What <c>paymentMethodId</c> may be: a gateway's card token, <c>on_account</c>, or <c>pay_later</c>.</summary>
public static class PaymentTokens
{
    public const string OnAccount = "on_account";

    /// <summary>Place now and pay from the order's page while the stock is held.</summary>
    public const string Later = "pay_later";

    public static bool IsCard(string token) =>
        token.StartsWith("pm_", StringComparison.Ordinal) && token.Length is > 3 and <= 60 && token.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
