using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Sim;

internal sealed partial class SimDay
{
    private static readonly string[] Cards = ["pm_card_visa", "pm_card_visa", "pm_card_visa", "pm_card_declined", "pm_card_needs_action", "pm_card_timeout", PaymentTokens.Later, PaymentTokens.Later];

    private static readonly Address[] Addresses =
    [
        new("Ada Example", "Ring 1", "Berlin", null, "10115", "DE"), new("Ada Example", "Am Markt 2", "Augsburg", null, "86150", "DE") { Latitude = 48.37, Longitude = 10.9 }, new("Ada Example", "Hafen 3", "Kiel", null, "24103", "DE") { Latitude = 54.32, Longitude = 10.13 },
    ];

    private async Task<string> Place(CancellationToken ct)
    {
        // The same product may be on several lines: the demand is summed before it is held.
        var items = Enumerable.Range(0, _chance.Next(1, 4)).Select(_ => new DraftItem(_chance.Next(8) == 0 ? _house.OfVendor : Any(_house.Own), _chance.Next(1, 5))).ToList();
        var customer = Any(_house.Customers);
        var draft = new OrderDraft
        {
            CustomerId = customer,
            Items = items,
            ShippingAddress = new Address("Ada Example", "Ring 1", "Berlin", null, "10115", "DE"),
            PaymentMethodId = customer == _house.Customers[0] && _chance.Next(4) == 0 ? PaymentTokens.OnAccount : Any(Cards),
        };
        var placed = await _house.Get<PlaceOrder>().Run(draft, _house.Program, ct);
        return Told(placed, a => $"{a.Order.Number} {items.Sum(i => i.Quantity)} units, {WireName.Of(a.Order.Status)}");
    }

    private Task<string> Pay(CancellationToken ct) => WithOrder(o => o.Status is OrderStatus.Pending or OrderStatus.Reserved || o.PaymentStatus is PaymentStatus.PartiallyPaid or PaymentStatus.PartiallyRefunded, async o =>
        Told(await _house.Get<PayOrder>().Run(new(o, "pm_card_visa"), _house.Program, ct), a => $"{a.Order.Number} {WireName.Of(a.Order.Status)}"), ct);

    private Task<string> Confirm(CancellationToken ct) => WithOrder(o => o.Status is OrderStatus.Pending or OrderStatus.Reserved, async o =>
        Told(await _house.Get<PayOrder>().Confirm(o, _house.Program, ct), a => $"{a.Order.Number} {WireName.Of(a.Order.Status)}"), ct);

    private Task<string> Cancel(CancellationToken ct) => WithOrder(_ => true, async o =>
        Told(await _house.Get<CancelOrder>().Run(new(o, "other", null), _house.Program, ct), a => $"{a.Order.Number}, refund {a.RefundMinor}"), ct);

    /// <summary>Fewer, none or more of a line, another product, another address: one of them, or two at once.</summary>
    private Task<string> Modify(CancellationToken ct) => WithOrder(_ => true, async o =>
    {
        var lines = (await _house.Get<IOrderReads>().Find(o, _house.Program, ct))!.Lines.Where(l => l.Charged > 0).ToList();
        var changes = Enumerable.Range(0, _chance.Next(1, 3)).Select<int, OrderChange>(_ => _chance.Next(5) switch
        {
            0 => new OrderChange.RemoveItem(Any(lines).Id),
            1 or 2 => new OrderChange.UpdateQuantity(Any(lines).Id, _chance.Next(1, 7)),
            3 => new OrderChange.AddItem(_chance.Next(6) == 0 ? _house.OfVendor : Any(_house.Own), _chance.Next(1, 4)),
            _ => new OrderChange.ChangeAddress(Any(Addresses)),
        }).ToList();
        return Told(await _house.Get<ModifyOrder>().Run(new(o, changes, "other"), _house.Program, ct), a => $"{a.Order.Number} version {a.Number}, difference {a.DifferenceMinor}, refund {a.RefundMinor}, due {a.DueMinor}");
    }, ct);

    private Task<string> Hold(CancellationToken ct) => WithOrder(_ => true, async o =>
        Told(await _house.Get<HoldOrder>().Run(new(o, HoldKind.Manual, "customer_request", null), _house.Program, ct), a => a.Order.Number), ct);

    private Task<string> Release(CancellationToken ct) => WithOrder(o => o.HasHold, async o =>
    {
        var order = (await _house.Get<IOrderReads>().Find(o, _house.Program, ct))!;
        return Told(await _house.Get<ReleaseHold>().Run(new(o, order.ActiveHolds.First().Id), _house.Program, ct), a => $"{a.Number} {WireName.Of(a.Status)}");
    }, ct);

    private Task<string> SplitOff(CancellationToken ct) => WithOrder(o => o.Status >= OrderStatus.Confirmed, async o =>
    {
        var order = (await _house.Get<IOrderReads>().Find(o, _house.Program, ct))!;
        var waiting = order.Lines.Where(l => l.Units.Backordered > 0).ToList();
        List<LineQuantity>? some = null;
        if (waiting.Count > 0 && _chance.Next(3) == 0)
        {
            var line = Any(waiting);
            some = [new(line.Id, _chance.Next(1, line.Units.Backordered + 1))];
        }

        return Told(await _house.Get<SplitBackorder>().Run(new(o, some), _house.Program, ct), a => $"{a.Units} units of {a.Order.Number} are {a.Backorder.Number}");
    }, ct);

    private Task<string> EndRest(CancellationToken ct) => WithOrder(o => o.FulfillmentStatus == FulfillmentStatus.PartiallyShipped, async o =>
        Told(await _house.Get<CloseShort>().Run(new(o, "other", null), _house.Program, ct), a => $"{a.Units} units of {a.Order.Number}, {a.ToStock} to stock, refund {a.RefundMinor}"), ct);

    private async Task<string> WithOrder(Func<OrderRow, bool> which, Func<OrderId, Task<string>> act, CancellationToken ct)
    {
        var rows = (await _house.Get<IOrderReads>().List(new OrderQuery { OpenOnly = true }, _house.Program, null, 200, ct)).Items.Where(which).ToList();
        return rows.Count == 0 ? "there is none" : await act(Any(rows).Id);
    }
}
