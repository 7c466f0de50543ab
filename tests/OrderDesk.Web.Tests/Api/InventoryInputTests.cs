namespace OrderDesk.Web.Tests.Api;

/// <summary>What is thrown at /api/inventory: a clear 4xx with a code, and the stock stays as it was.</summary>
public abstract class InventoryInputTests(ApiHost host)
{
    private static int _products;

    /// <summary>Path, body, code.</summary>
    public static TheoryData<string, string, string> BadBodies => new()
    {
        { "receipts", """{"hubId":"$hub","lines":[{"variantId":"$variant","quantity":1.5}]}""", "UNREADABLE_BODY" },
        { "receipts", """{"hubId":"$hub","lines":[{"variantId":"$variant","quantity":"1"}]}""", "UNREADABLE_BODY" },
        { "receipts", """{"hubId":"$hub","lines":[{"variantId":"$variant","quantity":0}]}""", "OUT_OF_RANGE" },
        { "receipts", """{"hubId":"$hub","lines":[{"variantId":"$variant","quantity":-1}]}""", "OUT_OF_RANGE" },
        { "receipts", """{"hubId":"$hub","lines":[{"variantId":"$variant","quantity":1000001}]}""", "OUT_OF_RANGE" },
        { "receipts", """{"hubId":"$hub","lines":[{"variantId":"$variant"}]}""", "REQUIRED" },
        { "receipts", """{"hubId":"$hub","lines":[null]}""", "REQUIRED" },
        { "receipts", """{"hubId":"$hub","lines":[]}""", "OUT_OF_RANGE" },
        { "receipts", """{"hubId":"$hub","lines":[{"variantId":"$variant","quantity":1,"binCode":"NOWHERE"}]}""", "UNKNOWN_BIN" },
        { "receipts", """{"hubId":"$hub","lines":[{"variantId":"$variant","quantity":1,"lotNumber":"L1","expiresOn":"2001-01-01"}]}""", "LOT_EXPIRED" },
        { "receipts", """{"hubId":"$hub","lines":[{"variantId":"$variant","quantity":1,"expiresOn":"2101-01-01"}]}""", "REQUIRED" },
        { "receipts", """{"hubId":"$hub","lines":[{"variantId":"$variant","quantity":1,"lotNumber":"L1","expiresOn":"soon"}]}""", "UNREADABLE_BODY" },
        { "receipts", """{"hubId":"$hub","lines":[{"variantId":"$variant","quantity":1,"lotNumber":"A\u0000"}]}""", "BAD_CHARACTERS" },
        { "receipts", """{"hubId":"$hub","lines":[{"variantId":"nobody","quantity":1}]}""", "NOT_FOUND" },
        { "receipts", """{"hubId":"hub_0000000000000","lines":[{"variantId":"$variant","quantity":1}]}""", "NOT_FOUND" },
        { "adjustments", """{"variantId":"$variant","hubId":"$hub","quantity":1.5,"reasonCode":"found"}""", "UNREADABLE_BODY" },
        { "adjustments", """{"variantId":"$variant","hubId":"$hub","quantity":0,"reasonCode":"found"}""", "OUT_OF_RANGE" },
        { "adjustments", """{"variantId":"$variant","hubId":"$hub","quantity":-999999,"reasonCode":"lost"}""", "STOCK_WOULD_GO_NEGATIVE" },
        { "adjustments", """{"variantId":"$variant","hubId":"$hub","quantity":1,"reasonCode":"magic"}""", "UNKNOWN_REASON" },
        { "adjustments", """{"variantId":"$variant","hubId":"$hub","quantity":-1,"reasonCode":"lost","lotNumber":"NONE"}""", "UNKNOWN_LOT" },
        { "moves", """{"variantId":"$variant","hubId":"$hub","quantity":1}""", "SAME_BIN" },
        { "moves", """{"variantId":"$variant","hubId":"$hub","quantity":-3,"toBinCode":"A"}""", "OUT_OF_RANGE" },
        { "write-offs", """{"variantId":"$variant","hubId":"$hub","quantity":999999,"reasonCode":"damaged"}""", "NOT_ENOUGH_AT_PLACE" },
        { "write-offs", """{"variantId":"$variant","hubId":"$hub","quantity":1}""", "REQUIRED" },
        { "bins/range", """{"hubId":"$hub","from":"A-1","to":"A-999999"}""", "BAD_BIN_RANGE" },
        { "bins/range", """{"hubId":"$hub","from":"A 1","to":"A 2"}""", "VALIDATION_FAILED" },
        { "transfers", """{"fromHubId":"$hub","toHubId":"$hub","lines":[{"variantId":"$variant","quantity":1}]}""", "SAME_HUB" },
        { "transfers", """{"fromHubId":"$hub","toHubId":"hub_0000000000000"}""", "OUT_OF_RANGE" },
        { "transfers/nothing/receive", """{"lines":[{"lineId":"x","quantity":0.5}]}""", "UNREADABLE_BODY" },
        { "transfers/nothing/receive", """{"lines":[{"lineId":"x","quantity":1}]}""", "NOT_FOUND" },
        { "transfers/nothing/close", """{"reasonCode":"magic"}""", "UNKNOWN_REASON" },
        { "counts", """{"hubId":"$hub"}""", "NOTHING_TO_COUNT" },
        { "counts", """{"hubId":"$hub","bins":["NOWHERE"]}""", "UNKNOWN_BIN" },
        { "counts", """{"hubId":"$hub","bins":[null]}""", "REQUIRED" },
        { "counts/nothing/entries", """{"lineId":"x","counted":-1}""", "OUT_OF_RANGE" },
        { "counts/nothing/entries", """{"lineId":"x","counted":2.5}""", "UNREADABLE_BODY" },
        { "counts/nothing/entries", """{"counted":2}""", "REQUIRED" },
        { "counts/nothing/apply", """{"confirmed":"yes"}""", "UNREADABLE_BODY" },
        { "counts/nothing/apply", "", "NOT_FOUND" },
        { "lots/nothing/block", """{"reasonCode":"recall"}""", "NOT_FOUND" },
    };

