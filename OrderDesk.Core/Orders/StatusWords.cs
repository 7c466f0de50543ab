namespace OrderDesk.Core.Orders;

/// <summary>What a change of status says in the timeline that everybody reads.</summary>
public static class StatusWords
{
    public static string Of(OrderStatus to, OrderStatus? from) => (from, to) switch
    {
        (null, _) => "Order placed",
        (_, OrderStatus.Pending) => "The reservation has expired",
        (_, OrderStatus.Reserved) => "Items reserved",
        (_, OrderStatus.PaymentConfirmed) => "Payment confirmed",
        (_, OrderStatus.EscrowLocked) => "Payment secured in escrow",
        (_, OrderStatus.Confirmed) => "Order confirmed",
        (OrderStatus.Packed, OrderStatus.Processing) => "Unpacked again",
        (_, OrderStatus.Processing) => "Order is being prepared",
        (OrderStatus.Shipped, OrderStatus.Packed) => "Hand-over undone",
        (_, OrderStatus.Packed) => "Order packed",
        (_, OrderStatus.Shipped) => "Order shipped",
        (_, OrderStatus.InTransit) => "Order is in transit",
        (_, OrderStatus.OutForDelivery) => "Order is out for delivery",
        (_, OrderStatus.Delivered) => "Order delivered",
        (_, OrderStatus.Completed) => "Order completed",
        (_, OrderStatus.Disputed) => "Dispute opened",
        (_, OrderStatus.Returned) => "Order returned",
        (_, OrderStatus.Refunded) => "Order refunded",
        (_, OrderStatus.Cancelled) => "Order cancelled",
        _ => "Payment finally failed",
    };
}
