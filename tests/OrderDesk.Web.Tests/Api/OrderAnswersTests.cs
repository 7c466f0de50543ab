using System.Text.Json;
using static OrderDesk.Web.Tests.Api.Scene;

namespace OrderDesk.Web.Tests.Api;

/// <summary>Reading and changing orders: MARKET's shapes, versions, pages, and what each reader sees.</summary>
public abstract class OrderAnswersTests(ApiHost host)
{
    [Fact]
    public async Task Get_ByIdAndByNumber_HasMarketsShape()
    {
        var (customer, id) = await Placed("customer1");

        var order = (await customer.Get($"/api/orders/{id}")).ShouldBe(200).Order;

        (await customer.Get($"/api/orders/{order.GetProperty("orderNumber").GetString()}")).ShouldBe(200).Id.ShouldBe(id);
        order.GetProperty("buyer").GetProperty("name").GetString().ShouldBe("Ada Example");
        order.GetProperty("items").EnumerateArray().Sum(i => i.GetProperty("totalPrice").GetDecimal()).ShouldBe(60m);
        order.GetProperty("payment").GetProperty("method").GetString().ShouldBe("card");
        order.GetProperty("shipping").GetProperty("address").GetProperty("zipCode").GetString().ShouldBe("10115");
        order.GetProperty("timeline").GetArrayLength().ShouldBeGreaterThan(0);
        order.GetProperty("totals").GetProperty("due").GetDecimal().ShouldBe(0m);
        var cancel = order.GetProperty("allowedActions").EnumerateArray().Single(a => a.GetProperty("action").GetString() == "cancel");
        cancel.GetProperty("allowed").GetBoolean().ShouldBeTrue();
        order.TryGetProperty("holds", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Get_AsVendor_ShowsTheirPartOnly()
    {
        var scene = await Set(await host.Up(), Stage.Paid);
        var vendor = await host.As("vendor1");
        var order = scene.Fill("$order");

        var seen = (await vendor.Get($"/api/orders/{order}")).ShouldBe(200);

        seen.Order.GetProperty("items").EnumerateArray().ShouldAllBe(i => i.GetProperty("vendorId").GetString() == host.Vendor.ToString());
        foreach (var hidden in new[] { "payment", "totals", "totalAmount", "paymentStatus", "holds" })
            seen.Order.TryGetProperty(hidden, out _).ShouldBeFalse(hidden);
        seen.Text.ShouldNotContain("76.3");
        seen.Text.ShouldNotContain("ada@example.test", Case.Insensitive);
        seen.Text.ShouldNotContain("4242");
        var row = (await vendor.Get("/api/orders")).ShouldBe(200).Json.GetProperty("orders").EnumerateArray().First(o => o.GetProperty("id").GetString() == order);
        row.GetProperty("totalAmount").GetDecimal().ShouldBe(40m);
        row.TryGetProperty("paymentStatus", out _).ShouldBeFalse();
        (await vendor.Get($"/api/orders/{order}/timeline")).ShouldBe(200).Text.ShouldNotContain("4242");
    }

    [Fact]
    public async Task Get_AsCustomer_ShowsNoNotesOfStaff()
    {
        var (customer, id) = await Placed("customer1");
        var admin = await host.As("admin");
        (await admin.Post($"/api/orders/{id}/notes", new { text = "Looks like trouble" })).ShouldBe(201);
        (await admin.Post($"/api/orders/{id}/notes", new { text = "We will call you", forCustomer = true })).ShouldBe(201);

        var seen = await customer.Get($"/api/orders/{id}");

        seen.Text.ShouldNotContain("Looks like trouble");
        seen.Text.ShouldContain("We will call you");
        (await admin.Get($"/api/orders/{id}/timeline")).Text.ShouldContain("Looks like trouble");
    }

    [Fact]
    public async Task Change_OfAnOldVersion_Is412AndChangesNothing()
    {
        var (_, id) = await Placed("customer1");
        await host.ReserveWithVendors(id);
        var admin = await host.As("admin");
        var seen = (await admin.Get($"/api/orders/{id}")).ETag!;
        var held = (await admin.Post($"/api/orders/{id}/holds", new { reasonCode = "other" }, ("If-Match", seen))).ShouldBe(201);

        (await admin.Post($"/api/orders/{id}/cancel", new { reasonCode = "other" }, ("If-Match", seen))).ShouldBeRefused(412, "VERSION_MISMATCH");
        (await admin.Put($"/api/orders/{id}/status", new { status = "cancelled" }, ("If-Match", seen))).ShouldBeRefused(412, "VERSION_MISMATCH");
        (await admin.Put($"/api/orders/{id}/priority", new { priority = "low" }, ("If-Match", "\"abc\""))).ShouldBeRefused(400, "INVALID_IF_MATCH");

        var now = await admin.Get($"/api/orders/{id}");
        now.ETag.ShouldBe(held.ETag);
        (await admin.Get($"/api/orders/{id}", ("If-None-Match", now.ETag!))).Status.ShouldBe(304);
        (await admin.Get($"/api/orders/{id}", ("If-None-Match", seen))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Status_Repeated_IsAnsweredAgainAndDoneOnce()
    {
        var scene = await Set(await host.Up(), Stage.Accepted);
        var admin = await host.As("admin");
        var path = scene.Fill("/api/orders/$order/status");
        var body = new { status = "packed" };

        var first = (await admin.Put(path, body, ("Idempotency-Key", scene.Fill("pack-$order")))).ShouldBe(200);
        var second = (await admin.Put(path, body, ("Idempotency-Key", scene.Fill("pack-$order")))).ShouldBe(200);

        second.Headers["Idempotent-Replayed"].ShouldBe("true");
        second.Text.ShouldBe(first.Text);
        (await admin.Put(path, body)).ShouldBeRefused(409, "NOTHING_TO_PACK");
    }

    [Theory]
    [InlineData("ready_to_ship", "packed")]
    [InlineData("processing", "processing")]
    public async Task Status_ByAlias_IsAnsweredByItsWireName(string asked, string status)
    {
        var scene = await Set(await host.Up(), Stage.Accepted);

        var reply = (await (await host.As("admin")).Put(scene.Fill("/api/orders/$order/status"), new { status = asked, notes = "Carefully" })).ShouldBe(200);

        reply.Order.GetProperty("status").GetString().ShouldBe(status);
        reply.Order.GetProperty("statusUpdatedAt").GetDateTime().Year.ShouldBeGreaterThan(2020);
    }

    [Theory]
    [InlineData("payment_confirmed", 422, "STATUS_NOT_SETTABLE")]
    [InlineData("delivered", 409, "NOTHING_ON_THE_WAY")]
    [InlineData("completed", 409, "NOT_DELIVERED")]
    [InlineData("PACKED", 400, "UNKNOWN_VALUE")]
    public async Task Status_ThatCannotBe_SaysWhy(string asked, int status, string code)
    {
        var (_, id) = await Placed("customer1");

        (await (await host.As("admin")).Put($"/api/orders/{id}/status", new { status = asked })).ShouldBeRefused(status, code);
    }

    [Fact]
    public async Task Cancel_PaidOrder_RefundsAllAndSaysHowMuch()
    {
        var (customer, id) = await Placed("customer1");

        var reply = (await customer.Post($"/api/orders/{id}/cancel", new { reason = "I do not like it any more" })).ShouldBe(200);

        reply.Order.GetProperty("status").GetString().ShouldBe("cancelled");
        reply.Json.GetProperty("refundAmount").GetDecimal().ShouldBe(76.30m);
        reply.Json.GetProperty("refundId").GetString().ShouldStartWith("ref_");
        (await customer.Post($"/api/orders/{id}/cancel", new { reasonCode = "other" })).ShouldBe(409);
        (await customer.Post($"/api/orders/{id}/cancel", new { reasonCode = "suspected_fraud" })).ShouldBeRefused(422, "UNKNOWN_REASON");
    }

    [Fact]
    public async Task Confirm_Repeated_IsTheSamePayment()
    {
        var customer = await (await host.Up()).As("customer1");
        var id = (await customer.Post("/api/orders", host.Order(payment: "pm_card_needs_action"))).ShouldBe(201).Id;

        var first = (await customer.Post($"/api/orders/{id}/payments/confirm", null, ("Idempotency-Key", $"confirm-{id}"))).ShouldBe(200);
        var second = (await customer.Post($"/api/orders/{id}/payments/confirm", null, ("Idempotency-Key", $"confirm-{id}"))).ShouldBe(200);

        first.Json.GetProperty("payment").GetProperty("state").GetString().ShouldBe("captured");
        second.Json.GetProperty("payment").GetProperty("state").GetString().ShouldBe("captured");
        (await customer.Post($"/api/orders/{id}/payments/confirm")).ShouldBeRefused(409, "NO_ACTION_NEEDED");
    }

    [Theory]
    [InlineData("createdAt", "desc")]
    [InlineData("createdAt", "asc")]
    [InlineData("totalAmount", "asc")]
    [InlineData("updatedAt", "desc")]
    [InlineData("estimatedDelivery", "desc")]
    [InlineData("status", "asc")]
    [InlineData("status", "desc")]
    public async Task List_ByCursor_ShowsEveryOrderOnce(string sortBy, string sortOrder)
    {
        var customer = await (await host.Up()).As("customer2");
        await Fill(customer, 7);
        var (ids, path) = (new List<string>(), $"/api/orders?limit=3&sortBy={sortBy}&sortOrder={sortOrder}");
        string? cursor = null;
        do
        {
            var page = (await customer.Get(cursor is null ? path : $"{path}&cursor={cursor}")).ShouldBe(200).Json;
            ids.AddRange(page.GetProperty("orders").EnumerateArray().Select(o => o.GetProperty("id").GetString()!));
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        var total = (await customer.Get(path)).Json.GetProperty("pagination").GetProperty("total").GetInt32();
        ids.Count.ShouldBe(total);
        ids.Distinct().Count().ShouldBe(total);
    }

    [Fact]
    public async Task List_ByNumber_HasMarketsPagination()
    {
        var customer = await (await host.Up()).As("customer2");
        await Fill(customer, 7);

        var second = (await customer.Get("/api/orders?limit=3&page=2")).ShouldBe(200).Json;

        var pagination = second.GetProperty("pagination");
        var total = pagination.GetProperty("total").GetInt32();
        (pagination.GetProperty("page").GetInt32(), pagination.GetProperty("limit").GetInt32(), pagination.GetProperty("totalPages").GetInt32()).ShouldBe((2, 3, (total + 2) / 3));
        second.GetProperty("orders").GetArrayLength().ShouldBe(3);
        (await customer.Get("/api/orders?limit=3&page=9999")).ShouldBe(200).Json.GetProperty("orders").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task List_Filtered_ShowsWhatMatches()
    {
        var (_, id) = await Placed("customer1");
        var admin = await host.As("admin");
        var number = (await admin.Get($"/api/orders/{id}")).Order.GetProperty("orderNumber").GetString();

        (await Ids(admin, $"q={number}")).ShouldBe([id]);
        (await Ids(admin, $"q={number}&status=payment_confirmed,confirmed")).ShouldBe([id]);
        (await Ids(admin, $"q={number}&status=delivered")).ShouldBeEmpty();
        (await Ids(admin, $"q={number}&from=2020-01-01&to=2099-12-31&customerId={host.Customer}&open=true")).ShouldBe([id]);
        (await Ids(admin, $"q={number}&to=2020-01-01")).ShouldBeEmpty();
        (await Ids(admin, $"q={number}&vendorId={host.Vendor}&source=website&held=true")).ShouldBeEmpty();
    }

    [Fact]
    public async Task History_OfACustomer_NamesNobody()
    {
        var (customer, id) = await Placed("customer1");

        var mine = (await customer.Get($"/api/orders/{id}/history")).ShouldBe(200).Json.GetProperty("history");

        mine.GetArrayLength().ShouldBeGreaterThan(1);
        mine.EnumerateArray().ShouldAllBe(h => !HasProperty(h, "changedBy"));
        (await (await host.As("admin")).Get($"/api/orders/{id}/history")).Json.GetProperty("history")[0].GetProperty("changedBy").GetString().ShouldNotBeNullOrEmpty();
    }

    private static bool HasProperty(JsonElement element, string name) => element.TryGetProperty(name, out _);

    private static async Task<List<string?>> Ids(ApiClient client, string query) =>
        [.. (await client.Get($"/api/orders?{query}")).ShouldBe(200).Json.GetProperty("orders").EnumerateArray().Select(o => o.GetProperty("id").GetString())];

    private async Task<(ApiClient Client, string Id)> Placed(string who)
    {
        var client = await (await host.Up()).As(who);
        return (client, (await client.Post("/api/orders", host.Order())).ShouldBe(201).Id);
    }

    private async Task Fill(ApiClient customer, int count)
    {
        var there = (await customer.Get("/api/orders?limit=1")).Json.GetProperty("pagination").GetProperty("total").GetInt32();
        for (var i = there; i < count; i++)
        {
            (await customer.Post("/api/orders", new { shippingAddress = ApiHost.Address, items = new[] { new { variantId = host.Mug.ToString(), quantity = 1 + (i % 3) } }, paymentMethodId = "pay_later" })).ShouldBe(201);
        }
    }
}

public sealed class OrderAnswersOnSqliteTests(SqliteApiHost host) : OrderAnswersTests(host), IClassFixture<SqliteApiHost>;

public sealed class OrderAnswersOnPostgresTests(PostgresApiHost host) : OrderAnswersTests(host), IClassFixture<PostgresApiHost>;
