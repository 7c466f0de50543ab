using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Tests.Orders;

/// <summary>What must hold for every order at every moment, whatever was done with it.</summary>
internal static class OrderLaws
{
    private const int Stock = 100_000;

    public static void Check(OrderScene scene)
    {
        var order = scene.Order;
        Units(order);
        Price(order);
        Money(order);
        StockMatches(order);
        HistoryIsAWalk(order);
        Projections(order);
        foreach (var subOrder in order.SubOrders)
        {
            SubOrderMatchesParcels(order, subOrder);
        }

        order.Facts.OfType<OrderFact.ToSend>().Select(f => f.Key).ShouldBeUnique();
    }

    private static void Units(Order order)
    {
        foreach (var line in order.Lines)
        {
            line.Units.Ordered.ShouldBe(line.Quantity);
            Enum.GetValues<UnitPlace>().ShouldAllBe(place => line.Units.At(place) >= 0);
            line.Units.Committed.ShouldBe(InParcels(order, line, f => f is FulfillmentState.Open or FulfillmentState.Picking), "committed units lie in open parcels");
            line.Units.Packed.ShouldBe(InParcels(order, line, f => f is FulfillmentState.Packed), "packed units lie in packed parcels");
            line.Units.Shipped.ShouldBe(InParcels(order, line, f => f is FulfillmentState.Shipped or FulfillmentState.InTransit or FulfillmentState.OutForDelivery));
            line.Units.Delivered.ShouldBe(InParcels(order, line, f => f is FulfillmentState.Delivered));
        }
    }

    private static int InParcels(Order order, OrderLine line, Func<FulfillmentState, bool> state) =>
        order.Fulfillments.Where(f => state(f.State)).SelectMany(f => f.Lines).Where(l => l.LineId == line.Id).Sum(l => l.Quantity);

    private static void Price(Order order)
    {
        order.Lines.Sum(l => l.GoodsMinor).ShouldBe(order.SubtotalMinor);
        order.Lines.Sum(l => l.DiscountMinor).ShouldBe(order.DiscountMinor);
        order.Lines.Sum(l => l.TaxMinor).ShouldBe(order.TaxMinor);
        (order.SubtotalMinor - order.DiscountMinor + order.DeliveryMinor + order.TaxMinor).ShouldBe(order.TotalMinor);
        order.Lines.ShouldAllBe(l => l.Quantity > 0 && l.CancelledMinor >= 0 && l.CancelledMinor <= l.NetMinor && (l.Units.Cancelled < l.Quantity || l.CancelledMinor == l.NetMinor));
    }

    private static void Money(Order order)
    {
        order.CapturedMinor.ShouldBe(order.Payments.Where(p => p.State == PaymentState.Captured).Sum(p => p.KeptMinor));
        order.RefundedMinor.ShouldBeInRange(0, order.CapturedMinor);
        foreach (var payment in order.Payments)
        {
            var back = order.Refunds.Where(r => r.PaymentId == payment.Id && r.State != RefundState.Failed).Sum(r => r.AmountMinor);
            back.ShouldBeInRange(0, payment.State == PaymentState.Captured ? payment.KeptMinor : 0);
            payment.TransferredMinor.ShouldBeInRange(0, payment.State == PaymentState.Captured ? payment.AmountMinor : 0);
        }

        var moved = order.Facts.OfType<OrderFact.MoneyMoved>().ToList();
        moved.Select(m => m.Transaction).ShouldBeUnique();
        moved.ShouldAllBe(m => m.Amount.Minor > 0 && m.Debit != m.Credit);
        moved.Where(m => !IsRefund(m)).Sum(InClearing).ShouldBe(order.CapturedMinor);
        moved.Where(IsRefund).Sum(m => -InClearing(m))
            .ShouldBe(order.Refunds.Where(r => r.State == RefundState.Succeeded).Sum(r => r.AmountMinor));
    }

    private static bool IsRefund(OrderFact.MoneyMoved m) => m.Transaction.StartsWith("refund:", StringComparison.Ordinal);

    private static long InClearing(OrderFact.MoneyMoved m) => m.Debit == MoneyAccount.GatewayClearing ? m.Amount.Minor : -m.Amount.Minor;

