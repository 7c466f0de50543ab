using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Sim;

/// <summary>The steps of a day, weighted, and the book of what they put on the shelves and took from them.</summary>
internal sealed class SimDay
{
    private static readonly string[] Cards = ["pm_card_visa", "pm_card_visa", "pm_card_visa", "pm_card_declined", "pm_card_needs_action", "pm_card_timeout", PaymentTokens.Later, PaymentTokens.Later];
    private readonly SimHouse _house;
    private readonly Random _chance;
    private readonly (int Weight, string Name, Func<CancellationToken, Task<string>> Run)[] _steps;

    public SimDay(SimHouse house, int seed)
    {
        (_house, _chance) = (house, new Random(seed));
        _steps =
        [
            (26, "place", Place), (9, "pay", Pay), (5, "confirm payment", Confirm), (5, "cancel", Cancel), (8, "time passes", Pass), (8, "job", Job), (8, "goods in", Receive), (5, "correct stock", Adjust),
            (3, "block a lot", Block), (4, "hold", Hold), (5, "release a hold", Release), (9, "pick", Pick), (12, "pack", Pack), (11, "ship", Ship), (3, "take back", Undo), (6, "track", Track), (5, "send messages", Send),
            (2, "nonsense", Nonsense), (2, "restart", Restart),
        ];
    }

    /// <summary>What lies on the shelves by what was done to them, kept apart from the program's own counters.</summary>
    public Dictionary<(VariantId Variant, HubId Hub), int> Book { get; } = [];

    /// <summary>The step that is being taken.</summary>
    public string Doing { get; private set; } = "";

    public async Task StockUp(CancellationToken ct)
    {
        for (var n = 0; n < _house.Own.Count * 2; n++)
            await Receive(ct);
        for (var n = 0; n < 4; n++)
            await Place(ct);
    }

    public async Task<string> Step(CancellationToken ct)
    {
        _house.Clock.Pass(TimeSpan.FromSeconds(_chance.Next(5, 90)));
        var at = _chance.Next(_steps.Sum(s => s.Weight));
        var step = _steps.First(s => (at -= s.Weight) < 0);
        Doing = step.Name;
        return $"{step.Name}: {await step.Run(ct)}";
    }

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

    private Task<string> Pay(CancellationToken ct) => WithOrder(o => o.Status is OrderStatus.Pending or OrderStatus.Reserved, async o =>
        Told(await _house.Get<PayOrder>().Run(new(o, "pm_card_visa"), _house.Program, ct), a => $"{a.Order.Number} {WireName.Of(a.Order.Status)}"), ct);

    private Task<string> Confirm(CancellationToken ct) => WithOrder(o => o.Status is OrderStatus.Pending or OrderStatus.Reserved, async o =>
        Told(await _house.Get<PayOrder>().Confirm(o, _house.Program, ct), a => $"{a.Order.Number} {WireName.Of(a.Order.Status)}"), ct);

    private Task<string> Cancel(CancellationToken ct) => WithOrder(_ => true, async o =>
        Told(await _house.Get<CancelOrder>().Run(new(o, "other", null), _house.Program, ct), a => $"{a.Order.Number}, refund {a.RefundMinor}"), ct);

    private Task<string> Pass(CancellationToken ct)
    {
        var minutes = _chance.Next(8) == 0 ? _chance.Next(600, 3000) : _chance.Next(1, 40);
        _house.Clock.Pass(TimeSpan.FromMinutes(minutes));
        return Task.FromResult($"{minutes} minutes");
    }

    private async Task<string> Job(CancellationToken ct)
    {
        string[] names = ["reservation-expiry", "reservation-expiry", "unpaid-cancellation", "lot-expiry", "payment-retries", "delivered-completion"];
        var name = Any(names);
        var job = _house.All<IJob>().Single(j => j.Name == name);
        return $"{job.Name}: {(await job.Run(ct)).Words}";
    }

