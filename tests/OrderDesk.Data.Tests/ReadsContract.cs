using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Data.Tests;

/// <summary>The lists beside the orders, on every engine: pages without gaps, searches, and who sees what.</summary>
public abstract class ReadsContract(Engine engine)
{
    private static readonly Caller Stranger = new(null, "Eve", [Role.Customer]) { Customer = new CustomerId(17) };
    private static readonly Caller OtherVendor = new(null, "West", [Role.Vendor]) { Vendor = new VendorId(18) };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Catalog_ByPages_ShowsEachActiveProductOnceWithWhatIsLeft()
    {
        var world = await engine.World(Seed);
        var reads = world.Get<ICatalogReads>();

        var all = await Pages((cursor, take) => reads.List(null, null, World.System, cursor, take, Ct));
        all.Select(p => p.Id).ShouldBeUnique();
        all.Count.ShouldBeGreaterThanOrEqualTo(9);
        all.Single(p => p.Name == "Product READ-3").Variants.Single().Available.ShouldBe(3);
        all.Single(p => p.Name == "Product READ-VEN").ShouldSatisfyAllConditions(p => p.VendorName.ShouldBe("Nordlicht"), p => p.Variants.Single().Available.ShouldBeNull());

        (await reads.List("größe", null, World.System, null, 10, Ct)).Items.Select(p => p.Name).ShouldBe(["Product GRÖßE-Öl"]);
        (await reads.List("OL gro", null, World.System, null, 10, Ct)).Items.Select(p => p.Name).ShouldBe(["Product GRÖßE-Öl"]);
        (await reads.List("read-3", "Things", World.System, null, 10, Ct)).Items.Count.ShouldBe(1);
        (await reads.List("read-3", "Toys", World.System, null, 10, Ct)).Items.ShouldBeEmpty();
        (await reads.List(null, null, OtherVendor, null, 10, Ct)).Items.ShouldBeEmpty();
        (await reads.List(null, null, new Caller(null, "N", [Role.Vendor]) { Vendor = world.Vendor }, null, 10, Ct)).Items.Select(p => p.VendorId).Distinct().ShouldBe([world.Vendor]);
        (await reads.Categories(Ct)).ShouldBe(["Things"]);
    }

