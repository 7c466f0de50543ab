using System.Text.Json;

namespace OrderDesk.Web.Tests.Api;

/// <summary>POST /api/orders: both bodies, all faults together, idempotency.</summary>
public abstract class PlacingTests(ApiHost host)
{
    [Fact]
    public async Task Place_FlowBody_AnswersTheOrderWithItsPlace()
    {
        var reply = (await (await Customer()).Post("/api/orders", host.Order())).ShouldBe(201);

        reply.Json.GetProperty("success").GetBoolean().ShouldBeTrue();
        reply.Order.GetProperty("orderNumber").GetString().ShouldStartWith("ORD-");
        reply.Order.GetProperty("status").GetString().ShouldBe("payment_confirmed");
        reply.Order.GetProperty("totalAmount").GetDecimal().ShouldBe(76.30m);
        reply.Order.GetProperty("currency").GetString().ShouldBe("EUR");
        reply.Order.GetProperty("estimatedDelivery").GetDateTime().Kind.ShouldBe(DateTimeKind.Utc);
        reply.Order.GetProperty("trackingUrl").GetString().ShouldEndWith(reply.Order.GetProperty("orderNumber").GetString()!);
        reply.Headers["Location"].ShouldBe($"/api/orders/{reply.Id}");
        reply.ETag.ShouldBe($"\"{reply.Order.GetProperty("version").GetInt64()}\"");
    }

    [Theory]
    [InlineData("fiat", "paymentIntentId", "payment_confirmed")]
    [InlineData("escrow", "escrowId", "escrow_locked")]
    public async Task Place_MarketBody_IsVerifiedWithTheGateway(string method, string member, string status)
    {
        var reply = (await (await Customer()).Post("/api/orders", Market(method, member, "sandbox_ok_1", 2))).ShouldBe(201);

        reply.Order.GetProperty("status").GetString().ShouldBe(status);
        reply.Order.GetProperty("totalAmount").GetDecimal().ShouldBe(52.50m);
    }

    [Fact]
    public async Task Place_MarketBodyWithAnUnknownPayment_WaitsForTheGateway()
    {
        var reply = (await (await Customer()).Post("/api/orders", Market("crypto", "transactionHash", "0xabc123", 1))).ShouldBe(201);

        reply.Order.GetProperty("paymentStatus").GetString().ShouldBe("pending");
        reply.Json.GetProperty("payment").GetProperty("state").GetString().ShouldBe("to_verify");
    }

    [Fact]
    public async Task Place_MarketBodyWithoutSuccess_IsRefused()
    {
        await host.Up();
        var body = new { paymentResult = new { success = false, paymentMethod = "fiat" }, checkoutData = new { listingId = host.LampProduct.ToString(), quantity = 0, totalAmount = 1, currency = "EUR" } };

        var reply = (await (await Customer()).Post("/api/orders", body)).ShouldBe(400);

        reply.Codes.ShouldContain("PAYMENT_NOT_CONFIRMED");
        reply.Fields.ShouldContain("checkoutData.quantity");
        reply.Fields.ShouldContain("checkoutData.shippingAddress");
    }

    [Fact]
    public async Task Place_ManyFaults_AreAnsweredTogether()
    {
        await host.Up();
        var body = new
        {
            shippingAddress = new { name = "Ada", city = "Berlin", postalCode = "10115", country = "Germany" },
            items = new object[] { new { variantId = "var_nonsense", quantity = 1 }, new { variantId = host.Wine.ToString(), quantity = 1, price = 1.00 }, new { variantId = host.Mug.ToString(), quantity = 0 } },
            deliveryType = "scheduled",
            paymentMethodId = "bitcoins under the door",
        };

        var reply = (await (await Customer()).Post("/api/orders", body)).ShouldBe(400);

        reply.Code.ShouldBe("VALIDATION_FAILED");
        reply.Codes.ShouldBe(
            ["LISTING_UNAVAILABLE", "PRICE_CHANGED", "AGE_NOT_VERIFIED", "OUT_OF_RANGE", "INVALID_SHIPPING_ADDRESS", "TOO_LONG", "INVALID_DELIVERY_WINDOW", "INVALID_PAYMENT_METHOD"], ignoreOrder: true);
        reply.Fields.ShouldBe(
            ["items[0].variantId", "items[1].price", "ageVerified", "items[2].quantity", "shippingAddress.street", "shippingAddress.country", "scheduledDelivery", "paymentMethodId"], ignoreOrder: true);
        reply.Json.GetProperty("errors").EnumerateArray().ShouldAllBe(e => e.GetProperty("suggestedAction").GetString()!.Length > 0);
    }

