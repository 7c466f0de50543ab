using OrderDesk.Core.Common;
using static OrderDesk.Core.Common.EdgeKind;

namespace OrderDesk.Core.Shipping;

/// <summary>The small machine of one parcel.</summary>
public enum FulfillmentState
{
    Open,
    Picking,
    Packed,
    Shipped,
    InTransit,
    OutForDelivery,
    Delivered,
    Returned,
    Cancelled,
}

public enum FulfillmentTrigger
{
    Pick,
    Pack,
    HandOver,
    SendCourier,
    CarrierScan,
    LoadForDelivery,
    Deliver,
    Return,
    Cancel,
    Unpack,
    UndoHandOver,
    PutBack,
}

/// <summary>The table of a fulfillment.</summary>
public static class FulfillmentLifecycle
{
    public static Lifecycle<FulfillmentState, FulfillmentTrigger> Table { get; } = new(FulfillmentState.Open,
    [
        new(FulfillmentState.Open, FulfillmentTrigger.Pick, FulfillmentState.Picking, Forward),
        new(FulfillmentState.Open, FulfillmentTrigger.Cancel, FulfillmentState.Cancelled, Exit),
        new(FulfillmentState.Picking, FulfillmentTrigger.Pack, FulfillmentState.Packed, Forward),
        new(FulfillmentState.Picking, FulfillmentTrigger.PutBack, FulfillmentState.Open, Correction),
        new(FulfillmentState.Picking, FulfillmentTrigger.Cancel, FulfillmentState.Cancelled, Exit),
        new(FulfillmentState.Packed, FulfillmentTrigger.HandOver, FulfillmentState.Shipped, Forward),
        new(FulfillmentState.Packed, FulfillmentTrigger.SendCourier, FulfillmentState.OutForDelivery, Forward),
        new(FulfillmentState.Packed, FulfillmentTrigger.Unpack, FulfillmentState.Picking, Correction),
        new(FulfillmentState.Packed, FulfillmentTrigger.Cancel, FulfillmentState.Cancelled, Exit),
        new(FulfillmentState.Shipped, FulfillmentTrigger.CarrierScan, FulfillmentState.InTransit, Forward),
        new(FulfillmentState.Shipped, FulfillmentTrigger.LoadForDelivery, FulfillmentState.OutForDelivery, Forward),
        new(FulfillmentState.Shipped, FulfillmentTrigger.Deliver, FulfillmentState.Delivered, Forward),
        new(FulfillmentState.Shipped, FulfillmentTrigger.Return, FulfillmentState.Returned, Exit),
        new(FulfillmentState.Shipped, FulfillmentTrigger.UndoHandOver, FulfillmentState.Packed, Correction),
        new(FulfillmentState.InTransit, FulfillmentTrigger.LoadForDelivery, FulfillmentState.OutForDelivery, Forward),
        new(FulfillmentState.InTransit, FulfillmentTrigger.Deliver, FulfillmentState.Delivered, Forward),
        new(FulfillmentState.InTransit, FulfillmentTrigger.Return, FulfillmentState.Returned, Exit),
        new(FulfillmentState.OutForDelivery, FulfillmentTrigger.Deliver, FulfillmentState.Delivered, Forward),
        new(FulfillmentState.OutForDelivery, FulfillmentTrigger.Return, FulfillmentState.Returned, Exit),
        new(FulfillmentState.Delivered, FulfillmentTrigger.Return, FulfillmentState.Returned, Exit),
    ]);
}

/// <summary>Units of one line in a parcel.</summary>
public sealed class FulfillmentLine
{
    private FulfillmentLine()
    {
    }

    public FulfillmentId FulfillmentId { get; private set; }

    public LineId LineId { get; private set; }

    public int Quantity { get; private set; }

    internal static FulfillmentLine Of(FulfillmentId fulfillment, LineId line, int quantity) =>
        new() { FulfillmentId = fulfillment, LineId = line, Quantity = quantity };

    internal void Take(int quantity) => Quantity -= quantity;

    internal void Put(int quantity) => Quantity += quantity;
}

/// <summary>
/// One parcel from one hub or one vendor. Shipping a part of it splits what stays behind into a parcel of its own. Belongs to the
/// order and changes with it.
/// </summary>
public sealed class Fulfillment
{
    private readonly List<FulfillmentLine> _lines = [];

