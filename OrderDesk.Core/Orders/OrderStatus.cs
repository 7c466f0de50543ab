using OrderDesk.Core.Common;

namespace OrderDesk.Core.Orders;

/// <summary>The one status of an order (DESIGN 1). Wire names are the members in snake_case.</summary>
public enum OrderStatus
{
    Pending,
    Reserved,
    PaymentConfirmed,
    EscrowLocked,
    Confirmed,
    Processing,
    Packed,
    Shipped,
    InTransit,
    OutForDelivery,
    Delivered,
    Completed,
    Disputed,
    Returned,
    Refunded,
    Cancelled,
    Failed,
}

/// <summary>What makes an order's status change.</summary>
public enum OrderTrigger
{
    StockHeld,
    Captured,
    EscrowFunded,
    AcceptedOnAccount,
    ReservationExpired,
    PaymentFailed,
    Confirm,
    StartProcessing,
    Pack,
    HandOver,
    SendCourier,
    CarrierScan,
    LoadForDelivery,
    Deliver,
    Complete,
    OpenDispute,
    Return,
    Refund,
    Cancel,
    Unpack,
    UndoHandOver,
}

/// <summary>Reads statuses from outside: wire names and MARKET's aliases; output is always the wire name.</summary>
public static class OrderStatusNames
{
    private static readonly Dictionary<string, OrderStatus> Aliases = new(StringComparer.Ordinal)
    {
        ["payment_pending"] = OrderStatus.Pending,
        ["order_confirmed"] = OrderStatus.Confirmed,
        ["ready_to_ship"] = OrderStatus.Packed,
    };

    public static bool TryRead(string? text, out OrderStatus status) =>
        WireName.TryRead(text, out status) || (text is not null && Aliases.TryGetValue(text, out status));
}
