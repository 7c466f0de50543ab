using OrderDesk.Core.Vendors;
using OrderDesk.Web.Widgets;

namespace OrderDesk.Web.Vendors;

/// <summary>A column of the vendor's board: what is to be done next.</summary>
public sealed record BoardColumn(string Title, SubOrderStatus Status, string Empty)
{
    public static IReadOnlyList<BoardColumn> All { get; } =
    [
        new("To accept", SubOrderStatus.New, "Nothing new. Orders for you appear here by themselves."),
        new("To pack", SubOrderStatus.Accepted, "Nothing to pack."),
        new("To ship", SubOrderStatus.Packed, "Nothing waits for a carrier."),
        new("Shipped", SubOrderStatus.Shipped, "Nothing is on its way."),
    ];

    /// <summary>How much time is left to accept, in words; amber in the last four hours, red when it has run out. Pure.</summary>
    public static (StateFamily Family, string Words)? Deadline(SubOrderRow row, DateTimeOffset now)
    {
        if (row.Status != SubOrderStatus.New || row.AcceptBy is not { } by)
        {
            return null;
        }

        var left = new DateTimeOffset(DateTime.SpecifyKind(by, DateTimeKind.Utc)) - now;
        return left <= TimeSpan.Zero ? (StateFamily.Broken, $"Overdue by {TimeFormat.Span(left)}")
            : (left < TimeSpan.FromHours(4) ? StateFamily.Attention : StateFamily.Secured, $"{TimeFormat.Span(left)} to accept");
    }
}
