using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Payments;

namespace OrderDesk.Core.Orders;

/// <summary>An order that was split off.</summary>
/// <param name="Lines">From which line of its parent each of its lines comes.</param>
public sealed record BackorderSplit(Order Child, IReadOnlyList<(LineId From, LineId To)> Lines);

/// <summary>What waits for goods becomes an order of its own (DESIGN 2): units, price and money move, nothing is made or lost.</summary>
public sealed partial class Order
{
    /// <summary>Every unit that is still to come waits for goods.</summary>
    public bool AllWaits => _lines.All(l => l.Units.Open == l.Units.Backordered);

    /// <summary>All that was there has been sent; nothing but backordered units is still to go.</summary>
    public bool HasOnlyBackordersLeft => HasBackorder && HasSent && _lines.All(l => l.Units.Cancellable == l.Units.Backordered);

    /// <summary>Less is paid than it costs, and it was not accepted on account.</summary>
    public bool OwesMoney => AcceptedOnAccountAt is null && CapturedMinor - RefundedMinor < OwedMinor;

    /// <summary>What all that waits costs: the price of the order that <see cref="SplitBackorder"/> would make of it.</summary>
    public Money BackorderedPrice => Amount(_lines.Sum(l => l.PriceOf(l.Units.Backordered, Currency)));

    /// <summary>
    /// Moves backordered units to a new order of type backorder, with the same unit prices, their share of discount and tax, and what
    /// was paid for them. Delivery stays to be paid here. The new order keeps the place in the queue, the promise and the priority.
    /// </summary>
    /// <param name="units">Which; null moves all that waits.</param>
    /// <param name="number">The new order's number.</param>
    /// <param name="ids">Makes ids.</param>
    /// <param name="now">The moment of both.</param>
    /// <returns>The new order, to be added to the store.</returns>
    public Result<BackorderSplit> SplitBackorder(IReadOnlyList<Shipping.LineQuantity>? units, string number, IdSource ids, DateTime now)
    {
        var chosen = Waiting(units);
        if (!chosen.Ok)
        {
            return chosen.Error;
        }

        if (_lines.Sum(l => l.Units.Open) == chosen.Value.Sum(c => c.Units))
        {
            return OrderErrors.ActionNotAllowed(OrderAction.SplitBackorder.Code, [ActionBlock.AllWaits]);
        }

        var before = OrderContent.Of(this);
        var child = BackorderOf(this, number, ids, now);
        var lines = new List<(LineId, LineId)>();
        foreach (var (line, count) in chosen.Value)
        {
            var part = line.SplitOff(count, ids.New<LineId>(), child.Id, child._lines.Count + 1, Currency);
            CountBackordered(line, -count);
            child.TakeLine(part);
            lines.Add((line.Id, part.Id));
        }

        _lines.RemoveAll(l => l.Quantity == 0);
        SumUp(DeliveryMinor);
        child.SumUp(0);
        TransferPaid(child, ids, now);
        TellOfSplit(child, now);
        Revise(before, OrderRevision.Split, null, now, tell: false);
        child.RefreshStatuses();
        child.Settle(ids, now);
        Advance(now);
        return new BackorderSplit(child, lines);
    }

    /// <summary>The chosen lines with how many of their units go, in the order of their positions.</summary>
    private Result<IReadOnlyList<(OrderLine Line, int Units)>> Waiting(IReadOnlyList<Shipping.LineQuantity>? units)
    {
        if (units is null)
        {
            return _lines.Where(l => l.Units.Backordered > 0).Select(l => (l, l.Units.Backordered)).ToList();
        }

        var chosen = new List<(OrderLine, int)>();
        foreach (var ask in units.GroupBy(u => u.Line))
        {
            var (line, count) = (Line(ask.Key), ask.Sum(u => u.Quantity));
            if (line is null || count < 1 || count > line.Units.Backordered)
            {
                return OrderErrors.NotWaiting(line?.Name ?? "an unknown line", count, line?.Units.Backordered ?? 0);
            }

            chosen.Add((line, count));
        }

        return chosen.Count == 0 ? OrderErrors.ActionNotAllowed(OrderAction.SplitBackorder.Code, [ActionBlock.NothingWaits]) : chosen.OrderBy(c => c.Item1.Position).ToList();
    }