    private async Task<string> Receive(CancellationToken ct)
    {
        var (variant, hub, units) = (Any(_house.Own), Any(_house.Hubs), _chance.Next(1, 12));
        var comesInLots = _house.Own.IndexOf(variant) < 4;
        var day = _chance.Next(0, 6);
        var line = new ReceiveStock.Line(variant, units, _chance.Next(4) == 0 ? null : $"A-{_chance.Next(1, 5)}", comesInLots ? $"L{day}" : null, null);
        var lotDay = comesInLots ? _house.Clock.Today.AddDays(day) : (DateOnly?)null;
        var known = comesInLots && await Known(variant, $"L{day}", ct);
        var done = await _house.Get<ReceiveStock>().Run(new(hub, [known ? line : line with { ExpiresOn = lotDay }]), _house.Program, ct);
        return Told(done, _ => Booked(variant, hub, units, $"{units} units{(comesInLots ? $" of lot L{day}" : "")}"));
    }

    private async Task<string> Adjust(CancellationToken ct)
    {
        var (variant, hub, units) = (Any(_house.Own), Any(_house.Hubs), _chance.Next(-6, 4));
        var done = await _house.Get<AdjustStock>().Run(new(variant, hub, units, "count_correction", null), _house.Program, ct);
        return Told(done, _ => Booked(variant, hub, units, $"{units} units"));
    }

    private async Task<string> Block(CancellationToken ct)
    {
        await using var db = _house.Read();
        var lots = await db.Lots.AsNoTracking().OrderBy(l => l.Id).ToListAsync(ct);
        if (lots.Count == 0)
            return "there is none";
        var lot = Any(lots);
        var done = await _house.Get<BlockLot>().Run(new(lot.Id, !lot.IsBlocked, "recall", null), _house.Program, ct);
        return Told(done, a => $"{lot.Number} {(lot.IsBlocked ? "free again" : "blocked")}, {a.Units} units, {a.HoldsLost} holds lost, {a.Changed} parcels changed, {a.Stopped.Count} stopped");
    }

    private Task<string> Hold(CancellationToken ct) => WithOrder(_ => true, async o =>
        Told(await _house.Get<HoldOrder>().Run(new(o, HoldKind.Manual, "customer_request", null), _house.Program, ct), a => a.Order.Number), ct);

    private Task<string> Release(CancellationToken ct) => WithOrder(o => o.HasHold, async o =>
    {
        var order = (await _house.Get<IOrderReads>().Find(o, _house.Program, ct))!;
        return Told(await _house.Get<ReleaseHold>().Run(new(o, order.ActiveHolds.First().Id), _house.Program, ct), a => $"{a.Number} {WireName.Of(a.Status)}");
    }, ct);

    private Task<string> Pick(CancellationToken ct) => WithParcel(FulfillmentState.Open, async p => Told(await _house.Get<PickFulfillment>().Run(new(p.OrderId, p.Id), _house.Program, ct), a => a.Number), ct);

    private Task<string> Pack(CancellationToken ct) => WithParcel(_chance.Next(2) == 0 ? FulfillmentState.Open : FulfillmentState.Picking, async p =>
    {
        var part = _chance.Next(3) == 0 ? p.Lines.Select(l => new LineQuantity(l.LineId, _chance.Next(0, l.Quantity + 1))).ToList() : null;
        return Told(await _house.Get<PackFulfillment>().Run(new(p.OrderId, p.Id, part), _house.Program, ct), a => $"{a.Number} {(part is null ? "whole" : $"{part.Sum(l => l.Quantity)} of {p.Lines.Sum(l => l.Quantity)}")}");
    }, ct);

    private Task<string> Ship(CancellationToken ct) => WithParcel(FulfillmentState.Packed, async p =>
    {
        var done = await _house.Get<ShipFulfillment>().Run(new(p.OrderId, p.Id, _chance.Next(4) == 0 ? null : "DHL", "T1"), _house.Program, ct);
        return done.Ok ? await Left(p, -1, done.Value.Number, ct) : done.Error.Code;
    }, ct);

    private Task<string> Undo(CancellationToken ct) => WithParcel(_chance.Next(2) == 0 ? FulfillmentState.Packed : FulfillmentState.Shipped, async p =>
    {
        var done = await _house.Get<UndoFulfillment>().Run(new(p.OrderId, p.Id, "packed_wrong", null), _house.Program, ct);
        return done.Ok ? p.State == FulfillmentState.Shipped ? await Left(p, 1, done.Value.Number, ct) : $"{done.Value.Number} unpacked" : done.Error.Code;
    }, ct);

