using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Data.Tests.Shipping;

namespace OrderDesk.Data.Tests.Jobs;

/// <summary>Jobs on every engine: each does its work once, run twice or by several at once (DESIGN 13, 14).</summary>
public abstract class JobsContract(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReservationExpiry_RunByFourAtOnce_LetsGoOnce()
    {
        var world = await engine.World();
        var variant = await world.Product("JOB-EXP", stock: 5);
        var id = (await world.Place(world.Draft(variant, 2, payment: null))).Value.Order.Id;
        (await world.Level(variant)).Reserved.ShouldBe(2);
        world.Time.Advance(TimeSpan.FromMinutes(16));

        await RunAtOnce(world, "reservation-expiry");

        (await world.Level(variant)).Reserved.ShouldBe(0);
        (await world.Order(id)).Status.ShouldBe(OrderStatus.Pending);
        (await Times(world, id, OrderStatus.Pending)).ShouldBe(2, "placed, and back once");
        await world.ProveLedgers();
    }

    [Fact]
    public async Task UnpaidCancellation_RunByFourAtOnce_CancelsOnce()
    {
        var world = await engine.World();
        var variant = await world.Product("JOB-CAN", stock: 5);
        var id = (await world.Place(world.Draft(variant, 2, payment: null))).Value.Order.Id;
        world.Time.Advance(TimeSpan.FromHours(25));

        await RunAtOnce(world, "unpaid-cancellation");

        (await world.Order(id)).Status.ShouldBe(OrderStatus.Cancelled);
        (await Times(world, id, OrderStatus.Cancelled)).ShouldBe(1);
        (await world.Level(variant)).Reserved.ShouldBe(0);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task PaymentRetries_RunByFourAtOnce_FindsTheMoneyOnce()
    {
        var world = await engine.World();
        var variant = await world.Product("JOB-PAY", stock: 5);
        var id = (await world.Place(world.Draft(variant, 1, payment: "pm_card_timeout"))).Value.Order.Id;
        world.Time.Advance(TimeSpan.FromSeconds(90));

        await RunAtOnce(world, "payment-retries");

        var order = await world.Order(id);
        order.CapturedMinor.ShouldBe(order.TotalMinor);
        order.Status.ShouldBe(OrderStatus.Confirmed);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task DeliveredCompletion_RunByFourAtOnce_CompletesOnce()
    {
        var world = await engine.World();
        var variant = await world.Product("JOB-DEL", stock: 5);
        var id = (await world.Place(world.Draft(variant))).Value.Order.Id;
        var parcel = (await world.Order(id)).Fulfillments.Single();
        (await world.Get<PackFulfillment>().Run(new(id, parcel.Id), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Get<ShipFulfillment>().Run(new(id, parcel.Id, "DHL", "JOB-DEL-1"), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Get<TrackFulfillment>().Run(new(id, parcel.Id, FulfillmentState.Delivered), World.System, Ct)).Ok.ShouldBeTrue();
        world.Time.Advance(world.Get<SalesPolicy>().CompleteAfter + TimeSpan.FromMinutes(1));

        await RunAtOnce(world, "delivered-completion");

        (await world.Order(id)).Status.ShouldBe(OrderStatus.Completed);
        (await Times(world, id, OrderStatus.Completed)).ShouldBe(1);
    }

    [Fact]
    public async Task Retention_ThirtyDaysAfter_DropsScansAndFinishedWorkOnly()
    {
        var world = await engine.World();
        var floor = await FloorScene.Clean(world);
        var variant = await floor.Product("JOB-SCAN", 9, "J-01", 1);
        var (done, waiting) = (await floor.Sell((variant, 1)), await floor.Sell((variant, 3)));
        var (packed, counted) = (done.Fulfillments.Single().Id, waiting.Fulfillments.Single().Id);
        (await floor.Scan(packed, "JOB-SCAN")).Words.ShouldContain("packed");
        (await floor.Scan(counted, "JOB-SCAN")).Verdict.ShouldBe(ScanVerdict.Right);
        world.Time.Advance(TimeSpan.FromHours(1));
        (await world.Get<ShipFulfillment>().Run(new(done.Id, packed, "DHL", "JOB-SCAN-1"), World.System, Ct)).Ok.ShouldBeTrue();

        world.Time.Advance(CleanUp.KeepWork - TimeSpan.FromHours(1));
        await world.RunJob("retention");
        (await Left(world, packed, counted)).ShouldBe((2, 2), "not older than thirty days");
        world.Time.Advance(TimeSpan.FromMinutes(1));
        (await world.RunJob("retention")).Done.ShouldBe(2);
        (await Left(world, packed, counted)).ShouldBe((0, 2), "scans go by their own age, the work by that of the parcel");

        world.Time.Advance(TimeSpan.FromHours(1));
        (await world.RunJob("retention")).Done.ShouldBe(1);
        (await Left(world, packed)).ShouldBe((0, 0));
        (await Left(world, counted)).ShouldBe((0, 1), "what still waits keeps its count");
        (await world.RunJob("retention")).Done.ShouldBe(0);
    }

    [Fact]
    public async Task EveryJob_WithNothingDue_SaysSoInWords()
    {
        var world = await engine.World();

        foreach (var job in world.All<IJob>())
        {
            await job.Run(Ct);
            var report = await job.Run(Ct);
            report.Failed.ShouldBe(0, $"{job.Name}: {report.Words}");
            report.Words.ShouldNotBeNullOrWhiteSpace();
            job.Purpose.ShouldEndWith(".");
        }
    }

    private static async Task RunAtOnce(World world, string name)
    {
        var job = world.All<IJob>().Single(j => j.Name == name);
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => job.Run(Ct), Ct)));
        reports.Sum(r => r.Failed).ShouldBe(0, string.Join("; ", reports.Select(r => r.Words)));
        (await job.Run(Ct)).Done.ShouldBe(0, "nothing is left");
    }

    private static async Task<(int Scans, int Work)> Left(World world, params IEnumerable<FulfillmentId> parcels)
    {
        var subjects = parcels.Select(p => p.ToString()).ToList();
        await using var db = world.Database.Read();
        return (await db.Scans.CountAsync(s => subjects.Contains(s.Subject), Ct), await db.FloorWork.CountAsync(w => subjects.Contains(w.Subject), Ct));
    }

    private static async Task<int> Times(World world, OrderId id, OrderStatus status) =>
        (await world.Reads.History(id, World.System, Ct)).Count(h => h.To == status);
}

public sealed class SqliteJobs(SqliteEngineFixture engine) : JobsContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresJobs(PostgresEngineFixture engine) : JobsContract(engine), IClassFixture<PostgresEngineFixture>;
