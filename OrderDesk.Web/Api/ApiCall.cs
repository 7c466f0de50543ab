using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Web.Identity;

namespace OrderDesk.Web.Api;

/// <summary>What was found wrong while a request was read; the API's filter answers it before the handler runs.</summary>
internal interface IRead
{
    Error? Refusal { get; }
}

/// <summary>One request as the handlers see it: who asks, with which key, having seen which version.</summary>
internal sealed class ApiCall : IRead, IBindableFromHttpContext<ApiCall>
{
    private static readonly object CallerItem = new();
    private readonly HttpContext _http;
    private readonly string? _key;
    private CommandKey? _used;

    private ApiCall(HttpContext http)
    {
        _http = http;
        _key = http.Request.Headers.TryGetValue("Idempotency-Key", out var keys) ? keys.ToString() : null;
        Refusal = _key is not null && !IsKey(_key) ? ApiErrors.BadIdempotencyKey() : null;
        Version = ReadIfMatch(http.Request);
    }

    public Error? Refusal { get; private set; }

    /// <summary>The version that the client saw (If-Match); null does not compare.</summary>
    public long? Version { get; }

    public Caller Caller => CallerOf(_http);

    public QueryText Query => new(_http.Request.Query);

    /// <summary>For use cases that know no version: the filter of their endpoint is enough.</summary>
    public static Caller CallerOf(HttpContext http)
    {
        if (http.Items[CallerItem] is not Caller caller)
        {
            caller = Callers.Of(http.User, http.Connection.RemoteIpAddress?.ToString() ?? "api");
            http.Items[CallerItem] = caller;
        }

        return caller;
    }

    public static ValueTask<ApiCall?> BindAsync(HttpContext context, ParameterInfo parameter) => new(new ApiCall(context));

    /// <summary>The caller of a changing request, with its idempotency key when it has one (RULES 16).</summary>
    public Caller Command() => WithKey([]);

    /// <inheritdoc cref="Command()"/>
    public Caller Command<T>(Body<T> body)
        where T : class => WithKey(_key is null ? [] : body.Canonical());

    /// <summary>Says that this is the stored answer of an earlier request, when it is.</summary>
    public void MarkReplay()
    {
        if (_used?.Replayed == true)
        {
            _http.Response.Headers["Idempotent-Replayed"] = "true";
        }
    }

    public void SetVersion(long version) => _http.Response.Headers.ETag = Tag(version);

    public void SetLocation(string path) => _http.Response.Headers.Location = path;

    /// <summary>The client has this version already.</summary>
    public bool Knows(long version) =>
        _http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag.Equals(Tag(version), StringComparison.Ordinal));

    private static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static bool IsKey(string key) => key.Length is >= 1 and <= 255 && key.All(c => c is > ' ' and <= '~');

    private Caller WithKey(ReadOnlySpan<byte> canonical)
    {
        if (_key is null)
        {
            return Caller;
        }

        var route = Encoding.UTF8.GetBytes($"{_http.Request.Method} {_http.Request.Path.Value}\n");
        var caller = Caller.WithKey(_key, Convert.ToHexStringLower(SHA256.HashData([.. route, .. canonical])));
        _used = caller.Key;
        return caller;
    }

    private long? ReadIfMatch(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(HeaderNames.IfMatch, out var header) || header.ToString() == "*")
        {
            return null;
        }

        var text = header.ToString().AsSpan().Trim();
        text = text.StartsWith("W/", StringComparison.Ordinal) ? text[2..] : text;
        if (text.Length > 2 && text[0] == '"' && text[^1] == '"' && long.TryParse(text[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return version;
        }

        Refusal ??= ApiErrors.BadIfMatch();
        return null;
    }
}
