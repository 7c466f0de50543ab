using System.Text.Json;
using OrderDesk.Web.Tests.Api;

namespace OrderDesk.Web.Tests.Documents;

/// <summary>Papers over the API: files, their names, and the log of what was printed.</summary>
public abstract class DocumentsApiTests(ApiHost host)
{
    [Fact]
    public async Task Label_OfOneParcel_IsAPdfWithATellingName()
    {
        var (admin, order, number) = await Accepted();
        var reply = (await admin.Get($"/api/orders/{order}/label.pdf?parcel=1")).ShouldBe(200);

        reply.ContentType.ShouldBe("application/pdf");
        reply.Text.ShouldStartWith("%PDF-1.7");
        reply.Headers["Content-Disposition"].ShouldBe($"inline; filename=\"shipping-label-{number}-1.pdf\"");
        reply.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        reply.Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Fact]
    public async Task Documents_AfterPrinting_SayWhatWhenAndByWhom()
    {
        var (admin, order, _) = await Accepted();
        (await Documents(admin, order)).GetProperty("prints").GetArrayLength().ShouldBe(0);

        (await (await host.As("warehouse")).Get($"/api/orders/{order}/packing-slip.pdf")).ShouldBe(200);
        (await (await host.As("warehouse")).Get($"/api/orders/{order}/packing-slip.pdf?parcel=2")).ShouldBe(200);

        var documents = await Documents(admin, order);
        documents.GetProperty("documents").GetArrayLength().ShouldBe(6);
        Printed(documents, 1).ShouldBe(1);
        Printed(documents, 2).ShouldBe(2);
        documents.GetProperty("prints")[0].GetProperty("by").GetString().ShouldNotBeNullOrEmpty();
        documents.GetProperty("prints")[0].GetProperty("parcel").GetInt32().ShouldBe(2);
        var url = documents.GetProperty("documents")[0].GetProperty("url").GetString()!;
        (await admin.Get(url)).ShouldBe(200).ContentType.ShouldBe("application/pdf");
    }

    [Fact]
    public async Task Documents_ForAVendor_AreTheirParcelsWithoutNamesOfStaff()
    {
        var (admin, order, _) = await Accepted();
        (await admin.Get($"/api/orders/{order}/label.pdf")).ShouldBe(200);
        var vendor = await host.As("vendor1");
        (await vendor.Get($"/api/orders/{order}/packing-slip.pdf")).ShouldBe(200);

        var documents = await Documents(vendor, order);
        documents.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("parcel").GetInt32()).Distinct().Count().ShouldBe(1);
        documents.GetProperty("prints").EnumerateArray().Select(p => (p.GetProperty("kind").GetString(), p.GetProperty("by").GetString() == "Staff"))
            .ShouldBe([("packing_slip", false), ("shipping_label", true)]);
        (await Documents(await host.As("customer1"), order)).GetProperty("documents").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Print_ParcelOfAnother_PrintsAndNotesNothing()
    {
        var (admin, order, _) = await Accepted();
        var vendor = await host.As("vendor1");
        var parcels = (await Documents(admin, order)).GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("fulfillmentId").GetString()!).Distinct().ToList();

        (await vendor.Post("/api/documents/print", new { kind = "pick_list", parcels })).ShouldBeRefused(404, "NOT_FOUND");
        (await vendor.Get($"/api/orders/{order}/label.pdf?parcel=9")).ShouldBeRefused(404, "NOT_FOUND");
        (await Documents(admin, order)).GetProperty("prints").GetArrayLength().ShouldBe(0);
        (await admin.Post("/api/documents/print", new { kind = "pick_list", parcels })).ShouldBe(200).ContentType.ShouldBe("application/pdf");
        (await Documents(admin, order)).GetProperty("prints").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Print_WithTheSameKey_IsNotedOnce()
    {
        var (admin, order, _) = await Accepted();
        var parcel = (await Documents(admin, order)).GetProperty("documents")[0].GetProperty("fulfillmentId").GetString();
        var key = ("Idempotency-Key", $"print-{order}");

        (await admin.Post("/api/documents/print", new { kind = "pick_list", parcels = new[] { parcel } }, key)).ShouldBe(200);
        var again = (await admin.Post("/api/documents/print", new { kind = "pick_list", parcels = new[] { parcel } }, key)).ShouldBe(200);

        again.Headers["Idempotent-Replayed"].ShouldBe("true");
        again.ContentType.ShouldBe("application/pdf");
        (await Documents(admin, order)).GetProperty("prints").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"kind":"invoice","parcels":["ful_0000000000001"]}""", 400, "UNKNOWN_VALUE")]
    [InlineData("""{"parcels":["ful_0000000000001"]}""", 400, "REQUIRED")]
    [InlineData("""{"kind":"pick_list","parcels":[]}""", 400, "REQUIRED")]
    [InlineData("""{"kind":"pick_list","parcels":[null,"x","ord_0000000000001"]}""", 404, "NOT_FOUND")]
    public async Task Print_BadBody_IsRefused(string body, int status, string code)
    {
        await host.Up();

        (await (await host.As("admin")).Post("/api/documents/print", body)).ShouldBeRefused(status, code);
    }

    [Fact]
    public async Task Print_TooManyParcels_IsRefused()
    {
        await host.Up();
        var parcels = Enumerable.Range(1, 501).Select(i => $"ful_{i:0000000000000}");

        (await (await host.As("admin")).Post("/api/documents/print", new { kind = "pick_list", parcels })).ShouldBeRefused(400, "OUT_OF_RANGE");
    }

    [Fact]
    public async Task Paper_BeforeThereIsAParcel_SaysSo()
    {
        await host.Up();
        var scene = await Scene.Set(host, Scene.Stage.Unpaid);
        var admin = await host.As("admin");

        (await admin.Get(scene.Fill("/api/orders/$order/label.pdf"))).ShouldBeRefused(409, "NOTHING_TO_PRINT");
        (await admin.Get(scene.Fill("/api/orders/$order/label.pdf?parcel=0"))).ShouldBeRefused(400, "OUT_OF_RANGE");
        (await admin.Get("/api/orders/ORD-1999-000001/label.pdf")).ShouldBeRefused(404, "NOT_FOUND");
    }

    private static int Printed(JsonElement documents, int parcel) =>
        documents.GetProperty("documents").EnumerateArray().Single(d => d.GetProperty("kind").GetString() == "packing_slip" && d.GetProperty("parcel").GetInt32() == parcel).GetProperty("printed").GetInt32();

    private static async Task<JsonElement> Documents(ApiClient who, string order) => (await who.Get($"/api/orders/{order}/documents")).ShouldBe(200).Json;

    private async Task<(ApiClient Admin, string Order, string Number)> Accepted()
    {
        await host.Up();
        var scene = await Scene.Set(host, Scene.Stage.Accepted);
        var admin = await host.As("admin");
        var order = scene.Fill("$order");
        return (admin, order, (await Documents(admin, order)).GetProperty("orderNumber").GetString()!);
    }
}

public sealed class DocumentsApiOnSqliteTests(SqliteApiHost host) : DocumentsApiTests(host), IClassFixture<SqliteApiHost>;

public sealed class DocumentsApiOnPostgresTests(PostgresApiHost host) : DocumentsApiTests(host), IClassFixture<PostgresApiHost>;
