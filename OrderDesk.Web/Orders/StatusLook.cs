using System.Collections.Frozen;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Web.Widgets;
using static OrderDesk.Web.Widgets.StateFamily;

namespace OrderDesk.Web.Orders;

/// <summary>How one state is shown: its colour family, its icon and its word.</summary>
public sealed record Look(StateFamily Family, string Icon, string Word);

/// <summary>The one table from every state of the domain to how people see it (LOOK, States). No page has a word of its own for a state.</summary>
public static class StatusLook
{
    private static readonly FrozenDictionary<OrderStatus, Look> Orders = Table<OrderStatus>(
        (OrderStatus.Pending, Waiting, "clock", "Pending"),
        (OrderStatus.Reserved, Secured, "lock", "Reserved"),
        (OrderStatus.PaymentConfirmed, Secured, "card", "Payment confirmed"),
        (OrderStatus.EscrowLocked, Secured, "shield", "Escrow locked"),
        (OrderStatus.Confirmed, Working, "check", "Confirmed"),
        (OrderStatus.Processing, Working, "boxes", "Processing"),
        (OrderStatus.Packed, Working, "box", "Packed"),
        (OrderStatus.Shipped, Moving, "truck", "Shipped"),
        (OrderStatus.InTransit, Moving, "route", "In transit"),
        (OrderStatus.OutForDelivery, Moving, "pin", "Out for delivery"),
        (OrderStatus.Delivered, Done, "home", "Delivered"),
        (OrderStatus.Completed, Done, "check-circle", "Completed"),
        (OrderStatus.Disputed, Attention, "scales", "Disputed"),
        (OrderStatus.Returned, Ended, "return", "Returned"),
        (OrderStatus.Refunded, Ended, "undo", "Refunded"),
        (OrderStatus.Cancelled, Ended, "stop", "Cancelled"),
        (OrderStatus.Failed, Broken, "cross-circle", "Failed"));

    private static readonly FrozenDictionary<PaymentStatus, Look> Payments = Table<PaymentStatus>(
        (PaymentStatus.Pending, Waiting, "clock", "Not paid"),
        (PaymentStatus.Authorized, Secured, "lock", "Authorized"),
        (PaymentStatus.PartiallyPaid, Attention, "coins", "Partly paid"),
        (PaymentStatus.Paid, Secured, "card", "Paid"),
        (PaymentStatus.Overpaid, Attention, "coins", "Overpaid"),
        (PaymentStatus.PartiallyRefunded, Ended, "undo", "Partly refunded"),
        (PaymentStatus.Refunded, Ended, "undo", "Refunded"),
        (PaymentStatus.Failed, Broken, "cross-circle", "Payment failed"));

    private static readonly FrozenDictionary<FulfillmentStatus, Look> Fulfillments = Table<FulfillmentStatus>(
        (FulfillmentStatus.Pending, Waiting, "clock", "Not fulfilled"),
        (FulfillmentStatus.VendorPending, Waiting, "store", "Vendor pending"),
        (FulfillmentStatus.OwnFulfilled, Working, "hub", "Own fulfilled"),
        (FulfillmentStatus.VendorFulfilled, Working, "store", "Vendor fulfilled"),
        (FulfillmentStatus.PartiallyFulfilled, Working, "boxes", "Partly fulfilled"),
        (FulfillmentStatus.Fulfilled, Working, "check", "Fulfilled"),
        (FulfillmentStatus.PartiallyShipped, Moving, "truck", "Partly shipped"),
        (FulfillmentStatus.Shipped, Moving, "truck", "Shipped"),
        (FulfillmentStatus.PartiallyReturned, Ended, "return", "Partly returned"),
        (FulfillmentStatus.Returned, Ended, "return", "Returned"),
        (FulfillmentStatus.Cancelled, Ended, "stop", "Cancelled"));

