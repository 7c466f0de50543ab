using System.Net.Http.Headers;
using System.Text;

namespace OrderDesk.Web.Tests.Api;

/// <summary>Whatever is thrown at the door: a clear 4xx with a code, never a 500, nothing left behind (DESIGN 14, RULES 19).</summary>
public abstract class HostileInputTests(ApiHost host)
{
    private const string Good = """{"shippingAddress":{"name":"Ada","street":"Ring 1","city":"Berlin","postalCode":"10115","country":"DE"},"items":[{"variantId":"$variant","quantity":1}],"paymentMethodId":"pm_card_visa"}""";

    /// <summary>Replacements within a good order, with the code that they must earn.</summary>
    public static TheoryData<string, string, string> BadOrders => new()
    {
        { "\"quantity\":1", "\"quantity\":0", "OUT_OF_RANGE" },
        { "\"quantity\":1", "\"quantity\":-1", "OUT_OF_RANGE" },
        { "\"quantity\":1", "\"quantity\":10001", "OUT_OF_RANGE" },
        { "\"quantity\":1", "\"quantity\":1.5", "UNREADABLE_BODY" },
        { "\"quantity\":1", "\"quantity\":\"1\"", "UNREADABLE_BODY" },
        { "\"quantity\":1", "\"quantity\":99999999999999999999", "UNREADABLE_BODY" },
        { "\"quantity\":1", "\"quantity\":1e400", "UNREADABLE_BODY" },
        { "\"quantity\":1", "\"quantity\":NaN", "UNREADABLE_BODY" },
        { "\"quantity\":1", "\"quantity\":null", "REQUIRED" },
        { "\"quantity\":1", "\"quantity\":1,\"quantity\":2", "DUPLICATE_MEMBER" },
        { "\"quantity\":1", "\"quantity\":1,\"price\":-5", "PRICE_CHANGED" },
        { "\"quantity\":1", "\"quantity\":1,\"price\":10.001", "OUT_OF_RANGE" },
        { "\"quantity\":1", "\"quantity\":1,\"price\":79228162514264337593543950335", "OUT_OF_RANGE" },
        { "\"quantity\":1", "\"quantity\":1,\"discount\":1", "UNKNOWN_MEMBER" },
        { "\"quantity\":1", "\"quantity\":1,\"Quantity\":1", "UNKNOWN_MEMBER" },
        { "$variant", "'; DROP TABLE orders; --", "LISTING_UNAVAILABLE" },
        { "$variant", "../../etc/passwd", "LISTING_UNAVAILABLE" },
        { "$variant", "var_zzzzzzzzzzzzz", "LISTING_UNAVAILABLE" },
        { "$variant", "", "VALIDATION_FAILED" },
        { "\"items\":[", "\"items\":[null,", "VALIDATION_FAILED" },
        { "\"items\":[", "\"items\":{\"a\":[", "UNREADABLE_BODY" },
        { "\"DE\"", "\"de\"", "INVALID_COUNTRY" },
        { "\"DE\"", "42", "UNREADABLE_BODY" },
        { "\"Ada\"", "\"A\\u0000da\"", "BAD_CHARACTERS" },
        { "\"Ada\"", "\"A\\u0007da\"", "BAD_CHARACTERS" },
        { "\"Ada\"", "\"A\\ud800da\"", "BAD_CHARACTERS" },
        { "\"Ada\"", "\"\"", "INVALID_SHIPPING_ADDRESS" },
        { "\"pm_card_visa\"", "\"pm_card_visa; rm -rf\"", "INVALID_PAYMENT_METHOD" },
        { "\"pm_card_visa\"", "{\"$type\":\"System.Diagnostics.Process\"}", "UNREADABLE_BODY" },
        { "\"items\":", "\"latitude\":1,\"items\":", "UNKNOWN_MEMBER" },
        { "\"items\":", "\"customerId\":\"cus_0000000000001\",\"items\":", "UNKNOWN_CUSTOMER" },
        { "\"items\":", "\"deliveryType\":\"Express\",\"items\":", "UNKNOWN_VALUE" },
        { "\"items\":", "\"deliveryType\":\"scheduled\",\"scheduledDelivery\":\"yesterday\",\"items\":", "UNREADABLE_BODY" },
        { "\"items\":", "\"deliveryType\":\"scheduled\",\"scheduledDelivery\":\"1999-01-01\",\"items\":", "INVALID_DELIVERY_WINDOW" },
        { "\"items\":", "\"deliveryType\":\"scheduled\",\"scheduledDelivery\":\"9999-12-31T23:59:59Z\",\"items\":", "INVALID_DELIVERY_WINDOW" },
        { "\"items\":", "\"totalAmount\":0.01,\"currency\":\"EUR\",\"items\":", "PRICE_CHANGED" },
        { "\"items\":", "\"currency\":\"DOGE\",\"items\":", "CURRENCY_MISMATCH" },
        { "\"items\":", "\"discount\":100,\"items\":", "FORBIDDEN" },
        { "\"items\":", "\"checkoutData\":{},\"items\":", "VALIDATION_FAILED" },
        { "\"items\":", "\"paymentResult\":{\"success\":true,\"paymentMethod\":\"promise\",\"paymentIntentId\":\"x\"},\"items\":", "UNKNOWN_VALUE" },
        { "{\"shippingAddress\"", "[{\"shippingAddress\"", "UNREADABLE_BODY" },
        { "\"visa\"}", "\"visa\"", "" },
        { Good, "", "BODY_REQUIRED" },
        { Good, "null", "BODY_REQUIRED" },
        { Good, "[]", "UNREADABLE_BODY" },
        { Good, "\"order\"", "UNREADABLE_BODY" },
        { Good, "{", "UNREADABLE_BODY" },
        { Good, "{}", "VALIDATION_FAILED" },
        { Good, "{\"notes\":\"\",}", "UNREADABLE_BODY" },
        { Good, "/* hi */ {}", "UNREADABLE_BODY" },
        { Good, "<order/>", "UNREADABLE_BODY" },
    };

