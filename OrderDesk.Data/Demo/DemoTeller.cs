using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Data.Outbox;

namespace OrderDesk.Data.Demo;

/// <summary>
/// Tells one order's story by sending its commands, each at its own time, and delivers what they leave in the outbox. Commands have
/// keys, and the rest looks at what is there: a story that was broken off is told again and goes on where it was, a
/// few milliseconds later, so that its ids are new.
/// </summary>
internal sealed class DemoTeller(DemoStage stage, DemoCast cast, DemoTale tale, int index, DemoScope scope, TimeSpan lag)
{
    private OrderId _order;

    /// <returns>The first refusal; null when all went as told.</returns>
    public async Task<Error?> Tell(CancellationToken ct)
    {
        stage.Clock.Enter(scope);
        var placed = await stage.Get<PlaceOrder>().Run(cast.Draft(tale.Order, index), Keyed(cast.Placing(tale.Order), "place"), ct);
        if (!placed.Ok)
            return placed.Error;
        _order = placed.Value.Order.Id;
        stage.Queue.Show(_order);
        await DeliverMessages(ct);
        for (var i = 0; i < tale.Steps.Count; i++)
        {
            scope.Now = tale.Steps[i].At + lag;
            if (await Do(tale.Steps[i], string.Create(CultureInfo.InvariantCulture, $"{i}"), ct) is { } refused)
                return refused.With("step", tale.Steps[i].ToString());
        }

        return null;
    }

    private Task<Error?> Do(DemoStep step, string key, CancellationToken ct) => step switch
    {
        DemoStep.Pay pay => Sending(stage.Get<PayOrder>().Run(new(_order, pay.Token), Keyed(Buyer, key), ct), ct),
        DemoStep.Confirm => Waits(PaymentState.NeedsAction, _ => Sending(stage.Get<PayOrder>().Confirm(_order, Buyer, ct), ct), ct),
        DemoStep.AskBank => Waits(PaymentState.Requested, payment => Sending(stage.Get<ChargePayment>().Ask(_order, payment, Caller.Program("job:payment-retries"), ct), ct), ct),
        DemoStep.Accept accept => Accept(accept.Seller, ct),
        DemoStep.Decline decline => Decline(decline, key, ct),
        DemoStep.Pick => EachParcel(0, FulfillmentState.Open, FulfillmentState.Open, f => stage.Get<PickFulfillment>().Run(new(_order, f.Id), cast.Warehouse, ct), ct),
        DemoStep.Pack pack => Pack(pack, ct),
        DemoStep.Unpack unpack => EachParcel(0, FulfillmentState.Packed, FulfillmentState.Packed, f => stage.Get<UndoFulfillment>().Run(new(_order, f.Id, unpack.Reason, unpack.Note), cast.Warehouse, ct), ct),
        DemoStep.Ship ship => EachParcel(ship.Seller, FulfillmentState.Packed, FulfillmentState.Packed, f => stage.Get<ShipFulfillment>().Run(new(_order, f.Id, ship.Carrier, Tracking(ship, f)), Worker(ship.Seller), ct), ct),
        DemoStep.Track track => EachParcel(track.Seller, FulfillmentState.Shipped, track.State - 1, f => stage.Get<TrackFulfillment>().Run(new(_order, f.Id, track.State, track.Place), cast.Carrier, ct), ct),
        DemoStep.Hold hold => Plain(stage.Get<HoldOrder>().Run(new(_order, hold.Kind, hold.Reason, hold.Note), Keyed(cast.Support, key), ct)),
        DemoStep.Release => Release(ct),
        DemoStep.Remark note => Plain(stage.Get<AddNote>().Run(new(_order, note.Text, note.ForCustomer), Keyed(cast.Support, key), ct)),
        DemoStep.Prioritise prioritise => Plain(stage.Get<SetPriority>().Run(new(_order, prioritise.Priority), Keyed(cast.Support, key), ct)),
        DemoStep.Cancel cancel => Sending(stage.Get<CancelOrder>().Run(new(_order, cancel.Reason, cancel.Note), Keyed(cancel.ByCustomer ? Buyer : cast.Support, key), ct), ct),
        DemoStep.Change change => Change(change, key, ct),
        DemoStep.Complete => Plain(stage.Get<CompleteOrder>().Run(new(_order), Keyed(Buyer, key), ct)),
        DemoStep.Job job => Run(job, ct),
        _ => throw new InvalidOperationException($"Nobody does {step.GetType().Name}."),
    };

