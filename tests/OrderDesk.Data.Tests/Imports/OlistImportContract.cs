using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Jobs;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Vendors;
using OrderDesk.Data.Imports.Olist;

namespace OrderDesk.Data.Tests.Imports;

/// <summary>What an import must do on every engine; each test has a database of its own.</summary>
public abstract class OlistImportContract(Engine engine) : IAsyncLifetime
{
    private readonly OlistFolder _folder = new();

    protected Engine Engine => engine;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => engine.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Folder_Imported_StandsAsItWas()
    {
        var world = await engine.World();

        var outcome = await Import(world);

        outcome.Ok.ShouldBeTrue();
        outcome.Counts.ShouldBe(new OlistCounts(3, 2, 2, 3, 0));
        var order = await Order(world, "o1");
        (order.Status, order.PaymentStatus, order.IsHistory, order.Number).ShouldBe((OrderStatus.Delivered, PaymentStatus.Paid, true, "ORD-2018-000001"));
        (order.PlacedAt, order.DeliveredAt).ShouldBe((Utc("2018-01-10 12:00:00"), Utc("2018-01-15 19:30:00")));
        order.SubOrders.Select(s => s.VendorName).ShouldBe(["Seller Porto, Alegre s1", "Seller Curitiba s2"], ignoreOrder: true);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Order_Imported_TellsItsWayWithRealTimes()
    {
        var world = await engine.World();
        await Import(world);
        var id = (await Order(world, "o1")).Id;

        var history = await world.Reads.History(id, Tests.World.System, Ct);
        var timeline = await world.Reads.Timeline(id, Tests.World.System, Ct);

        history.Select(h => h.To).ShouldBe(
            [OrderStatus.Pending, OrderStatus.PaymentConfirmed, OrderStatus.Confirmed, OrderStatus.Processing, OrderStatus.Packed, OrderStatus.Shipped, OrderStatus.Delivered]);
        history[^1].At.ShouldBe(Utc("2018-01-15 19:30:00"));
        var handOver = timeline.Single(e => e.Description == "Handed to the carrier");
        (handOver.OccurredAt, handOver.RecordedAt, handOver.Source).ShouldBe((Utc("2018-01-11 11:00:00"), world.Time.GetUtcNow().UtcDateTime, "seller"));
    }

    [Fact]
    public async Task Folder_ImportedTwice_ChangesNothing()
    {
        var world = await engine.World();
        await Import(world);
        var before = await Rows(world);

        var outcome = await Import(world);

        (outcome.Ok, outcome.Counts).ShouldBe((true, new OlistCounts(0, 0, 0, 0, 3)));
        (await Rows(world)).ShouldBe(before);
    }

    [Fact]
    public async Task Folder_WithMoreOrdersLater_BringsInTheRest()
    {
        var world = await engine.World();
        await Import(world);
        _folder.Adding(OlistFiles.Customers, "c4,carla,70000,brasilia,DF")
            .Adding(OlistFiles.Orders, "o4,c4,approved,2018-06-01 10:00:00,2018-06-01 10:05:00,,,2018-06-20 00:00:00")
            .Adding(OlistFiles.Items, "o4,1,p1,s2,2018-06-07 08:05:00,12.0,1.0")
            .Adding(OlistFiles.Payments, "o4,1,credit_card,1,13.0");

        var outcome = await Import(world);

        (outcome.Ok, outcome.Counts).ShouldBe((true, new OlistCounts(1, 1, 0, 0, 3)));
        (await Order(world, "o4")).Status.ShouldBe(OrderStatus.PaymentConfirmed);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Folder_WithAFault_LeavesNothing()
    {
        var world = await engine.World();
        var before = await Rows(world);
        _folder.Replacing(OlistFiles.Payments, "o3,1,debit_card,1,5.0", "o3,1,debit_card,1,five");

        var outcome = await Import(world);

        (outcome.Ok, outcome.Written).ShouldBe((false, false));
        outcome.Faults.ShouldHaveSingleItem().ToString().ShouldStartWith("olist_order_payments_dataset.csv, line 5, payment_value: an amount");
        (await Rows(world)).ShouldBe(before);
    }

    [Fact]
    public async Task Folder_UnlikeItsManifest_LeavesNothing()
    {
        var world = await engine.World();
        var before = await Rows(world);
        _folder.With(OlistFiles.Manifest, """{"counts":{"orders":4}}""");

        var outcome = await Import(world);

        (outcome.Ok, outcome.Written).ShouldBe((false, false));
        outcome.Mismatches.ShouldHaveSingleItem().ToString().ShouldBe("expected 4, got 3");
        (await Rows(world)).ShouldBe(before);
    }

    [Fact]
    public async Task Import_FailingHalfWay_LeavesNothing()
    {
        var world = await engine.World();
        await world.Product("OLIST-P3");
        var before = await Rows(world);

        await Should.ThrowAsync<Exception>(() => Import(world));

        (await Rows(world)).ShouldBe(before);
    }

    [Fact]
    public async Task History_YearsLater_IsNotTouchedByAnyJob()
    {
        var world = await engine.World();
        await Import(world);
        world.Time.Advance(TimeSpan.FromDays(400));

        foreach (var job in world.Get<IEnumerable<IJob>>())
            await job.Run(Ct);

        (await Order(world, "o1")).Status.ShouldBe(OrderStatus.Delivered);
        (await Order(world, "o3")).Status.ShouldBe(OrderStatus.Pending);
        (await world.Reads.Count(new OrderQuery { LateOnly = true }, Tests.World.System, Ct)).ShouldBe(0);
        (await world.Reads.Count(new OrderQuery { OpenOnly = true }, Tests.World.System, Ct)).ShouldBe(0);
        (await world.Get<IVendorReads>().Counts(Tests.World.System, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Order_Imported_IsFoundAndListedByItsTime()
    {
        var world = await engine.World();
        await Import(world);

        var rows = (await world.Reads.List(new OrderQuery(), Tests.World.System, null, 50, Ct)).Items;
        var found = (await world.Reads.List(new OrderQuery { Search = "curitiba" }, Tests.World.System, null, 50, Ct)).Items;

        rows.Select(r => r.Number).ShouldBe(["ORD-2018-000003", "ORD-2018-000002", "ORD-2018-000001"]);
        (rows[2].Units, rows[2].VendorCount, rows[2].Total.ToString()).ShouldBe((3, 2, "125.50 BRL"));
        found.Select(r => r.Number).ShouldBe(["ORD-2018-000002", "ORD-2018-000001"]);
    }

    [Fact]
    public async Task Order_OfAnImportedProduct_RunsBesideTheHistory()
    {
        var world = await engine.World();
        await Import(world);
        await using var db = world.Database.Read();
        var variant = await db.Variants.Where(v => v.Sku == "OLIST-P1").Select(v => v.Id).SingleAsync(Ct);

        var placed = await world.Place(world.Draft(variant, 2));
        await world.DeliverOutbox();

        placed.Ok.ShouldBeTrue();
        var order = await world.Order(placed.Value.Order.Id);
        (order.Status, order.IsHistory, order.CurrencyCode).ShouldBe((OrderStatus.Confirmed, false, "BRL"));
        await world.ProveLedgers();
    }

    protected Task<OlistOutcome> Import(World world) => Import(world, _folder.Write());

    protected static Task<OlistOutcome> Import(World world, string directory) =>
        world.Get<OlistImport>().Run(directory, new Progress<OlistProgress>(), Ct);

    private static async Task<Order> Order(World world, string externalRef)
    {
        await using var db = world.Database.Read();
        return await world.Order(await db.Orders.Where(o => o.ExternalRef == externalRef).Select(o => o.Id).SingleAsync(Ct));
    }

    private static async Task<string> Rows(World world)
    {
        await using var db = world.Database.Read();
        int[] counts =
        [
            await db.Orders.CountAsync(Ct), await db.OrderLines.CountAsync(Ct), await db.SubOrders.CountAsync(Ct), await db.Payments.CountAsync(Ct),
            await db.Fulfillments.CountAsync(Ct), await db.StatusHistory.CountAsync(Ct), await db.TrackingEvents.CountAsync(Ct), await db.MoneyEntries.CountAsync(Ct),
            await db.Customers.CountAsync(Ct), await db.Vendors.CountAsync(Ct), await db.Products.CountAsync(Ct), await db.AuditLog.CountAsync(Ct),
        ];
        return string.Join(' ', counts);
    }

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, null), DateTimeKind.Utc);
}

public sealed class OlistImportOnSqlite() : OlistImportContract(new SqliteEngineFixture())
{
    [Fact]
    public async Task RealFolder_Imported_MeetsEveryFigureFromTheDatabase()
    {
        var folder = SharedData.Need("olist-dev");
        var world = await Engine.World();

        var outcome = await Import(world, folder);
        var again = await Import(world, folder);

        outcome.Mismatches.ShouldBeEmpty();
        outcome.Disagreements.ShouldBeEmpty();
        outcome.Checks.Count(c => c.Verdict == OlistVerdict.Ok).ShouldBeGreaterThan(90);
        (outcome.Ok, outcome.Counts.Orders).ShouldBe((true, 5000));
        (again.Ok, again.Counts.NothingNew, again.Counts.OrdersThereBefore).ShouldBe((true, true, 5000));
        await world.ProveLedgers();
    }
}

public sealed class OlistImportOnPostgres() : OlistImportContract(new PostgresEngineFixture());
