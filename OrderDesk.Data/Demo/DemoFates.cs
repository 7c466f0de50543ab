using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Demo;

/// <summary>What usually becomes of orders: most arrive, some are paid late, held, declined, split or cancelled.</summary>
internal sealed class DemoFates(DemoScene scene)
{
    private static readonly string[] Carriers = ["Kurier Express", "PostLine", "Nordfracht", "Colis Direct"];

    /// <summary>One order, thrown by the dice, up to now.</summary>
    public DemoTale Tell()
    {
        var fate = scene.Next(100);
        var order = Order(fate);
        return DemoTale.Until(scene.Now, order, Steps(fate, order));
    }

    /// <summary>From the moment at which it is secured to the end: accepted, picked, packed, shipped, delivered, completed.</summary>
    public IEnumerable<DemoStep> Flow(DemoOrder order, DateTime from, double lateDays = 0)
    {
        var last = from;
        foreach (var seller in order.Sellers)
        {
            var steps = seller == 0 ? FromHub(order, from.AddDays(lateDays)) : FromVendor(order, seller, from.AddDays(lateDays));
            foreach (var step in steps)
            {
                last = step.At > last ? step.At : last;
                yield return step;
            }
        }

        // Who buys from a marketplace seldom says that all is well; the rest is completed when the return window ends.
        if (scene.Chance(0.45))
            yield return new DemoStep.Complete(last + scene.After(8, 90));
        else
            yield return new DemoStep.Job(last.AddDays(14).AddMinutes(11), "delivered-completion");
    }

    private DemoOrder Order(int fate)
    {
        var customer = fate is >= 39 and < 42 ? OnAccount() : scene.Next(DemoPeople.Customers.Count);
        var placed = scene.Placing();
        var sellers = fate switch { >= 26 and < 29 => [1 + scene.Next(5)], >= 32 and < 36 => [0], >= 42 and < 44 => [0], _ => scene.Sellers() };
        var order = new DemoOrder
        {
            Customer = customer,
            PlacedAt = placed,
            Items = fate is >= 32 and < 36 ? [.. scene.Basket(sellers, 1).Select(i => (i.Item1, i.Item2 + 2))] : scene.Basket(sellers),
            Notes = scene.Wish(),
            Token = fate switch
            {
                < 4 => PaymentTokens.Later,
                < 12 => "pm_card_declined",
                < 15 => PaymentTokens.Later,
                < 17 => "pm_card_needs_action",
                < 19 => "pm_card_timeout",
                >= 39 and < 42 => PaymentTokens.OnAccount,
                _ => "pm_card_visa",
            },
        };
        return Channel(Speed(order));
    }

    private DemoOrder Speed(DemoOrder order) => scene.Next(100) switch
    {
        < 14 => order with { Delivery = DeliveryType.Express },
        < 22 => order with { Delivery = DeliveryType.Scheduled, ScheduledAt = order.PlacedAt.Date.AddDays(3 + scene.Next(5)).AddHours(9 + scene.Next(8)) },
        _ => order,
    };

    private DemoOrder Channel(DemoOrder order) => scene.Next(100) switch
    {
        < 9 => order with { Source = OrderSource.Manual, Discount = scene.Chance(0.4) ? 500 : 0 },
        < 16 => order with { Source = OrderSource.Shopify },
        < 21 => order with { Source = OrderSource.Amazon },
        < 24 => order with { ShipFor = (order.Customer + 1 + scene.Next(DemoPeople.Customers.Count - 1)) % DemoPeople.Customers.Count, Notes = "A present, shipped for somebody else." },
        _ => order,
    };

    private IEnumerable<DemoStep> Steps(int fate, DemoOrder order)
    {
        var t = order.PlacedAt;
        return fate switch
        {
            < 7 => [new DemoStep.Job(t.AddMinutes(15.5), "reservation-expiry"), new DemoStep.Job(t.AddHours(24) + scene.After(0, 0.1), "unpaid-cancellation")],
            < 12 => [new DemoStep.Pay(t.AddMinutes(3), "pm_card_visa"), .. Flow(order, t.AddMinutes(3))],
            < 15 => PaidLate(order, t + scene.After(1, 9)),
            < 17 => [new DemoStep.Confirm(t.AddMinutes(2)), .. Flow(order, t.AddMinutes(2))],
            < 19 => [new DemoStep.AskBank(t.AddMinutes(1.5)), .. Flow(order, t.AddMinutes(1.5))],
            < 24 => [new DemoStep.Cancel(t + scene.After(0.1, 0.9), ByCustomer: true, scene.Chance(0.5) ? "customer_changed_mind" : "ordered_by_mistake", null)],
            < 26 => CancelledByStaff(t),
            < 29 => Declined(order, t),
            < 32 => HeldForAddress(order, t),
            < 36 => InTwoParcels(order, t),
            < 39 => Flow(order, t, lateDays: 6),
            < 42 => Flow(order, t),
            < 44 => PackedAgain(order, t),
            _ => Flow(order, t),
        };
    }

    private IEnumerable<DemoStep> PaidLate(DemoOrder order, DateTime paid) =>
        [new DemoStep.Job(order.PlacedAt.AddMinutes(15.5), "reservation-expiry"), new DemoStep.Pay(paid, "pm_card_visa"), .. Flow(order, paid)];