    private Caller Buyer => cast.Customer(tale.Order.Customer);

    private Caller Worker(int seller) => seller == 0 ? cast.Warehouse : cast.Vendor(seller);

    private Caller Keyed(Caller caller, string step) => caller.WithKey(string.Create(CultureInfo.InvariantCulture, $"demo:{index}:{step}"), "demo");

    private static async Task<Error?> Plain<T>(Task<Result<T>> command) => (await command).Error;

    /// <summary>A command that may leave messages: they are delivered a moment later.</summary>
    private async Task<Error?> Sending<T>(Task<Result<T>> command, CancellationToken ct)
    {
        var answer = await command;
        if (answer.Ok)
            await DeliverMessages(ct);
        return answer.Error;
    }

    private async Task<Error?> Change(DemoStep.Change change, string key, CancellationToken ct)
    {
        var caller = change.ByCustomer ? Buyer : cast.Support;
        var order = (await stage.Get<IOrderReads>().Find(_order, caller, ct))!;
        IReadOnlyList<OrderChange> changes =
        [
            .. change.Units is { } units ? [new OrderChange.UpdateQuantity(order.Lines[0].Id, units)] : (OrderChange[])[],
            .. change.Street is { } street ? [new OrderChange.ChangeAddress(order.ShippingAddress with { Street = street, Latitude = null, Longitude = null })] : (OrderChange[])[],
        ];
        return await Sending(stage.Get<ModifyOrder>().Run(new(_order, changes, change.Reason, change.Note), Keyed(caller, key), ct), ct);
    }

    private async Task<Error?> Waits(PaymentState state, Func<PaymentId, Task<Error?>> act, CancellationToken ct)
    {
        await using var db = stage.Read();
        var waiting = await db.Payments.AsNoTracking().Where(p => p.OrderId == _order && p.State == state).Select(p => (PaymentId?)p.Id).FirstOrDefaultAsync(ct);
        return waiting is { } payment ? await act(payment) : null;
    }

    private async Task<Error?> Accept(int seller, CancellationToken ct) => await SubOrder(seller, ct) is { Status: SubOrderStatus.New } subOrder
        ? (await stage.Get<AcceptSubOrder>().Run(new(_order, subOrder.Id), cast.Vendor(seller), ct)).Error
        : null;

    private async Task<Error?> Decline(DemoStep.Decline decline, string key, CancellationToken ct) => await SubOrder(decline.Seller, ct) is { Status: SubOrderStatus.New } subOrder
        ? (await stage.Get<DeclineSubOrder>().Run(new(_order, subOrder.Id, decline.Reason, decline.Note), Keyed(cast.Vendor(decline.Seller), key), ct)).Error
        : null;

    private async Task<Error?> Pack(DemoStep.Pack pack, CancellationToken ct) => await EachParcel(
        pack.Seller, FulfillmentState.Open, FulfillmentState.Picking, f => stage.Get<PackFulfillment>().Run(new(_order, f.Id, pack.Part ? Half(f) : null), Worker(pack.Seller), ct), ct, onlyFirst: pack.Part);

    private static List<LineQuantity>? Half(Fulfillment parcel) =>
        parcel.Lines.Sum(l => l.Quantity) < 2 ? null : [.. parcel.Lines.Select(l => new LineQuantity(l.LineId, l.Quantity - (l.Quantity / 2))).SkipLast(parcel.Lines.Count > 1 ? 1 : 0)];

