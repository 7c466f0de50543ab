using OrderDesk.Core.Common;
using OrderDesk.Core.Payments;
using static OrderDesk.Core.Common.EdgeKind;
using static OrderDesk.Core.Orders.OrderStatus;
using static OrderDesk.Core.Orders.OrderTrigger;

namespace OrderDesk.Core.Orders;

/// <summary>
/// The lifecycle of an order as the table of DESIGN 1: read a row as "from, on this trigger, to". The diagram, the guards, the
/// allowed actions and the walk of several stages are all drawn from it.
/// </summary>
public static class OrderLifecycle
{
    public static Lifecycle<OrderStatus, OrderTrigger> Table { get; } = new(Pending,
    [
        Row(Pending, StockHeld, Reserved, Forward),
        Row(Pending, Captured, PaymentConfirmed, Forward),
        Row(Pending, EscrowFunded, EscrowLocked, Forward),
        Row(Pending, Cancel, Cancelled, Exit),
        Row(Pending, PaymentFailed, Failed, Exit),

        Row(Reserved, Captured, PaymentConfirmed, Forward),
        Row(Reserved, EscrowFunded, EscrowLocked, Forward),
        Row(Reserved, AcceptedOnAccount, Confirmed, Forward),
        Row(Reserved, ReservationExpired, Pending, Exit),
        Row(Reserved, Cancel, Cancelled, Exit),
        Row(Reserved, PaymentFailed, Failed, Exit),

        Row(PaymentConfirmed, Confirm, Confirmed, Forward),
        Row(PaymentConfirmed, Cancel, Cancelled, Exit),
        Row(PaymentConfirmed, OrderTrigger.Refund, Refunded, Exit),

        Row(EscrowLocked, Confirm, Confirmed, Forward),
        Row(EscrowLocked, OpenDispute, Disputed, Exit),
        Row(EscrowLocked, Cancel, Cancelled, Exit),

        Row(Confirmed, StartProcessing, Processing, Forward),
        Row(Confirmed, Cancel, Cancelled, Exit),

        Row(Processing, Pack, Packed, Forward),
        Row(Processing, Cancel, Cancelled, Exit),

        Row(Packed, HandOver, Shipped, Forward),
        Row(Packed, SendCourier, OutForDelivery, Forward),
        Row(Packed, Cancel, Cancelled, Exit),
        Row(Packed, Unpack, Processing, Correction),

        Row(Shipped, CarrierScan, InTransit, Forward),
        Row(Shipped, LoadForDelivery, OutForDelivery, Forward),
        Row(Shipped, Deliver, Delivered, Forward),
        Row(Shipped, Return, Returned, Exit),
        Row(Shipped, UndoHandOver, Packed, Correction),

        Row(InTransit, LoadForDelivery, OutForDelivery, Forward),
        Row(InTransit, Deliver, Delivered, Forward),
        Row(InTransit, Return, Returned, Exit),

        Row(OutForDelivery, Deliver, Delivered, Forward),
        Row(OutForDelivery, Return, Returned, Exit),

        Row(Delivered, Complete, Completed, Forward),
        Row(Delivered, OpenDispute, Disputed, Exit),
        Row(Delivered, Return, Returned, Exit),

        Row(Disputed, Complete, Completed, Exit),
        Row(Disputed, OrderTrigger.Refund, Refunded, Exit),
        Row(Disputed, Cancel, Cancelled, Exit),
    ]);

    /// <summary>The way that people see as the progress bar, by payment method (MARKET's getOrderStatusFlow).</summary>
    public static IReadOnlyList<OrderStatus> ExpectedPath(PaymentMethod method)
    {
        IEnumerable<OrderStatus> secured = method switch
        {
            PaymentMethod.Card or PaymentMethod.Crypto => [PaymentConfirmed],
            PaymentMethod.Escrow => [EscrowLocked],
            _ => [],
        };
        return [Reserved, .. secured, Confirmed, Processing, Packed, Shipped, InTransit, OutForDelivery, Delivered, Completed];
    }

    private static Edge<OrderStatus, OrderTrigger> Row(OrderStatus from, OrderTrigger trigger, OrderStatus to, EdgeKind kind) => new(from, trigger, to, kind);
}