    private static readonly FrozenDictionary<LineStatus, Look> Lines = Table<LineStatus>(
        (LineStatus.Pending, Waiting, "clock", "Pending"),
        (LineStatus.Backordered, Attention, "history", "Backordered"),
        (LineStatus.Reserved, Secured, "lock", "Reserved"),
        (LineStatus.StockDeducted, Working, "hub", "Stock deducted"),
        (LineStatus.VendorOrdered, Working, "store", "Vendor ordered"),
        (LineStatus.Packed, Working, "box", "Packed"),
        (LineStatus.Shipped, Moving, "truck", "Shipped"),
        (LineStatus.Fulfilled, Done, "check", "Fulfilled"),
        (LineStatus.Returned, Ended, "return", "Returned"),
        (LineStatus.Cancelled, Ended, "stop", "Cancelled"));

    private static readonly FrozenDictionary<SubOrderStatus, Look> SubOrders = Table<SubOrderStatus>(
        (SubOrderStatus.Waiting, Waiting, "clock", "Waiting"),
        (SubOrderStatus.New, Secured, "bell", "New"),
        (SubOrderStatus.Accepted, Working, "check", "Accepted"),
        (SubOrderStatus.Packed, Working, "box", "Packed"),
        (SubOrderStatus.Shipped, Moving, "truck", "Shipped"),
        (SubOrderStatus.Delivered, Done, "home", "Delivered"),
        (SubOrderStatus.Declined, Attention, "cross", "Declined"),
        (SubOrderStatus.Cancelled, Ended, "stop", "Cancelled"));

    private static readonly FrozenDictionary<FulfillmentState, Look> Parcels = Table<FulfillmentState>(
        (FulfillmentState.Open, Waiting, "list", "To pick"),
        (FulfillmentState.Picking, Working, "scan", "Picking"),
        (FulfillmentState.Packed, Working, "box", "Packed"),
        (FulfillmentState.Shipped, Moving, "truck", "Shipped"),
        (FulfillmentState.InTransit, Moving, "route", "In transit"),
        (FulfillmentState.OutForDelivery, Moving, "pin", "Out for delivery"),
        (FulfillmentState.Delivered, Done, "home", "Delivered"),
        (FulfillmentState.Returned, Ended, "return", "Returned"),
        (FulfillmentState.Cancelled, Ended, "stop", "Cancelled"));

    private static readonly FrozenDictionary<WaveState, Look> Waves = Table<WaveState>(
        (WaveState.Open, Waiting, "list", "To pick"),
        (WaveState.Picking, Working, "scan", "Picking"),
        (WaveState.Picked, Secured, "boxes", "To pack"),
        (WaveState.Done, Done, "check-circle", "Done"),
        (WaveState.Cancelled, Ended, "stop", "Cancelled"));

    private static readonly FrozenDictionary<PaymentState, Look> PaymentStates = Table<PaymentState>(
        (PaymentState.Requested, Waiting, "clock", "Waiting for the bank"),
        (PaymentState.NeedsAction, Attention, "phone", "Needs confirmation"),
        (PaymentState.ToVerify, Attention, "search", "To verify"),
        (PaymentState.Authorized, Secured, "lock", "Authorized"),
        (PaymentState.Captured, Done, "check", "Captured"),
        (PaymentState.Declined, Broken, "cross-circle", "Declined"));

    private static readonly FrozenDictionary<RefundState, Look> Refunds = Table<RefundState>(
        (RefundState.Requested, Waiting, "clock", "On its way"),
        (RefundState.Succeeded, Done, "check", "Refunded"),
        (RefundState.Failed, Broken, "cross-circle", "Refund failed"));

    private static readonly FrozenDictionary<Priority, Look> Priorities = Table<Priority>(
        (Priority.Low, Ended, "chevron-down", "Low"),
        (Priority.Normal, Waiting, "minus", "Normal"),
        (Priority.Medium, Secured, "chevron-up", "Medium"),
        (Priority.High, Attention, "flag", "High"),
        (Priority.Urgent, Broken, "bolt", "Urgent"));

    private static readonly FrozenDictionary<OrderSource, Look> Sources = Table<OrderSource>(
        (OrderSource.Website, Waiting, "cart", "Website"),
        (OrderSource.Shopify, Waiting, "store", "Shopify"),
        (OrderSource.Amazon, Waiting, "store", "Amazon"),
        (OrderSource.Manual, Waiting, "edit", "Manual"));