    /// <summary>Does something with every parcel of a seller that is in a state of a range.</summary>
    private async Task<Error?> EachParcel(
        int seller, FulfillmentState from, FulfillmentState to, Func<Fulfillment, Task<Result<OrderState>>> act, CancellationToken ct, bool onlyFirst = false)
    {
        var subOrder = seller == 0 ? null : (await SubOrder(seller, ct))?.Id;
        foreach (var parcel in await Parcels(subOrder, from, to, onlyFirst, ct))
        {
            var done = await act(parcel);
            if (!done.Ok)
                return done.Error;
        }

        return null;
    }

    private async Task<List<Fulfillment>> Parcels(SubOrderId? subOrder, FulfillmentState from, FulfillmentState to, bool onlyFirst, CancellationToken ct)
    {
        await using var db = stage.Read();
        var all = await db.Fulfillments.AsNoTracking().Include(f => f.Lines).Where(f => f.OrderId == _order).OrderBy(f => f.Number).ToListAsync(ct);
        return [.. all.Where(f => f.SubOrderId == subOrder && f.State >= from && f.State <= to).Take(onlyFirst ? 1 : int.MaxValue)];
    }

    private async Task<SubOrder?> SubOrder(int seller, CancellationToken ct)
    {
        var vendor = cast.Vendor(seller).Vendor!.Value;
        await using var db = stage.Read();
        return await db.SubOrders.AsNoTracking().FirstOrDefaultAsync(s => s.OrderId == _order && s.VendorId == vendor, ct);
    }

    private async Task<Error?> Release(CancellationToken ct)
    {
        await using var db = stage.Read();
        foreach (var hold in await db.Holds.AsNoTracking().Where(h => h.OrderId == _order && h.ReleasedAt == null).Select(h => h.Id).ToListAsync(ct))
        {
            if (await Sending(stage.Get<ReleaseHold>().Run(new(_order, hold), cast.Support, ct), ct) is { } refused)
                return refused;
        }

        return null;
    }

    private async Task<Error?> Run(DemoStep.Job job, CancellationToken ct)
    {
        var report = await stage.Job(job.Name).Run(ct);
        await DeliverMessages(ct);
        return report.Failed == 0 ? null : CommonErrors.NotFound($"An answer to {job.Name} ({report.Words})");
    }

    private string? Tracking(DemoStep.Ship ship, Fulfillment parcel) =>
        ship.Carrier is null ? null : string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(ship.Carrier[0])}{char.ToUpperInvariant(ship.Carrier[1])}{4_400_000 + (index * 137) + parcel.Number}");

    /// <summary>As the dispatcher does: each message to its handler, then it is sent. A refund takes the bank a while.</summary>
    private async Task DeliverMessages(CancellationToken ct)
    {
        for (var sent = -1; sent != 0;)
        {
            sent = 0;
            foreach (var message in await Waiting(ct))
            {
                scope.Now += message.Topic == Topics.SendRefund ? TimeSpan.FromSeconds(41) : TimeSpan.FromSeconds(2);
                var outcome = await stage.Handler(message.Topic).Handle(message.Key, message.Payload, ct);
                if (!outcome.IsSent)
                    throw new InvalidOperationException($"{message.Key}: {outcome.Why}");
                await Sent(message.Id, scope.Now, ct);
                sent++;
            }
        }
    }

    private async Task<List<OutboxMessage>> Waiting(CancellationToken ct)
    {
        var ours = $"{_order} ";
        await using var db = stage.Read();
        return await db.OutboxMessages.AsNoTracking().Where(m => m.State == MessageState.Pending && m.Payload.StartsWith(ours)).OrderBy(m => m.Id).ToListAsync(ct);
    }

    private Task Sent(RowId id, DateTime at, CancellationToken ct) => stage.Write(
        (db, token) => db.OutboxMessages.Where(m => m.Id == id && m.State == MessageState.Pending).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MessageState.Sent).SetProperty(m => m.Attempts, 1).SetProperty(m => m.SentAt, (DateTime?)at), token),
        ct);
}
