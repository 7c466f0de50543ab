using OrderDesk.Core.Common;

namespace OrderDesk.Core.Payments;

/// <summary>A charge. The key is deterministic: the gateway does the work once for each key, however often it is asked (RULES 12).</summary>
public sealed record ChargeRequest(string Key, Money Amount, string MethodToken, string OrderNumber);

/// <summary>What a gateway says.</summary>
public abstract record GatewayAnswer
{
    public sealed record Captured(string Reference, string Label) : GatewayAnswer;

    public sealed record Declined(string Code, string? Label) : GatewayAnswer;

    public sealed record NeedsAction(string Reference, string Label) : GatewayAnswer;

    /// <summary>No answer in time: nobody knows yet whether it was charged. Ask again with the same key.</summary>
    public sealed record Unknown : GatewayAnswer;
}

/// <summary>A payment gateway. Never called inside a database transaction.</summary>
public interface IPaymentGateway
{
    Task<GatewayAnswer> Charge(ChargeRequest request, CancellationToken ct);

    /// <summary>Asks what became of a charge whose answer was lost.</summary>
    Task<GatewayAnswer> Ask(ChargeRequest request, CancellationToken ct);

    /// <summary>The payer has confirmed with their bank.</summary>
    Task<GatewayAnswer> Confirm(ChargeRequest request, string reference, CancellationToken ct);

    /// <summary>Checks a payment that a client claims to have made (MARKET's paymentResult).</summary>
    Task<GatewayAnswer> Verify(string reference, Money amount, CancellationToken ct);

    Task<GatewayAnswer> Refund(string key, string reference, Money amount, CancellationToken ct);
}

/// <summary>One test card of the sandbox.</summary>
public sealed record TestCard(string Token, string Label, string Words);

/// <summary>
/// The default gateway: moves no money, answers by test card, always the same for the same request, so that everything can be
/// tried at once and a crash between request and answer can be tested.
/// </summary>
public sealed class SandboxGateway : IPaymentGateway
{
    public static IReadOnlyList<TestCard> Cards { get; } =
    [
        new("pm_card_visa", "Visa •••• 4242", "Success"),
        new("pm_card_declined", "Visa •••• 0002", "Declined"),
        new("pm_card_needs_action", "Visa •••• 3155", "Needs confirmation by the bank"),
        new("pm_card_timeout", "Visa •••• 9995", "Bank does not answer at first"),
    ];

    public static TestCard? Card(string token) => Cards.FirstOrDefault(c => c.Token == token);

    public Task<GatewayAnswer> Charge(ChargeRequest request, CancellationToken ct) => Task.FromResult<GatewayAnswer>(request.MethodToken switch
    {
        "pm_card_visa" => Captured(request),
        "pm_card_needs_action" => new GatewayAnswer.NeedsAction(Reference(request), LabelOf(request)),
        "pm_card_timeout" => new GatewayAnswer.Unknown(),
        _ => new GatewayAnswer.Declined("card_declined", Card(request.MethodToken)?.Label),
    });

    public Task<GatewayAnswer> Ask(ChargeRequest request, CancellationToken ct) =>
        request.MethodToken == "pm_card_timeout" ? Task.FromResult<GatewayAnswer>(Captured(request)) : Charge(request, ct);

    public Task<GatewayAnswer> Confirm(ChargeRequest request, string reference, CancellationToken ct) =>
        Task.FromResult<GatewayAnswer>(reference == Reference(request) ? Captured(request) : new GatewayAnswer.Declined("authentication_failed", LabelOf(request)));

    /// <summary>References that begin with <c>sandbox_ok</c> were paid; all others are not known here.</summary>
    public Task<GatewayAnswer> Verify(string reference, Money amount, CancellationToken ct) => Task.FromResult<GatewayAnswer>(
        reference.StartsWith("sandbox_ok", StringComparison.Ordinal) ? new GatewayAnswer.Captured(reference, "Sandbox transfer") : new GatewayAnswer.Unknown());

    public Task<GatewayAnswer> Refund(string key, string reference, Money amount, CancellationToken ct) =>
        Task.FromResult<GatewayAnswer>(new GatewayAnswer.Captured($"sandbox-{key}", "Refund"));

    private static GatewayAnswer.Captured Captured(ChargeRequest request) => new(Reference(request), LabelOf(request));

    private static string Reference(ChargeRequest request) => $"sandbox-{request.Key}";

    private static string LabelOf(ChargeRequest request) => Card(request.MethodToken)?.Label ?? request.MethodToken;
}
