using System.Globalization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;

namespace OrderDesk.Core.Tests.Orders;

public sealed class PlacementFactsTests
{
    private static readonly VariantId Cup = new(7);

    [Theory]
    [InlineData("", "A 5, B 3")]
    [InlineData("2", "A 3, B 3")]
    [InlineData("6", "B 2")]
    [InlineData("9", "")]
    [InlineData("4 4 4", "")]
    [InlineData("9!", "A 5, B 3")]
    [InlineData("9! 6", "B 2")]
    [InlineData("3 6! 5!", "")]
    public void Free_BelongsFirstToThoseWhoWait(string waiting, string free)
    {
        var claims = waiting.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => new WaitingClaim(int.Parse(w.TrimEnd('!'), CultureInfo.InvariantCulture), w.EndsWith('!')));
        var facts = new PlacementFacts(new Dictionary<VariantId, SellableItem>(), null, [Hub(1, "A", 5), Hub(2, "B", 3), Hub(3, "C", 0)]) { Waiting = claims.ToLookup(_ => Cup) };

        string.Join(", ", facts.Free(Cup).Select(a => $"{a.Hub} {a.Available}")).ShouldBe(free);
    }

    private static HubStock Hub(long id, string code, int available) =>
        new(new HubId(id), code, "DE", 0, 0, new Dictionary<VariantId, int> { [Cup] = available });
}
