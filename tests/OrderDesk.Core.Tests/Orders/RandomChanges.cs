using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Tests.Orders;

/// <summary>Random changes of an order, with what must hold for each of them whether it goes through or not.</summary>
internal static class RandomChanges
{
    public static void Send(OrderScene s, int seed)
    {
        var random = new Random(seed);
        var changes = Make(s.Order, random);
        if (ChangeRules.Check(changes).Count > 0)
        {
            return;
        }

        var (before, facts) = (s.Order, s.Order.Facts.Count);
        var (content, due, back) = (OrderContent.Of(before), before.Due.Minor, before.RefundedMinor);

        var done = s.Modify(Facts(random), [.. changes]);

        if (!done.Ok)
        {
            before.Facts.Count.ShouldBe(facts);
            s.Order.ShouldBeSameAs(before);
            return;
        }

        var after = s.Order;
        after.Revision.ShouldBe(before.Revision + 1);
        (after.RefundedMinor - back).ShouldBe(done.Value.RefundMinor);
        done.Value.RefundMinor.ShouldBeInRange(0, Math.Max(0, -done.Value.DifferenceMinor));
        if (after.Status != OrderStatus.Disputed && done.Value.DifferenceMinor <= 0)
        {
            after.Due.Minor.ShouldBeLessThanOrEqualTo(due, "what costs less asks for nothing more");
        }

        after.Lines.Sum(l => l.Units.Open).ShouldBeGreaterThan(0);
        content.To(OrderContent.Of(after)).ShouldBe(done.Value.Changes);
        foreach (var line in before.Lines)
        {
            var now = after.Line(line.Id)!;
            (now.Units.Packed, now.Units.Gone).ShouldBe((line.Units.Packed, line.Units.Gone), "what is packed or gone stays");
            (now.UnitPriceMinor, now.TaxRate).ShouldBe((line.UnitPriceMinor, line.TaxRate), "what was agreed stays");
        }
    }

    public static PlacementFacts Facts(Random random)
    {
        var price = random.Next(2) == 0 ? 1000 : random.Next(1, 4000);
        var items = Enumerable.Range(1, 4).Select(v => OrderFactory.Item(v, price + v - 1)).Concat(Enumerable.Range(101, 3).Select(v => OrderFactory.Item(v, price, vendor: v - 100)));
        return new PlacementFacts(
            items.ToDictionary(i => i.VariantId), OrderFactory.KnownCustomer(),
            [OrderFactory.Hub(OrderFactory.NearHub, (1, random.Next(9)), (2, 9), (3, 9)), OrderFactory.Hub(OrderFactory.FarHub, (1, 9), (2, random.Next(9)), (4, 9))]);
    }

    private static List<OrderChange> Make(Order order, Random random)
    {
        var changes = new List<OrderChange>();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var line = order.Lines[random.Next(order.Lines.Count)];
            changes.Add(random.Next(5) switch
            {
                0 => new OrderChange.RemoveItem(line.Id),
                1 or 2 => new OrderChange.UpdateQuantity(line.Id, Math.Max(1, line.Charged + random.Next(-3, 3))),
                3 => new OrderChange.AddItem(new VariantId(random.Next(2) == 0 ? random.Next(1, 5) : random.Next(101, 104)), random.Next(1, 4)),
                _ => new OrderChange.ChangeAddress(OrderFactory.Address(city: random.Next(2) == 0 ? "Paris" : "Rome", country: random.Next(2) == 0 ? "FR" : "IT")),
            });
        }

        return changes;
    }
}
