namespace OrderDesk.Core.Common;

/// <summary>A place in a hub; zero is "no bin".</summary>
public readonly record struct BinId(long Value) : IId<BinId>
{
    public static string Prefix => "bin";

    public static BinId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(BinId a, BinId b) => a.Value < b.Value;

    public static bool operator >(BinId a, BinId b) => a.Value > b.Value;

    public static bool operator <=(BinId a, BinId b) => a.Value <= b.Value;

    public static bool operator >=(BinId a, BinId b) => a.Value >= b.Value;
}

/// <summary>A batch of a variant; zero is "no lot".</summary>
public readonly record struct LotId(long Value) : IId<LotId>
{
    public static string Prefix => "lot";

    public static LotId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(LotId a, LotId b) => a.Value < b.Value;

    public static bool operator >(LotId a, LotId b) => a.Value > b.Value;

    public static bool operator <=(LotId a, LotId b) => a.Value <= b.Value;

    public static bool operator >=(LotId a, LotId b) => a.Value >= b.Value;
}

/// <summary>Goods on their way from one hub to another.</summary>
public readonly record struct TransferId(long Value) : IId<TransferId>
{
    public static string Prefix => "trf";

    public static TransferId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(TransferId a, TransferId b) => a.Value < b.Value;

    public static bool operator >(TransferId a, TransferId b) => a.Value > b.Value;

    public static bool operator <=(TransferId a, TransferId b) => a.Value <= b.Value;

    public static bool operator >=(TransferId a, TransferId b) => a.Value >= b.Value;
}

/// <summary>What of one lot is on its way.</summary>
public readonly record struct TransferLineId(long Value) : IId<TransferLineId>
{
    public static string Prefix => "trl";

    public static TransferLineId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);
}

/// <summary>A count of what lies on the shelves.</summary>
public readonly record struct CountId(long Value) : IId<CountId>
{
    public static string Prefix => "cnt";

    public static CountId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);

    public static bool operator <(CountId a, CountId b) => a.Value < b.Value;

    public static bool operator >(CountId a, CountId b) => a.Value > b.Value;

    public static bool operator <=(CountId a, CountId b) => a.Value <= b.Value;

    public static bool operator >=(CountId a, CountId b) => a.Value >= b.Value;
}

/// <summary>One place of a count.</summary>
public readonly record struct CountLineId(long Value) : IId<CountLineId>
{
    public static string Prefix => "cnl";

    public static CountLineId From(long value) => new(value);

    public override string ToString() => IdText.Write(this);
}
