using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Data.Work;

namespace OrderDesk.Data.Orders;

/// <summary>
/// Orders as this process has last committed them. An order lies in nine tables, and the next command on it mostly comes soon: the
/// answer of a payment, the next scan. Who takes one must compare its version with the database's, under the lock of its
/// transaction: only then is it the order (RULES 7). What is taken belongs to that transaction alone, and comes back after its commit.
/// </summary>
internal sealed class RecentOrders
{
    /// <summary>Two generations of at most this many: when the younger is full, the older is let go.</summary>
    private const int Most = 500;

    private ConcurrentDictionary<OrderId, OpenOrder> _younger = new();
    private ConcurrentDictionary<OrderId, OpenOrder> _older = new();

    public OpenOrder? Take(OrderId id) => _younger.TryRemove(id, out var order) || _older.TryRemove(id, out order) ? order : null;

    public void Keep(OpenOrder order)
    {
        if (_younger.Count >= Most)
            (_older, _younger) = (_younger, new());
        _younger[order.Order.Id] = order;
    }

    /// <summary>The numbers of those that are not what their rows are: there must be none. For proofs while nobody works.</summary>
    public async Task<IReadOnlyList<string>> Differing(OrderDeskDb db, CancellationToken ct)
    {
        List<string> differing = [];
        foreach (var kept in _younger.Concat(_older).Select(k => k.Value.Order))
        {
            var order = await db.Orders.AsNoTracking().Of(kept.Id).WithAll().FirstOrDefaultAsync(ct);
            if (order is not null && order.Version == kept.Version && OrderImage.Of(db.Model, order).Since(OrderImage.Of(db.Model, kept)).Any())
                differing.Add(kept.Number);
        }

        return differing;
    }
}