    private static void StockMatches(Order order)
    {
        foreach (var row in order.Facts.OfType<OrderFact.StockMoved>().Select(f => f.Move).GroupBy(m => (m.Variant, m.Hub)))
        {
            var sum = new StockDelta(Stock, 0, 0);
            foreach (var move in row)
            {
                sum += move.Delta;
                (sum.OnHand >= 0 && sum.Reserved >= 0 && sum.Committed >= 0 && sum.Reserved <= sum.OnHand).ShouldBeTrue($"{row.Key} after {move.Kind}");
            }

            sum.Reserved.ShouldBe(order.Reservations.Where(r => (r.VariantId, r.HubId) == row.Key && r.State == ReservationState.Held).Sum(r => r.Quantity));
            var parcels = order.Fulfillments.Where(f => f.HubId == row.Key.Hub).ToList();
            sum.Committed.ShouldBe(parcels.Where(f => f.IsBeforeShipping).Sum(f => UnitsOf(order, f, row.Key.Variant)));
            (Stock - sum.OnHand - sum.Committed).ShouldBe(parcels.Where(f => f.IsOpen && !f.IsBeforeShipping).Sum(f => UnitsOf(order, f, row.Key.Variant)), "what left the shelf is on its way");
        }

        foreach (var waiting in order.Lines.GroupBy(l => l.VariantId))
        {
            order.Facts.OfType<OrderFact.BackorderMoved>().Where(f => f.Variant == waiting.Key).Sum(f => f.Units).ShouldBe(waiting.Sum(l => l.Units.Backordered), "the variant's counter is told of every unit that waits");
        }

        order.Lines.Where(l => l.Source == LineSource.Own)
            .ShouldAllBe(l => l.Units.Reserved == order.Reservations.Where(r => r.LineId == l.Id && r.State == ReservationState.Held).Sum(r => r.Quantity));
        order.ReservationExpiresAt.ShouldBe(order.Reservations.Where(r => r.State == ReservationState.Held).Min(r => (DateTime?)r.ExpiresAt));
    }

    private static int UnitsOf(Order order, Fulfillment parcel, VariantId variant) =>
        parcel.Lines.Where(l => order.Line(l.LineId)!.VariantId == variant).Sum(l => l.Quantity);

    private static void HistoryIsAWalk(Order order)
    {
        OrderStatus? at = null;
        foreach (var step in order.Facts.OfType<OrderFact.StatusChanged>())
        {
            step.From.ShouldBe(at);
            if (step is { From: { } from, Trigger: { } trigger })
            {
                OrderLifecycle.Table.Fire(from, trigger).Value.ShouldBe(step.To);
            }

            at = step.To;
        }

        order.Status.ShouldBe(at!.Value);
        order.ClosedAt.HasValue.ShouldBe(order.IsFinal);
    }

    private static void Projections(Order order)
    {
        order.FulfillmentStatus.ShouldBe(FulfillmentProjection.Of([.. order.Lines.Select(l => (l.Source, l.Units))]));
        var declined = order.Payments.Count > 0 && order.Payments[^1].State == PaymentState.Declined;
        order.PaymentStatus.ShouldBe(PaymentProjection.Of(order.TotalMinor, order.CapturedMinor, 0, order.RefundedMinor, declined));
        order.HasHold.ShouldBe(order.ActiveHolds.Any());
        if (!order.IsFinal)
        {
            (order.Status >= order.TargetStatus()).ShouldBeTrue($"an order never lags behind its parts: {order.Status}, {order.TargetStatus()}");
            (order.IsSecured && order.MissingStock().Count > 0 && !order.HasHold).ShouldBeFalse("paid and short: somebody must be told");
        }
    }

    private static void SubOrderMatchesParcels(Order order, SubOrder subOrder)
    {
        var states = order.Fulfillments.Where(f => f.SubOrderId == subOrder.Id && f.IsOpen).Select(f => f.State).ToList();
        if (states.Count > 0)
        {
            subOrder.Status.ShouldBe(states.Min() switch
            {
                FulfillmentState.Open or FulfillmentState.Picking => SubOrderStatus.Accepted,
                FulfillmentState.Packed => SubOrderStatus.Packed,
                FulfillmentState.Delivered => SubOrderStatus.Delivered,
                _ => SubOrderStatus.Shipped,
            });
        }
    }
}
