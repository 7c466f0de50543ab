using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Data.Tests.Schema;

/// <summary>The queries that are asked all day find their rows by an index, in the index's order (RULES 27, 28): the engine itself says so.</summary>
public abstract class PlanContract(Engine engine)
{
    private static readonly FulfillmentState[] Open = [FulfillmentState.Open, FulfillmentState.Picking, FulfillmentState.Packed];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Orders_FirstPage_IsThePrimaryKeyBackwards() =>
        await Plan(w => List(w, new()), sqlite: "SCAN o\nEND", postgres: "Index Scan Backward using pk_orders");

    [Fact]
    public async Task Orders_KeysetPage_BeginsWhereTheLastOneEnded() =>
        await Plan(async w => await List(w, new(), (await w.Reads.List(new(), World.System, null, 5, Ct)).Next), sqlite: "SEARCH o USING INTEGER PRIMARY KEY (rowid<?)", postgres: "Index Scan Backward using pk_orders");

    [Fact]
    public async Task Orders_OpenOnly_UseThePartialIndex() =>
        await Plan(w => List(w, new() { OpenOnly = true }), sqlite: "ix_orders_open", postgres: "ix_orders_open|pk_orders");

    [Fact]
    public async Task Orders_HeldOnly_UseThePartialIndex() =>
        await Plan(w => List(w, new() { HeldOnly = true }), sqlite: "ix_orders_held|ix_orders_open", postgres: "ix_orders_held|ix_orders_open|pk_orders");

    [Fact]
    public async Task Orders_OfACustomer_UseTheirIndex() =>
        await Plan(w => List(w, new() { Customer = w.Customer }), sqlite: "ix_orders_customer_id_id (customer_id=?)", postgres: "ix_orders_customer_id_id|pk_orders");

    [Fact]
    public async Task Orders_SeenByACustomer_UseTheirIndex() =>
        await Plan(w => w.Reads.List(new(), new Caller(null, "Ada", [Role.Customer]) { Customer = w.Customer }, null, 5, Ct), sqlite: "ix_orders_customer_id_id (customer_id=?)", postgres: "ix_orders_customer_id_id|pk_orders");

    [Fact]
    public async Task Orders_OfAStatus_UseItsIndex() =>
        await Plan(w => List(w, new() { Statuses = [OrderStatus.Reserved] }), sqlite: "ix_orders_status_id (status=?)", postgres: "ix_orders_status_id|pk_orders");

    [Theory]
    [InlineData(OrderSort.Updated, "ix_orders_updated_at_id")]
    [InlineData(OrderSort.Total, "ix_orders_total_minor_id")]
    public async Task Orders_Sorted_ReadTheIndexInItsOrder(OrderSort sort, string index) =>
        await Plan(w => List(w, new() { Sort = sort }), sqlite: index, postgres: index + "|pk_orders");

    [Fact]
    public async Task Orders_OpenByPromise_ReadThePartialIndexInItsOrder() =>
        await Plan(w => List(w, new() { Sort = OrderSort.Promised, Descending = false, OpenOnly = true }), sqlite: "ix_orders_open_promised", postgres: "ix_orders_open_promised|pk_orders");

    [Fact]
    public async Task Search_NewestFirst_AsksTheFullTextIndexThenTheKey() =>
        await Plan(w => List(w, new() { Search = "ada" }), sqlite: "SCAN order_search VIRTUAL TABLE INDEX 192:M1\nSEARCH o0 USING INTEGER PRIMARY KEY (rowid=?)\nEND", postgres: "ix_order_search_document|order_search_pkey|pk_orders");

    [Fact]
    public async Task ExpiredHolds_AreThePartialIndex() =>
        await Plan(w => w.Get<IOrderQueues>().WithExpiredHold(w.Time.Now.UtcDateTime, 10, Ct), sqlite: "ix_orders_reservation_expiry (reservation_expires_at>? AND reservation_expires_at<?)|ix_orders_reservation_expiry (reservation_expires_at<?)", postgres: "ix_orders_reservation_expiry|pk_orders");

    [Fact]
    public async Task UnpaidOrders_UseTheStatusIndex() =>
        await Plan(w => w.Get<IOrderQueues>().UnpaidSince(w.Time.Now.UtcDateTime, 10, Ct), sqlite: "ix_orders_status_id (status=? AND id<?)", postgres: "ix_orders_status_id|pk_orders");

    [Fact]
    public async Task Family_OfAnOrder_IsFoundByTheParentsIndex() =>
        await Plan(async w => await w.Reads.Family((await w.Reads.List(new(), World.System, null, 1, Ct)).Items[0].Id, World.System, Ct), sqlite: "ix_orders_parent_id (parent_id=?)", postgres: "ix_orders_parent_id|pk_orders");

    [Fact]
    public async Task UnansweredPayments_UseThePartialIndex() =>
        await Plan(w => w.Get<IPaymentReads>().Unanswered(w.Time.Now.UtcDateTime, 10, Ct), sqlite: "ix_payments_open", postgres: "ix_payments_open");

    [Fact]
    public async Task FulfillmentQueue_UsesThePartialIndex() =>
        await Plan(w => w.Get<IShippingReads>().Queue(w.Hub, Open, null, World.System, null, 10, Ct), sqlite: "ix_fulfillments_to_do", postgres: "ix_fulfillments_to_do", which: 0);

    [Fact]
    public async Task SubOrders_OfAVendor_UseTheirIndex() =>
        await Plan(w => w.Get<IVendorReads>().SubOrders([SubOrderStatus.New], new Caller(null, "N", [Role.Vendor]) { Vendor = w.Vendor }, null, 10, Ct), sqlite: "ix_sub_orders_vendor_id_status_id (vendor_id=? AND status=?)", postgres: "ix_sub_orders_vendor_id_status_id|pk_sub_orders");

    private static Task List(World world, OrderQuery query, string? cursor = null) => world.Reads.List(query, World.System, cursor, 5, Ct);

    private async Task Plan(Func<World, Task> read, string sqlite, string postgres, int? which = null)
    {
        var world = await engine.World(Seed);
        await world.ShowsPlan(await SqlTap.Of(() => read(world)), sqlite, postgres, which);
    }

    private static async Task Seed(World world)
    {
        var own = await world.Product("PLAN-OWN", stock: 1000);
        var theirs = await world.Product("PLAN-VEN", ofVendor: true);
        for (var i = 0; i < 30; i++)
            (await world.Place(world.Draft([(own, 1), (theirs, 1)], i % 5 == 0 ? PaymentTokens.Later : "pm_card_visa"))).Ok.ShouldBeTrue();
        await world.DeliverOutbox();
    }
}

public sealed class SqlitePlans(SqliteEngineFixture engine) : PlanContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresPlans(PostgresEngineFixture engine) : PlanContract(engine), IClassFixture<PostgresEngineFixture>;
