using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Data.Orders;

namespace OrderDesk.Data.Tests.Orders;

/// <summary>Orders that are kept in memory between commands are what the tables say, or are not used.</summary>
public abstract class RecentOrdersContract(Engine engine)
{
    private static readonly UseCase Trying = new("test.try", Permissions.OrdersPlace);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Orders_AfterCommands_AreKeptAsTheTablesHaveThem()
    {
        var world = await engine.World();
        var order = await Placed(world, "KEPT-1", ofVendor: true);
        (await world.Get<HoldOrder>().Run(new(order, HoldKind.Manual, "other", "wait"), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Get<CancelOrder>().Run(new(order, "other", null), World.System, Ct)).Ok.ShouldBeTrue();

        await using var db = world.Database.Read();

        (await world.Get<RecentOrders>().Differing(db, Ct)).ShouldBeEmpty();
        world.Get<RecentOrders>().Take(order).ShouldNotBeNull("the order is kept").Order.Status.ShouldBe(OrderStatus.Cancelled);
    }

    /// <summary>What a refused command has done to the order in memory goes with it.</summary>
    [Fact]
    public async Task Command_Refused_LeavesNoTraceInMemory()
    {
        var world = await engine.World();
        var order = await Placed(world, "KEPT-2");
        var ct = Ct;

        var refused = await world.Get<IUnitOfWork>().Run<Done>(Trying, World.System, async w =>
        {
            (await w.Orders.Find(order, ct))!.SetPriority(Priority.Urgent, w.Now);
            return CommonErrors.Busy();
        }, ct);
        var noted = await world.Get<AddNote>().Run(new(order, "after", false), World.System, Ct);

        (refused.Ok, noted.Ok).ShouldBe((false, true));
        (await world.Order(order)).Priority.ShouldBe(Priority.Normal);
    }

    [Fact]
    public async Task OrderAtHand_IsSeenByThoseWhoWouldFindIt()
    {
        var world = await engine.World();
        OrderId[] orders = [await Placed(world, "SEEN-1"), await Placed(world, "SEEN-2", ofVendor: true), await Placed(world, "SEEN-3", ofVendor: true, payment: PaymentTokens.Later)];
        Caller[] callers = [World.System, world.Buyer, world.Buyer with { Customer = new CustomerId(1) }, Of(Role.Vendor) with { Vendor = world.Vendor }, Of(Role.Vendor) with { Vendor = new VendorId(1) }, Of(Role.Vendor), Of(Role.Support), Of(Role.Customer)];

        await using var db = world.Database.Read();
        List<bool> seen = [];
        foreach (var order in await db.Orders.AsNoTracking().Where(o => orders.Contains(o.Id)).WithAll().ToListAsync(Ct))
        {
            foreach (var caller in callers)
            {
                seen.Add(OrderScope.Sees(caller, order));
                seen[^1].ShouldBe(await db.Orders.SeenBy(caller).AnyAsync(o => o.Id == order.Id, Ct), $"{caller}: {order.Number}");
            }
        }

        seen.Count(s => s).ShouldBeInRange(orders.Length, (orders.Length * callers.Length) - orders.Length, "some see it, others do not");
    }

    protected static async Task<OrderId> Placed(World world, string sku, bool ofVendor = false, string payment = "pm_card_visa") =>
        (await world.Place(world.Draft(await world.Product(sku, ofVendor: ofVendor), payment: payment))).Value.Order.Id;

    private static Caller Of(Role role) => new(null, role.ToString(), [role]);
}

public sealed class SqliteRecentOrders(SqliteEngineFixture engine) : RecentOrdersContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresRecentOrders(PostgresEngineFixture engine) : RecentOrdersContract(engine), IClassFixture<PostgresEngineFixture>
{
    [Fact]
    public async Task Order_ChangedByAnotherProgramMeanwhile_IsReadAgain()
    {
        var world = await engine.World();
        await using var beside = await engine.Beside();
        var order = await Placed(world, "BESIDE-1");

        (await beside.Get<HoldOrder>().Run(new(order, HoldKind.Manual, "other", "seen beside"), World.System, TestContext.Current.CancellationToken)).Ok.ShouldBeTrue();
        (await world.Get<SetPriority>().Run(new(order, Priority.Urgent), World.System, TestContext.Current.CancellationToken)).Ok.ShouldBeTrue();

        (await world.Order(order)).ShouldSatisfyAllConditions(o => o.HasHold.ShouldBeTrue(), o => o.Priority.ShouldBe(Priority.Urgent));
        await world.ProveLedgers();
    }
}
