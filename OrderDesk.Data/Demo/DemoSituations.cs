using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Demo;

/// <summary>Orders that the shop has whatever the dice say: one of each kind, and work that waits for everybody.</summary>
internal sealed class DemoSituations(DemoScene scene, DemoFates fates)
{
    /// <summary>Customers by their index: the first of the list is customer1@ of the demo.</summary>
    private const int Customer1 = 0;

    public IEnumerable<DemoTale> All() =>
    [
        .. Unpaid(), .. Held(), .. Enumerable.Range(0, DemoPeople.Hubs.Count).SelectMany(WaitingInHub), .. Enumerable.Range(1, DemoPeople.Vendors.Count).SelectMany(WaitingForVendor),
        .. OnTheWay(), .. Late(), .. Arrived(), .. Ended(), .. Changed(),
    ];

    /// <summary>Orders that are not any more what they were when they were placed; one of them waits for its difference.</summary>
    private IEnumerable<DemoTale> Changed()
    {
        var ink = DemoGoods.Find("INK-01");
        yield return Ago(10, Own(Customer1) with { Items = [(ink, 3)] }, t => new DemoStep.Change(t, ByCustomer: true, "quantity_wrong", Units: 2), t => new DemoStep.Change(t, ByCustomer: false, "customer_asked", Street: "Am Kanal 7", Note: "Rang us: they have moved."));
        yield return Ago(6, Own(4) with { Items = [(ink, 1)] }, t => new DemoStep.Change(t, ByCustomer: false, "customer_asked", Units: 2, Note: "Wants a second one as a present."));
    }

    private IEnumerable<DemoTale> Unpaid()
    {
        yield return Ago(0.08, Own(Customer1) with { Token = "pm_card_needs_action" });
        yield return Ago(0.05, Own(5) with { Token = PaymentTokens.Later });
        yield return Ago(0.12, Own(11) with { Token = PaymentTokens.Later });
        yield return Ago(5, Own(6) with { Token = "pm_card_needs_action" }, t => new DemoStep.Job(t, "reservation-expiry"));
        yield return Ago(7, Own(8) with { Token = "pm_card_declined" }, t => new DemoStep.Job(t, "reservation-expiry"));
        yield return Ago(11, Own(14) with { Token = PaymentTokens.Later }, t => new DemoStep.Job(t, "reservation-expiry"));
        yield return Ago(3, Own(16) with { Claimed = "bank-transfer-77120", Notes = "Paid by bank transfer this morning." });
    }

    private IEnumerable<DemoTale> Held()
    {
        var crate = DemoGoods.Find("MIX-01");
        yield return Ago(9, Own(17) with { Items = [(crate, 12)], BillTo = 6, Delivery = DeliveryType.Express });
        yield return Ago(26, Own(10) with { Items = [(crate, 13), (DemoGoods.Find("KNI-03"), 4)], BillTo = 0 }, Note("Asked the bank to look at the card."));
        yield return Ago(19, Own(2) with { Items = [(crate, 14)], Token = PaymentTokens.OnAccount, BillTo = 19 });
        yield return Ago(4, Own(3) with { Items = [(DemoGoods.Find(DemoGoods.Rejected), 1)] });
        yield return Ago(6, Own(Customer1) with { Items = [(DemoGoods.Find("BAC-01"), 1), (DemoGoods.Find("TOW-02"), 2)] }, t => new DemoStep.Decline(t, 1, "out_of_stock", "The olive canvas is used up until next month"));
        yield return Ago(30, Own(9) with { Items = [(DemoGoods.Find("PEN-02"), 1)] }, t => new DemoStep.Decline(t, 2, "cannot_ship_there", "Glass does not go to islands and mountains"), Note("Asked the customer for another address."));
        yield return Ago(8, Own(7), Hold(HoldKind.Address, "address_unclear", "Two streets of this name in the city."));
        yield return Ago(21, Own(13), Hold(HoldKind.Address, "address_unclear", "No flat number, forty bells."), Note("Mail sent, no answer yet."));
        yield return Ago(14, Own(18), Hold(HoldKind.Manual, "customer_request", "On holiday until Monday, ship then."));
        yield return Ago(34, Own(4), t => new DemoStep.Pick(t), Hold(HoldKind.Stock, "stock_problem", "One of them came back scratched; counting the shelf."));
        yield return Ago(12, Own(15), Hold(HoldKind.Payment, "payment_review", "Two cards tried before this one."));
    }

