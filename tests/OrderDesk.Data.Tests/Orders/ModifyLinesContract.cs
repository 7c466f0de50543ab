using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Data.Tests.Orders;

/// <summary>Lines that get fewer or more units: stock, money and counters afterwards, also when others act at the same moment.</summary>
public abstract class ModifyLinesContract(Engine engine)
{
    private const int Rounds = 6;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reduce_OfAPaidOrder_FreesTheStockAndRefundsTheDifference()
    {
        var world = await engine.World();
        var (a, b) = (await world.Product("ML-RED", stock: 5), await world.Product("ML-REST", stock: 5));
        var id = (await world.Place(world.Draft([(a, 3), (b, 1)]))).Value.Order.Id;
        var before = await world.Order(id);

        var done = (await Modify(world, id, new OrderChange.UpdateQuantity(before.Lines[0].Id, 1), new OrderChange.RemoveItem(before.Lines[1].Id))).Value;
        await world.DeliverOutbox();

        var after = await world.Order(id);
        (after.TotalMinor - before.TotalMinor, after.Refunds.Single().AmountMinor, after.Refunds[0].State).ShouldBe((done.DifferenceMinor, -done.DifferenceMinor, RefundState.Succeeded));
        (after.Due.Minor, after.CapturedMinor - after.RefundedMinor).ShouldBe((0L, after.TotalMinor));
        var (levelA, levelB) = (await world.Level(a), await world.Level(b));
        ((levelA.OnHand, levelA.Committed), (levelB.OnHand, levelB.Committed)).ShouldBe(((4, 1), (5, 0)));
        (await world.Reads.List(new OrderQuery { Search = after.Number }, World.System, null, 1, Ct)).Items.Single().Units.ShouldBe(1);
        (await world.Get<IRevisionReads>().Of(id, World.System, Ct))![1].Changes.Select(c => (c.Kind, c.Before, c.After)).ShouldBe([(ContentChangeKind.QuantityChanged, "3", "1"), (ContentChangeKind.ItemRemoved, "1", null)]);
        (await world.Reads.Timeline(id, World.System, Ct)).Count(e => e.Kind == TrackingKind.Modification).ShouldBe(2);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Add_ToAPaidOrder_IsPaidByTheUsualWay()
    {
        var world = await engine.World();
        var (a, b) = (await world.Product("ML-ADD", stock: 5), await world.Product("ML-MORE", stock: 2));
        var id = (await world.Place(world.Draft(a, 2))).Value.Order.Id;
        var preview = (await world.Get<ModifyOrder>().Preview(new(id, [new OrderChange.AddItem(b, 2)], null), World.System, Ct)).Value;
        (await world.Level(b)).Reserved.ShouldBe(0, "a preview holds nothing");

        var done = (await Modify(world, id, new OrderChange.AddItem(b, 2))).Value;

        (done.DifferenceMinor, done.DueMinor, done.Number).ShouldBe((preview.DifferenceMinor, preview.DueMinor, preview.Number));
        (await world.Level(b)).Reserved.ShouldBe(2);
        await world.ProveLedgers();
        (await world.Get<PayOrder>().Run(new(id, "pm_card_visa"), World.System, Ct)).Value.State.ShouldBe(PaymentState.Captured);

        var order = await world.Order(id);
        (order.PaymentStatus, order.Payments[^1].AmountMinor, order.Fulfillments.Count(f => f.State == FulfillmentState.Open)).ShouldBe((PaymentStatus.Paid, done.DifferenceMinor, 1));
        var level = await world.Level(b);
        (level.OnHand, level.Reserved, level.Committed).ShouldBe((0, 0, 2));
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Add_NotPaid_IsTakenOffByTheJob()
    {
        var world = await engine.World();
        var (a, b) = (await world.Product("ML-LAPS", stock: 5), await world.Product("ML-LAPT", stock: 2));
        var id = (await world.Place(world.Draft(a, 2))).Value.Order.Id;
        var total = (await world.Order(id)).TotalMinor;
        (await Modify(world, id, new OrderChange.AddItem(b, 2))).Ok.ShouldBeTrue();
        world.Time.Advance(TimeSpan.FromHours(25));

        (await world.RunJob("reservation-expiry")).Failed.ShouldBe(0);

        var order = await world.Order(id);
        (order.TotalMinor, order.Revision, order.Due.Minor, (await world.Level(b)).OnHand).ShouldBe((total, 3, 0L, 2));
        (await world.Get<PayOrder>().Run(new(id, "pm_card_visa"), World.System, Ct)).Error!.Code.ShouldBe("NOTHING_DUE");
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Add_OfWhatIsNotThere_IsRefusedAndLeavesNothing()
    {
        var world = await engine.World();
        var variant = await world.Product("ML-GONE", stock: 3);
        var id = (await world.Place(world.Draft(variant, 2))).Value.Order.Id;
        var rows = await world.RowCounts();

        var error = (await Modify(world, id, new OrderChange.UpdateQuantity((await world.Order(id)).Lines[0].Id, 4))).Error!;

        (error.Code, error.Field, error.Details["available"]).ShouldBe(("INSUFFICIENT_INVENTORY", "changes[0].quantity", 1));
        (await world.RowCounts()).ShouldBe(rows);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Vendor_LineReducedBeforeTheyAreAsked_IsReservedWithWhatIsLeft()
    {
        var world = await engine.World();
        var (own, theirs) = (await world.Product("ML-OWN", stock: 2), await world.Product("ML-VEN", ofVendor: true));
        var id = (await world.Place(world.Draft([(own, 1), (theirs, 3)]))).Value.Order.Id;
        var line = (await world.Order(id)).Lines[1].Id;

        (await Modify(world, id, new OrderChange.UpdateQuantity(line, 2))).Ok.ShouldBeTrue();
        await world.DeliverOutbox();

        var order = await world.Order(id);
        (order.SubOrders[0].Status, order.Line(line)!.Units.Reserved, order.SubOrders[0].SubtotalMinor).ShouldBe((SubOrderStatus.New, 2, order.Line(line)!.GoodsMinor));
        (await world.Get<IVendorReads>().SubOrders([SubOrderStatus.New], World.System, null, 50, Ct)).Items.Single(r => r.OrderId == id).Lines.Single().Quantity.ShouldBe(2);
        (await world.Get<AcceptSubOrder>().Run(new(id, order.SubOrders[0].Id), World.System, Ct)).Ok.ShouldBeTrue();
        (await Modify(world, id, new OrderChange.RemoveItem(line))).Error!.Code.ShouldBe("VENDOR_HAS_ACCEPTED");
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Reduce_RacingPacking_CountsEachUnitOnce()
    {
        var world = await engine.World();
        for (var round = 0; round < Rounds; round++)
        {
            var variant = await world.Product($"ML-PACK{round}", stock: 3);
            var id = (await world.Place(world.Draft(variant, 3))).Value.Order.Id;
            var order = await world.Order(id);

            var (changed, packed) = await Both(
                () => Modify(world, id, new OrderChange.UpdateQuantity(order.Lines[0].Id, 1)), () => world.Get<PackFulfillment>().Run(new(id, order.Fulfillments[0].Id), World.System, Ct));

            packed.Ok.ShouldBeTrue();
            (changed.Ok || changed.Error!.Code is "UNITS_TOO_FAR" or "ALREADY_PACKED").ShouldBeTrue();
            var units = (await world.Order(id)).Lines[0].Units;
            (units.Packed, units.Cancelled).ShouldBe(changed.Ok ? (1, 2) : (3, 0));
        }

        await world.DeliverOutbox();
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Reduce_RacingPayment_LeavesNothingOwedTwice()
    {
        var world = await engine.World();
        for (var round = 0; round < Rounds; round++)
        {
            var variant = await world.Product($"ML-PAY{round}", stock: 3);
            var id = (await world.Place(world.Draft(variant, 3, PaymentTokens.Later))).Value.Order.Id;
            var line = (await world.Order(id)).Lines[0].Id;

            await Both(() => Modify(world, id, new OrderChange.UpdateQuantity(line, 2)), () => world.Get<PayOrder>().Run(new(id, "pm_card_visa"), World.System, Ct));
            await world.DeliverOutbox();

            var order = await world.Order(id);
            (order.CapturedMinor - order.RefundedMinor, order.Due.Minor, order.IsSecured).ShouldBe((order.TotalMinor, 0L, true));
        }

        await world.ProveLedgers();
    }

    [Fact]
    public async Task Add_RacingExpiryAndPayment_KeepsUnitsAndMoneyTogether()
    {
        var world = await engine.World();
        for (var round = 0; round < Rounds; round++)
        {
            var variant = await world.Product($"ML-EXP{round}", stock: 3);
            var id = (await world.Place(world.Draft(variant, 1))).Value.Order.Id;
            (await Modify(world, id, new OrderChange.UpdateQuantity((await world.Order(id)).Lines[0].Id, 3))).Ok.ShouldBeTrue();
            world.Time.Advance(TimeSpan.FromHours(25));

            await Both(() => world.Get<PayOrder>().Run(new(id, "pm_card_visa"), World.System, Ct), async () => { await world.RunJob("reservation-expiry"); return (Result<Done>)Done.Value; });
            await world.ResolvePayments();
            await world.DeliverOutbox();

            var order = await world.Order(id);
            (order.Due.Minor, order.CapturedMinor - order.RefundedMinor, order.AwaitsDifference).ShouldBe((0L, order.TotalMinor, false));
            order.Lines[0].Units.Committed.ShouldBe(order.Lines[0].Charged);
        }

        await world.ProveLedgers();
    }

    [Fact]
    public async Task TwoWhoAddTheLastUnit_OneGetsIt()
    {
        var world = await engine.World();
        var (a, last) = (await world.Product("ML-BASE", stock: 9), await world.Product("ML-LAST", stock: 1));
        var (one, two) = ((await world.Place(world.Draft(a))).Value.Order.Id, (await world.Place(world.Draft(a))).Value.Order.Id);

        var (first, second) = await Both(() => Modify(world, one, new OrderChange.AddItem(last, 1)), () => Modify(world, two, new OrderChange.AddItem(last, 1)));

        (first.Ok ^ second.Ok).ShouldBeTrue();
        (first.Error ?? second.Error)!.Code.ShouldBe("INSUFFICIENT_INVENTORY");
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Proof_OfAPriceAVersionOrAHoldThatDoesNotFit_NamesTheOrder()
    {
        var world = await engine.World();
        var variant = await world.Product("ML-PROOF", stock: 9);
        var (priced, numbered, held) = (await Placed(), await Placed(), await Placed());
        foreach (var id in new[] { priced, numbered, held })
            (await Modify(world, id, new OrderChange.UpdateQuantity((await world.Order(id)).Lines[0].Id, 3))).Ok.ShouldBeTrue();
        await world.ProveLedgers();

        var right = await world.Order(held);
        await Tamper("UPDATE order_lines SET tax_minor = tax_minor + 1 WHERE order_id = @id", priced);
        await Tamper("UPDATE orders SET revision = 9 WHERE id = @id", numbered);
        await Tamper("UPDATE orders SET tax_minor = tax_minor - (total_minor - captured_minor), total_minor = captured_minor WHERE id = @id", held);

        var faults = (await world.Get<Core.Jobs.ILedgerProver>().Prove(Ct)).Faults.Select(f => (f.Rule, f.Subject)).ToList();
        // The database is shared with other cases: it is put right before anything is said.
        await Tamper("UPDATE order_lines SET tax_minor = tax_minor - 1 WHERE order_id = @id", priced);
        await Tamper("UPDATE orders SET revision = 2 WHERE id = @id", numbered);
        await Tamper($"UPDATE orders SET tax_minor = {right.TaxMinor}, total_minor = {right.TotalMinor} WHERE id = @id", held);
        faults.ShouldContain(("price = sum of the charged units of its lines", (await world.Order(priced)).Number));
        faults.ShouldContain(("version = last version that was kept", (await world.Order(numbered)).Number));
        faults.ShouldContain(("holds that wait for a difference = orders that owe it", (await world.Order(held)).Number));

        async Task<OrderId> Placed() => (await world.Place(world.Draft(variant, 1))).Value.Order.Id;
        Task<bool> Tamper(string sql, OrderId id) => world.Database.Write(async (db, ct) => new Written<bool>(await db.Execute(sql, ct, ("@id", id.Value)) == 1, true), Ct);
    }

    private static Task<Result<ModifyOrder.Answer>> Modify(World world, OrderId id, params OrderChange[] changes) => world.Get<ModifyOrder>().Run(new(id, changes, "other"), World.System, Ct);

    private static async Task<(Result<TOne> One, Result<TTwo> Two)> Both<TOne, TTwo>(Func<Task<Result<TOne>>> one, Func<Task<Result<TTwo>>> two)
    {
        var (first, second) = (Task.Run(() => Insist(one), Ct), Task.Run(() => Insist(two), Ct));
        return (await first, await second);
    }

    private static async Task<Result<T>> Insist<T>(Func<Task<Result<T>>> work)
    {
        Result<T> answer;
        do
            answer = await work();
        while (answer.Error?.Code == "BUSY");
        return answer;
    }
}

public sealed class SqliteModifyLines(SqliteEngineFixture engine) : ModifyLinesContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresModifyLines(PostgresEngineFixture engine) : ModifyLinesContract(engine), IClassFixture<PostgresEngineFixture>;
