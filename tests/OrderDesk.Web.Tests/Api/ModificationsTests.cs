using System.Text.Json;

namespace OrderDesk.Web.Tests.Api;

/// <summary>POST and GET /api/orders/{id}/modifications: previews, changes, versions, and what is thrown at them. A mug is 10.00 net.</summary>
public abstract class ModificationsTests(ApiHost host)
{
    private static readonly object Paris = new { name = "Ada", street = "Rue 1", city = "Paris", postalCode = "75001", country = "FR" };

    [Fact]
    public async Task Preview_AnswersTheDifferenceAndChangesNothing()
    {
        var (customer, id, mug) = await Mugs(3);
        var seen = (await customer.Get($"/api/orders/{id}")).ShouldBe(200);

        var preview = (await customer.Post($"/api/orders/{id}/modifications?preview=true", new { changes = new[] { Units(mug, 1) } })).ShouldBe(200).Json;

        (preview.GetProperty("preview").GetBoolean(), preview.GetProperty("number").GetInt32()).ShouldBe((true, 2));
        (Amount(preview, "difference"), Amount(preview, "refund"), Amount(preview, "due")).ShouldBe((-23.8m, 23.8m, 0m));
        preview.GetProperty("after").GetProperty("subtotal").GetDecimal().ShouldBe(10m);
        preview.GetProperty("changes")[0].GetProperty("type").GetString().ShouldBe("quantity_changed");
        (await customer.Get($"/api/orders/{id}")).ETag.ShouldBe(seen.ETag);
        (await customer.Get($"/api/orders/{id}/modifications")).ShouldBe(200).Json.GetProperty("modifications").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Modify_WithAKey_IsOneVersionWithAnETag()
    {
        var (customer, id, mug) = await Mugs(3);
        var path = $"/api/orders/{id}/modifications";
        var etag = (await customer.Get($"/api/orders/{id}")).ETag!;
        var body = new { changes = new object[] { Units(mug, 2), new { type = "change_address", address = Paris } }, reasonCode = "quantity_wrong" };

        var first = (await customer.Post(path, body, ("Idempotency-Key", $"mod-{id}"), ("If-Match", etag))).ShouldBe(200);
        var second = (await customer.Post(path, body, ("Idempotency-Key", $"mod-{id}"), ("If-Match", etag))).ShouldBe(200);

        second.Headers["Idempotent-Replayed"].ShouldBe("true");
        second.Text.ShouldBe(first.Text);
        first.ETag.ShouldNotBe(etag);
        (await customer.Post(path, body, ("If-Match", etag))).ShouldBeRefused(412, "VERSION_MISMATCH");
        (await customer.Get($"/api/orders/{id}")).Order.GetProperty("items")[0].GetProperty("quantity").GetInt32().ShouldBe(2);
        var versions = (await (await host.As("admin")).Get($"{path}?from=1&to=2")).ShouldBe(200).Json;
        versions.GetProperty("modifications").EnumerateArray().Select(m => m.GetProperty("number").GetInt32()).ShouldBe([1, 2]);
        versions.GetProperty("modifications")[1].GetProperty("by").GetString().ShouldNotBeNullOrEmpty();
        versions.GetProperty("compared").EnumerateArray().Select(c => c.GetProperty("type").GetString()).ShouldBe(["quantity_changed", "address_changed"]);
        (await customer.Get(path)).Json.GetProperty("modifications")[1].TryGetProperty("by", out _).ShouldBeFalse("names are for staff");
        (await customer.Get($"{path}?from=1&to=9")).ShouldBeRefused(404, "NOT_FOUND");
        (await customer.Get($"{path}?from=x")).ShouldBeRefused(400, "OUT_OF_RANGE");
    }

    [Fact]
    public async Task Add_AsksForTheDifference_WhichTheUsualWayPays()
    {
        var (customer, id, mug) = await Mugs(1);

        var added = (await customer.Post($"/api/orders/{id}/modifications", new { changes = new[] { Units(mug, 3) }, reasonCode = "quantity_wrong" })).ShouldBe(200).Json;

        (Amount(added, "difference"), Amount(added, "due")).ShouldBe((23.8m, 23.8m));
        added.GetProperty("payBy").GetDateTime().ShouldBeGreaterThan(added.GetProperty("order").GetProperty("statusUpdatedAt").GetDateTime().AddHours(20));
        var order = (await customer.Get($"/api/orders/{id}")).Order;
        order.GetProperty("allowedActions").EnumerateArray().Single(a => a.GetProperty("action").GetString() == "pay").GetProperty("allowed").GetBoolean().ShouldBeTrue();
        (await customer.Post($"/api/orders/{id}/payments", new { paymentMethodId = "pm_card_visa" })).ShouldBe(200).Json.GetProperty("success").GetBoolean().ShouldBeTrue();
        (await customer.Get($"/api/orders/{id}")).Order.GetProperty("totals").GetProperty("due").GetDecimal().ShouldBe(0m);
    }

    [Theory]
    [InlineData("""{"reasonCode":"other"}""", 400, "NO_CHANGES", "changes")]
    [InlineData("""{"changes":[],"reasonCode":"other"}""", 400, "NO_CHANGES", "changes")]
    [InlineData("""{"changes":[null],"reasonCode":"other"}""", 400, "REQUIRED", "changes[0].type")]
    [InlineData("""{"changes":[{"type":"explode"}],"reasonCode":"other"}""", 400, "UNKNOWN_VALUE", "changes[0].type")]
    [InlineData("""{"changes":[{"type":"remove_item"}],"reasonCode":"other"}""", 400, "REQUIRED", "changes[0].lineId")]
    [InlineData("""{"changes":[{"type":"remove_item","lineId":"'; DROP TABLE orders"}],"reasonCode":"other"}""", 400, "UNKNOWN_VALUE", "changes[0].lineId")]
    [InlineData("""{"changes":[{"type":"remove_item","lineId":"$mug","quantity":1}],"reasonCode":"other"}""", 400, "OUT_OF_RANGE", "changes[0]")]
    [InlineData("""{"changes":[{"type":"remove_item","lineId":"lin_0000000000000"}],"reasonCode":"other"}""", 404, "NOT_FOUND", "changes[0].lineId")]
    [InlineData("""{"changes":[{"type":"update_quantity","lineId":"$mug","quantity":0}],"reasonCode":"other"}""", 400, "OUT_OF_RANGE", "changes[0].quantity")]
    [InlineData("""{"changes":[{"type":"update_quantity","lineId":"$mug","quantity":10001}],"reasonCode":"other"}""", 400, "OUT_OF_RANGE", "changes[0].quantity")]
    [InlineData("""{"changes":[{"type":"update_quantity","lineId":"$mug","quantity":1.5}],"reasonCode":"other"}""", 400, "UNREADABLE_BODY", null)]
    [InlineData("""{"changes":[{"type":"update_quantity","lineId":"$mug","quantity":2}],"reasonCode":"other"}""", 422, "NOTHING_DIFFERS", "changes")]
    [InlineData("""{"changes":[{"type":"update_quantity","lineId":"$mug","quantity":1},{"type":"remove_item","lineId":"$mug"}],"reasonCode":"other"}""", 400, "CHANGED_TWICE", "changes[1]")]
    [InlineData("""{"changes":[{"type":"remove_item","lineId":"$mug"}],"reasonCode":"other"}""", 422, "NOTHING_LEFT", "changes")]
    [InlineData("""{"changes":[{"type":"add_item","variantId":"var_0000000000000","quantity":1}],"reasonCode":"other"}""", 422, "LISTING_UNAVAILABLE", "changes[0].variantId")]
    [InlineData("""{"changes":[{"type":"add_item","variantId":"$variant","quantity":1,"price":9.99}],"reasonCode":"other"}""", 422, "PRICE_CHANGED", "changes[0].price")]
    [InlineData("""{"changes":[{"type":"add_item","variantId":"$variant","quantity":1,"price":79228162514264337593543950335}],"reasonCode":"other"}""", 400, "OUT_OF_RANGE", "changes[0].price")]
    [InlineData("""{"changes":[{"type":"add_item","variantId":"$lamp","quantity":1}],"reasonCode":"other"}""", 409, "VENDOR_ITEM_FIXED", "changes[0]")]
    [InlineData("""{"changes":[{"type":"change_address"}],"reasonCode":"other"}""", 400, "REQUIRED", "changes[0].address")]
    [InlineData("""{"changes":[{"type":"change_address","address":{"name":"Ada","street":"Rue","city":"","postalCode":"1","country":"FR"}}],"reasonCode":"other"}""", 422, "INVALID_SHIPPING_ADDRESS", "changes[0].address.city")]
    [InlineData("""{"changes":[{"type":"change_address","address":{"name":"Ada","street":"Rue","city":"P","postalCode":"1","country":"FR","latitude":91}}],"reasonCode":"other"}""", 400, "OUT_OF_RANGE", "changes[0].address.latitude")]
    [InlineData("""{"changes":[{"type":"update_quantity","lineId":"$mug","quantity":1}]}""", 400, "REQUIRED", "reasonCode")]
    [InlineData("""{"changes":[{"type":"update_quantity","lineId":"$mug","quantity":1}],"reasonCode":"items_unavailable"}""", 422, "UNKNOWN_REASON", "reasonCode")]
    [InlineData("""{"changes":[{"type":"update_quantity","lineId":"$mug","quantity":1}],"reasonCode":"other","total":0}""", 400, "UNKNOWN_MEMBER", null)]
    public async Task Modify_BadInput_IsAClearRefusalThatChangesNothing(string body, int status, string code, string? field)
    {
        var (customer, id, mug) = await Mugs(2);
        var etag = (await customer.Get($"/api/orders/{id}")).ETag;
        var sent = body.Replace("$mug", mug, StringComparison.Ordinal).Replace("$variant", host.Mug.ToString(), StringComparison.Ordinal).Replace("$lamp", host.Lamp.ToString(), StringComparison.Ordinal);

        var reply = (await customer.Post($"/api/orders/{id}/modifications", sent)).ShouldBeRefused(status, code);

        if (field is not null)
            reply.Json.GetProperty("field").GetString().ShouldBe(field);
        (await customer.Get($"/api/orders/{id}")).ETag.ShouldBe(etag);
    }

    [Fact]
    public async Task Modify_PreviewThatIsNoFlag_OrAStrangersOrder_IsRefused()
    {
        var (customer, id, mug) = await Mugs(2);
        var body = new { changes = new[] { Units(mug, 1) }, reasonCode = "other" };

        (await customer.Post($"/api/orders/{id}/modifications?preview=maybe", body)).ShouldBeRefused(400, "UNKNOWN_VALUE");
        (await (await host.As("customer2")).Post($"/api/orders/{id}/modifications?preview=true", body)).ShouldBeRefused(404, "NOT_FOUND");
        (await (await host.As("warehouse")).Post($"/api/orders/{id}/modifications?preview=true", body)).ShouldBeRefused(403, "FORBIDDEN");
    }

    private static object Units(string line, int quantity) => new { type = "update_quantity", lineId = line, quantity };

    private static decimal Amount(JsonElement answer, string name) => answer.GetProperty(name).GetProperty("amount").GetDecimal();

    private async Task<(ApiClient Customer, string Id, string Line)> Mugs(int count)
    {
        var customer = await (await host.Up()).As("customer1");
        var id = (await customer.Post("/api/orders", host.Order([(host.Mug, count)]))).ShouldBe(201).Id;
        return (customer, id, (await customer.Get($"/api/orders/{id}")).Order.GetProperty("items")[0].GetProperty("id").GetString()!);
    }
}

public sealed class ModificationsOnSqliteTests(SqliteApiHost host) : ModificationsTests(host), IClassFixture<SqliteApiHost>;

public sealed class ModificationsOnPostgresTests(PostgresApiHost host) : ModificationsTests(host), IClassFixture<PostgresApiHost>;