    [Fact]
    public async Task Customers_ByPagesAndWords_AreForStaffAndTheirOwn()
    {
        var world = await engine.World(Seed);
        var reads = world.Get<ICustomerReads>();

        var all = await Pages((cursor, take) => reads.List(null, World.System, cursor, take, Ct));
        all.Select(c => c.Id).ShouldBeUnique();
        all.Count.ShouldBe(8);
        foreach (var words in new[] { "Ärger", "arger", "ÄRG", "bjorn@example", "+49 170" })
            (await reads.List(words, World.System, null, 10, Ct)).Items.Select(c => c.Name).ShouldBe(["Björn Ärger"], words);

        (await reads.List(null, Stranger, null, 10, Ct)).Items.ShouldBeEmpty();
        (await reads.Find(world.Customer, Stranger, Ct)).ShouldBeNull();
        (await reads.List(null, new Caller(null, "Ada", [Role.Customer]) { Customer = world.Customer }, null, 10, Ct)).Items.Select(c => c.Id).ShouldBe([world.Customer]);
        (await reads.List(null, OtherVendor, null, 10, Ct)).Items.ShouldBeEmpty();
        (await reads.List(null, new Caller(null, "W", [Role.Warehouse]), null, 10, Ct)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Vendors_BoardAndCounts_ShowTheirOwnAndNothingThatWaits()
    {
        var world = await engine.World(Seed);
        var reads = world.Get<IVendorReads>();
        var vendor = new Caller(null, "N", [Role.Vendor]) { Vendor = world.Vendor };
        SubOrderStatus[] all = Enum.GetValues<SubOrderStatus>();

        var rows = await Pages((cursor, take) => reads.SubOrders(all, vendor, cursor, take, Ct));
        rows.Select(r => r.Id).ShouldBeUnique();
        rows.Select(r => r.Id.Value).ShouldBeInOrder();
        rows.Count.ShouldBe(6, "the unpaid one waits");
        rows.ShouldAllBe(r => r.VendorId == world.Vendor && r.Lines.Count == 1 && r.Units == 2 && r.Subtotal.Minor == 2000);
        (await reads.Counts(vendor, Ct)).Values.Sum().ShouldBe(6);
        (await reads.List("nord", World.System, null, 10, Ct)).Items.Single().Name.ShouldBe("Nordlicht");

        (await reads.SubOrders(all, OtherVendor, null, 10, Ct)).Items.ShouldBeEmpty();
        (await reads.SubOrders(all, Stranger, null, 10, Ct)).Items.ShouldBeEmpty();
        (await reads.Counts(Stranger, Ct)).ShouldBeEmpty();
        (await reads.List(null, OtherVendor, null, 10, Ct)).Items.ShouldBeEmpty();
        (await reads.List(null, vendor, null, 10, Ct)).Items.Select(v => v.Id).ShouldBe([world.Vendor]);
    }

    [Fact]
    public async Task Queue_MostUrgentFirst_IsForStaff()
    {
        var world = await engine.World(Seed);
        var reads = world.Get<IShippingReads>();
        FulfillmentState[] open = [FulfillmentState.Open, FulfillmentState.Picking, FulfillmentState.Packed];

        var rows = await Pages((cursor, take) => reads.Queue(null, open, null, World.System, cursor, take, Ct));
        rows.Select(r => r.Id).ShouldBeUnique();
        rows.Count.ShouldBe(6);
        rows[0].Priority.ShouldBe(Priority.Urgent);
        (await reads.Queue(world.Hub, open, rows[0].OrderNumber, World.System, null, 10, Ct)).Items.Select(r => r.Id).ShouldBe([rows[0].Id]);
        (await reads.Queue(new HubId(3), open, null, World.System, null, 10, Ct)).Items.ShouldBeEmpty();
        (await reads.Queue(world.Hub, [], null, World.System, null, 10, Ct)).Items.ShouldBeEmpty();
        (await reads.Parcel(rows[0].Id, World.System, Ct)).ShouldNotBeNull().OrderId.ShouldBe(rows[0].OrderId);
        (await reads.Counts(world.Hub, World.System, Ct)).Values.Sum().ShouldBe(6);
        (await reads.Hubs(World.System, Ct)).Single().OpenParcels.ShouldBe(6);

        foreach (var caller in new[] { Stranger, OtherVendor })
        {
            (await reads.Queue(null, open, null, caller, null, 10, Ct)).Items.ShouldBeEmpty();
            (await reads.Parcel(rows[0].Id, caller, Ct)).ShouldBeNull();
            (await reads.Counts(null, caller, Ct)).ShouldBeEmpty();
            (await reads.Hubs(caller, Ct)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Inventory_LevelsAndMovements_AreForStaff()
    {
        var world = await engine.World(Seed);
        var reads = world.Get<IInventoryReads>();

        var rows = await Pages((cursor, take) => reads.List(null, null, StockFilter.All, World.System, cursor, take, Ct));
        rows.Select(r => (r.Variant, r.Hub)).ShouldBeUnique();
        rows.Count.ShouldBe(8);
        rows.ShouldAllBe(r => r.Available == r.OnHand - r.Reserved);
        (await reads.List("größ", null, StockFilter.All, World.System, null, 10, Ct)).Items.Single().Sku.ShouldBe("GRÖßE-Öl");
        (await reads.List(null, world.Hub, StockFilter.Low, World.System, null, 50, Ct)).Items.ShouldAllBe(r => r.Available <= 5);
        (await reads.List(null, new HubId(3), StockFilter.All, World.System, null, 50, Ct)).Items.ShouldBeEmpty();

        var sold = rows.Single(r => r.Sku == "READ-SOLD");
        var moves = await Pages((cursor, take) => reads.Movements(sold.Variant, sold.Hub, World.System, cursor, take, Ct));
        moves.Select(m => m.Id).ShouldBeUnique();
        moves.Select(m => m.Id.Value).ShouldBeInOrder(SortDirection.Descending);
        moves[^1].Kind.ShouldBe(MovementKind.Received);
        moves.Count(m => m.OrderNumber is not null).ShouldBe(moves.Count - 1);

        (await reads.List(null, null, StockFilter.All, Stranger, null, 10, Ct)).Items.ShouldBeEmpty();
        (await reads.Movements(sold.Variant, sold.Hub, OtherVendor, null, 10, Ct)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Audit_ByPagesAndWords_IsForThoseWhoMay()
    {
        var world = await engine.World(Seed);
        var reads = world.Get<IAuditReads>();

        var all = await Pages((cursor, take) => reads.List(null, null, World.System, cursor, take, Ct));
        all.Select(a => a.Id).ShouldBeUnique();
        all.Select(a => a.Id.Value).ShouldBeInOrder(SortDirection.Descending);
        (await reads.List("vendor", null, World.System, null, 10, Ct)).Items.ShouldAllBe(a => a.Subject.Contains("vendor"));
        (await reads.List(null, "stock.adjust", World.System, null, 10, Ct)).Items.ShouldAllBe(a => a.Action == "stock.adjust");
        (await reads.List(null, null, new Caller(null, "W", [Role.Warehouse]), null, 10, Ct)).Items.ShouldBeEmpty();
        (await reads.List(null, null, Stranger, null, 10, Ct)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Drafts_OfOnePerson_KeepTheLastWrite()
    {
        var world = await engine.World(Seed);
        var drafts = world.Get<IDrafts>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => drafts.Write("cart:usr_1", $$"""{"n":{{n}}}""", Ct))));
        (await drafts.Read("cart:usr_1", Ct)).ShouldNotBeNull().ShouldStartWith("""{"n":""");
        await drafts.Write("cart:usr_1", "last", Ct);
        (await drafts.Read("cart:usr_1", Ct)).ShouldBe("last");
        (await drafts.Read("cart:usr_2", Ct)).ShouldBeNull();
        await Should.ThrowAsync<ArgumentException>(() => drafts.Write("cart:usr_1", new string('x', 65_537), Ct));
        await drafts.Drop("cart:usr_1", Ct);
        await drafts.Drop("cart:usr_1", Ct);
        (await drafts.Read("cart:usr_1", Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Lists_HostileTexts_FailNever()
    {
        var world = await engine.World(Seed);
        foreach (var text in Hostile.Texts.Concat(Hostile.Cursors))
        {
            await world.Get<ICatalogReads>().List(text, text, World.System, text, 5, Ct);
            await world.Get<ICustomerReads>().List(text, World.System, text, 5, Ct);
            await world.Get<IVendorReads>().List(text, World.System, text, 5, Ct);
            await world.Get<IVendorReads>().SubOrders(Enum.GetValues<SubOrderStatus>(), World.System, text, 5, Ct);
            await world.Get<IShippingReads>().Queue(null, [FulfillmentState.Open], text, World.System, text, 5, Ct);
            await world.Get<IInventoryReads>().List(text, null, StockFilter.All, World.System, text, 5, Ct);
            await world.Get<IInventoryReads>().Movements(new VariantId(1), world.Hub, World.System, text, 5, Ct);
            await world.Get<IAuditReads>().List(text, text, World.System, text, 5, Ct);
        }
    }

    private static async Task<List<T>> Pages<T>(Func<string?, int, Task<Page<T>>> read)
    {
        var rows = new List<T>();
        string? cursor = null;
        do
        {
            var page = await read(cursor, 3);
            page.Items.Count.ShouldBeLessThanOrEqualTo(3);
            rows.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return rows;
    }

    private static async Task Seed(World world)
    {
        for (var i = 0; i < 6; i++)
            await world.Product($"READ-{i}", stock: i);
        await world.Product("GRÖßE-Öl", stock: 50);
        await world.Product("READ-ZERO", stock: 1);
        var own = await world.Product("READ-SOLD", stock: 50);
        var theirs = await world.Product("READ-VEN", ofVendor: true);
        await world.Run(w =>
        {
            w.Add(Customer.Create(w.Ids.New<CustomerId>(), "Björn Ärger", "bjorn@example.test", "+49 170 55", null, w.Now, false));
            for (var i = 0; i < 6; i++)
                w.Add(Customer.Create(w.Ids.New<CustomerId>(), i < 3 ? "Same Name" : $"Name {i}", null, null, null, w.Now, false));
            return true;
        });
        for (var i = 0; i < 7; i++)
        {
            var id = (await world.Place(world.Draft([(own, 1), (theirs, 2)], i == 6 ? "pay_later" : "pm_card_visa"))).Value.Order.Id;
            if (i == 3)
                (await world.Get<SetPriority>().Run(new(id, Priority.Urgent), World.System, Ct)).Ok.ShouldBeTrue();
        }

        await world.DeliverOutbox();
    }
}

public sealed class SqliteReads(SqliteEngineFixture engine) : ReadsContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresReads(PostgresEngineFixture engine) : ReadsContract(engine), IClassFixture<PostgresEngineFixture>;