    private Fulfillment()
    {
    }

    public FulfillmentId Id { get; private set; }

    public OrderId OrderId { get; private set; }

    /// <summary>Counts the parcels of an order from 1: people call it "parcel 2".</summary>
    public int Number { get; private set; }

    /// <summary>The hub it leaves from; null for a vendor's parcel.</summary>
    public HubId? HubId { get; private set; }

    /// <summary>The vendor's sub-order; null for an own parcel.</summary>
    public SubOrderId? SubOrderId { get; private set; }

    public FulfillmentState State { get; private set; }

    public DateTime StateAt { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public string? Carrier { get; private set; }

    public string? TrackingNumber { get; private set; }

    public string? PickedBy { get; private set; }

    public string? PackedBy { get; private set; }

    public DateTime? PackedAt { get; private set; }

    public DateTime? ShippedAt { get; private set; }

    public DateTime? DeliveredAt { get; private set; }

    public IReadOnlyList<FulfillmentLine> Lines => _lines;

    public bool IsOpen => State is not (FulfillmentState.Cancelled or FulfillmentState.Returned);

    public bool IsBeforeShipping => State is FulfillmentState.Open or FulfillmentState.Picking or FulfillmentState.Packed;

    public static Fulfillment Create(FulfillmentId id, OrderId order, int number, HubId? hub, SubOrderId? subOrder, IEnumerable<(LineId Line, int Quantity)> lines, DateTime now)
    {
        var fulfillment = new Fulfillment { Id = id, OrderId = order, Number = number, HubId = hub, SubOrderId = subOrder, StateAt = now, CreatedAt = now };
        fulfillment._lines.AddRange(lines.Select(l => FulfillmentLine.Of(id, l.Line, l.Quantity)));
        return fulfillment;
    }

    /// <summary>History that is brought in: the state as it was, with its real times.</summary>
    public void SetHistoric(FulfillmentState state, string? carrier, DateTime? shippedAt, DateTime? deliveredAt, DateTime at) =>
        (State, StateAt, Carrier, ShippedAt, DeliveredAt) = (state, at, carrier, shippedAt, deliveredAt);

    internal Result<Done> Fire(FulfillmentTrigger trigger, DateTime now)
    {
        var next = FulfillmentLifecycle.Table.Fire(State, trigger);
        if (!next.Ok)
        {
            return next.Error;
        }

        (State, StateAt) = (next.Value, now);
        return Done.Value;
    }

    internal void Picked(string by) => PickedBy = by;

    internal void Packed(string by, DateTime now) => (PackedBy, PackedAt) = (by, now);

    internal void HandedOver(string? carrier, string? trackingNumber, DateTime now) =>
        (Carrier, TrackingNumber, ShippedAt) = (carrier, trackingNumber, now);

    internal void HandOverUndone() => (Carrier, TrackingNumber, ShippedAt) = (null, null, null);

    internal void Delivered(DateTime at) => DeliveredAt = at;

    /// <summary>More units of the same hub join the parcel.</summary>
    internal void Add(IReadOnlyList<(LineId Line, int Quantity)> units)
    {
        foreach (var (id, quantity) in units)
        {
            if (_lines.FirstOrDefault(l => l.LineId == id) is { } line)
            {
                line.Put(quantity);
            }
            else
            {
                _lines.Add(FulfillmentLine.Of(Id, id, quantity));
            }
        }
    }

    /// <summary>Units of a line leave the parcel.</summary>
    internal void Drop(LineId id, int quantity)
    {
        _lines.Single(l => l.LineId == id).Take(quantity);
        _lines.RemoveAll(l => l.Quantity == 0);
    }

    /// <summary>Keeps the given quantities and answers what is left over, line by line.</summary>
    internal IReadOnlyList<(LineId Line, int Quantity)> KeepOnly(IReadOnlyDictionary<LineId, int> keep)
    {
        var rest = new List<(LineId, int)>();
        foreach (var line in _lines.ToList())
        {
            var left = line.Quantity - keep.GetValueOrDefault(line.LineId);
            if (left > 0)
            {
                rest.Add((line.LineId, left));
                line.Take(left);
            }
        }

        _lines.RemoveAll(l => l.Quantity == 0);
        return rest;
    }
}
