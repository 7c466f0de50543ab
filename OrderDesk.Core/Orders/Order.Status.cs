using OrderDesk.Core.Common;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Orders;

public sealed partial class Order
{
    /// <summary>Where the order stands by its parts: the least advanced stage among its open lines (DESIGN 1).</summary>
    internal OrderStatus TargetStatus()
    {
        if (!IsSecured)
        {
            return IsFullyHeld ? OrderStatus.Reserved : OrderStatus.Pending;
        }

        var secured = SecuredStatus();
        if (!IsSettled || (HasHold && Status <= secured))
        {
            return secured;
        }

        var stages = _lines.Where(l => l.Units.Open > 0).Select(StageOf).ToList();
        return stages.Count == 0 ? Status : stages.Min();
    }

    /// <summary>Own units that are held nowhere: not yet, or not any more because their hold has expired.</summary>
    public IReadOnlyList<(int Line, VariantId Variant, int Quantity)> MissingStock() =>
        [.. _lines.Where(l => l.Source == LineSource.Own && l.Units.Pending > 0).Select(l => (l.Position - 1, l.VariantId, l.Units.Pending))];

    private bool IsFullyHeld => MissingStock().Count == 0 && !_payments.Any(p => p.State == PaymentState.ToVerify);

    private OrderStatus SecuredStatus() => AcceptedOnAccountAt is not null && CapturedMinor == 0
        ? OrderStatus.Reserved
        : PaymentMethod == PaymentMethod.Escrow ? OrderStatus.EscrowLocked : OrderStatus.PaymentConfirmed;

    private OrderStatus StageOf(OrderLine line) => line.Units switch
    {
        { Pending: > 0 } or { Backordered: > 0 } or { Reserved: > 0 } => OrderStatus.Confirmed,
        { Committed: > 0 } => line.Units.Committed > StartedUnits(line) ? OrderStatus.Confirmed : OrderStatus.Processing,
        { Packed: > 0 } => OrderStatus.Packed,
        { Shipped: > 0 } => ShippedStage(line),
        _ => OrderStatus.Delivered,
    };

    /// <summary>Committed units that somebody works on: being picked, or accepted by the vendor.</summary>
    private int StartedUnits(OrderLine line) => _fulfillments
        .Where(f => f.State == FulfillmentState.Picking || (f.State == FulfillmentState.Open && f.SubOrderId is not null))
        .SelectMany(f => f.Lines).Where(l => l.LineId == line.Id).Sum(l => l.Quantity);

    private OrderStatus ShippedStage(OrderLine line) => _fulfillments
        .Where(f => f.Lines.Any(l => l.LineId == line.Id))
        .Select(f => f.State switch
        {
            FulfillmentState.Shipped => OrderStatus.Shipped,
            FulfillmentState.InTransit => OrderStatus.InTransit,
            FulfillmentState.OutForDelivery => OrderStatus.OutForDelivery,
            _ => OrderStatus.Delivered,
        })
        .DefaultIfEmpty(OrderStatus.Shipped).Min();

    /// <summary>
    /// Brings the status to where the parts are, edge by edge, one history row each; never backwards but by a correction.
    /// A card order passes through its payment stage, so that the walk does not take the on-account shortcut.
    /// </summary>
    private void Advance(DateTime now, string? reason = null, string? notes = null)
    {
        RefreshStatuses();
        if (IsFinal || Status == OrderStatus.Disputed)
        {
            return;
        }

        if (IsSecured && Status is OrderStatus.Pending or OrderStatus.Reserved)
        {
            if (Status == OrderStatus.Pending && MissingStock().Count == 0)
            {
                WalkTo(OrderStatus.Reserved, reason, notes, now);
            }

            WalkTo(SecuredStatus(), reason, notes, now);
        }

        WalkTo(TargetStatus(), reason, notes, now);
    }

    private void WalkTo(OrderStatus target, string? reason, string? notes, DateTime now)
    {
        var path = OrderLifecycle.Table.Path(Status, target) ?? OrderLifecycle.Table.Path(Status, target, corrections: true);
        foreach (var edge in path ?? [])
        {
            Change(edge.To, edge.Trigger, reason, notes, now);
        }
    }

    /// <summary>Takes one edge of the table by its trigger; anything else is refused.</summary>
    private Result<Done> Fire(OrderTrigger trigger, string? reason, string? notes, DateTime now)
    {
        var next = OrderLifecycle.Table.Fire(Status, trigger);
        if (!next.Ok)
        {
            return next.Error;
        }

        Change(next.Value, trigger, reason, notes, now);
        return Done.Value;
    }

    private void Change(OrderStatus to, OrderTrigger trigger, string? reason, string? notes, DateTime now)
    {
        Record(new OrderFact.StatusChanged(Status, to, trigger, reason, notes, now));
        (Status, StatusAt) = (to, now);
        if (to == OrderStatus.Delivered)
        {
            DeliveredAt = now;
        }

        ClosedAt = IsFinal ? now : null;
    }

    /// <summary>Recomputes what is derived: sums of money, payment status, fulfillment status, the hold flag.</summary>
    private void RefreshStatuses()
    {
        CapturedMinor = _payments.Where(p => p.State == PaymentState.Captured).Sum(p => p.KeptMinor);
        RefundedMinor = _refunds.Where(r => r.State != RefundState.Failed).Sum(r => r.AmountMinor);
        var authorized = _payments.Where(p => p.State == PaymentState.Authorized).Sum(p => p.AmountMinor);
        var declined = _payments.Count > 0 && _payments.MaxBy(p => p.Number)!.State == PaymentState.Declined;
        PaymentStatus = PaymentProjection.Of(TotalMinor, CapturedMinor, authorized, RefundedMinor, declined);
        FulfillmentStatus = FulfillmentProjection.Of([.. _lines.Select(l => (l.Source, l.Units))]);
        HasHold = _holds.Any(h => h.IsActive);
    }
}
