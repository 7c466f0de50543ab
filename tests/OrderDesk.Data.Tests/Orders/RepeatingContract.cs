using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;

namespace OrderDesk.Data.Tests.Orders;

/// <summary>The same request again, and requests that are refused (RULES 16): nothing twice, nothing left behind.</summary>
public abstract class RepeatingContract(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SameKey_AfterARestart_IsAnsweredWithWhatWasStored()
    {
        var world = await engine.World();
        var variant = await world.Product("AGAIN-1", stock: 1);
        var first = await world.Place(world.Draft(variant), world.Buyer.WithKey("again", "print"));

        world = await engine.Restart();
        var caller = world.Buyer.WithKey("again", "print");
        var second = await world.Place(world.Draft(variant), caller);

        second.Value.Order.Number.ShouldBe(first.Value.Order.Number);
        caller.Key!.Replayed.ShouldBeTrue();
        (await world.Level(variant)).OnHand.ShouldBe(0);
        (await world.Place(world.Draft(variant, 2), world.Buyer.WithKey("again", "other"))).Error!.ShouldSatisfyAllConditions(
            e => e.Code.ShouldBe("IDEMPOTENCY_KEY_REUSED"), e => e.Kind.ShouldBe(ErrorKind.Rule));
        (await world.Place(world.Draft(variant), (world.Buyer with { Name = "Somebody else" }).WithKey("again", "print"))).Error!.Code.ShouldBe("INSUFFICIENT_INVENTORY", "a key belongs to who uses it");
    }

    [Fact]
    public async Task SameKey_AfterARefusal_IsAskedAfresh()
    {
        var world = await engine.World();
        var variant = await world.Product("FRESH-1", stock: 0);
        (await world.Place(world.Draft(variant), world.Buyer.WithKey("fresh", "print"))).Ok.ShouldBeFalse();
        (await world.Get<ReceiveStock>().Run(new(world.Hub, [new(variant, 1)]), World.System, Ct)).Ok.ShouldBeTrue();

        (await world.Place(world.Draft(variant), world.Buyer.WithKey("fresh", "print"))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task StoredAnswers_After72Hours_AreDroppedByTheJob()
    {
        var world = await engine.World();
        var variant = await world.Product("KEEP-1");
        var number = (await world.Place(world.Draft(variant), world.Buyer.WithKey("keep", "print"))).Value.Order.Number;

        world.Time.Advance(CleanUp.KeepAnswers);
        await world.RunJob("retention");
        (await world.Place(world.Draft(variant), world.Buyer.WithKey("keep", "print"))).Value.Order.Number.ShouldBe(number);

        world.Time.Advance(TimeSpan.FromMilliseconds(1));
        (await world.RunJob("retention")).Done.ShouldBeGreaterThan(0);
        (await world.RunJob("retention")).Done.ShouldBe(0);
        (await world.Place(world.Draft(variant), world.Buyer.WithKey("keep", "print"))).Value.Order.Number.ShouldNotBe(number);
    }

    [Fact]
    public async Task Refusals_OfEveryKind_LeaveNoRowBehind()
    {
        var world = await engine.World();
        var variant = await world.Product("REFUSE-1", stock: 2);
        var done = (await world.Place(world.Draft(variant), world.Buyer.WithKey("refuse", "print"))).Value.Order;
        var before = await world.RowCounts();
        var level = await world.Level(variant);

        (string Code, Func<Task<Error?>> Ask)[] refusals =
        [
            ("INSUFFICIENT_INVENTORY", async () => (await world.Place(world.Draft(variant, 5))).Error),
            ("VALIDATION_FAILED", async () => (await world.Place(world.Draft(variant, 5) with { ShippingAddress = null, CustomerId = new CustomerId(5) })).Error),
            ("IDEMPOTENCY_KEY_REUSED", async () => (await world.Place(world.Draft(variant), world.Buyer.WithKey("refuse", "other"))).Error),
            ("VERSION_MISMATCH", async () => (await world.Get<CancelOrder>().Run(new(done.Id, "other", null, 99), World.System.WithKey("k1", "p"), Ct)).Error),
            ("UNKNOWN_REASON", async () => (await world.Get<CancelOrder>().Run(new(done.Id, "because", null), World.System, Ct)).Error),
            ("NOT_DELIVERED", async () => (await world.Get<CompleteOrder>().Run(new(done.Id), World.System.WithKey("k2", "p"), Ct)).Error),
            ("FORBIDDEN", async () => (await world.Get<ReceiveStock>().Run(new(world.Hub, [new(variant, 1)]), new Caller(null, "Ada", [Role.Customer]), Ct)).Error),
            ("SIGN_IN_REQUIRED", async () => (await world.Get<CancelOrder>().Run(new(done.Id, "other", null), new Caller(null, "Ghost", [Role.Manager]), Ct)).Error),
            ("STOCK_WOULD_GO_NEGATIVE", async () => (await world.Get<AdjustStock>().Run(new(variant, world.Hub, -2, "lost"), World.System, Ct)).Error),
        ];
        foreach (var (code, ask) in refusals)
            (await ask()).ShouldNotBeNull(code).Code.ShouldBe(code);

        (await world.RowCounts()).ShouldBe(before);
        (await world.Level(variant)).ShouldSatisfyAllConditions(l => l.OnHand.ShouldBe(level.OnHand), l => l.Reserved.ShouldBe(level.Reserved), l => l.Committed.ShouldBe(level.Committed));
        (await world.Order(done.Id)).Version.ShouldBe(done.Version);
    }

    [Fact]
    public async Task Failure_InTheMiddle_LeavesNoRowBehind()
    {
        var world = await engine.World();
        var id = (await world.Place(world.Draft(await world.Product("BREAK-1")))).Value.Order.Id;
        var before = await world.RowCounts();

        await Should.ThrowAsync<InvalidOperationException>(() => world.Get<IUnitOfWork>().Run<bool>(new UseCase("test.break", Permissions.OrdersNote), World.System, async w =>
        {
            var order = (await w.Orders.Find(id, Ct))!;
            order.AddNote("half done", false, w.Now);
            w.Changed(order);
            throw new InvalidOperationException("broken");
        }, Ct));

        (await world.RowCounts()).ShouldBe(before);
    }
}

public sealed class SqliteRepeating(SqliteEngineFixture engine) : RepeatingContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresRepeating(PostgresEngineFixture engine) : RepeatingContract(engine), IClassFixture<PostgresEngineFixture>;
