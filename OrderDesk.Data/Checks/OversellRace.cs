using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Data.Sim;

namespace OrderDesk.Data.Checks;

/// <summary>One race for one product.</summary>
internal sealed class OversellRace(SimHouse house, VariantId variant, int buyers, int units)
{
    private const int Corrections = 20;
    private const int Arrivals = 8;
    private readonly ConcurrentBag<string> _faults = [];
    private int _refused, _cancelled, _expired, _received, _adjusted;

    public async Task<OversellRun> Run(int number, CancellationToken ct)
    {
        foreach (var (hub, share) in house.Hubs.Zip([units - (units / 3), units / 3]).Where(h => h.Second > 0))
            await Insist(() => house.Get<ReceiveStock>().Run(new(hub, [new(variant, share)]), house.Program, ct), "goods in", []);
        var waiting = await Early(ct);
        house.Clock.Pass(TimeSpan.FromMinutes(16));

        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watch = Task.Run(() => Watch(over.Token), CancellationToken.None);
        await Task.WhenAll(Work(waiting, ct).Select(work => Task.Run(() => Guarded(work), ct)));
        await over.CancelAsync();
        await watch;
        var oversold = await Oversold(ct);
        await Settle(ct);
        return await Prove(number, oversold, ct);
    }

    /// <summary>Some hold a fifth of the units and have not paid: their time is up when the race begins.</summary>
    private async Task<IReadOnlyList<OrderId>> Early(CancellationToken ct)
    {
        var orders = new List<OrderId>();
        for (var n = 0; n < units / 5; n++)
        {
            if (await Insist(() => Buy(1, PaymentTokens.Later, n, ct), "early buyer", ["INSUFFICIENT_INVENTORY"]) is { } placed)
                orders.Add(placed.Order.Id);
        }

        return orders;
    }

    /// <summary>All that happens at once, mixed.</summary>
    private IEnumerable<Func<Task>> Work(IReadOnlyList<OrderId> waiting, CancellationToken ct)
    {
        var others = waiting.Where((_, n) => n % 3 < 2).Select<OrderId, Func<Task>>((o, n) => n % 2 == 0 ? () => Pay(o, ct) : () => Cancel(o, ct))
            .Concat(Enumerable.Range(0, 4).Select<int, Func<Task>>(_ => () => Expire(ct)))
            .Concat(Enumerable.Range(0, Corrections).Select<int, Func<Task>>(n => () => Adjust(house.Hubs[n % 2], n % 4 == 0 ? 1 : -1, ct)))
            .Concat(Enumerable.Range(0, Arrivals).Select<int, Func<Task>>(n => () => Receive(house.Hubs[n % 2], ct)))
            .ToList();
        var each = Math.Max(1, buyers / others.Count);
        for (int buyer = 0, other = 0; buyer < buyers || other < others.Count;)
        {
            for (var n = 0; n < each && buyer < buyers; n++)
            {
                var who = buyer++;
                yield return () => Shop(who, ct);
            }

            if (other < others.Count)
                yield return others[other++];
        }
    }

    /// <summary>Every third wants three lines of the product, every fourth pays later, and every twentieth regrets it at once.</summary>
    private async Task Shop(int who, CancellationToken ct)
    {
        var placed = await Insist(() => Buy(who % 3 == 0 ? 3 : 1, who % 4 == 0 ? PaymentTokens.Later : "pm_card_visa", who, ct), "buyer", ["INSUFFICIENT_INVENTORY"]);
        if (placed is null)
            Interlocked.Increment(ref _refused);
        else if (who % 20 == 7)
            await Cancel(placed.Order.Id, ct);
    }

    private Task<Result<PlaceOrder.Answer>> Buy(int lines, string payment, int who, CancellationToken ct) => house.Get<PlaceOrder>().Run(
        new OrderDraft
        {
            CustomerId = house.Customers[who % house.Customers.Count],
            Items = [.. Enumerable.Range(0, lines).Select(_ => new DraftItem(variant, 1))],
            ShippingAddress = new Address("Ada Example", "Ring 1", "Berlin", null, "10115", "DE"),
            PaymentMethodId = payment,
        },
        house.Program,
        ct);

    private Task Pay(OrderId order, CancellationToken ct) => Insist(() => house.Get<PayOrder>().Run(new(order, "pm_card_visa"), house.Program, ct), "payment", null);

    private async Task Cancel(OrderId order, CancellationToken ct)
    {
        if (await Insist(() => house.Get<CancelOrder>().Run(new(order, "other", null), house.Program, ct), "cancelling", null) is not null)
            Interlocked.Increment(ref _cancelled);
    }

    private async Task Adjust(HubId hub, int by, CancellationToken ct)
    {
        if (await Insist(() => house.Get<AdjustStock>().Run(new(variant, hub, by, "count_correction"), house.Program, ct), "correcting", null) is not null)
            Interlocked.Add(ref _adjusted, by);
    }