    [Fact]
    public async Task Place_AnotherPrice_SaysTheRightOne()
    {
        await host.Up();
        var body = JsonSerializer.SerializeToNode(host.Order())!;
        body["items"]![0]!["price"] = 9.99;

        var reply = await (await Customer()).Post("/api/orders", body);

        reply.ShouldBeRefused(422, "PRICE_CHANGED");
        reply.Json.GetProperty("price").GetDecimal().ShouldBe(10m);
        reply.Json.GetProperty("field").GetString().ShouldBe("items[0].price");
    }

    [Fact]
    public async Task Place_MoreThanThereIs_SaysWhatIsThere()
    {
        await host.Up();
        var scarce = await host.Product($"SCARCE-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}", 3);

        var reply = await (await Customer()).Post("/api/orders", host.Order([(scarce, 5)]));

        reply.ShouldBeRefused(422, "INSUFFICIENT_INVENTORY");
        reply.Json.GetProperty("available").GetInt32().ShouldBe(3);
        reply.Json.GetProperty("locations")[0].GetProperty("hub").GetString().ShouldBe("BER");
    }

    [Fact]
    public async Task Validate_GoodOrder_AnswersItsPriceAndPlacesNothing()
    {
        var customer = await Customer();
        var before = (await customer.Get("/api/orders")).Json.GetProperty("pagination").GetProperty("total").GetInt32();

        var reply = (await customer.Post("/api/orders/validate", host.Order())).ShouldBe(200);

        reply.Json.GetProperty("valid").GetBoolean().ShouldBeTrue();
        reply.Json.GetProperty("price").GetProperty("total").GetDecimal().ShouldBe(76.30m);
        (await customer.Get("/api/orders")).Json.GetProperty("pagination").GetProperty("total").GetInt32().ShouldBe(before);
    }

    [Fact]
    public async Task Validate_BadOrder_ListsItsFaults()
    {
        var reply = (await (await Customer()).Post("/api/orders/validate", new { deliveryType = "pigeon" })).ShouldBe(200);

        reply.Json.GetProperty("valid").GetBoolean().ShouldBeFalse();
        reply.Codes.ShouldBe(["UNKNOWN_VALUE", "NO_ITEMS", "REQUIRED"], ignoreOrder: true);
    }

    [Fact]
    public async Task Place_DeclinedCard_KeepsTheOrderToPayAgain()
    {
        var customer = await Customer();
        var placed = (await customer.Post("/api/orders", host.Order(payment: "pm_card_declined"))).ShouldBe(201);
        placed.Json.GetProperty("payment").GetProperty("state").GetString().ShouldBe("declined");

        (await customer.Post($"/api/orders/{placed.Id}/payments", new { paymentMethodId = "pm_card_declined" })).ShouldBeRefused(422, "PAYMENT_DECLINED");
        (await customer.Post($"/api/orders/{placed.Id}/payments", new { paymentMethodId = "pm_card_visa" })).ShouldBe(200).Json.GetProperty("success").GetBoolean().ShouldBeTrue();
        (await customer.Post($"/api/orders/{placed.Id}/payments", new { paymentMethodId = "pm_card_visa" })).ShouldBeRefused(409, "NOTHING_DUE");
    }

