using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Orders;

/// <summary>What the sweeping jobs look for, each by a partial index.</summary>
internal sealed class OrderQueues(IDatabase database) : IOrderQueues
{
    public Task<IReadOnlyList<OrderId>> WithExpiredHold(DateTime now, int take, CancellationToken ct) =>
        Ids(orders => orders.Where(o => o.ReservationExpiresAt != null && o.ReservationExpiresAt <= now).OrderBy(o => o.ReservationExpiresAt), take, ct);

    public Task<IReadOnlyList<OrderId>> UnpaidSince(DateTime before, int take, CancellationToken ct)
    {
        var end = new OrderId(IdSource.FloorOf(before));
        return Ids(orders => orders.Where(o => (o.Status == OrderStatus.Pending || o.Status == OrderStatus.Reserved) && o.Id < end).OrderBy(o => o.Id), take, ct);
    }

    public Task<IReadOnlyList<OrderId>> DeliveredBefore(DateTime before, int take, CancellationToken ct) =>
        Ids(orders => orders.Where(o => o.Status == OrderStatus.Delivered && o.DeliveredAt < before).OrderBy(o => o.Id), take, ct);

    private async Task<IReadOnlyList<OrderId>> Ids(Func<IQueryable<Order>, IQueryable<Order>> which, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        return await which(db.Orders.AsNoTracking().Where(o => !o.IsHistory)).Select(o => o.Id).Take(take).ToListAsync(ct);
    }
}
