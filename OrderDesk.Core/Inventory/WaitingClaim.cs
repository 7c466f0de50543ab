namespace OrderDesk.Core.Inventory;

/// <summary>What a paid line that waits for goods may take of those that are there: it comes before every new buyer.</summary>
/// <param name="Units">Units that it waits for.</param>
/// <param name="IsWhole">Its order wants one delivery: it takes all it waits for, or nothing.</param>
public readonly record struct WaitingClaim(int Units, bool IsWhole)
{
    /// <returns>Units that it takes of what is there.</returns>
    public int Of(int there) => IsWhole && there < Units ? 0 : Math.Min(Units, Math.Max(0, there));
}
