using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Shipping;
using OrderDesk.Core.Vendors;
using OrderDesk.Data.Tests.Schema;
using OrderDesk.Data.Tests.Shipping;

namespace OrderDesk.Data.Tests.Documents;

/// <summary>What papers say, whose they are, and the log of what was printed; on every engine.</summary>
public abstract class PrintingContract(Engine engine)
{
    private static readonly Caller Stranger = new(null, "Eve", [Role.Customer]) { Customer = new CustomerId(17) };
    private static readonly Caller OtherVendor = new(null, "West", [Role.Vendor]) { Vendor = new VendorId(18) };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sheets_OfParcels_SayWhatIsInThemAndWhereTheyGo()
    {
        var (world, order) = await Order();
        var sheets = await world.Get<IDocumentReads>().Sheets([.. order.Fulfillments.Select(f => f.Id)], World.System, Ct);

        sheets.Select(s => (s.OrderNumber, s.Number, s.Of)).ShouldBe([(order.Number, 1, 2), (order.Number, 2, 2)]);
        var own = sheets.Single(s => s.BillTo is not null);
        own.ShouldSatisfyAllConditions(
            s => s.From.ShouldBe(new Sender("Berlin", "Berlin, Germany")), s => s.TimeZone.ShouldBe("Europe/Berlin"), s => s.ShipTo.Name.ShouldBe("Ada Example"),
            s => s.Lines.ShouldBe([new SlipLine("PRINT-OWN", "Product PRINT-OWN", "", 2)]));
        sheets.Single(s => s.BillTo is null).ShouldSatisfyAllConditions(s => s.From.Name.ShouldBe("Nordlicht"), s => s.Lines.Single().Sku.ShouldBe("PRINT-VEN"));
    }

