using System.Globalization;

namespace OrderDesk.Core.Catalog;

/// <summary>How a variant can be ordered when it is not there: backorder and preorder are one thing (DESIGN 3).</summary>
/// <param name="Limit">0: not at all; null: without limit.</param>
/// <param name="Waiting">Units that wait for goods already.</param>
/// <param name="ExpectedOn">When goods are expected.</param>
public sealed record BackorderTerms(int? Limit, int Waiting, DateOnly? ExpectedOn)
{
    public static BackorderTerms None { get; } = new(0, 0, null);

    /// <summary>Units that may still be backordered.</summary>
    public int Room => Limit is { } limit ? Math.Max(0, limit - Waiting) : int.MaxValue;

    /// <summary>"expected 12 Dec", or that nobody knows.</summary>
    public string Words => WordsOf(ExpectedOn);

    public static string WordsOf(DateOnly? expectedOn) =>
        expectedOn is { } day ? string.Create(CultureInfo.InvariantCulture, $"expected {day:d MMM}") : "date not known yet";
}
