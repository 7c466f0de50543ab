using OrderDesk.Core.Common;

namespace OrderDesk.Core.Inventory;

/// <summary>Free units of one variant at one place of a hub.</summary>
/// <param name="Walk">Where the bin comes on the walk through the hub.</param>
public sealed record PlaceStock(BinId Bin, LotId Lot, DateOnly? ExpiresOn, bool IsBlocked, int Walk, int Free)
{
    public bool IsSellable(DateOnly today) => !IsBlocked && Inventory.Lot.IsGood(ExpiresOn, today);
}

/// <summary>First expired, first out (DESIGN 3): which lots and bins units are taken from.</summary>
public static class Fefo
{
    /// <summary>
    /// The order in which goods leave: what expires first, then what came first, then the shortest walk; what does not expire last.
    /// </summary>
    public static IOrderedEnumerable<PlaceStock> Order(IEnumerable<PlaceStock> places) =>
        places.OrderBy(p => p.ExpiresOn ?? DateOnly.MaxValue).ThenBy(p => p.Lot.Value).ThenBy(p => p.Walk).ThenBy(p => p.Bin.Value);

    /// <summary>Takes units from sellable places only.</summary>
    /// <returns>Pieces that may add up to less than was asked for, when there is no more.</returns>
    public static IReadOnlyList<(PlaceStock Place, int Quantity)> Take(IEnumerable<PlaceStock> places, int quantity, DateOnly today)
    {
        var pieces = new List<(PlaceStock, int)>();
        foreach (var place in Order(places.Where(p => p.Free > 0 && p.IsSellable(today))))
        {
            if (quantity == 0)
            {
                break;
            }

            var take = Math.Min(quantity, place.Free);
            pieces.Add((place, take));
            quantity -= take;
        }

        return pieces;
    }
}
