using OrderDesk.Core.Catalog;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Tests.Orders;

/// <summary>What a list of orders must do on every engine: each row once, filters, search, and nothing of anybody else's.</summary>
public abstract class ListingContract(Engine engine)
{
    private const int Seeded = 24;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<OrderSort, bool> Sorts { get; } = new(Enum.GetValues<OrderSort>().SelectMany(s => new[] { (s, true), (s, false) }));

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task List_PageByPageWhileOrdersComeIn_ShowsEachRowOnce(OrderSort sort, bool descending)
    {
        var world = await engine.World(Seed);
        var query = new OrderQuery { Sort = sort, Descending = descending };
        var before = (await world.Reads.Window(query, World.System, 0, 1000, Ct)).Select(r => r.Id).ToList();
        var variant = await world.Product($"MEANWHILE-{sort}-{descending}");

        var seen = new List<OrderId>();
        string? cursor = null;
        do
        {
            var page = await world.Reads.List(query, World.System, cursor, 7, Ct);
            seen.AddRange(page.Items.Select(r => r.Id));
            cursor = page.Next;
            if (seen.Count < 20)
                (await world.Place(world.Draft(variant, 3, PaymentTokens.Later))).Ok.ShouldBeTrue();
        }
        while (cursor is not null);

        before.Count.ShouldBeGreaterThanOrEqualTo(Seeded);
        seen.ShouldBeUnique();
        seen.Where(before.Contains).ShouldBe(before);
    }

    [Fact]
    public async Task List_EveryFilter_AgreesWithCountWindowAndTheOrdersThemselves()
    {
        var world = await engine.World(Seed);
        var all = await All(world);
        foreach (var (query, means) in Filters(world))
        {
            var expected = all.Where(means).Select(o => o.Id).OrderByDescending(id => id.Value).ToList();
            var words = query.ToString();

            (await world.Reads.List(query, World.System, null, 200, Ct)).Items.Select(r => r.Id).ShouldBe(expected, words);
            (await world.Reads.Window(query, World.System, 0, 200, Ct)).Select(r => r.Id).ShouldBe(expected, words);
            (await world.Reads.Window(query, World.System, 2, 3, Ct)).Select(r => r.Id).ShouldBe(expected.Skip(2).Take(3), words);
            (await world.Reads.Count(query, World.System, Ct)).ShouldBe(expected.Count, words);
        }
    }

