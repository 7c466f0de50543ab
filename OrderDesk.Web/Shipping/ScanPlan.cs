using System.Text.Json;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Web.Shipping;

/// <summary>What is right to scan, for the browser: it goes on by it while there is no connection.</summary>
public static class ScanPlan
{
    private sealed record Entry(IReadOnlyList<string> Codes, int N, string W);

    /// <summary>Slots to be filled in any order.</summary>
    public static string Of(PackCount count) => JsonSerializer.Serialize(new { Slots = count.Expected.Select(e => new Entry(e.Codes, e.Left, e.Words)) }, JsonSerializerOptions.Web);

    /// <summary>Steps, one after the other.</summary>
    public static string Of(ClusterPick round) => JsonSerializer.Serialize(new { Steps = round.Expected().Select(e => new Entry(e.Codes, e.Times, e.Words)) }, JsonSerializerOptions.Web);
}
