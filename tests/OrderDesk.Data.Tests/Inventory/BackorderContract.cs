using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;

namespace OrderDesk.Data.Tests.Inventory;

/// <summary>Selling what is not there yet: the limit holds, arriving goods find the right order, and units and money stay right.</summary>
public abstract class BackorderContract(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Limit_FiftyBuyersForTen_ExactlyTenAreBackordered()
    {
        var world = await engine.World();
        var variant = await Backorderable(world, "BO-RACE", stock: 0, limit: 10);

        var answers = await AtOnce(Enumerable.Range(0, 50).Select<int, Func<Task<Result<PlaceOrder.Answer>>>>(_ => () => Insist(() => world.Place(world.Draft(variant)))));
        await world.ResolvePayments();

        answers.Count(a => a.Ok).ShouldBe(10);
        answers.Where(a => !a.Ok).Select(a => a.Error!.Code).Distinct().ShouldBe(["INSUFFICIENT_INVENTORY"]);
        (await world.Get<IBackorderReads>().Queue(variant, 100, Ct)).Sum(l => l.Waiting).ShouldBe(10);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Received_GoesToTheOldest_HigherPriorityBefore_StaffBeforeAll()
    {
        var world = await engine.World();
        var variant = await Backorderable(world, "BO-ORDER", stock: 0, limit: null);
        var oldest = await Paid(world, variant, 2);
        var second = await Paid(world, variant, 2);
        var urgent = await Paid(world, variant, 2);
        var last = await Paid(world, variant, 2);
        (await world.Get<SetPriority>().Run(new(urgent, Priority.Urgent, null), World.System, Ct)).Ok.ShouldBeTrue();
        var line = (await world.Order(last)).Lines[0].Id;
        (await world.Get<MoveBackorder>().Run(new(variant, line, 1), World.System, Ct)).Value.Place.ShouldBe(1);

        await Receive(world, variant, 5);

        (await Waiting(world, last, urgent, oldest, second)).ShouldBe([0, 0, 1, 2]);
        (await world.Get<MoveBackorder>().Run(new(variant, (await world.Order(second)).Lines[0].Id, 1), World.System, Ct)).Ok.ShouldBeTrue();
        await Receive(world, variant, 2);
        (await Waiting(world, oldest, second)).ShouldBe([1, 0]);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Cancelling_AnotherOrder_FillsWhoWaits_AndTellsTheCustomer()
    {
        var world = await engine.World();
        var variant = await Backorderable(world, "BO-CANCEL", stock: 3, limit: 5);
        var first = await Paid(world, variant, 3);
        var waiting = await Paid(world, variant, 2);
        (await world.Order(waiting)).Lines[0].Units.Backordered.ShouldBe(2);

        (await world.Get<CancelOrder>().Run(new(first, "other", null), World.System, Ct)).Ok.ShouldBeTrue();
        await world.DeliverOutbox();

        (await world.Order(waiting)).Lines[0].Units.Committed.ShouldBe(2);
        (await world.Reads.Timeline(waiting, world.Buyer, Ct)).ShouldContain(e => e.ForCustomer && e.Description.Contains("arrived"));
        await world.ProveLedgers();
    }

    [Fact]
    public async Task OneDelivery_TakesAllItWaitsFor_OrNothing()
    {
        var world = await engine.World();
        var variant = await Backorderable(world, "BO-WHOLE", stock: 0, limit: null);
        var whole = (await world.Place(world.Draft(variant, 4) with { ShipComplete = true })).Value.Order.Id;
        var part = await Paid(world, variant, 4);

        await Receive(world, variant, 3);
        (await Waiting(world, whole, part)).ShouldBe([4, 1]);
        await Receive(world, variant, 5);

        (await Waiting(world, whole, part)).ShouldBe([0, 0]);
        (await world.Order(whole)).Fulfillments.ShouldHaveSingleItem();
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Arrived_NotYetGivenOut_IsNotSoldToANewBuyer()
    {
        var world = await engine.World();
        var variant = await Backorderable(world, "BO-FIRST", stock: 0, limit: 3);
        var waiting = await Paid(world, variant, 3);
        (await world.Get<ReceiveStock>().Run(new(world.Hub, [new(variant, 2)]), World.System, Ct)).Ok.ShouldBeTrue();

        (await world.Place(world.Draft(variant))).Error!.Code.ShouldBe("INSUFFICIENT_INVENTORY");
        (await world.Get<ReceiveStock>().Run(new(world.Hub, [new(variant, 2)]), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Place(world.Draft(variant))).Ok.ShouldBeTrue();
        (await world.Place(world.Draft(variant))).Error!.Code.ShouldBe("INSUFFICIENT_INVENTORY");
        await world.DeliverOutbox();

        (await Waiting(world, waiting)).ShouldBe([0]);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Arrived_TooLittleForOneDelivery_IsSold()
    {
        var world = await engine.World();
        var variant = await Backorderable(world, "BO-SOLD", stock: 0, limit: 3);
        (await world.Place(world.Draft(variant, 3) with { ShipComplete = true })).Ok.ShouldBeTrue();
        await Receive(world, variant, 2);

        (await world.Place(world.Draft(variant))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Arriving_RacingBuyersAndJobs_NeverSellsTwice()
    {
        var world = await engine.World();
        var variant = await Backorderable(world, "BO-FILL", stock: 0, limit: null);
        var waiting = new List<OrderId>();
        for (var i = 0; i < 6; i++)
            waiting.Add(await Paid(world, variant, 1));
        (await world.Get<SetBackorder>().Run(new(await ProductOf(world, variant), variant, 0, null), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Get<ReceiveStock>().Run(new(world.Hub, [new(variant, 9)]), World.System, Ct)).Ok.ShouldBeTrue();

        var buyers = Enumerable.Range(0, 12).Select<int, Func<Task<bool>>>(_ => async () => (await Insist(() => world.Place(world.Draft(variant)))).Ok);
        var fills = Enumerable.Range(0, 4).Select<int, Func<Task<bool>>>(_ => async () => (await world.Get<FillBackorders>().Run(variant, World.System, Ct)).Ok && false);
        var sold = (await AtOnce(buyers.Zip(fills.Concat(buyers), (a, b) => new[] { a, b }).SelectMany(x => x))).Count(ok => ok);
        await world.ResolvePayments();
        await world.DeliverOutbox();

        var level = await world.Level(variant);
        var left = (await Waiting(world, [.. waiting])).Sum();
        (level.OnHand, level.Reserved, level.Committed, sold + 6 - left).ShouldBe((0, 0, 9, 9));
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Job_FillsWhatNoMessageTold()
    {
        var world = await engine.World();
        var variant = await Backorderable(world, "BO-JOB", stock: 0, limit: 5);
        var order = await Paid(world, variant, 1);
        (await world.Get<ReceiveStock>().Run(new(world.Hub, [new(variant, 1)]), World.System, Ct)).Ok.ShouldBeTrue();

        (await world.RunJob("backorder-allocation")).Done.ShouldBeGreaterThanOrEqualTo(1);
        (await world.RunJob("backorder-allocation")).Done.ShouldBe(0);

        (await Waiting(world, order)).ShouldBe([0]);
        await world.DeliverOutbox();
        await world.ProveLedgers();
    }

    [Fact]
    public async Task ExpectedDay_Changed_IsToldToWhoWaits()
    {
        var world = await engine.World();
        var variant = await Backorderable(world, "BO-DAY", stock: 0, limit: 5);
        var order = await Paid(world, variant, 1);
        var promised = (await world.Order(order)).PromisedAt;
        var day = DateOnly.FromDateTime(world.Time.Now.UtcDateTime).AddDays(40);

        (await world.Get<SetBackorder>().Run(new(await ProductOf(world, variant), variant, 5, day), World.System, Ct)).Value.Waiting.ShouldBe(1);
        await world.DeliverOutbox();

        (await world.Order(order)).ShouldSatisfyAllConditions(o => o.Lines[0].ExpectedOn.ShouldBe(day), o => o.PromisedAt.ShouldBe(promised));
    }

    [Fact]
    public async Task CommitReleaseAndExpiry_Racing_OneWins()
    {
        var world = await engine.World();
        for (var round = 0; round < 6; round++)
        {
            var variant = await world.Product($"HOLD-RACE-{round}", stock: 2);
            var id = (await world.Place(world.Draft(variant, 2, PaymentTokens.Later))).Value.Order.Id;
            world.Time.Advance(TimeSpan.FromMinutes(16));
            await AtOnce<bool>(
            [
                async () => (await world.Get<PayOrder>().Run(new(id, "pm_card_visa"), World.System, Ct)).Ok,
                async () => (await world.Get<CancelOrder>().Run(new(id, "other", null), World.System, Ct)).Ok,
                async () => (await world.RunJob("reservation-expiry")).Failed == 0,
                async () => (await world.Get<ExtendHold>().Run(new(id), World.System, Ct)).Ok,
            ]);
            await world.ResolvePayments();
            await world.DeliverOutbox();

            var order = await world.Order(id);
            order.Reservations.ShouldAllBe(r => r.State != ReservationState.Held || order.Status == OrderStatus.Reserved);
            foreach (var line in order.Reservations.GroupBy(r => r.LineId))
                line.Count(r => r.State == ReservationState.Committed).ShouldBeLessThanOrEqualTo(1);
            order.Status.ShouldBeOneOf(OrderStatus.Confirmed, OrderStatus.Cancelled);
        }

        await world.ProveLedgers();
    }

    [Fact]
    public async Task Hold_ExtendedAtTheCheckout_EndsAtTheCap()
    {
        var world = await engine.World();
        var id = (await world.Place(world.Draft(await world.Product("HOLD-CAP"), 1, PaymentTokens.Later))).Value.Order.Id;
        var start = (await world.Order(id)).Reservations[0].HeldAt;
        ExtendHold.Answer? answer = null;
        for (var i = 0; i < 5; i++)
        {
            world.Time.Advance(TimeSpan.FromMinutes(11));
            answer = (await world.Get<ExtendHold>().Run(new(id), world.Buyer, Ct)).Value;
        }

        (answer!.Until, answer.Last).ShouldBe((start.AddMinutes(60), true));
        world.Time.Advance(TimeSpan.FromMinutes(6));
        (await world.Get<ExtendHold>().Run(new(id), world.Buyer, Ct)).Error!.Code.ShouldBe("NOTHING_HELD");
    }

    private static async Task<VariantId> Backorderable(World world, string sku, int stock, int? limit)
    {
        var variant = await world.Product(sku, stock);
        var day = DateOnly.FromDateTime(world.Time.Now.UtcDateTime).AddDays(10);
        (await world.Get<SetBackorder>().Run(new(await ProductOf(world, variant), variant, limit, day), World.System, Ct)).Ok.ShouldBeTrue();
        if (stock == 0)
            (await world.Get<ReceiveStock>().Run(new(world.Hub, [new(variant, 1)]), World.System, Ct)).Ok.ShouldBeTrue();
        if (stock == 0)
            (await world.Get<AdjustStock>().Run(new(variant, world.Hub, -1, "lost"), World.System, Ct)).Ok.ShouldBeTrue();
        return variant;
    }

    private static async Task<ProductId> ProductOf(World world, VariantId variant) =>
        (await world.Get<ICatalogReads>().OfVariants([variant], World.System, Ct)).Single().Id;

    private static async Task<OrderId> Paid(World world, VariantId variant, int quantity)
    {
        var placed = await Insist(() => world.Place(world.Draft(variant, quantity)));
        await world.DeliverOutbox();
        return placed.Value.Order.Id;
    }

    private static async Task Receive(World world, VariantId variant, int units)
    {
        (await world.Get<ReceiveStock>().Run(new(world.Hub, [new(variant, units)]), World.System, Ct)).Ok.ShouldBeTrue();
        await world.DeliverOutbox();
    }

    private static async Task<int[]> Waiting(World world, params OrderId[] orders)
    {
        var waiting = new List<int>();
        foreach (var id in orders)
            waiting.Add((await world.Order(id)).Lines.Sum(l => l.Units.Backordered));
        return [.. waiting];
    }

    private static Task<T[]> AtOnce<T>(IEnumerable<Func<Task<T>>> work) => Task.WhenAll([.. work.Select(w => Task.Run(w))]);

    private static async Task<Result<T>> Insist<T>(Func<Task<Result<T>>> work)
    {
        Result<T> answer;
        do
            answer = await work();
        while (answer.Error?.Code == "BUSY");
        return answer;
    }
}

public sealed class SqliteBackorders(SqliteEngineFixture engine) : BackorderContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresBackorders(PostgresEngineFixture engine) : BackorderContract(engine), IClassFixture<PostgresEngineFixture>;