    private IEnumerable<DemoTale> WaitingInHub(int hub)
    {
        yield return Ago(1.5 + hub, In(hub) with { Delivery = DeliveryType.Express });
        yield return Ago(5 + hub, In(hub));
        yield return Ago(9 + hub, In(hub), t => new DemoStep.Prioritise(t, Priority.Urgent));
        yield return Ago(13 + hub, In(hub), t => new DemoStep.Pick(t));
        yield return Ago(18 + hub, In(hub), t => new DemoStep.Pick(t), t => new DemoStep.Pack(t, 0));
        yield return Ago(22 + hub, In(hub), t => new DemoStep.Pick(t), t => new DemoStep.Pack(t, 0));
        yield return Ago(40 + hub, In(hub, units: 4), t => new DemoStep.Pick(t), t => new DemoStep.Pack(t, 0, Part: true), t => new DemoStep.Ship(t, 0, "PostLine"));
    }

    private IEnumerable<DemoTale> WaitingForVendor(int vendor)
    {
        yield return Ago(1 + vendor, Of(vendor, 3 + vendor));
        yield return Ago(6 + vendor, Of(vendor, 8 + vendor, withOwn: true), t => new DemoStep.Pick(t));
        yield return Ago(14 + vendor, Of(vendor, 13 + vendor), t => new DemoStep.Accept(t, vendor));
        yield return Ago(27 + vendor, Of(vendor, 1 + vendor), t => new DemoStep.Accept(t, vendor), t => new DemoStep.Pack(t, vendor));
        yield return Ago(44 + vendor, Of(vendor, 6 + vendor), t => new DemoStep.Accept(t, vendor), t => new DemoStep.Pack(t, vendor), t => new DemoStep.Ship(t, vendor, "Nordfracht"));
    }

    private IEnumerable<DemoTale> OnTheWay()
    {
        yield return Ago(29, Own(1), Shipped("Colis Direct"));
        yield return Ago(33, Own(12), Shipped("PostLine"));
        yield return Ago(50, Own(Customer1), [.. Shipped("Kurier Express"), Track(FulfillmentState.InTransit, "Leipzig")]);
        yield return Ago(52, Own(5), [.. Shipped("Colis Direct"), Track(FulfillmentState.InTransit, "Perpignan")]);
        yield return Ago(58, Own(13), [.. Shipped("Nordfracht"), Track(FulfillmentState.InTransit, "Rotterdam")]);
        yield return Ago(61, Own(17), [.. Shipped("PostLine"), Track(FulfillmentState.InTransit, "Kaunas")]);
        yield return Ago(66, Own(Customer1), [.. Shipped("Kurier Express"), Track(FulfillmentState.InTransit, "Berlin"), Track(FulfillmentState.OutForDelivery, "Berlin")]);
        yield return Ago(70, Own(16), [.. Shipped("Colis Direct"), Track(FulfillmentState.InTransit, "Vigo"), Track(FulfillmentState.OutForDelivery, "Porto")]);
        yield return Ago(20, Own(19), t => new DemoStep.Pick(t), t => new DemoStep.Pack(t, 0), t => new DemoStep.Ship(t, 0, null));
    }

    private IEnumerable<DemoTale> Late()
    {
        yield return Ago(8 * 24, Own(14), t => new DemoStep.Pick(t), Note("The picker is ill; somebody else has to go on."));
        yield return Ago(9 * 24, Of(5, 11), t => new DemoStep.Accept(t, 5));
        yield return Ago(10 * 24, Own(8), [.. Shipped("Colis Direct"), Track(FulfillmentState.InTransit, "Chambéry"), Note("The carrier looks for the parcel.")]);
        yield return Ago(12 * 24, Own(3), [.. Shipped("Kurier Express"), Track(FulfillmentState.InTransit, "Dresden")]);
        yield return Ago(7 * 24, Own(0), Hold(HoldKind.Manual, "other", "The customer moves house, new address to come."));
    }

