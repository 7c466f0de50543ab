using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Data.Tests.Orders;

/// <summary>What placing, paying and sending must do on every engine.</summary>
public abstract class PlacingContract(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OwnOrder_PaidByCard_IsConfirmedWithCommittedStockAndAParcel()
    {
        var world = await engine.World();
        var variant = await world.Product("OWN-1", stock: 10);

        var placed = (await world.Place(world.Draft(variant, 3))).Value;

        placed.Order.Status.ShouldBe(OrderStatus.Confirmed);
        placed.Order.PaymentStatus.ShouldBe(PaymentStatus.Paid);
        var level = await world.Level(variant);
        (level.OnHand, level.Reserved, level.Committed).ShouldBe((7, 0, 3));
        (await world.Order(placed.Order.Id)).Fulfillments.Single().State.ShouldBe(FulfillmentState.Open);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task MixedOrder_ToTheEnd_WalksEveryStageWithHistory()
    {
        var world = await engine.World();
        var own = await world.Product("MIX-OWN", stock: 10);
        var vendors = await world.Product("MIX-VEN", ofVendor: true);
        var id = (await world.Place(world.Draft([(own, 1), (vendors, 2)]))).Value.Order.Id;
        (await world.Order(id)).Status.ShouldBe(OrderStatus.PaymentConfirmed);

        await world.DeliverOutbox();
        var order = await world.Order(id);
        order.Status.ShouldBe(OrderStatus.Confirmed);
        (await world.Get<AcceptSubOrder>().Run(new(id, order.SubOrders.Single().Id), World.System, Ct)).Ok.ShouldBeTrue();
        foreach (var parcel in (await world.Order(id)).Fulfillments)
        {
            (await world.Get<PackFulfillment>().Run(new(id, parcel.Id), World.System, Ct)).Ok.ShouldBeTrue();
            (await world.Get<ShipFulfillment>().Run(new(id, parcel.Id, "DHL", $"TRACK{parcel.Number}"), World.System, Ct)).Ok.ShouldBeTrue();
            (await world.Get<TrackFulfillment>().Run(new(id, parcel.Id, FulfillmentState.Delivered), World.System, Ct)).Ok.ShouldBeTrue();
        }

        (await world.Order(id)).Status.ShouldBe(OrderStatus.Delivered);
        (await world.Get<CompleteOrder>().Run(new(id), World.System, Ct)).Value.Status.ShouldBe(OrderStatus.Completed);
        (await world.Reads.History(id, World.System, Ct)).Select(h => h.To).ShouldBe(
        [
            OrderStatus.Pending, OrderStatus.Reserved, OrderStatus.PaymentConfirmed, OrderStatus.Confirmed, OrderStatus.Processing, OrderStatus.Packed, OrderStatus.Shipped, OrderStatus.Delivered, OrderStatus.Completed,
        ]);
        (await world.Reads.List(new OrderQuery { Search = "track1" }, World.System, null, 10, Ct)).Items.Select(r => r.Id).ShouldBe([id]);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task SameKey_SixteenAtOnce_IsOneOrder()
    {
        var world = await engine.World();
        var variant = await world.Product("KEY-1", stock: 100);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => world.Place(world.Draft(variant), world.Buyer.WithKey("same", "print")))));

        answers.ShouldAllBe(a => a.Ok);
        answers.Select(a => a.Value.Order.Id).Distinct().Count().ShouldBe(1);
        (await world.Level(variant)).OnHand.ShouldBe(99);
        (await world.Place(world.Draft(variant, 2), world.Buyer.WithKey("same", "other print"))).Error!.Code.ShouldBe("IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task FiveHundredBuyers_HundredUnits_SellsExactlyHundred()
    {
        var world = await engine.World();
        var variant = await world.Product("RACE-1", stock: 100);

        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(() => Insist(world, variant))));

        answers.Count(a => a.Ok).ShouldBe(100);
        answers.Where(a => !a.Ok).Select(a => a.Error!.Code).Distinct().ShouldBe(["INSUFFICIENT_INVENTORY"]);
        await world.ResolvePayments();
        var level = await world.Level(variant);
        (level.OnHand, level.Reserved, level.Committed).ShouldBe((0, 0, 100));
        await world.ProveLedgers();
    }

    private static async Task<Result<PlaceOrder.Answer>> Insist(World world, VariantId variant)
    {
        while (true)
        {
            try
            {
                if (await world.Place(world.Draft(variant)) is var answer && answer.Error?.Code != "BUSY")
                    return answer;
            }
            catch (DatabaseBusyException)
            {
                // Over HTTP both are the same 503 with Retry-After.
            }

            await Task.Yield();
        }
    }

    [Fact]
    public async Task Cancel_PaidOrder_GivesBackStockAndMoney()
    {
        var world = await engine.World();
        var variant = await world.Product("CAN-1", stock: 5);
        var id = (await world.Place(world.Draft(variant, 2))).Value.Order.Id;

        var cancelled = (await world.Get<CancelOrder>().Run(new(id, "customer_changed_mind", null), World.System, Ct)).Value;
        await world.DeliverOutbox();

        cancelled.RefundMinor.ShouldBe(cancelled.Order.TotalMinor);
        var order = await world.Order(id);
        (order.Status, order.PaymentStatus, order.FulfillmentStatus).ShouldBe((OrderStatus.Cancelled, PaymentStatus.Refunded, FulfillmentStatus.Cancelled));
        order.Refunds.Single().State.ShouldBe(RefundState.Succeeded);
        (await world.Level(variant)).OnHand.ShouldBe(5);
        await world.ProveLedgers();
    }
}

public sealed class SqlitePlacing(SqliteEngineFixture engine) : PlacingContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresPlacing(PostgresEngineFixture engine) : PlacingContract(engine), IClassFixture<PostgresEngineFixture>;
