using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using OrderDesk.Core.Common;

namespace OrderDesk.Web.Api;

/// <summary>How JSON is read (strictly) and written. Types and their members are generated at build time, for speed.</summary>
internal static partial class ApiJson
{
    /// <summary>Letters stay letters; the answers are always served as JSON with nosniff.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    // Types of a refusal's details come from anywhere; they alone are looked at while the program runs.
    private static IJsonTypeInfoResolver Types { get; } = JsonTypeInfoResolver.Combine(ApiJsonTypes.Default, new DefaultJsonTypeInfoResolver());

    public static JsonSerializerOptions In { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
        TypeInfoResolver = Types,
        Converters = { new CleanText(), new UtcTime() },
    };

    public static JsonSerializerOptions Out { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = Encoder,
        TypeInfoResolver = Types,
        Converters = { new UtcTime() },
    };

    /// <summary>What the parser found, in our words: its own name .NET types.</summary>
    public static Error Explain(JsonException wrong)
    {
        var path = wrong.Path is null or "$" ? null : wrong.Path.TrimStart('$').TrimStart('.');
        if (wrong is BadTextException)
        {
            return ApiErrors.BadCharacters(path);
        }

        if (Unmapped().Match(wrong.Message) is { Success: true } unknown)
        {
            return ApiErrors.UnknownMember(Join(path, unknown.Groups["name"].Value));
        }

        return Duplicate().Match(wrong.Message) is { Success: true } twice ? ApiErrors.DuplicateMember(Join(path, twice.Groups["name"].Value)) : ApiErrors.Unreadable(path);
    }

    private static string Join(string? path, string name) => path is null || path == name ? name : path.EndsWith($".{name}", StringComparison.Ordinal) ? path : $"{path}.{name}";

    [GeneratedRegex("'(?<name>[^']*)' could not be mapped", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Unmapped();

    [GeneratedRegex("[Dd]uplicate property '(?<name>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Duplicate();
}

/// <summary>A text holds what cannot be kept; the serializer adds where.</summary>
internal sealed class BadTextException() : JsonException("Control characters or broken Unicode");

/// <summary>Texts of requests: NFC-normalised, without control characters but line breaks and tabs (RULES 19).</summary>
internal sealed class CleanText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = Decode(ref reader);
        if (text is null)
        {
            return null;
        }

        foreach (var c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            {
                throw new BadTextException();
            }
        }

        return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Half a surrogate pair is no text; the reader has no other word for it.</summary>
    private static string? Decode(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException) when (reader.TokenType == JsonTokenType.String)
        {
            throw new BadTextException();
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Times are ISO 8601 in UTC; a date alone is its first moment, a time without a zone is UTC.</summary>
internal sealed class UtcTime : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTime(out var time) ? Utc(time) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(Utc(value));

    public static DateTime Utc(DateTime time) => time.Kind switch
    {
        DateTimeKind.Local => time.ToUniversalTime(),
        DateTimeKind.Unspecified => DateTime.SpecifyKind(time, DateTimeKind.Utc),
        _ => time,
    };
}
