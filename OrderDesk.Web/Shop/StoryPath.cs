using OrderDesk.Core.Orders;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Shop;

/// <summary>The path of an order in the five steps that matter to its customer. Pure.</summary>
public static class StoryPath
{
    private static readonly OrderStatus[][] Reached =
    [
        [],
        [OrderStatus.PaymentConfirmed, OrderStatus.EscrowLocked, OrderStatus.Confirmed],
        [OrderStatus.Packed],
        [OrderStatus.Shipped, OrderStatus.InTransit, OrderStatus.OutForDelivery],
        [OrderStatus.Delivered, OrderStatus.Completed],
    ];

    /// <param name="promise">Said at the last step while it is ahead: "by Tue 24 Nov".</param>
    public static IReadOnlyList<PathStep> Of(Order order, IReadOnlyList<HistoryEntry> history, string? promise = null)
    {
        string[] words = ["Ordered", order.AcceptedOnAccountAt is null ? "Paid" : "On account", "Packed", "On its way", "Delivered"];
        string[] underWay = [words[0], "Payment", "Getting ready", words[3], words[4]];
        var stopped = order.Status > OrderStatus.Completed && order.Status != OrderStatus.Disputed;
        var now = Now(order.Status);
        var steps = new List<PathStep>();
        for (var i = 0; i < words.Length; i++)
        {
            var at = At(order, history, i);
            var state = stopped ? (at is null ? PathState.Ahead : PathState.Done) : i < now ? PathState.Done : i == now ? PathState.Now : PathState.Ahead;
            steps.Add(new PathStep(state == PathState.Now && at is null ? underWay[i] : words[i], state, state is PathState.Ahead ? null : at, state == PathState.Ahead && i == words.Length - 1 ? promise : null));
        }

        if (stopped)
        {
            steps.RemoveAll(s => s.State == PathState.Ahead);
            steps.Add(new PathStep(StatusLook.Of(order.Status).Word, PathState.Stopped, order.StatusAt.Moment()));
        }

        return steps;
    }

    /// <summary>The step that is under way; past the last one when all are done.</summary>
    private static int Now(OrderStatus status) => status switch
    {
        OrderStatus.Pending or OrderStatus.Reserved => 1,
        OrderStatus.PaymentConfirmed or OrderStatus.EscrowLocked or OrderStatus.Confirmed or OrderStatus.Processing or OrderStatus.Packed => 2,
        OrderStatus.Shipped or OrderStatus.InTransit or OrderStatus.OutForDelivery => 3,
        _ => 5,
    };

    private static DateTimeOffset? At(Order order, IReadOnlyList<HistoryEntry> history, int step)
    {
        var times = step == 0 ? [order.PlacedAt] : history.Where(h => Reached[step].Contains(h.To)).Select(h => h.At).ToList();
        return times.Count == 0 ? null : times.Min().Moment();
    }
}