    [Fact]
    public async Task Sheets_ForOthers_AreTheirOwnOnly()
    {
        var (world, order) = await Order();
        var (reads, all) = (world.Get<IDocumentReads>(), order.Fulfillments.Select(f => f.Id).ToList());

        (await reads.Sheets(all, Vendor(world), Ct)).Single().From.Name.ShouldBe("Nordlicht");
        (await reads.Sheets(all, OtherVendor, Ct)).ShouldBeEmpty();
        (await reads.Sheets(all, Stranger, Ct)).ShouldBeEmpty();
        (await reads.Sheets(all, new Caller(null, "Ada", [Role.Customer]) { Customer = world.Customer }, Ct)).ShouldBeEmpty();
        (await reads.Of(order.Id, OtherVendor, Ct)).ShouldBeNull();
        (await reads.Of(order.Id, Stranger, Ct)).ShouldBeNull();
        (await reads.Of(order.Id, Vendor(world), Ct)).ShouldNotBeNull().Parcels.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Print_Parcels_NotesEachWithWhoAndWhen()
    {
        var (world, order) = await Order();
        var printed = await world.Get<PrintDocuments>().Run(new(DocumentKind.PackingSlip, [.. order.Fulfillments.Select(f => f.Id)]), World.System, Ct);

        printed.Value.FileName.ShouldBe($"packing-slip-{order.Number}.pdf");
        printed.Value.Content.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        var documents = (await world.Get<IDocumentReads>().Of(new OrderKey(null, order.Number), World.System, Ct)).ShouldNotBeNull();
        documents.Prints.Select(p => (p.Kind, p.Parcel, p.Copies, p.By, p.At)).ShouldBe(
            [(DocumentKind.PackingSlip, 2, 1, "test", world.Time.Now()), (DocumentKind.PackingSlip, 1, 1, "test", world.Time.Now())], ignoreOrder: true);
        (await world.Get<IDocumentReads>().Of(order.Id, Vendor(world), Ct)).ShouldNotBeNull().Prints.Single().By.ShouldBe("Staff");
        await world.ProveLedgers();
    }

    [Fact]
    public async Task Print_WithAForeignParcel_PrintsAndNotesNothing()
    {
        var (world, order) = await Order();
        var before = await world.RowCounts();

        (await world.Get<PrintDocuments>().Run(new(DocumentKind.ShippingLabel, [order.Fulfillments[0].Id, new FulfillmentId(1)]), World.System, Ct)).Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.NotFound);
        (await world.Get<PrintDocuments>().Run(new(DocumentKind.ShippingLabel, [order.Fulfillments[0].Id]), Stranger, Ct)).Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Forbidden);
        (await world.Get<PrintDocuments>().Run(new(DocumentKind.ShippingLabel, []), World.System, Ct)).Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Shape);
        (await world.Get<PrintDocuments>().Run(new(DocumentKind.ShippingLabel, [.. Enumerable.Range(1, 501).Select(i => new FulfillmentId(i))]), World.System, Ct)).Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Shape);
        (await world.Get<PrintDocuments>().OfOrder(DocumentKind.PickList, order.Id, 9, World.System, Ct)).Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.NotFound);
        (await world.RowCounts()).ShouldBe(before);
    }

    [Fact]
    public async Task Print_ManyParcels_AsksAsOftenAsForOne()
    {
        var (world, first) = await Order();
        var parcels = first.Fulfillments.Select(f => f.Id).ToList();
        for (var i = 0; i < 4; i++)
            parcels.AddRange((await Order()).Order.Fulfillments.Select(f => f.Id));
        var reads = world.Get<IDocumentReads>();

        var one = await SqlTap.Of(async () => await reads.Sheets([parcels[0]], World.System, Ct));
        var many = await SqlTap.Of(async () => (await reads.Sheets(parcels, World.System, Ct)).Count.ShouldBe(10));
        many.Count.ShouldBe(one.Count);
        many.Count.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task PrintLog_Rows_CannotBeChanged()
    {
        var (world, order) = await Order();
        (await world.Get<PrintDocuments>().OfOrder(DocumentKind.PickList, order.Id, null, World.System, Ct)).Ok.ShouldBeTrue();

        await Should.ThrowAsync<Exception>(() => world.Database.Write(async (db, ct) => new Written<int>(await db.Prints.ExecuteDeleteAsync(ct), true), Ct));
    }

    [Fact]
    public async Task Sheets_OfAllocatedGoods_SayWhereTheyLie_InTheOrderOfTheWalk()
    {
        var world = await engine.World(Seed);
        var floor = await FloorScene.Clean(world);
        var variant = await floor.Product("PAPER-LOT", 2, "P-09", 9, "PL-1");
        await floor.Put(variant, 5, "P-02", 2, "PL-2", day: 60);
        var order = await floor.Sell((variant, 4));

        var sheet = (await world.Get<IDocumentReads>().Sheets([order.Fulfillments.Single().Id], World.System, Ct)).ShouldHaveSingleItem();

        sheet.Picks.ShouldBe([new SheetPick(0, "P-02", "PL-2", 2, 2), new SheetPick(0, "P-09", "PL-1", 9, 2)]);
    }

    [Fact]
    public async Task Print_OfAWave_NotesEachParcelWithTheWave_AndEndsWithIt()
    {
        var world = await engine.World(Seed);
        var floor = await FloorScene.Clean(world);
        var variant = await floor.Product("PAPER-WAVE", 9, "P-03", 3);
        var (first, second) = (await floor.Sell((variant, 1)), await floor.Sell((variant, 2)));
        var wave = await floor.Wave(new WaveWish { Totes = 1 });
        var (reads, print) = (world.Get<IDocumentReads>(), world.Get<PrintDocuments>());

        var totes = (await reads.OfWave(wave.Wave, World.System, Ct)).ShouldNotBeNull();
        totes.ShouldSatisfyAllConditions(w => w.Number.ShouldBe(wave.Number), w => w.Rounds.ShouldBe(2), w => w.Totes.Select(t => (t.Round, t.Tote)).ShouldBe([(1, 1), (2, 1)]));
        totes.Totes.Select(t => t.Parcel).ShouldBe([first.Fulfillments.Single().Id, second.Fulfillments.Single().Id], ignoreOrder: true);
        var printed = (await print.OfWave(wave.Wave, World.System, Ct)).Value;

        printed.FileName.ShouldBe($"pick-list-{wave.Number}.pdf");
        printed.Content.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        foreach (var order in new[] { first, second })
            (await reads.Of(order.Id, World.System, Ct)).ShouldNotBeNull().Prints.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Wave.ShouldBe(wave.Number), p => p.Kind.ShouldBe(DocumentKind.PickList), p => p.Parcel.ShouldBe(1));

        (await print.OfWave(wave.Wave, Vendor(world), Ct)).Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.NotFound);
        (await print.OfWave(wave.Wave, Stranger, Ct)).Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Forbidden);
        (await world.Get<EndWave>().Run(new(wave.Wave, true), World.System, Ct)).Ok.ShouldBeTrue();
        (await print.OfWave(wave.Wave, World.System, Ct)).Error.ShouldNotBeNull().Code.ShouldBe("WAVE_IS_OVER");
    }

    private static async Task Seed(World world)
    {
        await world.Product("PRINT-OWN");
        await world.Product("PRINT-VEN", ofVendor: true);
    }

    private static Caller Vendor(World world) => new(null, "Nora", [Role.Vendor]) { Vendor = world.Vendor };

    /// <summary>A confirmed order with an own parcel and one of the vendor.</summary>
    private async Task<(World World, Order Order)> Order()
    {
        var world = await engine.World(Seed);
        await using var db = world.Database.Read();
        var variants = await db.Set<Core.Catalog.Variant>().Where(v => v.Sku.StartsWith("PRINT-")).OrderBy(v => v.Sku).Select(v => v.Id).ToListAsync(Ct);
        var placed = (await world.Place(world.Draft([(variants[0], 2), (variants[1], 1)]))).Value.Order.Id;
        await world.DeliverOutbox();
        var part = (await world.Order(placed)).SubOrders.Single();
        (await world.Get<AcceptSubOrder>().Run(new(placed, part.Id), World.System, Ct)).Error.ShouldBeNull();
        var order = await world.Order(placed);
        order.Fulfillments.Count.ShouldBe(2);
        return (world, order);
    }
}

public sealed class SqlitePrinting(SqliteEngineFixture engine) : PrintingContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresPrinting(PostgresEngineFixture engine) : PrintingContract(engine), IClassFixture<PostgresEngineFixture>;