    private Task<string> Track(CancellationToken ct) => WithParcel(_chance.Next(2) == 0 ? FulfillmentState.Shipped : FulfillmentState.InTransit, async p =>
        Told(await _house.Get<TrackFulfillment>().Run(new(p.OrderId, p.Id, _chance.Next(2) == 0 ? FulfillmentState.InTransit : FulfillmentState.Delivered), _house.Program, ct), a => $"{a.Number} {WireName.Of(a.Status)}"), ct);

    private async Task<string> Send(CancellationToken ct) => (await _house.Get<IOutboxDispatcher>().Sweep(ct)).Words;

    /// <summary>What no door should let through: it must be refused, and the laws must hold after it as before.</summary>
    private async Task<string> Nonsense(CancellationToken ct)
    {
        var (variant, hub) = (Any(_house.Own), Any(_house.Hubs));
        string[] codes =
        [
            (await _house.Get<AdjustStock>().Run(new(variant, hub, 0, "lost", null), _house.Program, ct)).Error?.Code ?? throw new InvalidOperationException("Zero was taken."),
            (await _house.Get<AdjustStock>().Run(new(variant, hub, -AdjustStock.MaxQuantity, "lost", null), _house.Program, ct)).Error?.Code ?? throw new InvalidOperationException("More was taken than is there."),
            (await _house.Get<ReceiveStock>().Run(new(hub, [new(variant, -1)]), _house.Program, ct)).Error?.Code ?? throw new InvalidOperationException("Less than nothing was received."),
            (await _house.Get<ReceiveStock>().Run(new(hub, [new(variant, 1, "nowhere")]), _house.Program, ct)).Error?.Code ?? throw new InvalidOperationException("An unknown bin was filled."),
            (await _house.Get<ReceiveStock>().Run(new(hub, [new(variant, 1, null, "old", _house.Clock.Today.AddDays(-1))]), _house.Program, ct)).Error?.Code ?? throw new InvalidOperationException("An expired lot was received."),
        ];
        return $"refused with {string.Join(", ", codes.Distinct(StringComparer.Ordinal))}";
    }

    private async Task<string> Restart(CancellationToken ct)
    {
        await _house.Restart(ct);
        return "on the same data";
    }

    private async Task<string> WithOrder(Func<OrderRow, bool> which, Func<OrderId, Task<string>> act, CancellationToken ct)
    {
        var rows = (await _house.Get<IOrderReads>().List(new OrderQuery { OpenOnly = true }, _house.Program, null, 200, ct)).Items.Where(which).ToList();
        return rows.Count == 0 ? "there is none" : await act(Any(rows).Id);
    }

    private async Task<string> WithParcel(FulfillmentState state, Func<Fulfillment, Task<string>> act, CancellationToken ct)
    {
        await using var db = _house.Read();
        var parcels = await db.Fulfillments.AsNoTracking().Include(f => f.Lines).Where(f => f.State == state).OrderBy(f => f.Id).ToListAsync(ct);
        return parcels.Count == 0 ? "there is none" : await act(Any(parcels));
    }

    /// <summary>An own parcel takes its units off the shelf, or brings them back.</summary>
    private async Task<string> Left(Fulfillment parcel, int sign, string number, CancellationToken ct)
    {
        if (parcel.HubId is not { } hub)
            return $"{number} by its vendor";
        await using var db = _house.Read();
        var variants = await db.OrderLines.AsNoTracking().Where(l => l.OrderId == parcel.OrderId).ToDictionaryAsync(l => l.Id, l => l.VariantId, ct);
        foreach (var line in parcel.Lines)
            Booked(variants[line.LineId], hub, sign * line.Quantity, "");
        return $"{number} parcel {parcel.Number.ToString(CultureInfo.InvariantCulture)}";
    }

    private async Task<bool> Known(VariantId variant, string lot, CancellationToken ct)
    {
        await using var db = _house.Read();
        return await db.Lots.AnyAsync(l => l.VariantId == variant && l.Number == lot, ct);
    }

    private string Booked(VariantId variant, HubId hub, int units, string words)
    {
        Book[(variant, hub)] = Book.GetValueOrDefault((variant, hub)) + units;
        return words;
    }

    private T Any<T>(IReadOnlyList<T> of) => of[_chance.Next(of.Count)];

    private static string Told<T>(Result<T> result, Func<T, string> words) => result.Ok ? words(result.Value) : $"refused: {result.Error.Code}";
}