    [Fact]
    public async Task Search_EveryWordOfAnOrder_FindsIt()
    {
        var world = await engine.World(Seed);
        var variant = await world.Product("FIND-ME-77");
        var draft = world.Draft(variant) with
        {
            ExternalRef = "EXT-4711", Notes = "Leave it behind the gärtnerei", ShippingAddress = new Address("Zoë Ångström", "Ring 1", "Kraków", null, "30-001", "PL"),
        };
        var id = (await world.Place(draft)).Value.Order.Id;
        var order = await world.Order(id);
        var parcel = order.Fulfillments.Single();
        (await world.Get<AddNote>().Run(new(id, "Called: Überraschungsparty planned", false), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Get<PackFulfillment>().Run(new(id, parcel.Id), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Get<ShipFulfillment>().Run(new(id, parcel.Id, "DHL", "JJD000390007"), World.System, Ct)).Ok.ShouldBeTrue();

        string[] words =
        [
            order.Number, order.Number.ToLowerInvariant(), "FIND-ME-77", "find me 77", "product FIND", "EXT-4711", "gärtnerei", "gartnerei", "GÄRTN", "Zoë", "zoe angstrom", "Angstro", "krakow", "KRAKÓW",
            "30-001", "überraschungsparty", "uberrasch", "JJD000390007", "jjd0003", order.Payments.Single().Reference!, $"zoe ada@example.test {order.Number}",
        ];
        foreach (var word in words)
            (await Found(world, word)).ShouldContain(id, word);
        (await Found(world, "zoe nobody")).ShouldBeEmpty();
        (await Found(world, "ngstrom")).ShouldBeEmpty("words are found by their beginning");
        (await Found(world, "ada@example.test")).Count.ShouldBeGreaterThanOrEqualTo(Seeded);
    }

    [Fact]
    public async Task Search_NewestFirst_GoesByKeysetToo()
    {
        var world = await engine.World(Seed);
        var query = new OrderQuery { Search = "ada" };
        var all = (await world.Reads.Window(query, World.System, 0, 1000, Ct)).Select(r => r.Id).ToList();

        var seen = new List<OrderId>();
        string? cursor = null;
        do
        {
            var page = await world.Reads.List(query, World.System, cursor, 5, Ct);
            seen.AddRange(page.Items.Select(r => r.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        seen.ShouldBe(all);
        all.ShouldBe(all.OrderByDescending(i => i.Value));
        (await world.Reads.Count(query, World.System, Ct)).ShouldBe(all.Count);
    }

    [Fact]
    public async Task List_HostileTexts_FindNothingAndFailNever()
    {
        var world = await engine.World(Seed);
        foreach (var text in Hostile.Texts)
        {
            (await world.Reads.List(new OrderQuery { Search = text }, World.System, null, 10, Ct)).Items.ShouldBeEmpty(text);
            (await world.Reads.Count(new OrderQuery { Search = text }, World.System, Ct)).ShouldBe(0, text);
            (await world.Reads.Find(OrderKey.Parse(text), World.System, Ct)).ShouldBeNull(text);
        }

        foreach (var cursor in Hostile.Cursors)
            (await world.Reads.List(new OrderQuery { Sort = OrderSort.Updated }, World.System, cursor, 10, Ct)).Items.Count.ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public async Task Scope_CustomerVendorAndStaff_SeeTheirsAlone()
    {
        var world = await engine.World(Seed);
        var all = await All(world);
        var stranger = new Caller(null, "Eve", [Role.Customer]) { Customer = new CustomerId(17) };
        var buyer = new Caller(null, "Ada", [Role.Customer]) { Customer = world.Customer };
        var vendor = new Caller(null, "Nord", [Role.Vendor]) { Vendor = world.Vendor };
        var other = new Caller(null, "West", [Role.Vendor]) { Vendor = new VendorId(18) };
        var nobody = new Caller(null, "Nobody", []);
        var theirs = all.Where(o => o.SubOrders.Any(s => s.VendorId == world.Vendor && s.Status != Core.Vendors.SubOrderStatus.Waiting)).Select(o => o.Id).ToList();

        (await Ids(world, buyer)).ShouldBe(all.Select(o => o.Id), ignoreOrder: true);
        (await Ids(world, vendor)).ShouldBe(theirs, ignoreOrder: true);
        theirs.ShouldNotBeEmpty();
        theirs.Count.ShouldBeLessThan(all.Count);
        foreach (var caller in new[] { stranger, other, nobody })
        {
            (await Ids(world, caller)).ShouldBeEmpty();
            (await world.Reads.Count(new OrderQuery { Search = "ada" }, caller, Ct)).ShouldBe(0);
            (await world.Reads.Find(theirs[0], caller, Ct)).ShouldBeNull();
            (await world.Reads.Timeline(theirs[0], caller, Ct)).ShouldBeEmpty();
            (await world.Reads.History(theirs[0], caller, Ct)).ShouldBeEmpty();
            (await world.Reads.VariantsOf(theirs[0], caller, Ct)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Vendor_MixedOrder_ShowsTheirPartAlone()
    {
        var world = await engine.World(Seed);
        var vendor = new Caller(null, "Nord", [Role.Vendor]) { Vendor = world.Vendor };
        var own = await world.Product("PART-OWN", price: 50);
        var theirs = await world.Product("PART-VEN", price: 20, ofVendor: true);
        var id = (await world.Place(world.Draft([(own, 1), (theirs, 2)]))).Value.Order.Id;
        (await world.Get<AddNote>().Run(new(id, "Staff only", false), World.System, Ct)).Ok.ShouldBeTrue();

        await world.DeliverOutbox();

        var order = (await world.Reads.Find(id, vendor, Ct)).ShouldNotBeNull();
        var row = (await world.Reads.List(new OrderQuery { Search = order.Number }, vendor, null, 10, Ct)).Items.Single();
        var timeline = await world.Reads.Timeline(id, vendor, Ct);

        order.Lines.Select(l => l.VariantId).ShouldBe([theirs]);
        (order.Payments.Count, order.Fulfillments.Count(f => f.HubId is not null)).ShouldBe((0, 0));
        (row.Total.Minor, row.Units, row.VendorCount).ShouldBe((4000, 2, 1));
        timeline.ShouldNotContain(e => e.Kind == TrackingKind.PaymentUpdate || e.Description == "Staff only");
        (await world.Reads.History(id, vendor, Ct)).ShouldAllBe(h => h.By == "" && h.Notes == null);
        (await world.Reads.Timeline(id, World.System, Ct)).ShouldContain(e => e.Description == "Staff only");
    }

    [Fact]
    public async Task Timeline_OfAnOrder_IsInTheOrderOfThings()
    {
        var world = await engine.World(Seed);
        var id = (await All(world))[0].Id;

        var timeline = await world.Reads.Timeline(id, World.System, Ct);
        var history = await world.Reads.History(id, World.System, Ct);

        timeline.Select(e => e.OccurredAt).ShouldBeInOrder();
        history[0].From.ShouldBeNull();
        history.Skip(1).Select(h => h.From).ShouldBe(history.SkipLast(1).Select(h => (OrderStatus?)h.To));
        timeline.Where(e => e.Kind == TrackingKind.StatusChange).Select(e => e.Status).ShouldBe(history.Select(h => (OrderStatus?)h.To));
    }

    private static (OrderQuery Query, Func<Order, bool> Means)[] Filters(World world)
    {
        var (from, to) = (world.Time.Now.UtcDateTime.AddMinutes(-15), world.Time.Now.UtcDateTime.AddMinutes(-5));
        var late = world.Time.Now.UtcDateTime;
        return
        [
            (new(), _ => true),
            (new() { Statuses = [OrderStatus.Reserved] }, o => o.Status == OrderStatus.Reserved),
            (new() { Statuses = [OrderStatus.Confirmed, OrderStatus.Cancelled] }, o => o.Status is OrderStatus.Confirmed or OrderStatus.Cancelled),
            (new() { PaymentStatuses = [PaymentStatus.Paid] }, o => o.PaymentStatus == PaymentStatus.Paid),
            (new() { FulfillmentStatuses = [FulfillmentStatus.Pending] }, o => o.FulfillmentStatus == FulfillmentStatus.Pending),
            (new() { Customer = world.Customer }, o => o.CustomerId == world.Customer),
            (new() { Customer = new CustomerId(1) }, _ => false),
            (new() { Vendor = world.Vendor }, o => o.SubOrders.Any(s => s.VendorId == world.Vendor)),
            (new() { Hub = world.Hub }, o => o.Fulfillments.Any(f => f.HubId == world.Hub) || o.Reservations.Any(r => r.HubId == world.Hub && r.State == ReservationState.Held)),
            (new() { Source = OrderSource.Website }, o => o.Source == OrderSource.Website),
            (new() { OpenOnly = true }, o => o.ClosedAt is null),
            (new() { HeldOnly = true }, o => o.HasHold && o.ClosedAt is null),
            (new() { LateOnly = true }, o => o.ClosedAt is null && o.PromisedAt < late && o.DeliveredAt is null),
            (new() { BackorderedOnly = true }, o => o.HasBackorder && o.ClosedAt is null),
            (new() { From = from, To = to }, o => o.PlacedAt >= from && o.PlacedAt < to),
            (new() { OpenOnly = true, Vendor = world.Vendor, PaymentStatuses = [PaymentStatus.Paid] }, o => o.ClosedAt is null && o.SubOrders.Count > 0 && o.PaymentStatus == PaymentStatus.Paid),
        ];
    }

    private static async Task Seed(World world)
    {
        var own = await world.Product("LIST-OWN", stock: 1000);
        var vendors = await world.Product("LIST-VEN", ofVendor: true);
        for (var i = 0; i < Seeded; i++)
        {
            // Two in the same millisecond, and many with the same total, so that ties are seen.
            if (i % 2 == 0)
                world.Time.Advance(TimeSpan.FromMinutes(1));
            var items = i % 3 == 0 ? new[] { (own, 1 + (i % 4)), (vendors, 1) } : [(own, 1 + (i % 4))];
            var id = (await world.Place(world.Draft(items, i % 4 == 0 ? PaymentTokens.Later : "pm_card_visa"))).Value.Order.Id;
            if (i % 8 == 5)
                await Wait(world, i);
            if (i % 8 == 1)
                (await world.Get<HoldOrder>().Run(new(id, HoldKind.Manual, "customer_request", null), World.System, Ct)).Ok.ShouldBeTrue();
            if (i % 8 == 3)
                (await world.Get<CancelOrder>().Run(new(id, "other", null), World.System, Ct)).Ok.ShouldBeTrue();
        }
    }

    /// <summary>An order for something that is not there yet.</summary>
    private static async Task Wait(World world, int i)
    {
        var variant = await world.Product($"LIST-WAIT-{i}", stock: 1);
        var product = (await world.Get<ICatalogReads>().OfVariants([variant], World.System, Ct)).Single().Id;
        (await world.Get<SetBackorder>().Run(new(product, variant, 5, null), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Place(world.Draft(variant, 3))).Ok.ShouldBeTrue();
    }

    private static async Task<List<Order>> All(World world)
    {
        var orders = new List<Order>();
        foreach (var id in await Ids(world, World.System))
            orders.Add(await world.Order(id));
        return orders;
    }

    private static async Task<List<OrderId>> Ids(World world, Caller caller) =>
        [.. (await world.Reads.List(new OrderQuery(), caller, null, 200, Ct)).Items.Select(r => r.Id)];

    private static async Task<List<OrderId>> Found(World world, string words) =>
        [.. (await world.Reads.List(new OrderQuery { Search = words }, World.System, null, 200, Ct)).Items.Select(r => r.Id)];
}

public sealed class SqliteListing(SqliteEngineFixture engine) : ListingContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresListing(PostgresEngineFixture engine) : ListingContract(engine), IClassFixture<PostgresEngineFixture>;
