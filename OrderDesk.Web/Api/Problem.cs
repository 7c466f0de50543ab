using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OrderDesk.Core.Common;

namespace OrderDesk.Web.Api;

/// <summary>
/// The one place where a refusal becomes an answer over HTTP: problem details (RFC 9457) with a stable code, whether to try again,
/// what to do, and every single fault (RULES 19).
/// </summary>
internal sealed class Problem(Error error) : IResult
{
    /// <summary>How long a client waits before it repeats what was refused for being too early.</summary>
    private const int RetryAfterSeconds = 1;

    private static readonly HashSet<string> Members =
        new(["type", "title", "status", "detail", "instance", "code", "canRetry", "suggestedAction", "field", "errors", "traceId", "message"], StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Details = new(JsonSerializerDefaults.Web) { Encoder = ApiJson.Encoder };

    public static int StatusOf(Error error) => error.Code switch
    {
        "PAYLOAD_TOO_LARGE" => StatusCodes.Status413PayloadTooLarge,
        "UNSUPPORTED_MEDIA_TYPE" => StatusCodes.Status415UnsupportedMediaType,
        "METHOD_NOT_ALLOWED" => StatusCodes.Status405MethodNotAllowed,
        "INTERNAL_ERROR" => StatusCodes.Status500InternalServerError,
        _ => StatusOf(error.Kind),
    };

    public static Task Write(HttpContext http, Error error) => new Problem(error).ExecuteAsync(http);

    public async Task ExecuteAsync(HttpContext http)
    {
        var status = StatusOf(error);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/problem+json";
        http.Response.Headers.CacheControl = "no-store";
        Headers(http, status);
        var body = new ArrayBufferWriter<byte>(512);
        Fill(body, http, status);
        http.Response.ContentLength = body.WrittenCount;
        await http.Response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted);
    }

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Shape => StatusCodes.Status400BadRequest,
        ErrorKind.SignIn => StatusCodes.Status401Unauthorized,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.State => StatusCodes.Status409Conflict,
        ErrorKind.Version => StatusCodes.Status412PreconditionFailed,
        ErrorKind.Rule => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        ErrorKind.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private void Headers(HttpContext http, int status)
    {
        if (status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        if (error.Kind is ErrorKind.TooMany or ErrorKind.Busy || error.Code == CommonErrors.StillRunning().Code)
        {
            http.Response.Headers.RetryAfter = $"{error.Details.GetValueOrDefault(ApiErrors.RetryAfter) ?? RetryAfterSeconds}";
        }
    }

    private void Fill(IBufferWriter<byte> body, HttpContext http, int status)
    {
        using var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = ApiJson.Encoder });
        json.WriteStartObject();
        json.WriteString("type", $"urn:orderdesk:problem:{error.Code.ToLowerInvariant().Replace('_', '-')}");
        json.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
        json.WriteNumber("status", status);
        json.WriteString("detail", error.Message);
        json.WriteString("instance", http.Request.Path.Value);
        Parts(json, error);
        json.WriteStartArray("errors");
        foreach (var single in error.All.Count > 0 ? error.All : [error])
        {
            json.WriteStartObject();
            json.WriteString("message", single.Message);
            Parts(json, single);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("traceId", Activity.Current?.Id ?? http.TraceIdentifier);
        json.WriteEndObject();
    }

    private static void Parts(Utf8JsonWriter json, Error part)
    {
        json.WriteString("code", part.Code);
        json.WriteBoolean("canRetry", part.CanRetry);
        json.WriteString("suggestedAction", part.SuggestedAction);
        if (part.Field is not null)
        {
            json.WriteString("field", part.Field);
        }

        foreach (var (name, value) in part.Details.Where(d => !Members.Contains(d.Key)))
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value, Details);
        }
    }
}
