using OrderDesk.Core.Common;

namespace OrderDesk.Web.Api;

/// <summary>The refusals of the door itself: what is wrong with a request before any use case sees it.</summary>
internal static class ApiErrors
{
    /// <summary>The detail that says how many seconds to wait.</summary>
    public const string RetryAfter = "retryAfterSeconds";

    public static Error NoSuchRoute(string path) => new(
        ErrorKind.NotFound, "NOT_FOUND", $"There is nothing at {Short(path)}.", "Look at /swagger for what there is.");

    public static Error MethodNotAllowed(string method) => new(
        ErrorKind.Shape, "METHOD_NOT_ALLOWED", $"{Short(method)} is not possible here.", "Use a method that the Allow header names.");

    public static Error NotJson() => new(
        ErrorKind.Shape, "UNSUPPORTED_MEDIA_TYPE", "The body must be JSON.", "Send it as Content-Type: application/json in UTF-8.");

    public static Error TooLarge(long max) => new(
        ErrorKind.Shape, "PAYLOAD_TOO_LARGE", $"The body may have {max / 1024} KiB at most.", "Send less at once.");

    public static Error WrongLength(long bytes) => new(
        ErrorKind.Shape, "WRONG_LENGTH", $"The body must have exactly {bytes} bytes.", "Send it as /openapi/v1.json says.");

    public static Error BodyRequired() => new(ErrorKind.Shape, "BODY_REQUIRED", "The request has no body.", "Send a JSON object.");

    public static Error Unreadable(string? field) => new(
        ErrorKind.Shape, "UNREADABLE_BODY", field is null ? "The body is not readable JSON." : $"'{Short(field)}' has the wrong type or is not readable.", "Correct it; /openapi/v1.json says what is expected.")
    { Field = field };

    public static Error UnknownMember(string field) => new(
        ErrorKind.Shape, "UNKNOWN_MEMBER", $"'{Short(field)}' is not known here.", "Leave it out, or correct its name.") { Field = Short(field) };

    public static Error DuplicateMember(string field) => new(
        ErrorKind.Shape, "DUPLICATE_MEMBER", $"'{Short(field)}' is there twice.", "Send it once.") { Field = Short(field) };

    public static Error BadCharacters(string? field) => new(
        ErrorKind.Shape, "BAD_CHARACTERS", $"{Short(field ?? "The text")} has characters that cannot be kept.", "Remove control characters and broken Unicode.") { Field = field };

    public static Error BadIdempotencyKey() => new(
        ErrorKind.Shape, "INVALID_IDEMPOTENCY_KEY", "The Idempotency-Key must have 1 to 255 visible ASCII characters.", "Use a fresh UUID for each new request.") { Field = "Idempotency-Key" };

    public static Error BadIfMatch() => new(
        ErrorKind.Shape, "INVALID_IF_MATCH", "If-Match must be the ETag of this order.", "Send the ETag that GET answered, in its quotation marks.") { Field = "If-Match" };

    public static Error TwoBodies() => new(
        ErrorKind.Shape, "AMBIGUOUS_BODY", "The order is given twice: as items and as checkoutData.", "Send either items or checkoutData with paymentResult.");

    public static Error ChooseVariant(string field) => new(
        ErrorKind.Rule, "VARIANT_REQUIRED", "This product has several variants.", "Name the variant, as GET /api/products lists it.") { Field = field };

    public static Error BadCursor() => new(
        ErrorKind.Shape, "INVALID_CURSOR", "The cursor is not one of ours, or belongs to another list.", "Start again without a cursor.") { Field = "cursor" };

    public static Error CrossSite() => new(
        ErrorKind.Forbidden, "CROSS_SITE_REQUEST", "A page of another site cannot act with this sign-in.", "Use a bearer token.");

    public static Error TooManyRequests(int seconds) => new(
        ErrorKind.TooMany, "TOO_MANY_REQUESTS", "Too many requests in a short time.", $"Wait {seconds} seconds.", CanRetry: true)
    { Details = new Dictionary<string, object?>(StringComparer.Ordinal) { [RetryAfter] = seconds } };

    public static Error BadRequest() => new(ErrorKind.Shape, "BAD_REQUEST", "The request cannot be read.", "Correct it and send it again.");

    public static Error Internal() => new(
        ErrorKind.Busy, "INTERNAL_ERROR", "Something went wrong on our side.", "Try again; if it stays, tell support the traceId.", CanRetry: true);

    private static string Short(string text) => text.Length <= 100 ? text : $"{text[..100]}…";
}
