using OrderDesk.Core.Common;

namespace OrderDesk.Core.Payments;

/// <summary>The refusals of paying.</summary>
public static class PaymentErrors
{
    public static Error UnknownMethod(string token) => new(
        ErrorKind.Rule, "INVALID_PAYMENT_METHOD", $"'{token}' is not a payment method of this shop.", "Choose another payment method.") { Field = "paymentMethodId" };

    public static Error OnAccountNotAllowed() => new(
        ErrorKind.Rule, "ON_ACCOUNT_NOT_ALLOWED", "This customer may not order on account.", "Pay by card, or ask for account terms.") { Field = "paymentMethodId" };

    public static Error NothingDue() => new(ErrorKind.State, "NOTHING_DUE", "This order is paid.", "There is nothing to pay.");

    public static Error AlreadyRunning() => new(
        ErrorKind.State, "PAYMENT_IN_PROGRESS", "A payment for this order is still being worked on.", "Wait until the bank has answered.", CanRetry: true);

    public static Error Declined(string? code) => new(
        ErrorKind.Rule, "PAYMENT_DECLINED", "The bank declined the payment.", "Try another card or ask your bank.", CanRetry: true)
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["declineCode"] = code } };

    public static Error NotWaitingForPayer() => new(
        ErrorKind.State, "NO_ACTION_NEEDED", "This payment is not waiting for a confirmation.", "Reload the order to see where it is.");

    public static Error PaymentNotConfirmed() => new(
        ErrorKind.Rule, "PAYMENT_NOT_CONFIRMED", "Payment not confirmed. Please try again.", "Verify payment status and retry", CanRetry: true);
}