    /// <summary>Method, path, expected status.</summary>
    public static TheoryData<string, string, int> BadAddresses => new()
    {
        { "GET", "/api", 404 },
        { "GET", "/api/", 404 },
        { "GET", "/api/nothing", 404 },
        { "GET", "/api/orders/nothing", 404 },
        { "GET", "/api/orders/ORD-9999-999999", 404 },
        { "GET", "/api/orders/ord_0000000000000", 404 },
        { "GET", "/api/orders/..%2f..%2fetc%2fpasswd", 404 },
        { "GET", "/api/orders/%27%20OR%201=1--", 404 },
        { "GET", "/api/orders/%F0%9F%92%A9", 404 },
        { "GET", "/api/orders/%01", 404 },
        { "GET", "/api/orders/-1", 404 },
        { "GET", "/api/orders/nothing/timeline", 404 },
        { "GET", "/api/orders/buyer/nobody", 404 },
        { "GET", "/api/orders/seller/nobody", 404 },
        { "GET", "/api/products/prd_0000000000000", 404 },
        { "GET", "/api/products/1", 404 },
        { "GET", "/api/customers/1", 404 },
        { "GET", "/api/inventory/a/b/movements", 404 },
        { "POST", "/api/orders/nothing/cancel/it/now", 404 },
        { "POST", "/api/nothing", 404 },
        { "PATCH", "/api/orders", 405 },
        { "DELETE", "/api/products", 405 },
        { "POST", "/api/orders/nothing/fulfillments/nothing/pick", 404 },
        { "DELETE", "/api/orders/nothing/holds/nothing", 404 },
        { "GET", "/api/orders?limit=0", 400 },
        { "GET", "/api/orders?limit=201", 400 },
        { "GET", "/api/orders?limit=ten", 400 },
        { "GET", "/api/orders?limit=1e2", 400 },
        { "GET", "/api/orders?limit=99999999999999", 400 },
        { "GET", "/api/orders?page=0", 400 },
        { "GET", "/api/orders?page=-1", 400 },
        { "GET", "/api/orders?page=1&page=2", 400 },
        { "GET", "/api/orders?status=gone", 400 },
        { "GET", "/api/orders?sortBy=password", 400 },
        { "GET", "/api/orders?sortOrder=sideways", 400 },
        { "GET", "/api/orders?from=yesterday", 400 },
        { "GET", "/api/orders?from=9999-12-31", 400 },
        { "GET", "/api/orders?to=0001-01-01", 400 },
        { "GET", "/api/orders?customerId=1", 400 },
        { "GET", "/api/orders?late=perhaps", 400 },
        { "GET", "/api/orders?cursor=%00", 400 },
        { "GET", "/api/orders?cursor=not-a-cursor", 400 },
        { "GET", "/api/orders?cursor=AB8x", 400 },
        { "GET", "/api/orders?q=%00", 400 },
        { "GET", "/api/audit?action=%07", 400 },
    };