    private IEnumerable<DemoTale> Arrived()
    {
        foreach (var (customer, hours) in new[] { (Customer1, 90.0), (2, 95), (4, 101), (11, 110), (15, 118), (18, 80) })
            yield return Ago(hours, Own(customer), [.. Shipped("PostLine"), Track(FulfillmentState.OutForDelivery, DemoPeople.Customers[customer].Address.City), Track(FulfillmentState.Delivered, DemoPeople.Customers[customer].Address.City)]);
    }

    private IEnumerable<DemoTale> Ended()
    {
        foreach (var (customer, days) in new[] { (Customer1, 16), (7, 21), (12, 30) })
        {
            var order = At(Own(customer), scene.Now.AddDays(-days));
            yield return DemoTale.Until(scene.Now, order, fates.Flow(order, order.PlacedAt).Where(s => s is not (DemoStep.Job or DemoStep.Complete)).Append(new DemoStep.Complete(scene.Now.AddHours(-9))));
        }

        yield return Ago(30, Own(Customer1), t => new DemoStep.Cancel(t, ByCustomer: true, "found_elsewhere", null));
        yield return Ago(48, Own(9), t => new DemoStep.Cancel(t, ByCustomer: false, "items_unavailable", "The last one broke on the shelf."));
        yield return Ago(55, Of(3, 10), t => new DemoStep.Decline(t, 3, "discontinued", "No longer roasted"), t => new DemoStep.Cancel(t, ByCustomer: false, "vendor_declined", null));
        yield return Ago(31, Own(15) with { Token = "pm_card_declined" }, t => new DemoStep.Job(t, "reservation-expiry"), _ => new DemoStep.Job(scene.Now.AddHours(-2.5), "unpaid-cancellation"));
    }

    /// <summary>An order placed some hours ago, with its steps spread evenly since.</summary>
    private DemoTale Ago(double hours, DemoOrder order, params IReadOnlyList<Func<DateTime, DemoStep>> steps)
    {
        var since = TimeSpan.FromHours(hours) * (0.92 + (0.16 * scene.Next(1000) / 1000.0));
        var placed = scene.Now - since;
        var stride = since / (steps.Count + 1);
        var told = steps.Select((step, i) => step(placed + (stride * (i + 1)) - scene.Between(TimeSpan.Zero, stride * 0.4)));
        return DemoTale.Until(scene.Now, At(order, placed), told);
    }

    private static DemoOrder At(DemoOrder order, DateTime placed) => order with { PlacedAt = placed };

    private DemoOrder Own(int customer) => new() { Customer = customer, PlacedAt = scene.Now, Items = scene.Basket([0], 1 + scene.Next(3)), Notes = scene.Wish() };

    /// <summary>Something that lies in a hub, for somebody near it.</summary>
    private DemoOrder In(int hub, int units = 0)
    {
        var shelf = DemoGoods.Stock.Where(s => s.Hub == hub && !s.Variant.Of.Scarce).Select(s => s.Variant).ToList();
        var first = scene.Next(shelf.Count);
        IReadOnlyList<(DemoVariant, int)> items = units > 0 ? [(shelf[first], units)] : [(shelf[first], 1 + scene.Next(2)), (shelf[(first + 5) % shelf.Count], 1)];
        return Own(Near(hub)) with { Items = items };
    }

    private DemoOrder Of(int vendor, int customer, bool withOwn = false) =>
        Own(customer % DemoPeople.Customers.Count) with { Items = withOwn ? scene.Basket([vendor, 0], 2) : scene.Basket([vendor], 1 + scene.Next(2)) };

    private int Near(int hub)
    {
        var near = Enumerable.Range(0, DemoPeople.Customers.Count).Where(i => DemoPeople.Customers[i].Hub == hub).ToList();
        return near[scene.Next(near.Count)];
    }

    private static Func<DateTime, DemoStep>[] Shipped(string carrier) => [t => new DemoStep.Pick(t), t => new DemoStep.Pack(t, 0), t => new DemoStep.Ship(t, 0, carrier)];

    private static Func<DateTime, DemoStep> Track(FulfillmentState state, string place) => t => new DemoStep.Track(t, 0, state, place);

    private static Func<DateTime, DemoStep> Note(string text) => t => new DemoStep.Remark(t, text, ForCustomer: false);

    private static Func<DateTime, DemoStep> Hold(HoldKind kind, string reason, string note) => t => new DemoStep.Hold(t, kind, reason, note);
}
