using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Data.Demo;

namespace OrderDesk.Data.Tests.Demo;

/// <summary>A demo shop on SQLite, filled once for all that look at it.</summary>
public sealed class FilledDemo : IAsyncLifetime
{
    public const int Orders = 150;
    private readonly TempFolder _folder = new();

    public DemoHouse House { get; private set; } = null!;

    public DemoReport Report { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        House = await DemoHouse.Create(new(Path.Combine(_folder.Path, "demo.db"), null));
        Report = await House.Fill(Orders);
    }

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class DemoShopTests(FilledDemo demo) : IClassFixture<FilledDemo>
{
    /// <summary>What the program cannot lead an order to yet: escrow, disputes, returns, refunds without a cancellation, a final failure.</summary>
    private static readonly OrderStatus[] Later = [OrderStatus.EscrowLocked, OrderStatus.Disputed, OrderStatus.Returned, OrderStatus.Refunded, OrderStatus.Failed];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Stories_Told_AreNotRefused() => demo.Report.Faults.ShouldBeEmpty();

    [Fact]
    public async Task Orders_Made_AreAllThereWithEveryStatus()
    {
        await using var db = demo.House.Database.Read();

        (await db.Orders.CountAsync(Ct)).ShouldBe(FilledDemo.Orders);
        demo.Report.ByStatus.Keys.Order().ShouldBe(Enum.GetValues<OrderStatus>().Except(Later));
        demo.Report.ByStatus.Values.Sum().ShouldBe(FilledDemo.Orders);
    }

    [Fact]
    public async Task Wave_OfTheDemo_WaitsForItsPicker()
    {
        await using var db = demo.House.Database.Read();

        (await db.Waves.SingleAsync(Ct)).State.ShouldBe(Core.Shipping.WaveState.Open);
        (await db.WaveParcels.CountAsync(Ct)).ShouldBeInRange(1, 6);
    }

    [Fact]
    public async Task Changes_OfTheDemo_HaveVersionsAndADifferenceToPay()
    {
        await using var db = demo.House.Database.Read();

        (await db.OrderRevisions.CountAsync(r => r.Number == 3, Ct)).ShouldBePositive();
        (await db.Orders.CountAsync(o => o.Reservations.Any(r => r.AwaitsPayment && r.State == ReservationState.Held), Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Numbers_OfOrders_GoByTheTimeOfPlacing()
    {
        await using var db = demo.House.Database.Read();

        var orders = await db.Orders.OrderBy(o => o.Id).Select(o => new { o.Number, o.PlacedAt }).ToListAsync(Ct);

        orders.Select(o => o.PlacedAt).ShouldBeInOrder();
        orders.Where(o => o.PlacedAt.Year == DemoHouse.Now.Year).Select(o => o.Number).ShouldBeInOrder();
        orders.ShouldAllBe(o => o.PlacedAt < DemoHouse.Now && o.PlacedAt > DemoHouse.Now.AddDays(-62));
    }

    [Fact]
    public Task Ledgers_OfTheShop_Agree() => demo.House.Prove();

    [Fact]
    public async Task Outbox_OfTheShop_IsDelivered()
    {
        await using var db = demo.House.Database.Read();

        (await db.OutboxMessages.CountAsync(Ct)).ShouldBePositive();
        (await db.OutboxMessages.CountAsync(m => m.SentAt == null, Ct)).ShouldBe(0);
        (await db.IdempotencyKeys.CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Work_OfEveryVendor_Waits()
    {
        await using var db = demo.House.Database.Read();
        foreach (var vendor in await db.Vendors.Select(v => v.Id).ToListAsync(Ct))
        {
            var states = await db.SubOrders.Where(s => s.VendorId == vendor).Select(s => s.Status).ToListAsync(Ct);
            states.Count(s => s == SubOrderStatus.New).ShouldBeGreaterThanOrEqualTo(2);
            states.ShouldContain(SubOrderStatus.Accepted);
            states.ShouldContain(SubOrderStatus.Packed);
        }
    }

    [Fact]
    public async Task Work_OfEveryHub_Waits()
    {
        await using var db = demo.House.Database.Read();
        foreach (var hub in await db.Hubs.Select(h => h.Id).ToListAsync(Ct))
        {
            var states = await db.Fulfillments.Where(f => f.HubId == hub).Select(f => f.State).ToListAsync(Ct);
            foreach (var state in new[] { FulfillmentState.Open, FulfillmentState.Picking, FulfillmentState.Packed })
                states.ShouldContain(state);
        }
    }

    [Fact]
    public async Task Work_OfSupport_HasHoldsOfEveryKind()
    {
        await using var db = demo.House.Database.Read();

        (await db.Holds.Where(h => h.ReleasedAt == null).Select(h => h.Kind).Distinct().ToListAsync(Ct)).Order().ShouldBe(Enum.GetValues<HoldKind>());
        (await demo.House.Get<IOrderReads>().Count(new OrderQuery { LateOnly = true }, Caller.Program("test"), Ct)).ShouldBeGreaterThanOrEqualTo(5);
    }

    [Fact]
    public async Task Customer1_OfTheDemo_HasAPaymentToConfirm()
    {
        await using var db = demo.House.Database.Read();
        var account = await db.Users.SingleAsync(u => u.Email == "customer1@demo.orderdesk.local", Ct);

        (await db.Orders.AnyAsync(o => o.CustomerId == account.CustomerId && o.Payments.Any(p => p.State == PaymentState.NeedsAction), Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task Accounts_OfTheDemo_AreThereForEveryRole()
    {
        await using var db = demo.House.Database.Read();

        (await db.Users.CountAsync(Ct)).ShouldBe(4 + 5 + 20);
        (await db.StatusHistory.AnyAsync(h => h.ChangedBy == "Wanda Kowalska", Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task Shop_FilledAlready_IsLeftAlone()
    {
        await using var shop = demo.House.Shop();

        (await shop.State(Ct)).ShouldBe(DemoState.Filled);
        await Should.ThrowAsync<InvalidOperationException>(() => shop.Fill(200, null, Ct));
        await using var db = demo.House.Database.Read();
        (await db.Orders.CountAsync(Ct)).ShouldBe(FilledDemo.Orders);
    }

    [Fact]
    public void Plan_OfTheSameMoment_IsTheSame()
    {
        static string Text(IReadOnlyList<DemoTale> tales) => string.Join('\n', tales.Select(t => $"{t.Order with { Items = [] }} {string.Join(',', t.Order.Items)} {string.Join(',', t.Steps)}"));

        Text(DemoShop.Plan(DemoHouse.Now, 400)).ShouldBe(Text(DemoShop.Plan(DemoHouse.Now, 400)));
        DemoShop.Plan(DemoHouse.Now, 400).Count.ShouldBe(400);
    }

    [Fact]
    public void Goods_OfTheDemo_AreSixtyInEightCategories()
    {
        DemoGoods.All.Count.ShouldBe(60);
        DemoGoods.All.Select(g => g.Category).Distinct().Count().ShouldBe(8);
        DemoGoods.All.SelectMany(g => g.Variants).Select(DemoGoods.SkuOf).ShouldBeUnique();
        DemoGoods.All.ShouldContain(g => g.ForAdults);
    }
}

public sealed class DemoInterruptionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Fill_BrokenOff_GoesOnWhereItWas()
    {
        await using var house = await DemoHouse.Create(new(Path.Combine(_folder.Path, "demo.db"), null));
        using var crash = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => house.Fill(90, new Stopping(crash, 40), crash.Token));
        await using (var shop = house.Shop())
            (await shop.State(TestContext.Current.CancellationToken)).ShouldBe(DemoState.Unfinished);

        var report = await house.Fill(90, ct: TestContext.Current.CancellationToken);

        report.Faults.ShouldBeEmpty();
        report.ByStatus.Values.Sum().ShouldBe(report.Orders);
        await house.Prove();
        await using var after = house.Shop();
        (await after.State(TestContext.Current.CancellationToken)).ShouldBe(DemoState.Filled);
    }

    public void Dispose() => _folder.Dispose();

    private sealed class Stopping(CancellationTokenSource crash, int at) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value)
        {
            if (value is { What: "orders" } && value.Done == at)
                crash.Cancel();
        }
    }
}

public sealed class DemoOnPostgresTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task Fill_OnPostgres_MakesTheSameShop()
    {
        await using var house = await DemoHouse.Create(new(null, database.Need() + ";Maximum Pool Size=60"));

        var report = await house.Fill(90, ct: TestContext.Current.CancellationToken);

        report.Faults.ShouldBeEmpty();
        report.ByStatus.Values.Sum().ShouldBe(report.Orders);
        await house.Prove();
    }
}
