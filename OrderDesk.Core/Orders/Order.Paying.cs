using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Orders;

public sealed partial class Order
{
    /// <summary>
    /// Enough is captured, or it was accepted on account: goods may move. Once they may, a later refund of a part does not take it
    /// back, or what is on its way could never arrive.
    /// </summary>
    public bool IsSecured => AcceptedOnAccountAt is not null
        || Status is > OrderStatus.Reserved and < OrderStatus.Returned
        || (CapturedMinor - RefundedMinor >= TotalMinor && (CapturedMinor > 0 || TotalMinor == 0));

    public DateTime? AcceptedOnAccountAt { get; private set; }

    /// <summary>Every own unit that is there is committed or further, every vendor unit reserved or further; backordered ones, and those that wait for a difference, wait by themselves.</summary>
    public bool IsSettled => _lines.All(l => l.Units.Pending == 0 && (l.Source == LineSource.Vendor || l.Units.Reserved == Awaiting(l)));

    /// <summary>Notes a payment that the gateway is about to be asked for; the row is the promise to find out what became of it.</summary>
    public Payment RequestPayment(string methodToken, PaymentMethod method, IdSource ids, DateTime now)
    {
        var payment = Payment.Request(ids.New<PaymentId>(), Id, _payments.Count + 1, method, methodToken, Due, now);
        _payments.Add(payment);
        Record(new OrderFact.PaymentMoved(payment.Id, "requested", payment.AmountMinor, null, methodToken));
        RefreshStatuses();
        return payment;
    }

    /// <summary>Writes down the gateway's answer. The same answer twice changes nothing.</summary>
    /// <returns>True when something changed.</returns>
    public Result<bool> RecordAnswer(PaymentId id, GatewayAnswer answer, IdSource ids, DateTime now)
    {
        var payment = _payments.Single(p => p.Id == id);
        if (!payment.IsOpen)
        {
            return false;
        }

        var done = answer switch
        {
            GatewayAnswer.Captured captured => Capture(payment, captured, ids, now),
            GatewayAnswer.Declined declined => Decline(payment, declined, now),
            GatewayAnswer.NeedsAction action when payment.State == PaymentState.Requested => AskPayer(payment, action, now),
            _ => false,
        };
        Advance(now);
        return done;
    }

    /// <summary>A client says that it has paid: kept until the gateway confirms it.</summary>
    public Payment ClaimPayment(PaymentMethod method, string reference, IdSource ids, DateTime now)
    {
        var payment = RequestPayment(reference, method, ids, now);
        Must(payment.Fire(PaymentTrigger.Claim, now));
        payment.Answered(reference, null, null);
        Record(new OrderFact.PaymentMoved(payment.Id, "to_verify", payment.AmountMinor, reference, null));
        Track(TrackingKind.PaymentUpdate, "Payment reported, waiting to be verified", now, ("reference", reference));
        return payment;
    }

    /// <summary>Invoice or cash on delivery: the goods may move without money.</summary>
    public void AcceptOnAccount(IdSource ids, DateTime now)
    {
        AcceptedOnAccountAt = now;
        Track(TrackingKind.PaymentUpdate, "Accepted on account", now);
        Settle(ids, now);
    }

    /// <summary>
    /// After the order is secured: own holds become committed stock with a parcel for each hub, vendor lines are to be reserved
    /// with their vendors. Safe to call again; it does what is still to do.
    /// </summary>
    public void Settle(IdSource ids, DateTime now)
    {
        if (!IsSecured || IsFinal)
        {
            return;
        }

        var paid = DifferencePaid();
        var held = _reservations.Where(r => r is { State: ReservationState.Held, AwaitsPayment: false }).ToList();
        foreach (var reservation in held)
        {
            reservation.End(ReservationState.Committed, now);
            var line = Line(reservation.LineId)!;
            Must(line.Move(UnitPlace.Reserved, UnitPlace.Committed, reservation.Quantity));
        }

        foreach (var hub in held.GroupBy(r => r.HubId))
        {
            ToParcel(hub.Key, [.. hub.GroupBy(r => r.LineId).Select(g => (g.Key, g.Sum(r => r.Quantity)))], hub.Any(paid.Contains), ids, now);
        }

        RefreshHoldExpiry();
        AskForGoods();
        if (MissingStock().Count == 0)
        {
            AskVendors();
        }

        Advance(now);
    }

    /// <summary>Gives back what was paid, newest payment first, and asks the outbox to bring it to the gateway.</summary>
    /// <returns>The refunds that were made; none when there is nothing to give back.</returns>
    public IReadOnlyList<Refund> RefundUpTo(Money amount, string reason, IdSource ids, DateTime now)
    {
        var made = new List<Refund>();
        var left = (amount + Amount(0)).Minor;
        foreach (var payment in _payments.Where(p => p.State == PaymentState.Captured).OrderByDescending(p => p.Number))
        {
            var back = Math.Min(left, LeftOf(payment));
            if (back > 0)
            {
                made.Add(MakeRefund(payment, Amount(back), reason, ids, now));
                left -= back;
            }
        }

        RefreshStatuses();
        return made;
    }

