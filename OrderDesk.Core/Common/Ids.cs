using System.Diagnostics.CodeAnalysis;

namespace OrderDesk.Core.Common;

/// <summary>
/// A typed id: a 63-bit number that grows with time (see <see cref="IdSource"/>), written on the wire as a prefix and
/// 13 characters of Crockford's base 32: <c>ord_04z8k2r6v9wq1</c>. It is not the human number (ORD-2026-000123).
/// Ids that keyset pages go by can be compared.
/// </summary>
public interface IId
{
    long Value { get; }
}

/// <inheritdoc cref="IId"/>
public interface IId<TSelf> : IId
    where TSelf : struct, IId<TSelf>
{
    static abstract string Prefix { get; }

    static abstract TSelf From(long value);
}

public readonly record struct OrderId(long Value) : IId<OrderId>
{
    public static string Prefix => "ord";

    public static OrderId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(OrderId a, OrderId b) => a.Value < b.Value;

    public static bool operator >(OrderId a, OrderId b) => a.Value > b.Value;

    public static bool operator <=(OrderId a, OrderId b) => a.Value <= b.Value;

    public static bool operator >=(OrderId a, OrderId b) => a.Value >= b.Value;
}

public readonly record struct LineId(long Value) : IId<LineId>
{
    public static string Prefix => "lin";

    public static LineId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);
}

public readonly record struct SubOrderId(long Value) : IId<SubOrderId>
{
    public static string Prefix => "sub";

    public static SubOrderId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(SubOrderId a, SubOrderId b) => a.Value < b.Value;

    public static bool operator >(SubOrderId a, SubOrderId b) => a.Value > b.Value;

    public static bool operator <=(SubOrderId a, SubOrderId b) => a.Value <= b.Value;

    public static bool operator >=(SubOrderId a, SubOrderId b) => a.Value >= b.Value;
}

public readonly record struct FulfillmentId(long Value) : IId<FulfillmentId>
{
    public static string Prefix => "ful";

    public static FulfillmentId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(FulfillmentId a, FulfillmentId b) => a.Value < b.Value;

    public static bool operator >(FulfillmentId a, FulfillmentId b) => a.Value > b.Value;

    public static bool operator <=(FulfillmentId a, FulfillmentId b) => a.Value <= b.Value;

    public static bool operator >=(FulfillmentId a, FulfillmentId b) => a.Value >= b.Value;
}

public readonly record struct PaymentId(long Value) : IId<PaymentId>
{
    public static string Prefix => "pay";

    public static PaymentId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);
}

public readonly record struct RefundId(long Value) : IId<RefundId>
{
    public static string Prefix => "ref";

    public static RefundId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);
}

public readonly record struct ReservationId(long Value) : IId<ReservationId>
{
    public static string Prefix => "res";

    public static ReservationId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);
}

public readonly record struct HoldId(long Value) : IId<HoldId>
{
    public static string Prefix => "hld";

    public static HoldId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);
}

public readonly record struct CustomerId(long Value) : IId<CustomerId>
{
    public static string Prefix => "cus";

    public static CustomerId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(CustomerId a, CustomerId b) => a.Value < b.Value;

    public static bool operator >(CustomerId a, CustomerId b) => a.Value > b.Value;

    public static bool operator <=(CustomerId a, CustomerId b) => a.Value <= b.Value;

    public static bool operator >=(CustomerId a, CustomerId b) => a.Value >= b.Value;
}

public readonly record struct VendorId(long Value) : IId<VendorId>
{
    public static string Prefix => "ven";

    public static VendorId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(VendorId a, VendorId b) => a.Value < b.Value;

    public static bool operator >(VendorId a, VendorId b) => a.Value > b.Value;

    public static bool operator <=(VendorId a, VendorId b) => a.Value <= b.Value;

    public static bool operator >=(VendorId a, VendorId b) => a.Value >= b.Value;
}

public readonly record struct HubId(long Value) : IId<HubId>
{
    public static string Prefix => "hub";

    public static HubId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);
}

public readonly record struct ProductId(long Value) : IId<ProductId>
{
    public static string Prefix => "prd";

    public static ProductId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(ProductId a, ProductId b) => a.Value < b.Value;

    public static bool operator >(ProductId a, ProductId b) => a.Value > b.Value;

    public static bool operator <=(ProductId a, ProductId b) => a.Value <= b.Value;

    public static bool operator >=(ProductId a, ProductId b) => a.Value >= b.Value;
}

public readonly record struct VariantId(long Value) : IId<VariantId>
{
    public static string Prefix => "var";

    public static VariantId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);
}

public readonly record struct UserId(long Value) : IId<UserId>
{
    public static string Prefix => "usr";

    public static UserId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);
}

/// <summary>Parcels that are picked together.</summary>
public readonly record struct WaveId(long Value) : IId<WaveId>
{
    public static string Prefix => "wav";

    public static WaveId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(WaveId a, WaveId b) => a.Value < b.Value;

    public static bool operator >(WaveId a, WaveId b) => a.Value > b.Value;

    public static bool operator <=(WaveId a, WaveId b) => a.Value <= b.Value;

    public static bool operator >=(WaveId a, WaveId b) => a.Value >= b.Value;
}

/// <summary>Any append-only row that nobody names from outside: history, events, movements, entries, notes, messages.</summary>
public readonly record struct RowId(long Value) : IId<RowId>
{
    public static string Prefix => "row";

    public static RowId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(RowId a, RowId b) => a.Value < b.Value;

    public static bool operator >(RowId a, RowId b) => a.Value > b.Value;

    public static bool operator <=(RowId a, RowId b) => a.Value <= b.Value;

    public static bool operator >=(RowId a, RowId b) => a.Value >= b.Value;
}

/// <summary>Writes and reads ids as text.</summary>
public static class IdText
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 13;

    public static string Write<T>(T id)
        where T : struct, IId<T> => string.Create(T.Prefix.Length + 1 + Length, id.Value, static (span, value) =>
        {
            T.Prefix.CopyTo(span);
            span[T.Prefix.Length] = '_';
            for (var i = span.Length - 1; i > T.Prefix.Length; i--)
            {
                span[i] = Alphabet[(int)(value & 31)];
                value >>= 5;
            }
        });

    public static bool TryRead<T>([NotNullWhen(true)] string? text, out T id)
        where T : struct, IId<T>
    {
        id = default;
        var prefix = T.Prefix;
        if (text is null || text.Length != prefix.Length + 1 + Length || text[prefix.Length] != '_' || !text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        long value = 0;
        foreach (var c in text.AsSpan(prefix.Length + 1))
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0 || value >> 58 != 0)
            {
                return false;
            }

            value = (value << 5) | (uint)digit;
        }

        id = T.From(value);
        return true;
    }
}
