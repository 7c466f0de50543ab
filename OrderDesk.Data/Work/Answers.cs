using System.Text.Json;
using System.Text.Json.Serialization;
using OrderDesk.Core.Common;

namespace OrderDesk.Data.Work;

/// <summary>How answers of use cases are stored and read again: typed ids as their numbers.</summary>
internal static class Answers
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General) { Converters = { new IdConverterFactory() } };

    internal sealed class IdConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsValueType && typeof(IId).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(IdJson<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class IdJson<T> : JsonConverter<T>
        where T : struct, IId<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.From(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }
}