    private static Order BackorderOf(Order parent, string number, IdSource ids, DateTime now)
    {
        var child = new Order
        {
            Id = ids.New<OrderId>(),
            Number = number,
            Type = OrderType.Backorder,
            ParentId = parent.Id,
            Source = parent.Source,
            CustomerId = parent.CustomerId,
            Customer = parent.Customer with { },
            ShippingAddress = parent.ShippingAddress with { },
            BillingAddress = parent.BillingAddress with { },
            DeliveryType = parent.DeliveryType,
            ScheduledDelivery = parent.ScheduledDelivery,
            PromisedAt = parent.PromisedAt,
            CustomerNotes = parent.CustomerNotes,
            AgeVerified = parent.AgeVerified,
            ShipComplete = parent.ShipComplete,
            Risk = parent.Risk,
            Priority = parent.Priority,
            CurrencyCode = parent.CurrencyCode,
            PaymentMethod = parent.PaymentMethod,
            AcceptedOnAccountAt = parent.AcceptedOnAccountAt,
            PlacedAt = now,
            StatusAt = now,
            UpdatedAt = now,
            Version = 1,
        };
        child.Record(new OrderFact.StatusChanged(null, OrderStatus.Pending, null, null, null, now));
        return child;
    }

    private void TakeLine(OrderLine line)
    {
        _lines.Add(line);
        CountBackordered(line, line.Units.Backordered);
    }

    /// <summary>
    /// What was paid beyond what this order costs now belongs to the other, up to its price. In the ledger it leaves this order and
    /// arrives there, in one transaction of four legs, so that no account changes and each order explains its own balance.
    /// </summary>
    private void TransferPaid(Order child, IdSource ids, DateTime now)
    {
        var left = PaidBeyondOwed(child.TotalMinor);
        foreach (var payment in _payments.Where(p => p.State == PaymentState.Captured).OrderByDescending(p => p.Number))
        {
            var part = Math.Min(left, LeftOf(payment));
            if (part > 0)
            {
                left -= part;
                var moved = payment.Transfer(ids.New<PaymentId>(), child.Id, child._payments.Count + 1, part, now);
                child._payments.Add(moved);
                Record(new OrderFact.PaymentMoved(payment.Id, "transferred_out", part, payment.Reference, child.Number));
                Record(new OrderFact.MoneyMoved($"transfer:{moved.Id}", MoneyAccount.CustomerFunds, MoneyAccount.GatewayClearing, Amount(part)));
                child.Record(new OrderFact.PaymentMoved(moved.Id, "transferred_in", part, moved.Reference, Number));
                child.Record(new OrderFact.MoneyMoved($"transfer:{moved.Id}", MoneyAccount.GatewayClearing, MoneyAccount.CustomerFunds, Amount(part)));
            }
        }

        RefreshStatuses();
    }

    /// <summary>What was paid beyond what it costs now, without what was cancelled; at most <paramref name="most"/>, never below nothing.</summary>
    private long PaidBeyondOwed(long most) => Math.Clamp(CapturedMinor - RefundedMinor - OwedMinor, 0, most);

    private void TellOfSplit(Order child, DateTime now)
    {
        var goods = string.Join(", ", child._lines.Select(l => $"{l.Quantity} × {l.Name}"));
        var when = child._lines.Select(l => l.ExpectedOn).Distinct().ToList() is [var day] ? $", {BackorderTerms.WordsOf(day)}" : "";
        Track(TrackingKind.StockUpdate, $"{goods} will be sent on {(child._lines.Sum(l => l.Quantity) == 1 ? "its" : "their")} own as order {child.Number}{when}", now, ("order", child.Number));
        child.Track(TrackingKind.StockUpdate, $"The rest of order {Number}, with the same prices and its place in the queue: {goods}{when}", now, ("order", Number));
        if (child._payments.Sum(p => p.AmountMinor) is > 0 and var paid)
        {
            Track(TrackingKind.PaymentUpdate, $"{Amount(paid).Words} of what was paid now belongs to order {child.Number}", now, ("order", child.Number));
            child.Track(TrackingKind.PaymentUpdate, $"Paid {Amount(paid).Words} with order {Number}", now, ("order", Number));
        }
    }
}
