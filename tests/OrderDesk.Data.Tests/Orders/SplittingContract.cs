using OrderDesk.Core.Common;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;
using static OrderDesk.Data.Tests.Orders.SplittingScene;

namespace OrderDesk.Data.Tests.Orders;

/// <summary>Backorders become orders of their own: on a database, against all that races with it.</summary>
public abstract class SplittingContract(Engine engine)
{
    private const int Rounds = 8;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Split_IsKeptWhole_AndEveryLedgerExplainsIt()
    {
        var world = await engine.World();
        var (there, gone) = (await Product(world, "SP-A", stock: 2), await Product(world, "SP-B", stock: 0));
        var id = await Paid(world, (there, 3), (gone, 2));
        var before = await world.Order(id);

        var split = (await Split(world, id)).Value;

        var (parent, child) = (await world.Order(id), await world.Order(split.Backorder.Id));
        parent.Lines.Select(l => (l.VariantId, l.Quantity)).ShouldBe([(there, 2)]);
        child.Lines.Select(l => (l.VariantId, l.Quantity, l.SplitFrom)).ShouldBe([(there, 1, before.Lines[0].Id), (gone, 2, before.Lines[1].Id)]);
        (parent.TotalMinor + child.TotalMinor, parent.CapturedMinor + child.CapturedMinor, split.Units).ShouldBe((before.TotalMinor, before.CapturedMinor, 3));
        (child.Type, child.ParentId, child.Payments.Single().SourceId, child.Payments.Single().Reference).ShouldBe((OrderType.Backorder, parent.Id, parent.Payments.Single().Id, parent.Payments.Single().Reference));
        (await Backordered(world, there), await Backordered(world, gone)).ShouldBe((1, 2));
        var (up, down) = (await world.Reads.Family(child.Id, world.Buyer, Ct), await world.Reads.Family(id, world.Buyer, Ct));
        (up.Parent!.Number, up.Children.Count, down.Parent, down.Children.Single().Number, down.Children.Single().Waiting).ShouldBe((parent.Number, 0, null, child.Number, 3));
        (await world.Reads.Timeline(id, world.Buyer, Ct)).ShouldContain(e => e.ForCustomer && e.Description.Contains(child.Number));
        (await world.Reads.Timeline(child.Id, world.Buyer, Ct)).ShouldContain(e => e.Description == $"Paid {child.Total.Words} with order {parent.Number}");
        var rows = (await world.Reads.List(new OrderQuery { Customer = parent.CustomerId }, World.System, null, 50, Ct)).Items.ToDictionary(r => r.Id);
        (rows[child.Id].Type, rows[child.Id].RestOf, rows[id].RestOf).ShouldBe((OrderType.Backorder, parent.Number, null));
        (string.Join(' ', rows[id].Rests), rows[child.Id].Rests.Count).ShouldBe((child.Number, 0));
        (await world.Reads.Find(OrderKey.Parse(child.Number), world.Buyer, Ct)).ShouldNotBeNull();
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Refunds_OfBoth_GoToTheOneCapture_AndStopAtIt()
    {
        var world = await engine.World();
        var (there, gone) = (await Product(world, "SP-R1", stock: 1), await Product(world, "SP-R2", stock: 0));
        var id = await Paid(world, (there, 1), (gone, 1));
        var captured = (await world.Order(id)).CapturedMinor;
        var child = (await Split(world, id)).Value.Backorder.Id;

        (await world.Get<CancelOrder>().Run(new(id, "other", null), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Order(child)).Status.ShouldBe(OrderStatus.Confirmed);
        (await world.Get<CancelOrder>().Run(new(child, "other", null), World.System, Ct)).Ok.ShouldBeTrue();
        await world.DeliverOutbox();

        foreach (var order in new[] { await world.Order(id), await world.Order(child) })
            order.Refunds.ShouldHaveSingleItem().State.ShouldBe(RefundState.Succeeded);
        ((await world.Order(id)).RefundedMinor + (await world.Order(child)).RefundedMinor).ShouldBe(captured);
        (await Backordered(world, gone)).ShouldBe(0);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Child_KeepsThePlaceOfItsParent_AndWhereStaffPutIt()
    {
        var world = await engine.World();
        var (there, gone) = (await Product(world, "SP-Q1", stock: 9), await Product(world, "SP-Q2", stock: 0));
        var old = await Paid(world, (there, 1), (gone, 1));
        var pinned = await Paid(world, (there, 1), (gone, 1));
        var middle = await Paid(world, (there, 1), (gone, 1));
        var young = await Paid(world, (gone, 1));
        var line = (await world.Order(pinned)).Lines[1].Id;
        (await world.Get<MoveBackorder>().Run(new(gone, line, 1), World.System, Ct)).Ok.ShouldBeTrue();

        // The first two have a place of their own now, the third stands by its age.
        var third = (await Split(world, middle)).Value.Backorder.Id;
        var first = (await Split(world, pinned)).Value.Backorder.Id;
        var second = (await Split(world, old)).Value.Backorder.Id;

        var queue = await world.Get<IBackorderReads>().Queue(gone, 10, Ct);
        queue.Select(l => l.Order).ShouldBe([first, second, third, young]);
        queue.Select(l => l.IsPinned).ShouldBe([true, true, false, false]);
        queue.Select(l => l.PlacedAt).ShouldBe([(await world.Order(pinned)).PlacedAt, (await world.Order(old)).PlacedAt, (await world.Order(middle)).PlacedAt, (await world.Order(young)).PlacedAt]);
        await Receive(world, gone, 3);
        (await Waiting(world, first, second, third, young)).ShouldBe([0, 0, 0, 1]);
        await world.ProveLedgers();
    }

    /// <summary>However splitting and filling interleave, the one unit goes to who ordered first.</summary>
    [Fact]
    public async Task Split_RacingArrivingGoods_NobodyLosesTheirPlace()
    {
        var world = await engine.World();
        var there = await Product(world, "SP-F0", stock: 100);
        for (var round = 0; round < Rounds; round++)
        {
            var gone = await Product(world, $"SP-F{round + 1}", stock: 0);
            var old = await Paid(world, (there, 1), (gone, 1));
            var young = await Paid(world, (there, 1), (gone, 1));
            (await world.Get<ReceiveStock>().Run(new(world.Hub, [new(gone, 1)]), World.System, Ct)).Ok.ShouldBeTrue();

            Result<SplitBackorder.Answer> split = default;
            await AtOnce<bool>(
            [
                async () => (await world.Get<FillBackorders>().Run(gone, World.System, Ct)).Ok,
                async () => (split = await Split(world, old)).Ok,
            ]);
            await world.DeliverOutbox();

            (await Waiting(world, old, young)).ShouldBe([0, 1]);
            if (split.Ok)
                (await Waiting(world, split.Value.Backorder.Id)).ShouldBe([0]);
            else
                split.Error!.Code.ShouldBe("NOTHING_BACKORDERED");
            (await Backordered(world, gone)).ShouldBe(1);
        }

        await world.ProveLedgers();
    }

    [Fact]
    public async Task Split_RacingCancelAndAnotherSplit_OneFollowsTheOther()
    {
        var world = await engine.World();
        var (there, gone) = (await Product(world, "SP-C1", stock: 100), await Product(world, "SP-C2", stock: 0));
        for (var round = 0; round < Rounds; round++)
        {
            var id = await Paid(world, (there, 1), (gone, 2));
            var total = (await world.Order(id)).TotalMinor;
            Result<SplitBackorder.Answer>[] splits = [default, default];
            await AtOnce<bool>(
            [
                async () => (splits[0] = await Split(world, id)).Ok,
                async () => (await world.Get<CancelOrder>().Run(new(id, "other", null), World.System, Ct)).Ok,
                async () => (splits[1] = await Split(world, id)).Ok,
            ]);
            await world.DeliverOutbox();

            splits.Count(s => s.Ok).ShouldBeLessThanOrEqualTo(1);
            var parent = await world.Order(id);
            (parent.Status, parent.RefundedMinor).ShouldBe((OrderStatus.Cancelled, parent.CapturedMinor));
            var child = splits.Any(s => s.Ok) ? await world.Order(splits.Single(s => s.Ok).Value.Backorder.Id) : null;
            (parent.TotalMinor + (child?.TotalMinor ?? 0)).ShouldBe(total);
            child?.Status.ShouldBe(OrderStatus.Confirmed, "a split order lives on when its parent is cancelled");
        }

        await world.ProveLedgers();
    }

    [Fact]
    public async Task SameKey_IsOneSplit_AnOldVersion_IsNone()
    {
        var world = await engine.World();
        var (there, gone) = (await Product(world, "SP-K1", stock: 1), await Product(world, "SP-K2", stock: 0));
        var id = await Paid(world, (there, 1), (gone, 3));
        var version = (await world.Order(id)).Version;

        (await world.Get<SplitBackorder>().Run(new(id, null, version - 1), World.System, Ct)).Error!.Code.ShouldBe("VERSION_MISMATCH");
        var command = new SplitBackorder.Command(id, [new((await world.Order(id)).Lines[1].Id, 1)], version);
        var answers = new[] { await world.Get<SplitBackorder>().Run(command, World.System.WithKey("sp", "one"), Ct), await world.Get<SplitBackorder>().Run(command, World.System.WithKey("sp", "one"), Ct) };

        answers[0].Value.ShouldBe(answers[1].Value);
        (await world.Reads.Family(id, World.System, Ct)).Children.ShouldHaveSingleItem().Units.ShouldBe(1);
        (await Waiting(world, id)).ShouldBe([2]);
    }

    [Fact]
    public async Task Refusal_LeavesNothingBehind()
    {
        var world = await engine.World();
        var (there, gone) = (await Product(world, "SP-N1", stock: 2), await Product(world, "SP-N2", stock: 0));
        var id = await Paid(world, (there, 1), (gone, 1));
        var line = (await world.Order(id)).Lines[1].Id;
        var rows = await world.RowCounts();

        (await world.Get<SplitBackorder>().Run(new(id, [new(line, 2)]), World.System, Ct)).Error!.Code.ShouldBe("UNITS_NOT_WAITING");
        (await world.Get<CloseShort>().Run(new(id, "other", null), World.System, Ct)).Error!.Code.ShouldBe("NOTHING_SENT");
        (await world.Get<CloseShort>().Run(new(id, "because", null), World.System, Ct)).Error!.Code.ShouldBe("UNKNOWN_REASON");

        (await world.RowCounts()).ShouldBe(rows);
    }

    [Fact]
    public async Task BySetting_ShippingTheLastThatIsThere_SplitsTheRest()
    {
        var world = await engine.World();
        var (there, gone) = (await Product(world, "SP-S1", stock: 2), await Product(world, "SP-S2", stock: 0));
        var ship = new ShipFulfillment(world.Get<IUnitOfWork>(), new SalesPolicy { SplitsBackorders = true });
        var id = await Paid(world, (there, 2), (gone, 1));
        await Pack(world, id, 1);
        await Pack(world, id);
        foreach (var (parcel, families) in (await world.Order(id)).Fulfillments.Zip([0, 1]))
        {
            (await ship.Run(new(id, parcel.Id, "DHL", "T1"), World.System, Ct)).Ok.ShouldBeTrue();
            (await world.Reads.Family(id, World.System, Ct)).Children.Count.ShouldBe(families);
        }

        (await world.Order(id)).Status.ShouldBe(OrderStatus.Shipped);
        await world.ProveLedgers();
    }
}

public sealed class SqliteSplitting(SqliteEngineFixture engine) : SplittingContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresSplitting(PostgresEngineFixture engine) : SplittingContract(engine), IClassFixture<PostgresEngineFixture>;