    public static TheoryData<string> Searches =>
        ["'", "\"", "*", "a*", "AND", "a AND", "NEAR(", "(", "col:x", "-", "^", "'; DROP TABLE orders; --", "%25", "_", "💩", "\u0301", "a\\", "a:*&!|", new string('x', 200)];

    [Theory]
    [MemberData(nameof(BadOrders))]
    public async Task BadOrder_IsRefusedAndLeavesNothing(string part, string instead, string code)
    {
        var customer = await (await host.Up()).As("customer1");
        var before = await Orders();
        var body = Good.Replace(part, instead, StringComparison.Ordinal).Replace("$variant", host.Mug.ToString(), StringComparison.Ordinal);

        var reply = await customer.Post("/api/orders", body);

        if (code.Length > 0)
            (reply.Code, reply.Status is >= 400 and < 500).ShouldBe((code, true), reply.Text);
        (await Orders()).ShouldBe(reply.Status == 201 ? before + 1 : before);
    }

    [Theory]
    [MemberData(nameof(BadAddresses))]
    public async Task BadAddress_IsAProblemNeverAPage(string method, string path, int status)
    {
        var admin = await (await host.Up()).As("admin");

        (await admin.Send(method, path, (object?)null)).ShouldBe(status).Json.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Search_ForAnything_Answers(string words)
    {
        var admin = await (await host.Up()).As("admin");
        foreach (var list in new[] { "orders", "products", "customers", "vendors", "inventory", "audit" })
            (await admin.Get($"/api/{list}?q={Uri.EscapeDataString(words)}")).ShouldBe(200);
    }

    [Fact]
    public async Task Body_OfMoreThanAMegabyte_Is413()
    {
        var admin = await (await host.Up()).As("admin");

        (await admin.Post("/api/orders", $$"""{"notes":"{{new string('x', 1100 * 1024)}}"}""")).ShouldBeRefused(413, "PAYLOAD_TOO_LARGE");
    }

    [Fact]
    public async Task Body_OfManyLevels_IsRefused() =>
        (await (await (await host.Up()).As("admin")).Post("/api/orders", $$"""{"items":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""")).ShouldBe(400);

    [Fact]
    public async Task Body_OfManyLines_IsRefused()
    {
        var admin = await (await host.Up()).As("admin");

        (await admin.Post("/api/orders", host.Order(Enumerable.Repeat((host.Mug, 1), 501)))).ShouldBeRefused(400, "TOO_MANY_LINES");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Body_OfAnotherType_Is415(string? type)
    {
        var admin = await (await host.Up()).As("admin");
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        (await admin.Send("POST", "/api/orders", content)).ShouldBeRefused(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Fact]
    public async Task Body_OfBrokenUtf8_IsRefused()
    {
        var admin = await (await host.Up()).As("admin");
        using var content = new ByteArrayContent([.. "{\"notes\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await admin.Send("POST", "/api/orders", content)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Text_IsKeptInNormalForm()
    {
        var customer = await (await host.Up()).As("customer1");
        var body = Good.Replace("\"Ada\"", "\"Zoe\\u0308 \\ud83d\\udca9\"", StringComparison.Ordinal).Replace("$variant", host.Mug.ToString(), StringComparison.Ordinal);
        var placed = (await customer.Post("/api/orders", body)).ShouldBe(201);

        var name = (await customer.Get($"/api/orders/{placed.Id}")).Order.GetProperty("shipping").GetProperty("address").GetProperty("name").GetString();

        name.ShouldBe("Zoë 💩".Normalize(NormalizationForm.FormC));
    }

    [Fact]
    public async Task Token_ThatIsNone_Is401()
    {
        var nobody = await (await host.Up()).As(null);

        (await nobody.Get("/api/orders", ("Authorization", "Bearer nonsense"))).ShouldBeRefused(401, "SIGN_IN_REQUIRED").Headers["WWW-Authenticate"].ShouldBe("Bearer");
        (await nobody.Get("/api/orders", ("Authorization", "Basic YTpi"))).ShouldBeRefused(401, "SIGN_IN_REQUIRED");
    }

    private async Task<int> Orders() => (await (await host.As("admin")).Get("/api/orders?limit=1")).Json.GetProperty("pagination").GetProperty("total").GetInt32();
}

public sealed class HostileInputOnSqliteTests(SqliteApiHost host) : HostileInputTests(host), IClassFixture<SqliteApiHost>;

public sealed class HostileInputOnPostgresTests(PostgresApiHost host) : HostileInputTests(host), IClassFixture<PostgresApiHost>;
