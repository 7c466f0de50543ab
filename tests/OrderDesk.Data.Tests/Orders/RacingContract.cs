using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;

namespace OrderDesk.Data.Tests.Orders;

/// <summary>Two people, or a person and a job, at the same thing at once: one wins or both follow each other, nothing is lost (RULES 5–7).</summary>
public abstract class RacingContract(Engine engine)
{
    private const int Rounds = 8;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Version_SeenByTwo_OnlyOneActs()
    {
        var world = await engine.World();
        var id = await Order(world, "VER-1");
        var seen = (await world.Order(id)).Version;

        var answers = await AtOnce(Enum.GetValues<Priority>().Where(p => p != Priority.Normal).Select<Priority, Func<Task<Result<OrderState>>>>(p =>
            () => world.Get<SetPriority>().Run(new(id, p, seen), World.System, Ct)));

        answers.Count(a => a.Ok).ShouldBe(1);
        answers.Where(a => !a.Ok).Select(a => a.Error!.Code).Distinct().ShouldBe(["VERSION_MISMATCH"]);
        (await world.Order(id)).Version.ShouldBe(seen + 1);
    }

    [Fact]
    public async Task Staff_ActingAtOnceWithoutVersion_AllFollowEachOther()
    {
        var world = await engine.World();
        var id = await Order(world, "BOTH-1");
        var before = (await world.Order(id)).Version;

        var answers = await AtOnce(Enumerable.Range(0, 6).Select<int, Func<Task<Result<OrderState>>>>(n =>
            () => Insist(() => world.Get<AddNote>().Run(new(id, $"Note {n}", false), World.System, Ct))));

        answers.ShouldAllBe(a => a.Ok);
        answers.Select(a => a.Value.Version).ShouldBeUnique();
        (await world.Order(id)).Version.ShouldBe(before + 6);
        var notes = (await world.Reads.Timeline(id, World.System, Ct)).Where(e => e.Kind == TrackingKind.Note).Select(e => e.Description);
        notes.ShouldBe(Enumerable.Range(0, 6).Select(n => $"Note {n}"), ignoreOrder: true);
    }

