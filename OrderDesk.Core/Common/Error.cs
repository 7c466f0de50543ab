namespace OrderDesk.Core.Common;

/// <summary>What kind of refusal it is; the one table in the web project maps it to an HTTP status (RULES 19).</summary>
public enum ErrorKind
{
    /// <summary>400: the request cannot be read.</summary>
    Shape,

    /// <summary>401: nobody is signed in.</summary>
    SignIn,

    /// <summary>403: this person may not do this at all.</summary>
    Forbidden,

    /// <summary>404: not there, or not yours.</summary>
    NotFound,

    /// <summary>409: the state does not allow it.</summary>
    State,

    /// <summary>412 (or 409 on a page): it changed since you looked.</summary>
    Version,

    /// <summary>422: readable, but against a rule.</summary>
    Rule,

    /// <summary>429: too many tries.</summary>
    TooMany,

    /// <summary>503: busy; try again.</summary>
    Busy,
}

/// <summary>
/// An expected refusal as a value. Each is made by a factory of a closed set (OrderErrors, PaymentErrors, StockErrors …), never
/// ad hoc, with MARKET's parts: code, message, whether a retry can help, and what to do.
/// </summary>
/// <param name="Code">Stable, UPPER_SNAKE: programs match on it.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="SuggestedAction">What to do now.</param>
/// <param name="CanRetry">The same request may succeed later without change.</param>
public sealed record Error(ErrorKind Kind, string Code, string Message, string SuggestedAction, bool CanRetry = false)
{
    /// <summary>The request's member that is wrong, in wire spelling (<c>items[2].quantity</c>), when it is about one.</summary>
    public string? Field { get; init; }

    /// <summary>All single refusals, when several were found together.</summary>
    public IReadOnlyList<Error> All { get; init; } = [];

    /// <summary>Machine-readable context: the right price, what is available where, the allowed triggers.</summary>
    public IReadOnlyDictionary<string, object?> Details { get; init; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    public Error At(string field) => this with { Field = field };

    public Error With(string key, object? value) =>
        this with { Details = new Dictionary<string, object?>(Details, StringComparer.Ordinal) { [key] = value } };

    /// <summary>One refusal for many: the only one itself, else VALIDATION_FAILED that carries all of them.</summary>
    public static Error Join(IReadOnlyList<Error> errors) =>
        errors.Count == 1 ? errors[0] with { All = errors } : CommonErrors.ValidationFailed(errors);
}

/// <summary>The refusals that every capability shares.</summary>
public static class CommonErrors
{
    public static Error ValidationFailed(IReadOnlyList<Error> errors) => new(
        errors.Any(e => e.Kind == ErrorKind.Shape) ? ErrorKind.Shape : ErrorKind.Rule,
        "VALIDATION_FAILED",
        errors.Count > 0 ? $"{errors.Count} things need your attention: {errors[0].Message}" : "The request is not valid.",
        "Correct the listed fields and send it again.") { All = errors };

    public static Error NotFound(string what) => new(ErrorKind.NotFound, "NOT_FOUND", $"{what} was not found.", "Check the number or id.");

    public static Error SignInRequired() => new(ErrorKind.SignIn, "SIGN_IN_REQUIRED", "Nobody is signed in.", "Sign in and try again.");

    public static Error Forbidden(string permission) => new(
        ErrorKind.Forbidden, "FORBIDDEN", "You may not do this.", "Ask someone with the right to do it.") { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["permission"] = permission } };

    public static Error VersionMismatch(long expected, long actual) => new(
        ErrorKind.Version, "VERSION_MISMATCH", "This was changed by somebody else since you opened it.", "Look at the current state, then decide again.")
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["expectedVersion"] = expected, ["currentVersion"] = actual } };

    public static Error IdempotencyKeyReused() => new(
        ErrorKind.Rule, "IDEMPOTENCY_KEY_REUSED", "This idempotency key was used for a different request.", "Use a new key for a new request.");

    public static Error StillRunning() => new(
        ErrorKind.State, "REQUEST_IN_PROGRESS", "The same request is still being worked on.", "Wait a second and repeat it with the same key.", CanRetry: true);

    public static Error Busy() => new(
        ErrorKind.Busy, "BUSY", "The system is busy right now.", "Try again in a few seconds.", CanRetry: true);

    public static Error Required(string field) => new(ErrorKind.Shape, "REQUIRED", $"{field} is required.", "Fill it in.") { Field = field };

    public static Error TooLong(string field, int max) => new(ErrorKind.Shape, "TOO_LONG", $"{field} may have {max} characters at most.", "Shorten it.") { Field = field };

    public static Error OutOfRange(string field, string range) => new(ErrorKind.Shape, "OUT_OF_RANGE", $"{field} must be {range}.", "Correct the value.") { Field = field };

    public static Error UnknownValue(string field, string value, IEnumerable<string> allowed) => new(
        ErrorKind.Shape, "UNKNOWN_VALUE", $"'{value}' is not known for {field}.", $"Use one of: {string.Join(", ", allowed)}.") { Field = field };

    public static Error UnknownReason(string code) => new(
        ErrorKind.Rule, "UNKNOWN_REASON", $"'{code}' is not a reason from the list.", "Choose a reason from the list.") { Field = "reasonCode" };
}
