using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Orders;

/// <summary>
/// Staff make an order of its own from what waits for goods (DESIGN 2), so that the rest can be completed without it. By a setting
/// the program does it itself once everything else has been sent.
/// </summary>
public sealed class SplitBackorder(IUnitOfWork work)
{
    private static readonly UseCase Self = new("order.split_backorder", Permissions.OrdersSplit);

    /// <param name="Lines">Which units; null takes all that wait.</param>
    /// <param name="Version">The version that the person saw; null does not compare.</param>
    public sealed record Command(OrderKey Order, IReadOnlyList<LineQuantity>? Lines = null, long? Version = null);

    /// <param name="Order">Where the order stands without what left it.</param>
    /// <param name="Backorder">The new order.</param>
    public sealed record Answer(OrderState Order, OrderState Backorder, int Units);

    public Task<Result<Answer>> Run(Command command, Caller caller, CancellationToken ct) => work.Run(Self, caller, w => Apply(command, w, ct), ct);

    private static async Task<Result<Answer>> Apply(Command c, IWork w, CancellationToken ct)
    {
        var opened = await w.Open(c.Order, OrderAction.SplitBackorder, c.Version, ct);
        if (!opened.Ok)
        {
            return opened.Error;
        }

        var split = await Apply(w, opened.Value, c.Lines, ct);
        return split.Ok ? new Answer(w.Changed(opened.Value), OrderState.Of(split.Value), split.Value.Lines.Sum(l => l.Quantity)) : split.Error;
    }

    /// <summary>Splits within an open transaction; the caller closes the change of the parent.</summary>
    internal static async Task<Result<Order>> Apply(IWork w, Order parent, IReadOnlyList<LineQuantity>? units, CancellationToken ct)
    {
        var split = parent.SplitBackorder(units, await w.Orders.NextNumber(w.Now.Year, ct), w.Ids, w.Now);
        if (!split.Ok)
        {
            return split.Error;
        }

        var (child, lines) = split.Value;
        w.Orders.Add(child);
        foreach (var (from, to) in lines)
        {
            await w.Backorders.Follow(from, to, parent.Line(from) is { Units.Backordered: > 0 }, ct);
        }

        return child;
    }
}
