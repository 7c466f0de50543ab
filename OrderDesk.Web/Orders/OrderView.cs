using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;

namespace OrderDesk.Web.Orders;

/// <summary>A saved view of the list: a tab with filters of its own.</summary>
/// <param name="Key">In the URL; empty for "All".</param>
/// <param name="Base">What it shows before the reader's own filters.</param>
public sealed record OrderView(string Key, string Label, OrderQuery Base)
{
    public static readonly OrderView All = new("", "All", new OrderQuery());

    public static IReadOnlyList<OrderView> Every { get; } =
    [
        All,
        new("to-confirm", "To confirm", new OrderQuery { OpenOnly = true, Statuses = [OrderStatus.PaymentConfirmed, OrderStatus.EscrowLocked] }),
        new("to-pack", "To pack", new OrderQuery { OpenOnly = true, Statuses = [OrderStatus.Confirmed, OrderStatus.Processing] }),
        new("late", "Late", new OrderQuery { LateOnly = true }),
        new("on-hold", "On hold", new OrderQuery { HeldOnly = true, OpenOnly = true }),
        new("backordered", "Backordered", new OrderQuery { BackorderedOnly = true }),
        new("unpaid", "Unpaid", new OrderQuery { OpenOnly = true, PaymentStatuses = [PaymentStatus.Pending, PaymentStatus.PartiallyPaid, PaymentStatus.Failed] }),
    ];

    /// <summary>The view of a key; an unknown one shows all.</summary>
    public static OrderView Of(string? key) => Every.FirstOrDefault(v => v.Key == key) ?? All;
}
