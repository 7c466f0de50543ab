using System.Buffers;
using System.Net.Mime;
using System.Reflection;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using OrderDesk.Core.Common;

namespace OrderDesk.Web.Api;

/// <summary>Limits and reading of request bodies (RULES 19): at most 1 MB, JSON in UTF-8, 16 levels deep, strict.</summary>
internal static class Body
{
    public const int MaxBytes = 1024 * 1024;

    /// <returns>The value, null for an empty body, or what is wrong with it.</returns>
    public static async ValueTask<Result<T?>> Read<T>(HttpRequest request, CancellationToken ct)
        where T : class
    {
        if (request.ContentLength > MaxBytes)
        {
            return ApiErrors.TooLarge(MaxBytes);
        }

        var bytes = await Bytes(request, ct);
        if (bytes is null)
        {
            return ApiErrors.TooLarge(MaxBytes);
        }

        if (bytes.Length == 0)
        {
            return default(T);
        }

        return IsJson(request.ContentType) ? Parse<T>(bytes) : ApiErrors.NotJson();
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    /// <summary>Counts while it reads, so that a body without a length is bounded too.</summary>
    private static async ValueTask<byte[]?> Bytes(HttpRequest request, CancellationToken ct)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            if (read.Buffer.Length > MaxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Result<T?> Parse<T>(byte[] bytes)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, ApiJson.In) is { } value ? value : ApiErrors.BodyRequired();
        }
        catch (JsonException wrong)
        {
            return ApiJson.Explain(wrong);
        }
        catch (InvalidOperationException)
        {
            // The reader says so of names that are no Unicode.
            return ApiErrors.BadCharacters(null);
        }
    }
}

/// <summary>A JSON body that was read; the filter refuses the request before the handler when it could not be.</summary>
internal sealed class Body<T> : IRead, IBindableFromHttpContext<Body<T>>
    where T : class
{
    private readonly T? _value;

    private Body(T? value, Error? refusal) => (_value, Refusal) = (value, refusal);

    public Error? Refusal { get; }

    public T Value => _value ?? throw new InvalidOperationException("The body was refused.");

    /// <summary>The same for two bodies that mean the same: members in our order, no white space.</summary>
    public byte[] Canonical() => JsonSerializer.SerializeToUtf8Bytes(Value, ApiJson.Out);

    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var read = await Body.Read<T>(context.Request, context.RequestAborted);
        if (!read.Ok)
        {
            return new Body<T>(null, read.Error);
        }

        var value = read.Value ?? (context.GetEndpoint()?.Metadata.GetMetadata<Takes>() is { Optional: true } ? JsonSerializer.Deserialize<T>("{}", ApiJson.In) : null);
        return new Body<T>(value, value is null ? ApiErrors.BodyRequired() : null);
    }
}

/// <summary>The type of an endpoint's body, for reading and for the description.</summary>
/// <param name="Optional">An empty body stands for {}.</param>
internal sealed record Takes(Type Type, bool Optional);
