namespace OrderDesk.Core.Common;

public readonly record struct SupplierId(long Value) : IId<SupplierId>
{
    public static string Prefix => "sup";

    public static SupplierId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);
}

public readonly record struct ReplenishmentId(long Value) : IId<ReplenishmentId>
{
    public static string Prefix => "rep";

    public static ReplenishmentId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(ReplenishmentId a, ReplenishmentId b) => a.Value < b.Value;

    public static bool operator >(ReplenishmentId a, ReplenishmentId b) => a.Value > b.Value;

    public static bool operator <=(ReplenishmentId a, ReplenishmentId b) => a.Value <= b.Value;

    public static bool operator >=(ReplenishmentId a, ReplenishmentId b) => a.Value >= b.Value;
}
