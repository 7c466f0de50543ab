using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>Open → applied, or cancelled.</summary>
public enum CountState
{
    Open,
    Applied,
    Cancelled,
}

/// <summary>One place of a count: what should lie there, and what somebody saw.</summary>
public sealed class CountLine
{
    private CountLine()
    {
    }

    public CountLineId Id { get; private set; }

    public CountId CountId { get; private set; }

    public VariantId VariantId { get; private set; }

    public BinId BinId { get; private set; }

    public LotId LotId { get; private set; }

    /// <summary>What lay on the shelf when the line was made; whoever counts does not see it.</summary>
    public int Expected { get; private set; }

    /// <summary>How often units had come or gone here by then.</summary>
    public int Moves { get; private set; }

    /// <summary>It was not expected: somebody found it.</summary>
    public bool IsFound { get; private set; }

    /// <summary>Null: not counted yet.</summary>
    public int? Counted { get; private set; }

    public string? CountedBy { get; private set; }

    public DateTime? CountedAt { get; private set; }

    public int Difference => Counted is { } counted ? counted - Expected : 0;

    internal static CountLine Of(CountLineId id, CountId count, ShelfPlace place, bool isFound) => new()
    {
        Id = id,
        CountId = count,
        VariantId = place.Variant,
        BinId = place.Bin,
        LotId = place.Lot,
        Expected = place.OnShelf,
        Moves = place.Moves,
        IsFound = isFound,
    };

    internal void Enter(int counted, string by, DateTime now) => (Counted, CountedBy, CountedAt) = (counted, by, now);

    internal void Renew(ShelfPlace place) => (Expected, Moves, Counted, CountedBy, CountedAt) = (place.OnShelf, place.Moves, null, null, null);
}

/// <summary>A count of some bins, or of one product, in a hub: opened with what should be there, counted blind, then applied as a whole.</summary>
public sealed class StockCount
{
    public const int MaxLines = 500;

    private readonly List<CountLine> _lines = [];

    private StockCount()
    {
    }

    public CountId Id { get; private set; }

    /// <summary>CNT-2026-000001.</summary>
    public string Number { get; private set; } = "";

    public HubId HubId { get; private set; }

    /// <summary>What is counted, in words: the bins, or the product.</summary>
    public string What { get; private set; } = "";

    public CountState State { get; private set; }

    public DateTime OpenedAt { get; private set; }

    public string OpenedBy { get; private set; } = "";

    public DateTime? ClosedAt { get; private set; }

    public string? ClosedBy { get; private set; }

    public long Version { get; private set; }

    public IReadOnlyList<CountLine> Lines => _lines;

    public static StockCount Open(CountId id, string number, HubId hub, string what, string by, DateTime now) =>
        new() { Id = id, Number = number, HubId = hub, What = what, OpenedBy = by, OpenedAt = now };

    /// <summary>A large difference is asked about once more: more than ten units, and more than a fifth of what was expected.</summary>
    public static bool IsLarge(int expected, int counted) => Math.Abs(counted - expected) > 10 && Math.Abs(counted - expected) * 5L > expected;

    public CountLine Expect(CountLineId id, ShelfPlace place, bool isFound = false)
    {
        var line = CountLine.Of(id, Id, place, isFound);
        _lines.Add(line);
        return line;
    }

    public CountLine? At(VariantId variant, BinId bin, LotId lot) => _lines.Find(l => l.VariantId == variant && l.BinId == bin && l.LotId == lot);

    public void Enter(CountLine line, int counted, string by, DateTime now)
    {
        line.Enter(counted, by, now);
        Version++;
    }

    public void Renew(CountLine line, ShelfPlace place)
    {
        line.Renew(place);
        Version++;
    }

    public void Close(CountState state, string by, DateTime now)
    {
        Version++;
        (State, ClosedAt, ClosedBy) = (state, now, by);
    }
}

/// <summary>A place of a count as a refusal names it.</summary>
public sealed record CountPlace(string LineId, string? BinCode, string? LotNumber, string Sku, string Name, int? Expected = null, int? Counted = null)
{
    public override string ToString() => $"{Sku} in {BinCode ?? "no bin"}{(LotNumber is null ? "" : $", lot {LotNumber}")}";
}
