using OrderDesk.Core.Inventory;

namespace OrderDesk.Web.Inventory;

/// <summary>What came of blocking a lot, in a sentence.</summary>
internal static class BlockWords
{
    public static string Of(string lot, bool block, BlockLot.Answer answer)
    {
        var parts = new List<string> { block ? $"Lot {lot} is taken from sale: {answer.Units} units blocked" : $"Lot {lot} is for sale again: {answer.Units} units" };
        if (answer.Changed > 0)
            parts.Add($"{answer.Changed} parcels got another lot");
        if (answer.HoldsLost > 0)
            parts.Add($"{answer.HoldsLost} unpaid orders lost their hold");
        if (answer.Stopped.Count > 0)
            parts.Add($"on hold: {string.Join(", ", answer.Stopped.Take(5))}{(answer.Stopped.Count > 5 ? " and others" : "")}");
        return string.Join("; ", parts);
    }
}