    /// <summary>The gateway has answered a refund. Twice is once.</summary>
    public bool RecordRefund(RefundId id, bool succeeded, string? reference, DateTime now)
    {
        var refund = _refunds.Single(r => r.Id == id);
        if (refund.State != RefundState.Requested)
        {
            return false;
        }

        refund.Settle(succeeded, reference, now);
        Record(new OrderFact.PaymentMoved(refund.PaymentId, succeeded ? "refunded" : "refund_failed", refund.AmountMinor, reference, refund.Key));
        if (succeeded)
        {
            Record(new OrderFact.MoneyMoved($"refund:{refund.Id}", MoneyAccount.CustomerFunds, MoneyAccount.GatewayClearing, Amount(refund.AmountMinor)));
        }

        Track(TrackingKind.PaymentUpdate, succeeded ? $"Refunded {Amount(refund.AmountMinor).Words}" : "Refund failed; staff are looking at it", now);
        RefreshStatuses();
        return true;
    }

    /// <summary>What of a captured payment is still here: neither given back nor moved to another order.</summary>
    private long LeftOf(Payment payment) => payment.KeptMinor - _refunds.Where(r => r.PaymentId == payment.Id && r.State != RefundState.Failed).Sum(r => r.AmountMinor);

    private Refund MakeRefund(Payment payment, Money amount, string reason, IdSource ids, DateTime now)
    {
        var refund = Refund.Request(ids.New<RefundId>(), Id, payment.Id, _refunds.Count + 1, amount, reason, now);
        _refunds.Add(refund);
        Record(new OrderFact.PaymentMoved(payment.Id, "refund_requested", amount.Minor, null, refund.Key));
        Record(new OrderFact.ToSend(Topics.SendRefund, refund.Key, $"{Id} {refund.Id}"));
        return refund;
    }

    private bool Capture(Payment payment, GatewayAnswer.Captured captured, IdSource ids, DateTime now)
    {
        Must(payment.Fire(PaymentTrigger.Capture, now));
        payment.Answered(captured.Reference, captured.Label, null);
        Record(new OrderFact.PaymentMoved(payment.Id, "captured", payment.AmountMinor, captured.Reference, captured.Label));
        Record(new OrderFact.MoneyMoved($"capture:{payment.Id}", MoneyAccount.GatewayClearing, MoneyAccount.CustomerFunds, Amount(payment.AmountMinor)));
        Record(new OrderFact.Tracked(TrackingKind.PaymentUpdate, $"Paid {Amount(payment.AmountMinor).Words}", now)
        {
            Source = "payment_processor",
            Data = new Dictionary<string, string>(StringComparer.Ordinal) { ["method"] = captured.Label, ["reference"] = captured.Reference },
        });
        RefreshStatuses();
        Settle(ids, now);
        HoldIfShort(ids, now);
        ReturnSurplus(ids, now);
        return true;
    }

    /// <summary>Paid, but the stock went while the payment was under way: the money is kept and a person is told (RULES 6).</summary>
    private void HoldIfShort(IdSource ids, DateTime now)
    {
        if (IsSecured && !IsFinal && MissingStock().Count > 0)
        {
            HoldAsShort("Paid after the hold had expired, and the stock is gone", ids, now);
        }
    }

    private bool Decline(Payment payment, GatewayAnswer.Declined declined, DateTime now)
    {
        Must(payment.Fire(PaymentTrigger.Decline, now));
        payment.Answered(null, declined.Label, declined.Code);
        Record(new OrderFact.PaymentMoved(payment.Id, "declined", payment.AmountMinor, null, declined.Code));
        Record(new OrderFact.Tracked(TrackingKind.PaymentUpdate, "Payment declined", now) { Source = "payment_processor" });
        return true;
    }

    private bool AskPayer(Payment payment, GatewayAnswer.NeedsAction action, DateTime now)
    {
        Must(payment.Fire(PaymentTrigger.AskPayer, now));
        payment.Answered(action.Reference, action.Label, null);
        Record(new OrderFact.PaymentMoved(payment.Id, "needs_action", payment.AmountMinor, action.Reference, action.Label));
        Record(new OrderFact.Tracked(TrackingKind.PaymentUpdate, "The bank asks for a confirmation", now) { Source = "payment_processor" });
        return true;
    }

    /// <summary>Units that a change added need wait no longer once the order owes nothing, or is on account.</summary>
    private List<Reservation> DifferencePaid()
    {
        List<Reservation> paid = AcceptedOnAccountAt is not null || Due.Minor == 0 ? [.. _reservations.Where(IsAwaiting)] : [];
        paid.ForEach(r => r.Paid());
        return paid;
    }

    /// <summary>Committed units get a parcel of their own; with one delivery, and when they were added later, they join the hub's parcel that waits.</summary>
    private void ToParcel(HubId hub, IReadOnlyList<(LineId Line, int Quantity)> units, bool join, IdSource ids, DateTime now)
    {
        var waiting = ShipComplete || join ? _fulfillments.FirstOrDefault(f => f.HubId == hub && f.State == FulfillmentState.Open) : null;
        waiting?.Add(units);
        var parcel = waiting ?? AddFulfillment(hub, null, units, ids, now);
        foreach (var (line, quantity) in units)
        {
            MoveStock(MovementKind.Committed, Line(line)!, hub, quantity, parcel.Id);
        }
    }

    private Fulfillment AddFulfillment(HubId? hub, SubOrderId? subOrder, IEnumerable<(LineId, int)> lines, IdSource ids, DateTime now)
    {
        var fulfillment = Fulfillment.Create(ids.New<FulfillmentId>(), Id, _fulfillments.Count + 1, hub, subOrder, lines, now);
        _fulfillments.Add(fulfillment);
        return fulfillment;
    }
}
