using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>Lines that lie together: in one parcel, with one vendor, or not yet anywhere (LOOK, An order).</summary>
/// <param name="Key">Stays the same over readings, so that what is typed in its forms stays too.</param>
public sealed record LineGroup(string Key, Fulfillment? Parcel, SubOrder? SubOrder, HubId? Hub, IReadOnlyList<GroupLine> Lines)
{
    /// <summary>Parcels first, by number; then what is in none, by vendor.</summary>
    public static IReadOnlyList<LineGroup> Of(Order order)
    {
        var groups = order.Fulfillments.Where(f => f.State != FulfillmentState.Cancelled).OrderBy(f => f.Number).Select(f => InParcel(order, f)).ToList();
        var placed = groups.SelectMany(g => g.Lines).GroupBy(l => l.Line.Id).ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity));
        var rest = order.Lines.Select(l => new GroupLine(l, l.Charged - placed.GetValueOrDefault(l.Id))).Where(l => l.Quantity > 0).GroupBy(l => l.Line.VendorId);
        return [.. groups, .. rest.Select(g => Unplaced(order, g.Key, [.. g]))];
    }

    private static LineGroup InParcel(Order order, Fulfillment parcel) => new(
        parcel.Id.ToString(), parcel, order.SubOrders.FirstOrDefault(s => s.Id == parcel.SubOrderId), parcel.HubId,
        [.. parcel.Lines.Select(l => new GroupLine(order.Line(l.LineId)!, l.Quantity)).OrderBy(l => l.Line.Position)]);

    private static LineGroup Unplaced(Order order, VendorId? vendor, IReadOnlyList<GroupLine> lines)
    {
        var hubs = order.Reservations.Where(r => lines.Any(l => l.Line.Id == r.LineId)).Select(r => r.HubId).Distinct().ToList();
        return new($"rest-{vendor}", null, order.SubOrders.FirstOrDefault(s => vendor is not null && s.VendorId == vendor), hubs.Count == 1 ? hubs[0] : null, lines);
    }
}

/// <summary>So many units of a line in one group.</summary>
public sealed record GroupLine(OrderLine Line, int Quantity)
{
    /// <summary>Where the units of the whole line are, for the bar; without those that a change took off.</summary>
    public IReadOnlyList<QuantityPart> Parts =>
    [
        new(QuantityKind.Delivered, Line.Units.Delivered),
        new(QuantityKind.Shipped, Line.Units.Shipped),
        new(QuantityKind.Packed, Line.Units.Packed),
        new(QuantityKind.Committed, Line.Units.Committed),
        new(QuantityKind.Reserved, Line.Units.Reserved),
        new(QuantityKind.Ordered, Line.Units.Pending + Line.Units.Backordered),
        new(QuantityKind.Back, Line.Units.Returned),
        new(QuantityKind.Cancelled, Line.Units.Cancelled - Line.Removed),
    ];
}
