using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;

namespace OrderDesk.Web.Inventory;

/// <summary>Bins as people write them down: A-01-1, A-01-2 or A-01-1..A-02-4.</summary>
internal static class BinList
{
    private static readonly char[] Between = [',', ';', ' ', '\n'];

    public static Result<IReadOnlyList<string>> Read(string text)
    {
        var codes = new List<string>();
        foreach (var part in text.Replace(" .. ", "..", StringComparison.Ordinal).Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split("..", 2);
            if (ends.Length == 1)
            {
                codes.Add(part);
                continue;
            }

            var range = BinRange.Of(Bin.CodeOf(ends[0]) ?? "", Bin.CodeOf(ends[1]) ?? "");
            if (!range.Ok)
            {
                return range.Error;
            }

            codes.AddRange(range.Value);
        }

        return codes;
    }
}