    public static TheoryData<string, int> BadAddresses => new()
    {
        { "places", 400 }, { "places?variantId=x", 400 }, { "load", 400 }, { "load?hubId=1", 400 }, { "bins?hubId=1", 400 }, { "lots?days=-1", 400 }, { "lots?filter=rotten", 400 },
        { "lots?cursor=%00", 400 }, { "transfers?open=perhaps", 400 }, { "counts/x", 404 }, { "transfers/x", 404 }, { "lots/x", 404 }, { "lots/x/recipients", 404 }, { "a/b/history", 404 }, { "?filter=odd", 400 },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task BadBody_IsRefusedAndMovesNothing(string path, string body, string code)
    {
        var floor = await (await host.Up()).As("warehouse");
        var variant = (await host.Product($"BAD-{Interlocked.Increment(ref _products)}", 3)).ToString();
        var before = await Stock(floor, variant);

        var reply = await floor.Post($"/api/inventory/{path}", body.Length == 0 ? null : body.Replace("$hub", host.Hub.ToString(), StringComparison.Ordinal).Replace("$variant", variant, StringComparison.Ordinal));

        (reply.Code, reply.Status is >= 400 and < 500).ShouldBe((code, true), reply.Text);
        (await Stock(floor, variant)).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(BadAddresses))]
    public async Task BadAddress_IsAProblem(string path, int status) =>
        (await (await (await host.Up()).As("warehouse")).Get($"/api/inventory/{path}")).ShouldBe(status).Json.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();

    [Fact]
    public async Task Receipt_SentTwiceWithItsKey_IsBookedOnce_AndLiesInItsBinAndLot()
    {
        var floor = await (await host.Up()).As("warehouse");
        var (hub, variant) = (host.Hub.ToString(), (await host.Product("FLOOR-1", 0)).ToString());
        (await floor.Put("/api/inventory/bins", new { hubId = hub, code = "k-01" })).ShouldBe(200);
        var receipt = new { hubId = hub, lines = new[] { new { variantId = variant, quantity = 4, binCode = "K-01", lotNumber = "LOT-7", expiresOn = "2099-12-31" } } };

        (await floor.Post("/api/inventory/receipts", receipt, ("Idempotency-Key", "receipt-1"))).ShouldBe(201);
        (await floor.Post("/api/inventory/receipts", receipt, ("Idempotency-Key", "receipt-1"))).ShouldBe(201).Headers["Idempotent-Replayed"].ShouldBe("true");

        var place = (await floor.Get($"/api/inventory/places?variantId={variant}")).ShouldBe(200).Json.GetProperty("places").EnumerateArray().ShouldHaveSingleItem();
        (place.GetProperty("binCode").GetString(), place.GetProperty("lotNumber").GetString(), place.GetProperty("free").GetInt32()).ShouldBe(("K-01", "LOT-7", 4));
    }

    [Fact]
    public async Task Count_OverTheApi_IsBlindUntilItIsApplied()
    {
        var floor = await (await host.Up()).As("warehouse");
        var variant = (await host.Product("FLOOR-2", 6)).ToString();
        var count = (await floor.Post("/api/inventory/counts", new { hubId = host.Hub.ToString(), variantId = variant })).ShouldBe(201).Json.GetProperty("id").GetString();
        var line = (await floor.Get($"/api/inventory/counts/{count}")).ShouldBe(200).Json.GetProperty("lines")[0];
        line.TryGetProperty("expected", out _).ShouldBeFalse();

        (await floor.Post($"/api/inventory/counts/{count}/apply")).ShouldBeRefused(409, "COUNT_INCOMPLETE");
        (await floor.Post($"/api/inventory/counts/{count}/entries", new { lineId = line.GetProperty("id").GetString(), counted = 5 })).ShouldBe(200);
        (await floor.Post($"/api/inventory/counts/{count}/apply")).ShouldBe(200).Json.GetProperty("units").GetInt32().ShouldBe(-1);

        (await floor.Get($"/api/inventory/counts/{count}")).Json.GetProperty("lines")[0].GetProperty("expected").GetInt32().ShouldBe(6);
    }

    private static async Task<string> Stock(ApiClient floor, string variant) => (await floor.Get($"/api/inventory/places?variantId={variant}")).ShouldBe(200).Text;
}

public sealed class InventoryInputOnSqliteTests(SqliteApiHost host) : InventoryInputTests(host), IClassFixture<SqliteApiHost>;

public sealed class InventoryInputOnPostgresTests(PostgresApiHost host) : InventoryInputTests(host), IClassFixture<PostgresApiHost>;
