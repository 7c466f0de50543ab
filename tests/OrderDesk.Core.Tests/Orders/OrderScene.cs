using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Tests.Orders;

/// <summary>An order with a clock, ids and the steps that tests take with it, one minute apart.</summary>
internal sealed class OrderScene
{
    public static readonly Caller Staff = new(new UserId(1), "Mia", [Role.Manager]);
    private readonly ManualTime _clock;
    private readonly PlacementPlan _plan;
    private int _number = 1;

    public OrderScene(PlacementPlan plan)
    {
        (_plan, _clock) = (plan, new(new DateTimeOffset(OrderFactory.Start)));
        Ids = new IdSource(_clock);
        Order = Order.Place(plan, "ORD-2026-000001", Ids, Now);
        Order.Backorder(plan.Backorders, Now).Ok.ShouldBeTrue();
    }

    private OrderScene(OrderScene parent, Order order)
    {
        (_plan, _clock, Ids, Order) = (parent._plan, parent._clock, parent.Ids, order);
    }

    public Order Order { get; private set; }

    public IdSource Ids { get; }

    public DateTime Now => _clock.Now();

    public IEnumerable<OrderStatus> Walk => Order.Facts.OfType<OrderFact.StatusChanged>().Select(f => f.To);

    public IEnumerable<OrderFact.ToSend> Sent(string topic) => Order.Facts.OfType<OrderFact.ToSend>().Where(f => f.Topic == topic);

    public void Pass(TimeSpan time) => _clock.Advance(time);

    public void Hold() => Order.HoldStock(_plan.Allocations, Now.AddMinutes(15), Ids, Now).Ok.ShouldBeTrue();

    /// <summary>Goods come for a line that waits.</summary>
    public Result<Done> Fill(int line, int units) => Order.FillBackorder([new Allocation(line, OrderFactory.NearHub, units)], Ids, Now);

    public Payment Request(string token = "pm_card_visa") => Order.RequestPayment(token, PaymentMethod.Card, Ids, Now);

    public Payment Pay()
    {
        var payment = Request();
        Capture(payment);
        return payment;
    }

    public bool Capture(Payment payment) => Answer(payment, new GatewayAnswer.Captured($"ref-{payment.Number}", "Visa •••• 4242"));

    public bool Answer(Payment payment, GatewayAnswer answer) => Order.RecordAnswer(payment.Id, answer, Ids, Now).Value;

    public void VendorsReserve()
    {
        foreach (var subOrder in Order.SubOrders)
        {
            Order.VendorReserved(subOrder, $"v-{subOrder.VendorId.Value}", Now.AddHours(24), Ids, Now);
        }
    }

    public void VendorsAccept()
    {
        foreach (var subOrder in Order.SubOrders.Where(s => s.Status == SubOrderStatus.New))
        {
            Order.AcceptSubOrder(subOrder, Ids, Now).Ok.ShouldBeTrue();
        }
    }

    public Fulfillment Parcel(int number = 1) => Order.Fulfillments.Single(f => f.Number == number);

    public void PackAll()
    {
        foreach (var parcel in Order.Fulfillments.Where(f => f.State is FulfillmentState.Open or FulfillmentState.Picking).ToList())
        {
            Pack(parcel).Ok.ShouldBeTrue();
        }
    }

    public Result<Done> Pack(Fulfillment parcel, params int[] quantities) => Order.Pack(
        parcel, quantities.Length == 0 ? null : parcel.Lines.Zip(quantities).ToDictionary(p => p.First.LineId, p => p.Second), "Wim", Ids, Now);

    public void ShipAll(string? carrier = "DHL")
    {
        foreach (var parcel in Order.Fulfillments.Where(f => f.State == FulfillmentState.Packed).ToList())
        {
            Order.Ship(parcel, carrier, carrier is null ? null : $"T{parcel.Number}", Now).Ok.ShouldBeTrue();
        }
    }

    public void TrackAll(FulfillmentState state)
    {
        foreach (var parcel in Order.Fulfillments.Where(f => f.IsOpen && !f.IsBeforeShipping).ToList())
        {
            Track(parcel, state).Ok.ShouldBeTrue();
        }
    }

    public Result<bool> Track(Fulfillment parcel, FulfillmentState state) => Order.RecordTracking(parcel, state, "Leipzig", Now, Now);

    public Result<Done> Cancel() => Order.Cancel("other", null, Ids, Now);

    /// <summary>What waits becomes an order of its own: all of it, or so many units by the position of their line.</summary>
    public OrderScene Split(params (int Position, int Units)[] units)
    {
        var split = TrySplit(units);
        split.Ok.ShouldBeTrue(split.Error?.Message);
        return With(split.Value.Child);
    }

    /// <summary>The same clock for another order of the family.</summary>
    public OrderScene With(Order other) => new(this, other);

    public Result<BackorderSplit> TrySplit(params (int Position, int Units)[] units) => Order.SplitBackorder(
        units.Length == 0 ? null : [.. units.Select(u => new LineQuantity(Order.Lines.Single(l => l.Position == u.Position).Id, u.Units))], $"ORD-2026-{++_number:000000}", Ids, Now);

    public Result<ShortClose> CloseShort(string reason = "items_unavailable") => Order.CloseShort(reason, null, Ids, Now);

    public Hold PutOnHold(HoldKind kind = HoldKind.Manual) => Order.PlaceHold(kind, "other", null, Ids, "Mia", Now);

    /// <summary>Changes the order as the use case does: a refusal leaves it as it was.</summary>
    public Result<ModifyOrder.Answer> Modify(PlacementFacts facts, params OrderChange[] changes) => Modify(facts, "other", changes);

    public Result<ModifyOrder.Answer> Modify(PlacementFacts facts, string reason, params OrderChange[] changes)
    {
        var copy = OrderCopy.Of(Order);
        var done = new Modification(copy, new ModifyOrder.Command(copy.Id, changes, reason), facts, new SalesPolicy(), new Moment(Now, Ids)).Apply();
        Order = done.Ok ? copy : Order;
        return done;
    }

    public OrderScene Sound()
    {
        OrderLaws.Check(this);
        return this;
    }
}