    [Fact]
    public async Task Place_SixteenAtOnceWithOneKey_IsOneOrder()
    {
        var (customer, key) = (await Customer(), Key());
        var body = host.Order();

        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => customer.Post("/api/orders", body, ("Idempotency-Key", key))));

        replies.ShouldAllBe(r => r.Status == 201);
        replies.Select(r => r.Id).Distinct().ShouldHaveSingleItem();
        replies.Count(r => !r.Headers.ContainsKey("Idempotent-Replayed")).ShouldBe(1);
        var order = (await customer.Get($"/api/orders/{replies[0].Id}")).Order;
        order.GetProperty("payment").GetProperty("payments").GetArrayLength().ShouldBe(1);
        order.GetProperty("totals").GetProperty("paid").GetDecimal().ShouldBe(76.30m);
    }

    [Fact]
    public async Task Place_KeyOfAnotherBody_IsRefused()
    {
        var (customer, key) = (await Customer(), Key());
        (await customer.Post("/api/orders", host.Order(), ("Idempotency-Key", key))).ShouldBe(201);

        (await customer.Post("/api/orders", host.Order([(host.Mug, 1)]), ("Idempotency-Key", key))).ShouldBeRefused(422, "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task Place_SameBodyInOtherWriting_IsTheSameRequest()
    {
        var (customer, key) = (await Customer(), Key());
        var body = JsonSerializer.Serialize(host.Order());
        var first = (await customer.Post("/api/orders", body, ("Idempotency-Key", key))).ShouldBe(201);
        var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(body)!.Reverse().ToDictionary();

        var second = (await customer.Post("/api/orders", JsonSerializer.Serialize(members, new JsonSerializerOptions { WriteIndented = true }), ("Idempotency-Key", key))).ShouldBe(201);

        second.Id.ShouldBe(first.Id);
        second.Headers["Idempotent-Replayed"].ShouldBe("true");
    }

    [Fact]
    public async Task Place_FaultyRequest_DoesNotUseUpItsKey()
    {
        var (customer, key) = (await Customer(), Key());
        (await customer.Post("/api/orders", host.Order([(host.Mug, 0)]), ("Idempotency-Key", key))).ShouldBe(400);

        (await customer.Post("/api/orders", host.Order(), ("Idempotency-Key", key))).ShouldBe(201);
    }

    [Fact]
    public async Task Keys_OfTwoPeople_DoNotMeet()
    {
        var key = Key();
        var mine = (await (await Customer()).Post("/api/orders", host.Order(), ("Idempotency-Key", key))).ShouldBe(201);

        (await (await host.As("admin")).Post("/api/orders", host.Order(), ("Idempotency-Key", key))).ShouldBe(201).Id.ShouldNotBe(mine.Id);
    }

    [Theory]
    [InlineData("with blank")]
    [InlineData("ünicode")]
    public async Task Place_BadKey_IsRefused(string key) =>
        (await (await Customer()).Post("/api/orders", host.Order(), ("Idempotency-Key", key))).ShouldBeRefused(400, "INVALID_IDEMPOTENCY_KEY");

    private static string Key() => $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}";

    private object Market(string method, string member, string reference, int quantity) => new
    {
        paymentResult = new Dictionary<string, object> { ["success"] = true, ["paymentMethod"] = method, [member] = reference },
        checkoutData = new
        {
            buyerId = host.Customer.ToString(),
            sellerId = host.Vendor.ToString(),
            listingId = host.LampProduct.ToString(),
            quantity,
            totalAmount = (20m * quantity * 1.19m) + 4.90m,
            currency = "EUR",
            shippingAddress = new { name = "John Doe", street = "123 Main St", city = "New York", state = "NY", zipCode = "10001", country = "US" },
        },
    };

    private async Task<ApiClient> Customer() => await (await host.Up()).As("customer1");
}

public sealed class PlacingOnSqliteTests(SqliteApiHost host) : PlacingTests(host), IClassFixture<SqliteApiHost>;

public sealed class PlacingOnPostgresTests(PostgresApiHost host) : PlacingTests(host), IClassFixture<PostgresApiHost>;
