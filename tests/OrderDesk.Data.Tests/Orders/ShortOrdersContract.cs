using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using static OrderDesk.Data.Tests.Orders.SplittingScene;

namespace OrderDesk.Data.Tests.Orders;

/// <summary>The rest of a short order is ended in one transaction; and the proof of the ledgers sees what a split cannot explain.</summary>
public abstract class ShortOrdersContract(Engine engine)
{
    private const int Rounds = 8;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CloseShort_FreesTheGoods_ForWhoWaits()
    {
        var world = await engine.World();
        var (there, gone) = (await Product(world, "CS-1", stock: 3), await Product(world, "CS-2", stock: 0));
        var id = await Paid(world, (there, 3), (gone, 2));
        await Pack(world, id, 1);
        (await world.Get<ShipFulfillment>().Run(new(id, (await world.Order(id)).Fulfillments[0].Id, "DHL", "T1"), World.System, Ct)).Ok.ShouldBeTrue();
        var waiting = await Paid(world, (there, 2));
        (await Waiting(world, waiting)).ShouldBe([2]);

        var closed = (await world.Get<CloseShort>().Run(new(id, "items_unavailable", "Asked by phone"), World.System, Ct)).Value;
        await world.DeliverOutbox();

        (closed.Units, closed.ToStock, await Backordered(world, gone)).ShouldBe((4, 2, 0));
        (await Waiting(world, waiting)).ShouldBe([0]);
        var order = await world.Order(id);
        (order.Status, order.Due.Minor, order.Refunds.Single().State, order.RefundedMinor).ShouldBe((OrderStatus.Shipped, 0, RefundState.Succeeded, closed.RefundMinor));
        var level = await world.Level(there);
        (level.OnHand, level.Reserved, level.Committed).ShouldBe((0, 0, 2));
        await world.ProveLedgers();
    }

    [Fact]
    public async Task CloseShort_RacingThePacker_OneWins()
    {
        var world = await engine.World();
        var there = await Product(world, "CS-R", stock: 100);
        for (var round = 0; round < Rounds; round++)
        {
            var id = await Paid(world, (there, 3));
            await Pack(world, id, 1);
            (await world.Get<ShipFulfillment>().Run(new(id, (await world.Order(id)).Fulfillments[0].Id, "DHL", "T1"), World.System, Ct)).Ok.ShouldBeTrue();
            var rest = (await world.Order(id)).Fulfillments[1].Id;
            await AtOnce<bool>(
            [
                async () => (await world.Get<PackFulfillment>().Run(new(id, rest), World.System, Ct)).Ok && (await world.Get<ShipFulfillment>().Run(new(id, rest, "DHL", "T2"), World.System, Ct)).Ok,
                async () => (await world.Get<CloseShort>().Run(new(id, "other", null), World.System, Ct)).Ok,
            ]);
            await world.DeliverOutbox();

            var units = (await world.Order(id)).Lines[0].Units;
            (units.Shipped + units.Cancelled, units.Cancelled is 0 or 2).ShouldBe((3, true));
        }

        await world.ProveLedgers();
    }

    [Theory]
    [InlineData("UPDATE payments SET transferred_minor  = transferred_minor {0} 1 WHERE order_id = {1} AND transferred_minor > 0", "captured = sum of captured payments|transferred in - out = its legs in the ledger|a capture = its parts in the orders that share it")]
    [InlineData("UPDATE payments SET amount_minor = amount_minor {0} 1 WHERE order_id = {2}", "captured = sum of captured payments|transferred in - out = its legs in the ledger|a capture = its parts in the orders that share it")]
    [InlineData("INSERT INTO money_entries (id, order_id, \"transaction\", account, amount_minor, currency_code, at) SELECT {2} {0} 1, order_id, \"transaction\", account, {0} 1, currency_code, at FROM money_entries WHERE order_id = {2} AND account = 'customer_funds' AND \"transaction\" LIKE 'transfer:%' LIMIT 1", "each money transaction sums to zero|a transfer between orders changes no account")]
    [InlineData("UPDATE refunds SET amount_minor = amount_minor {0} 100000 WHERE order_id = {2}", "refunded = sum of refunds|refunded of a capture, over the orders that share it, never exceeds it")]
    [InlineData("UPDATE order_lines SET tax_minor = tax_minor {0} 1 WHERE order_id = {2}", "price = sum of the charged units of its lines")]
    public async Task Proof_OfATamperedSplit_NamesWhatDoesNotAddUp(string sql, string rules)
    {
        var world = await engine.World();
        var (there, gone) = (await world.Product($"PR-1-{rules.Length}-{sql.Length}", stock: 1), await Product(world, $"PR-2-{rules.Length}-{sql.Length}", stock: 0));
        var id = await Paid(world, (there, 1), (gone, 1));
        var child = (await Split(world, id)).Value.Backorder.Id;
        (await world.Get<CancelOrder>().Run(new(child, "other", null), World.System, Ct)).Ok.ShouldBeTrue();

        await Tamper("+");
        var faults = (await world.Get<ILedgerProver>().Prove(Ct)).Faults;
        await Tamper("-");

        faults.Select(f => f.Rule).Distinct().ShouldBe(rules.Split('|'), ignoreOrder: true);
        await world.ProveLedgers();

        Task<bool> Tamper(string sign) => world.Database.Write(
            async (db, ct) => new Written<bool>(await db.Execute(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, sign, id.Value, child.Value), ct) == 1, true), Ct);
    }
}

public sealed class SqliteShortOrders(SqliteEngineFixture engine) : ShortOrdersContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresShortOrders(PostgresEngineFixture engine) : ShortOrdersContract(engine), IClassFixture<PostgresEngineFixture>;
