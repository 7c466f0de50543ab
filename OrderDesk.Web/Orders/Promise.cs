using OrderDesk.Core.Orders;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Orders;

/// <summary>Whether the promised delivery holds, in words. Pure.</summary>
/// <param name="At">When it was promised.</param>
/// <param name="Words">"holds", "late by 3 h", "kept", "missed by 2 days"; null for orders that ended, or became history, without a delivery.</param>
/// <param name="IsGood">Holds or kept.</param>
public sealed record Promise(DateTime At, string? Words, bool IsGood)
{
    public static Promise? Of(Order order, DateTimeOffset now) => (order.PromisedAt, order.DeliveredAt) switch
    {
        (null, _) => null,
        ({ } promised, { } delivered) when delivered <= promised => new(promised, "kept", true),
        ({ } promised, { } delivered) => new(promised, $"missed by {TimeFormat.Span(delivered - promised)}", false),
        ({ } promised, _) when order.ClosedAt is not null => new(promised, null, true),
        ({ } promised, _) when now > promised.Moment() => new(promised, $"late by {TimeFormat.Span(now - promised.Moment())}", false),
        ({ } promised, _) => new(promised, "holds", true),
    };
}