    private static readonly FrozenDictionary<OrderType, Look> Types = Table<OrderType>(
        (OrderType.Direct, Waiting, "user", "Direct"),
        (OrderType.Fulfillment, Waiting, "gift", "Fulfillment for somebody else"),
        (OrderType.Backorder, Attention, "history", "Backorder"));

    private static readonly FrozenDictionary<DeliveryType, Look> Deliveries = Table<DeliveryType>(
        (DeliveryType.Standard, Waiting, "truck", "Standard"),
        (DeliveryType.Express, Attention, "bolt", "Express"),
        (DeliveryType.Scheduled, Secured, "calendar", "Scheduled"));

    private static readonly FrozenDictionary<HoldKind, Look> Holds = Table<HoldKind>(
        (HoldKind.Payment, Attention, "card", "Payment"),
        (HoldKind.Risk, Attention, "shield", "Risk"),
        (HoldKind.VendorRejected, Attention, "store", "Vendor rejected"),
        (HoldKind.Address, Attention, "pin", "Address"),
        (HoldKind.Stock, Attention, "boxes", "Stock"),
        (HoldKind.Manual, Attention, "hold", "Manual"));

    private static readonly FrozenDictionary<PaymentMethod, Look> Methods = Table<PaymentMethod>(
        (PaymentMethod.Card, Waiting, "card", "Card"),
        (PaymentMethod.Crypto, Waiting, "coins", "Crypto"),
        (PaymentMethod.Escrow, Waiting, "shield", "Escrow"),
        (PaymentMethod.OnAccount, Waiting, "receipt", "On account"));

    private static readonly FrozenDictionary<TrackingKind, Look> Kinds = Table<TrackingKind>(
        (TrackingKind.StatusChange, Working, "flag", "Status"),
        (TrackingKind.PaymentUpdate, Secured, "card", "Payment"),
        (TrackingKind.ShipmentUpdate, Moving, "truck", "Shipment"),
        (TrackingKind.StockUpdate, Waiting, "boxes", "Stock"),
        (TrackingKind.VendorUpdate, Waiting, "store", "Vendor"),
        (TrackingKind.HoldUpdate, Attention, "hold", "Hold"),
        (TrackingKind.Note, Waiting, "note", "Note"),
        (TrackingKind.Import, Waiting, "download", "Import"),
        (TrackingKind.Modification, Waiting, "edit", "Change"));

    /// <summary>An order behind its promise: a flag beside the status, never a status.</summary>
    public static Look Late { get; } = new(Attention, "clock", "Late");

    public static Look OnHold { get; } = new(Attention, "hold", "On hold");

    public static Look Of(OrderStatus value) => Orders[value];

    public static Look Of(PaymentStatus value) => Payments[value];

    public static Look Of(FulfillmentStatus value) => Fulfillments[value];

    public static Look Of(LineStatus value) => Lines[value];

    public static Look Of(SubOrderStatus value) => SubOrders[value];

    public static Look Of(FulfillmentState value) => Parcels[value];

    public static Look Of(WaveState value) => Waves[value];

    public static Look Of(PaymentState value) => PaymentStates[value];

    public static Look Of(RefundState value) => Refunds[value];

    public static Look Of(Priority value) => Priorities[value];

    public static Look Of(OrderSource value) => Sources[value];

    public static Look Of(OrderType value) => Types[value];

    public static Look Of(DeliveryType value) => Deliveries[value];

    public static Look Of(HoldKind value) => Holds[value];

    public static Look Of(PaymentMethod value) => Methods[value];

    public static Look Of(TrackingKind value) => Kinds[value];

    private static FrozenDictionary<T, Look> Table<T>(params (T State, StateFamily Family, string Icon, string Word)[] rows)
        where T : struct, Enum => rows.ToFrozenDictionary(r => r.State, r => new Look(r.Family, r.Icon, r.Word));
}
