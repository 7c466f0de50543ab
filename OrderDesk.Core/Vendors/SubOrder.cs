using OrderDesk.Core.Common;
using static OrderDesk.Core.Common.EdgeKind;

namespace OrderDesk.Core.Vendors;

/// <summary>The small machine of a vendor's part of an order.</summary>
public enum SubOrderStatus
{
    /// <summary>The order is not secured yet; the vendor does not see it.</summary>
    Waiting,

    /// <summary>Reserved with the vendor, waiting to be accepted.</summary>
    New,
    Accepted,
    Packed,
    Shipped,
    Delivered,
    Declined,
    Cancelled,
}

public enum SubOrderTrigger
{
    Reserve,
    Accept,
    Pack,
    Unpack,
    Ship,
    UndoShip,
    Deliver,
    Decline,
    Retry,
    Cancel,
}

/// <summary>The table of a sub-order.</summary>
public static class SubOrderLifecycle
{
    public static Lifecycle<SubOrderStatus, SubOrderTrigger> Table { get; } = new(SubOrderStatus.Waiting,
    [
        new(SubOrderStatus.Waiting, SubOrderTrigger.Reserve, SubOrderStatus.New, Forward),
        new(SubOrderStatus.Waiting, SubOrderTrigger.Decline, SubOrderStatus.Declined, Exit),
        new(SubOrderStatus.Waiting, SubOrderTrigger.Cancel, SubOrderStatus.Cancelled, Exit),
        new(SubOrderStatus.New, SubOrderTrigger.Accept, SubOrderStatus.Accepted, Forward),
        new(SubOrderStatus.New, SubOrderTrigger.Decline, SubOrderStatus.Declined, Exit),
        new(SubOrderStatus.New, SubOrderTrigger.Cancel, SubOrderStatus.Cancelled, Exit),
        new(SubOrderStatus.Accepted, SubOrderTrigger.Pack, SubOrderStatus.Packed, Forward),
        new(SubOrderStatus.Accepted, SubOrderTrigger.Cancel, SubOrderStatus.Cancelled, Exit),
        new(SubOrderStatus.Packed, SubOrderTrigger.Ship, SubOrderStatus.Shipped, Forward),
        new(SubOrderStatus.Packed, SubOrderTrigger.Unpack, SubOrderStatus.Accepted, Correction),
        new(SubOrderStatus.Packed, SubOrderTrigger.Cancel, SubOrderStatus.Cancelled, Exit),
        new(SubOrderStatus.Shipped, SubOrderTrigger.Deliver, SubOrderStatus.Delivered, Forward),
        new(SubOrderStatus.Shipped, SubOrderTrigger.UndoShip, SubOrderStatus.Packed, Correction),
        new(SubOrderStatus.Declined, SubOrderTrigger.Retry, SubOrderStatus.Waiting, Correction),
        new(SubOrderStatus.Declined, SubOrderTrigger.Cancel, SubOrderStatus.Cancelled, Exit),
    ]);
}

/// <summary>One vendor's part of an order (FLOW's SubOrder): belongs to the order and changes with it.</summary>
public sealed class SubOrder
{
    private SubOrder()
    {
    }

    public SubOrderId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    public VendorId VendorId { get; private set; }

    public string VendorName { get; private set; } = "";

    public VendorType VendorType { get; private set; }

    /// <summary>Goods at list price less discounts, without delivery and tax; minor units of the order's currency.</summary>
    public long SubtotalMinor { get; private set; }

    public SubOrderStatus Status { get; private set; }

    public DateTime StatusAt { get; private set; }

    public DateTime? AcceptBy { get; private set; }

    /// <summary>The vendor system's own reference of the reservation or order.</summary>
    public string? VendorRef { get; private set; }

    public string? DeclineReason { get; private set; }

    public static SubOrder Create(SubOrderId id, OrderId order, VendorId vendor, string vendorName, VendorType type, Money subtotal, DateTime now) => new()
    {
        Id = id,
        OrderId = order,
        VendorId = vendor,
        VendorName = vendorName,
        VendorType = type,
        SubtotalMinor = subtotal.Minor,
        StatusAt = now,
    };

    /// <summary>History that is brought in: the status as it was.</summary>
    public void SetHistoric(SubOrderStatus status, DateTime at) => (Status, StatusAt) = (status, at);

    internal Result<Done> Fire(SubOrderTrigger trigger, DateTime now)
    {
        var next = SubOrderLifecycle.Table.Fire(Status, trigger);
        if (!next.Ok)
        {
            return next.Error;
        }

        (Status, StatusAt) = (next.Value, now);
        return Done.Value;
    }

    internal void SetSubtotal(long minor) => SubtotalMinor = minor;

    internal void Reserved(string? vendorRef, DateTime? acceptBy) => (VendorRef, AcceptBy) = (vendorRef, acceptBy);

    internal void Declined(string reason) => DeclineReason = reason;

    internal void AskedAgain() => (VendorRef, AcceptBy, DeclineReason) = (null, null, null);
}
