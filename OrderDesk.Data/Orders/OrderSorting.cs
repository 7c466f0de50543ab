using System.Globalization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Orders;

/// <summary>The orders of a list and where a keyset page goes on: by (value, id), never by offset (RULES 27).</summary>
internal static class OrderSorting
{
    public static IQueryable<Order> Sorted(this IQueryable<Order> orders, OrderQuery q) => (q.Sort, q.Descending) switch
    {
        (OrderSort.Placed, true) => orders.OrderByDescending(o => o.Id),
        (OrderSort.Placed, false) => orders.OrderBy(o => o.Id),
        (OrderSort.Updated, true) => orders.OrderByDescending(o => o.UpdatedAt).ThenByDescending(o => o.Id),
        (OrderSort.Updated, false) => orders.OrderBy(o => o.UpdatedAt).ThenBy(o => o.Id),
        (OrderSort.Total, true) => orders.OrderByDescending(o => o.TotalMinor).ThenByDescending(o => o.Id),
        (OrderSort.Total, false) => orders.OrderBy(o => o.TotalMinor).ThenBy(o => o.Id),
        (OrderSort.Status, true) => orders.OrderByDescending(o => o.Status).ThenByDescending(o => o.Id),
        (OrderSort.Status, false) => orders.OrderBy(o => o.Status).ThenBy(o => o.Id),
        (_, true) => orders.Where(o => o.PromisedAt != null).OrderByDescending(o => o.PromisedAt).ThenByDescending(o => o.Id),
        _ => orders.Where(o => o.PromisedAt != null).OrderBy(o => o.PromisedAt).ThenBy(o => o.Id),
    };

    public static IQueryable<Order> After(this IQueryable<Order> orders, OrderQuery q, string? cursor)
    {
        if (Cursor.ReadPair(cursor) is not { } at || !long.TryParse(at.Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return orders;
        var id = new OrderId(at.Id);
        return q.Sort switch
        {
            OrderSort.Placed => q.Descending ? orders.Where(o => o.Id < id) : orders.Where(o => o.Id > id),
            OrderSort.Total => q.Descending
                ? orders.Where(o => o.TotalMinor < value || (o.TotalMinor == value && o.Id < id))
                : orders.Where(o => o.TotalMinor > value || (o.TotalMinor == value && o.Id > id)),
            OrderSort.Status => AfterStatus(orders, (OrderStatus)Math.Clamp(value, 0, (long)OrderStatus.Failed), id, q.Descending),
            OrderSort.Updated => AfterUpdated(orders, Time(value), id, q.Descending),
            _ => AfterPromised(orders, Time(value), id, q.Descending),
        };
    }

    public static string CursorOf(OrderRow row, DateTime updatedAt, OrderQuery q)
    {
        var value = q.Sort switch
        {
            OrderSort.Total => row.Total.Minor,
            OrderSort.Status => (long)row.Status,
            OrderSort.Updated => Milliseconds(updatedAt),
            OrderSort.Promised => Milliseconds(row.PromisedAt ?? DateTime.UnixEpoch),
            _ => 0,
        };
        return Cursor.Write(value.ToString(CultureInfo.InvariantCulture), row.Id.Value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Statuses are kept as their wire names, and so they sort: the ones that come later are named one by one.</summary>
    private static IQueryable<Order> AfterStatus(IQueryable<Order> orders, OrderStatus at, OrderId id, bool descending)
    {
        var later = Enum.GetValues<OrderStatus>().Where(s => Math.Sign(string.CompareOrdinal(WireName.Of(s), WireName.Of(at))) == (descending ? -1 : 1)).ToList();
        return descending
            ? orders.Where(o => later.Contains(o.Status) || (o.Status == at && o.Id < id))
            : orders.Where(o => later.Contains(o.Status) || (o.Status == at && o.Id > id));
    }

    private static IQueryable<Order> AfterUpdated(IQueryable<Order> orders, DateTime at, OrderId id, bool descending) => descending
        ? orders.Where(o => o.UpdatedAt < at || (o.UpdatedAt == at && o.Id < id))
        : orders.Where(o => o.UpdatedAt > at || (o.UpdatedAt == at && o.Id > id));

    private static IQueryable<Order> AfterPromised(IQueryable<Order> orders, DateTime at, OrderId id, bool descending) => descending
        ? orders.Where(o => o.PromisedAt < at || (o.PromisedAt == at && o.Id < id))
        : orders.Where(o => o.PromisedAt > at || (o.PromisedAt == at && o.Id > id));

    private static long Milliseconds(DateTime time) => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToUnixTimeMilliseconds();

    private static DateTime Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, -62_135_596_800_000, 253_402_300_799_999)).UtcDateTime;
}