    private IEnumerable<DemoStep> CancelledByStaff(DateTime t)
    {
        yield return new DemoStep.Hold(t + scene.After(0.1, 0.3), HoldKind.Manual, "customer_request", "Called: unsure about the size, calls back tomorrow.");
        yield return new DemoStep.Remark(t + scene.After(3, 6), "Tried to reach the customer twice.", ForCustomer: false);
        yield return new DemoStep.Cancel(t + scene.After(20, 30), ByCustomer: false, "customer_changed_mind", "Called back: does not want it any more.");
    }

    private IEnumerable<DemoStep> Declined(DemoOrder order, DateTime t)
    {
        var at = scene.Working(t + scene.After(1, 5));
        var sorted = at + scene.After(2, 20);
        IEnumerable<DemoStep> end = scene.Chance(0.5)
            ? [new DemoStep.Cancel(sorted, ByCustomer: false, "vendor_declined", "The vendor cannot deliver; the customer does not want to wait.")]
            : [new DemoStep.Remark(sorted.AddMinutes(-30), "The vendor gets a new delivery and will take it.", ForCustomer: true), new DemoStep.Release(sorted), .. Flow(order, sorted)];
        return [new DemoStep.Decline(at, order.Sellers[0], "out_of_stock", "Sold out this morning"), .. end];
    }

    private IEnumerable<DemoStep> HeldForAddress(DemoOrder order, DateTime t)
    {
        var released = t + scene.After(4, 26);
        return
        [
            new DemoStep.Hold(t.AddMinutes(6), HoldKind.Address, "address_unclear", "The house number does not exist in this street."),
            new DemoStep.Remark(released.AddMinutes(-8), "Thank you, we have your address now.", ForCustomer: true),
            new DemoStep.Release(released), .. Flow(order, released),
        ];
    }

    private IEnumerable<DemoStep> InTwoParcels(DemoOrder order, DateTime t)
    {
        var first = scene.Working(t + scene.After(1, 8));
        var rest = first.AddDays(1) + scene.After(0, 20);
        return
        [
            new DemoStep.Pick(first), new DemoStep.Pack(first.AddMinutes(25), 0, Part: true), .. OnTheWay(order, 0, first.AddHours(2)),
            new DemoStep.Pick(rest), new DemoStep.Pack(rest.AddMinutes(30), 0), .. OnTheWay(order, 0, rest.AddHours(3)),
            new DemoStep.Job(rest.AddDays(20), "delivered-completion"),
        ];
    }

    private IEnumerable<DemoStep> PackedAgain(DemoOrder order, DateTime t)
    {
        var packed = scene.Working(t + scene.After(1, 6)).AddMinutes(40);
        return
        [
            new DemoStep.Pick(packed.AddMinutes(-30)), new DemoStep.Pack(packed, 0), new DemoStep.Unpack(packed.AddMinutes(12), "packed_wrong", "The wrong colour went in."),
            new DemoStep.Pack(packed.AddMinutes(31), 0), .. OnTheWay(order, 0, packed.AddHours(2)), new DemoStep.Complete(packed.AddDays(6)),
        ];
    }

    private List<DemoStep> FromHub(DemoOrder order, DateTime from)
    {
        var picked = scene.Working(from + (order.Delivery == DeliveryType.Express ? scene.After(0.3, 2) : scene.After(1, 11)));
        var packed = picked + scene.After(0.2, 1.2);
        List<DemoStep> steps = [new DemoStep.Pack(packed, 0), .. OnTheWay(order, 0, packed + scene.After(0.8, 4))];
        return scene.Chance(0.6) ? [new DemoStep.Pick(picked), .. steps] : steps;
    }

    private List<DemoStep> FromVendor(DemoOrder order, int seller, DateTime from)
    {
        var accepted = scene.Working(from + scene.After(0.6, 8));
        var packed = scene.Working(accepted + scene.After(1, 9));
        return [new DemoStep.Accept(accepted, seller), new DemoStep.Pack(packed, seller), .. OnTheWay(order, seller, scene.Working(packed + scene.After(0.7, 5)))];
    }

    private List<DemoStep> OnTheWay(DemoOrder order, int seller, DateTime shipped)
    {
        var to = DemoPeople.Customers[order.ShipFor ?? order.Customer];
        var place = $"{to.Address.City}, {to.Address.Country}";
        if (seller == 0 && scene.Chance(0.12))
            return [new DemoStep.Ship(shipped, seller, null), new DemoStep.Track(shipped + scene.After(1, 5), seller, FulfillmentState.Delivered, place)];
        var loaded = scene.Loading(shipped + scene.After(2, 34));
        var delivered = new DemoStep.Track(loaded + scene.After(1.5, 8), seller, FulfillmentState.Delivered, place);
        List<DemoStep> steps = [new DemoStep.Ship(shipped, seller, Carriers[scene.Next(Carriers.Length)]), delivered];
        if (scene.Chance(0.6))
            steps.Add(new DemoStep.Track(loaded, seller, FulfillmentState.OutForDelivery, place));
        if (scene.Chance(0.6))
            steps.Add(new DemoStep.Track(shipped + scene.After(1, 5), seller, FulfillmentState.InTransit, DemoPeople.Hubs[to.Hub].City));
        return steps;
    }

    private int OnAccount()
    {
        var allowed = Enumerable.Range(0, DemoPeople.Customers.Count).Where(i => DemoPeople.Customers[i].OnAccount).ToList();
        return allowed[scene.Next(allowed.Count)];
    }
}