    private async Task Receive(HubId hub, CancellationToken ct)
    {
        if (await Insist(() => house.Get<ReceiveStock>().Run(new(hub, [new(variant, 2, "A-1")]), house.Program, ct), "goods in", []) is not null)
            Interlocked.Add(ref _received, 2);
    }

    private async Task Expire(CancellationToken ct) => Interlocked.Add(ref _expired, (await Job("reservation-expiry", ct)).Done);

    private Task<JobReport> Job(string name, CancellationToken ct) => house.All<IJob>().Single(j => j.Name == name).Run(ct);

    /// <summary>What a person sees who looks all the time: never less than nothing.</summary>
    private async Task Watch(CancellationToken ct)
    {
        try
        {
            while (!ct.IsCancellationRequested)
            {
                await using var db = house.Read();
                if (await db.StockLevels.AsNoTracking().Where(s => s.VariantId == variant && s.OnHand < s.Reserved).Select(s => s.OnHand - s.Reserved).FirstOrDefaultAsync(ct) is < 0 and var seen)
                    _faults.Add($"available was {seen} during the race");
                await Task.Delay(TimeSpan.FromMilliseconds(20), ct);
            }
        }
        catch (OperationCanceledException)
        {
            // The race is over.
        }
    }

    /// <summary>Charges that were left open are asked about, and what waits to be sent is sent.</summary>
    private async Task Settle(CancellationToken ct)
    {
        house.Clock.Pass(TimeSpan.FromSeconds(61));
        await Job("payment-retries", ct);
        await house.Get<IOutboxDispatcher>().Sweep(ct);
        house.Clock.Pass(TimeSpan.FromHours(1));
        await Job("reservation-expiry", ct);
    }

    private async Task<OversellRun> Prove(int number, int oversold, CancellationToken ct)
    {
        var proof = await house.Get<ILedgerProver>().Prove(ct);
        proof.Faults.ToList().ForEach(f => _faults.Add($"{f.Rule}: {f.Subject}: expected {f.Expected}, found {f.Found}"));
        foreach (var fault in (await house.Get<IAuditReads>().Verify(ct)).Faults)
            _faults.Add(fault);

        await using var db = house.Read();
        var levels = await db.StockLevels.AsNoTracking().Where(s => s.VariantId == variant).ToListAsync(ct);
        levels.Where(l => l.Available < 0).ToList().ForEach(l => _faults.Add($"available is {l.Available} in {l.HubId}"));

        // Nothing was sent, so that all that ever came must lie there.
        var (shelf, book) = (levels.Sum(l => l.OnShelf), units + _received + _adjusted);
        if (shelf != book)
            _faults.Add($"the shelves hold {shelf} units, {book} came");
        oversold = Math.Max(oversold, await Oversold(ct));
        if (oversold > 0)
            _faults.Add($"{oversold} units are sold or held and are not there");
        var sold = (await Owned(db, ct)).Committed;
        return new OversellRun(number, shelf, sold, _refused, _cancelled, _expired, _received, _adjusted, oversold, default, [.. _faults.Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Units that orders have by their own lines, beyond all that ever came.</summary>
    private async Task<int> Oversold(CancellationToken ct)
    {
        await using var db = house.Read();
        var (committed, reserved) = await Owned(db, ct);
        return Math.Max(0, committed + reserved - (units + _received + _adjusted));
    }

    private async Task<(int Committed, int Reserved)> Owned(OrderDeskDb db, CancellationToken ct)
    {
        var lines = await db.OrderLines.AsNoTracking().Where(l => l.VariantId == variant)
            .Join(db.Orders.Where(o => o.ClosedAt == null), l => l.OrderId, o => o.Id, (l, o) => new { l.Units.Committed, l.Units.Reserved }).ToListAsync(ct);
        return (lines.Sum(l => l.Committed), lines.Sum(l => l.Reserved));
    }

    private async Task Guarded(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _faults.Add($"{failure.GetType().Name}: {failure.Message}");
        }
    }

    /// <param name="work">What is asked for again while the program is busy.</param>
    /// <param name="what">Named in a fault.</param>
    /// <param name="refusals">What may be answered instead; null: any refusal.</param>
    private async Task<T?> Insist<T>(Func<Task<Result<T>>> work, string what, string[]? refusals)
        where T : class
    {
        Result<T> answer;
        do
            answer = await Ask(work);
        while (answer.Error?.Code == "BUSY");
        if (!answer.Ok && refusals is not null && !refusals.Contains(answer.Error.Code))
            _faults.Add($"{what} was refused: {answer.Error.Code}");
        return answer.Ok ? answer.Value : null;
    }

    /// <summary>A read that finds no connection throws what a write answers.</summary>
    private static async Task<Result<T>> Ask<T>(Func<Task<Result<T>>> work)
    {
        try
        {
            return await work();
        }
        catch (DatabaseBusyException)
        {
            return CommonErrors.Busy();
        }
    }
}
