using Microsoft.EntityFrameworkCore.Metadata;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Work;

/// <summary>
/// The rows that an order consists of, as they were at a moment. What a command did to an order is the difference of two of them:
/// orders are not tracked.
/// </summary>
internal sealed class OrderImage
{
    private readonly List<(RowPlan Plan, object?[] Values)> _rows;

    private OrderImage(List<(RowPlan, object?[])> rows) => _rows = rows;

    public static OrderImage Of(IModel model, Order order) => new([.. Entities(order).Select(e =>
    {
        var plan = RowPlan.Of(model, e.GetType());
        return (plan, plan.Values(e));
    })]);

    /// <summary>The statements that make rows like these of the rows before; inserts, parents first, when there were none.</summary>
    public IEnumerable<RowStatement> Since(OrderImage? before)
    {
        var known = before?._rows.ToDictionary(r => r.Plan.Key(r.Values), r => r.Values) ?? [];
        foreach (var (plan, values) in _rows)
        {
            if (!known.Remove(plan.Key(values), out var old))
                yield return plan.Insert(values);
            else if (plan.Update(old, values) is { } update)
                yield return update;
        }

        foreach (var (key, values) in known)
            yield return key.Plan.Delete(values);
    }

    private static IEnumerable<object> Entities(Order order) =>
    [
        order, .. order.Lines, .. order.Reservations, .. order.Payments, .. order.Refunds, .. order.SubOrders, .. order.Holds,
        .. order.Fulfillments, .. order.Fulfillments.SelectMany(f => f.Lines),
    ];
}
