using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;

namespace OrderDesk.Data.Conventions;

/// <summary>A typed id is its number.</summary>
internal sealed class IdConverter<T>() : ValueConverter<T, long>(id => id.Value, value => Make(value))
    where T : struct, IId<T>
{
    // An expression tree cannot call the static abstract itself.
    private static T Make(long value) => T.From(value);
}

/// <summary>An enum is its wire name: readable in SQL, and safe when members are added.</summary>
internal sealed class WireNameConverter<T>() : ValueConverter<T, string>(value => WireName.Of(value), text => Read(text))
    where T : struct, Enum
{
    private static T Read(string text) =>
        WireName.TryRead<T>(text, out var value) ? value : throw new InvalidOperationException($"The database holds '{text}', which is no {typeof(T).Name}.");
}

/// <summary>SQLite keeps times as Unix milliseconds, so that they compare and sort (RULES 1, 2).</summary>
internal sealed class MillisecondsConverter() : ValueConverter<DateTime, long>(
    time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToUnixTimeMilliseconds(),
    value => DateTimeOffset.FromUnixTimeMilliseconds(value).UtcDateTime);

/// <summary>An address is a snapshot that nobody filters by: one JSON text.</summary>
internal sealed class AddressConverter() : ValueConverter<Address, string>(
    address => JsonSerializer.Serialize(address, JsonSerializerOptions.Web),
    text => Read(text))
{
    public static Address Read(string text) => JsonSerializer.Deserialize<Address>(text, JsonSerializerOptions.Web)!;
}

internal static class ConverterSetup
{
    /// <summary>Every typed id and every enum of the domain is converted; nothing is converted in a single map.</summary>
    public static void AddOrderDeskConverters(this ModelConfigurationBuilder configuration)
    {
        var core = typeof(IId).Assembly.GetTypes();
        foreach (var id in core.Where(t => t.IsValueType && typeof(IId).IsAssignableFrom(t)))
            configuration.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        foreach (var name in core.Where(t => t.IsEnum && t.IsPublic))
            configuration.Properties(name).HaveConversion(typeof(WireNameConverter<>).MakeGenericType(name)).HaveMaxLength(30);
        configuration.Properties<Address>().HaveConversion<AddressConverter>();
    }
}
