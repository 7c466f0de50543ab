using OrderDesk.Core.Common;

namespace OrderDesk.Core.Orders;

/// <summary>A reason why an order does not move on or ship. An order can carry several (DESIGN 1).</summary>
public sealed class Hold
{
    private Hold()
    {
    }

    public HoldId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public HoldKind Kind { get; private set; }

    public string ReasonCode { get; private set; } = "";

    public string? Note { get; private set; }

    public string PlacedBy { get; private set; } = "";

    public DateTime PlacedAt { get; private set; }

    public string? ReleasedBy { get; private set; }

    public DateTime? ReleasedAt { get; private set; }

    public bool IsActive => ReleasedAt is null;

    internal static Hold Place(HoldId id, OrderId order, HoldKind kind, string reasonCode, string? note, string by, DateTime now) => new()
    {
        Id = id,
        OrderId = order,
        Kind = kind,
        ReasonCode = reasonCode,
        Note = note,
        PlacedBy = by,
        PlacedAt = now,
    };

    internal void Release(string by, DateTime now) => (ReleasedBy, ReleasedAt) = (by, now);
}
