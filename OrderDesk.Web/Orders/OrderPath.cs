using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>The progress bar of an order: the expected path of its payment method with the times of its history (LOOK, An order). Pure.</summary>
public static class OrderPath
{
    /// <param name="order">Where it stands.</param>
    /// <param name="history">Oldest first or newest first: the last time that a status was reached counts.</param>
    /// <param name="promise">Said at "Delivered" while it is ahead: "by Tue 24 Nov".</param>
    public static IReadOnlyList<PathStep> Of(Order order, IReadOnlyList<HistoryEntry> history, string? promise = null)
    {
        var reached = history.GroupBy(h => h.To).ToDictionary(g => g.Key, g => g.Max(h => h.At));
        reached.TryAdd(OrderStatus.Pending, order.PlacedAt);
        var path = Stages(order);
        var at = Stage(order, path, reached);
        var steps = path.Select((status, i) => Step(status, i, at, order, reached, promise)).OfType<PathStep>().ToList();
        if (!path.Contains(order.Status))
        {
            steps.RemoveAll(s => s.State == PathState.Ahead);
            steps.Add(new PathStep(StatusLook.Of(order.Status).Word, PathState.Stopped, reached.TryGetValue(order.Status, out var when) ? when.Moment() : order.StatusAt.Moment()));
        }

        return steps;
    }

    /// <summary>The way of the goods to the door is one step: in transit, or out for delivery once it is.</summary>
    private static List<OrderStatus> Stages(Order order)
    {
        var merged = order.Status == OrderStatus.OutForDelivery ? OrderStatus.InTransit : OrderStatus.OutForDelivery;
        var path = OrderLifecycle.ExpectedPath(order.AcceptedOnAccountAt is not null && order.CapturedMinor == 0 ? PaymentMethod.OnAccount : order.PaymentMethod).Where(s => s != merged).ToList();
        if (order.Status == OrderStatus.Pending)
        {
            path.Insert(0, OrderStatus.Pending);
        }

        return path;
    }

    /// <summary>The index of the last stage that was reached; an order that left the path stopped after it.</summary>
    private static int Stage(Order order, List<OrderStatus> path, Dictionary<OrderStatus, DateTime> reached)
    {
        var now = path.IndexOf(order.Status);
        return now >= 0 ? now : path.FindLastIndex(reached.ContainsKey);
    }

    /// <summary>A stage that was passed over without a stop is left out.</summary>
    private static PathStep? Step(OrderStatus status, int index, int at, Order order, Dictionary<OrderStatus, DateTime> reached, string? promise)
    {
        var word = StatusLook.Of(status).Word;
        DateTimeOffset? when = reached.TryGetValue(status, out var time) ? time.Moment() : null;
        if (index < at)
        {
            return when is null ? null : new PathStep(word, PathState.Done, when);
        }

        if (index > at)
        {
            return new PathStep(word, PathState.Ahead, Note: status == OrderStatus.Delivered ? promise : null);
        }

        return new PathStep(word, status == OrderStatus.Completed || status != order.Status ? PathState.Done : PathState.Now, when ?? order.StatusAt.Moment());
    }
}