    [Fact]
    public async Task HoldAndRelease_Racing_LeaveTheOrderInOneState()
    {
        var world = await engine.World();
        var id = await Order(world, "HOLD-1");
        var hold = (await world.Get<HoldOrder>().Run(new(id, HoldKind.Manual, "customer_request", null), World.System, Ct)).Value.Hold;

        var answers = await AtOnce(Enumerable.Range(0, 4).Select<int, Func<Task<Result<OrderState>>>>(_ =>
            () => Insist(() => world.Get<ReleaseHold>().Run(new(id, hold), World.System, Ct))));

        answers.Count(a => a.Ok).ShouldBe(1);
        var order = await world.Order(id);
        (order.HasHold, order.ActiveHolds.Any(), order.Status).ShouldBe((false, false, OrderStatus.Confirmed));
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Cancel_RacingPayment_EndsWithStockAndMoneyRight()
    {
        var world = await engine.World();
        var variant = await world.Product("CANPAY", stock: Rounds);
        for (var round = 0; round < Rounds; round++)
        {
            var id = (await world.Place(world.Draft(variant, 1, PaymentTokens.Later))).Value.Order.Id;
            await AtOnce<bool>(
            [
                async () => (await world.Get<PayOrder>().Run(new(id, "pm_card_visa"), World.System, Ct)).Ok,
                async () => (await world.Get<CancelOrder>().Run(new(id, "other", null), World.System, Ct)).Ok,
            ]);
            await world.DeliverOutbox();

            var order = await world.Order(id);
            if (order.Status == OrderStatus.Cancelled)
                order.Refunds.Where(r => r.State == RefundState.Succeeded).Sum(r => r.AmountMinor).ShouldBe(order.CapturedMinor);
            else
                (order.Status, order.PaymentStatus).ShouldBe((OrderStatus.Confirmed, PaymentStatus.Paid));
        }

        await world.ResolvePayments();
        await world.DeliverOutbox();
        await world.ProveLedgers();
        var level = await world.Level(variant);
        (level.OnHand + level.Committed, level.Reserved).ShouldBe((Rounds, 0));
    }

    [Fact]
    public async Task Expiry_RacingPaymentAndANewBuyer_NeverOversellsNorDropsMoney()
    {
        var world = await engine.World();
        for (var round = 0; round < Rounds; round++)
        {
            var variant = await world.Product($"EXP-{round}", stock: 1);
            var first = (await world.Place(world.Draft(variant, 1, PaymentTokens.Later))).Value.Order.Id;
            world.Time.Advance(TimeSpan.FromMinutes(16));

            Result<PlaceOrder.Answer> second = default;
            await AtOnce<bool>(
            [
                async () => (await world.Get<PayOrder>().Run(new(first, "pm_card_visa"), World.System, Ct)).Ok,
                async () => (await world.RunJob("reservation-expiry")).Failed == 0,
                async () => (second = await world.Place(world.Draft(variant))).Ok,
            ]);
            await world.ResolvePayments();

            var level = await world.Level(variant);
            (level.OnHand + level.Committed).ShouldBe(1);
            var one = await world.Order(first);
            var sold = new[] { one, second.Ok ? await world.Order(second.Value.Order.Id) : null }.Count(o => o is { Status: OrderStatus.Confirmed });
            sold.ShouldBeLessThanOrEqualTo(1);
            if (one.CapturedMinor > 0)
                (one.Status == OrderStatus.Confirmed || one.HasHold).ShouldBeTrue("paid is sent, or held for a person to see");
        }

        await world.ProveLedgers();
    }

    [Fact]
    public async Task Adjustment_RacingBuyers_LosesNoUnit()
    {
        var world = await engine.World();
        var variant = await world.Product("ADJ-1", stock: 20);
        var adjustments = Enumerable.Range(0, 12).Select<int, Func<Task<bool>>>(_ =>
            async () => (await Insist(() => world.Get<AdjustStock>().Run(new(variant, world.Hub, -1, "lost"), World.System, Ct))).Ok);
        var buyers = Enumerable.Range(0, 20).Select<int, Func<Task<bool>>>(_ => async () => (await Insist(() => world.Place(world.Draft(variant)))).Ok);

        var done = await AtOnce(adjustments.Zip(buyers, (a, b) => new[] { a, b }).SelectMany(pair => pair).Concat(buyers.Skip(12)));
        await world.ResolvePayments();

        var level = await world.Level(variant);
        (level.OnHand, level.Reserved).ShouldBe((20 - done.Count(ok => ok), 0));
        done.Count(ok => ok).ShouldBe(20);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task ThreeLinesOfOneVariant_ManyBuyers_SumTheDemand()
    {
        var world = await engine.World();
        var variant = await world.Product("TRIPLE", stock: 100);

        var answers = await AtOnce(Enumerable.Range(0, 200).Select<int, Func<Task<Result<PlaceOrder.Answer>>>>(_ =>
            () => Insist(() => world.Place(world.Draft([(variant, 1), (variant, 1), (variant, 1)])))));
        await world.ResolvePayments();

        answers.Count(a => a.Ok).ShouldBe(33);
        answers.Where(a => !a.Ok).Select(a => a.Error!.Code).Distinct().ShouldBe(["INSUFFICIENT_INVENTORY"]);
        var level = await world.Level(variant);
        (level.OnHand, level.Reserved, level.Committed).ShouldBe((1, 0, 99));
        await world.ProveLedgers();
    }

    [Fact]
    public async Task TwoVariantsInOppositeOrder_ManyBuyers_DoNotWaitInACircle()
    {
        var world = await engine.World();
        var (a, b) = (await world.Product("CIRCLE-A", stock: 40), await world.Product("CIRCLE-B", stock: 40));

        var answers = await AtOnce(Enumerable.Range(0, 120).Select<int, Func<Task<Result<PlaceOrder.Answer>>>>(n =>
            () => Insist(() => world.Place(world.Draft(n % 2 == 0 ? [(a, 1), (b, 1)] : [(b, 1), (a, 1)])))));
        await world.ResolvePayments();

        answers.Count(x => x.Ok).ShouldBe(40);
        ((await world.Level(a)).OnHand, (await world.Level(b)).OnHand).ShouldBe((0, 0));
        await world.ProveLedgers();
        if (!world.Database.Dialect.IsSqlite)
        {
            await using var db = world.Database.Read();
            (await db.Scalar<long>("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()", Ct)).ShouldBe(0);
        }
    }

    [Fact]
    public async Task ExternalReference_EightAtOnce_IsOneOrder()
    {
        var world = await engine.World();
        var variant = await world.Product("EXT-1", stock: 50);
        var draft = world.Draft(variant) with { ExternalRef = "shop-1" };

        var answers = await AtOnce(Enumerable.Range(0, 8).Select<int, Func<Task<Result<PlaceOrder.Answer>>>>(_ => () => Insist(() => world.Place(draft))));
        var again = await world.Place(draft);

        answers.Count(a => a.Ok).ShouldBe(1);
        answers.Append(again).Where(a => !a.Ok).Select(a => a.Error!.Code).Distinct().ShouldBe(["DUPLICATE_REFERENCE"]);
        (await world.Level(variant)).OnHand.ShouldBe(49);
        (await world.Reads.Count(new OrderQuery { Search = "shop-1" }, World.System, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Numbers_OfManyAtOnce_AreUniqueAndBeginAnewEachYear()
    {
        var world = await engine.World();
        var variant = await world.Product("NUM-1");
        var answers = await AtOnce(Enumerable.Range(0, 30).Select<int, Func<Task<Result<PlaceOrder.Answer>>>>(_ => () => Insist(() => world.Place(world.Draft(variant)))));
        world.Time.Now = new DateTimeOffset(world.Time.Now.Year + 1, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var next = (await world.Place(world.Draft(variant))).Value.Order.Number;

        answers.Select(a => a.Value.Order.Number).ShouldBeUnique();
        answers.ShouldAllBe(a => a.Value.Order.Number.StartsWith($"ORD-{world.Time.Now.Year - 1}-", StringComparison.Ordinal));
        next.ShouldBe($"ORD-{world.Time.Now.Year}-000001");
    }

    private static async Task<OrderId> Order(World world, string sku) => (await world.Place(world.Draft(await world.Product(sku)))).Value.Order.Id;

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

public sealed class SqliteRacing(SqliteEngineFixture engine) : RacingContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresRacing(PostgresEngineFixture engine) : RacingContract(engine), IClassFixture<PostgresEngineFixture>;
