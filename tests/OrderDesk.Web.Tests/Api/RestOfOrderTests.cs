using static OrderDesk.Web.Tests.Api.Scene;

namespace OrderDesk.Web.Tests.Api;

/// <summary>Splitting off what waits, and ending what will not be sent, as programs ask for it.</summary>
public abstract class RestOfOrderTests(ApiHost host)
{
    [Fact]
    public async Task Split_MakesABackorder_ThatBothKnow_AndTheBuyerSees()
    {
        var scene = await Set(await host.Up(), Stage.Backordered);
        var (support, buyer, order) = (await host.As("support"), await host.As("customer1"), scene.Fill("$order"));
        var before = (await support.Get($"/api/orders/{order}")).ShouldBe(200);

        var split = (await support.Post($"/api/orders/{order}/split", null, ("If-Match", before.ETag!), ("Idempotency-Key", order))).ShouldBe(201);
        var again = (await support.Post($"/api/orders/{order}/split", null, ("If-Match", before.ETag!), ("Idempotency-Key", order))).ShouldBe(201);

        var child = split.Json.GetProperty("backorder").GetProperty("id").GetString()!;
        (again.Json.GetProperty("backorder").GetProperty("id").GetString(), again.Headers["Idempotent-Replayed"]).ShouldBe((child, "true"));
        (split.Headers["Location"], split.Json.GetProperty("units").GetInt32()).ShouldBe(($"/api/orders/{child}", 2));
        var (parentSeen, childSeen) = ((await buyer.Get($"/api/orders/{order}")).ShouldBe(200).Order, (await buyer.Get($"/api/orders/{child}")).ShouldBe(200).Order);
        var related = parentSeen.GetProperty("backorders").EnumerateArray().Single();
        (related.GetProperty("id").GetString(), related.GetProperty("unitsWaiting").GetInt32()).ShouldBe((child, 2));
        (childSeen.GetProperty("orderType").GetString(), childSeen.GetProperty("parentOrder").GetProperty("id").GetString()).ShouldBe(("backorder", order));
        var listed = (await buyer.Get("/api/orders?limit=20")).ShouldBe(200).Json.GetProperty("orders").EnumerateArray().First(o => o.GetProperty("id").GetString() == child);
        (listed.GetProperty("orderType").GetString(), listed.GetProperty("parentOrderNumber").GetString()).ShouldBe(("backorder", before.Order.GetProperty("orderNumber").GetString()));
        (Total(parentSeen) + Total(childSeen)).ShouldBe(Total(before.Order));
        (Due(parentSeen), Due(childSeen)).ShouldBe((0m, 0m));
        var payments = new[] { parentSeen, childSeen }.Select(o => o.GetProperty("payment").GetProperty("payments").EnumerateArray().Single()).ToList();
        (payments[1].GetProperty("sourcePaymentId").GetString(), payments[0].GetProperty("transferred").GetDecimal()).ShouldBe((payments[0].GetProperty("id").GetString(), Total(childSeen)));
    }

    [Fact]
    public async Task Split_ChosenUnits_AndWhatIsWrongWithThem()
    {
        var scene = await Set(await host.Up(), Stage.Backordered);
        var (admin, path) = (await host.As("admin"), scene.Fill("/api/orders/$order/split"));

        (await admin.Post(path, scene.Fill("""{"items":[{"lineId":"$line","quantity":3}]}"""))).ShouldBeRefused(409, "UNITS_NOT_WAITING").Json.GetProperty("waiting").GetInt32().ShouldBe(2);
        (await admin.Post(path, scene.Fill("""{"items":[{"lineId":"$line","quantity":0}]}"""))).ShouldBeRefused(400, "OUT_OF_RANGE");
        (await admin.Post(path, """{"items":[{"lineId":"lin_zzz","quantity":1}]}""")).ShouldBeRefused(400, "UNKNOWN_VALUE");
        (await admin.Post(path, """{"items":[]}""")).ShouldBeRefused(400, "REQUIRED");
        (await admin.Post(path, """{"lines":[]}""")).ShouldBe(400);
        (await admin.Post(path, null, ("If-Match", "\"999\""))).ShouldBeRefused(412, "VERSION_MISMATCH");
        (await admin.Post("/api/orders/ORD-1999-000001/split")).ShouldBeRefused(404, "NOT_FOUND");
        (await admin.Post(path, scene.Fill("""{"items":[{"lineId":"$line","quantity":1}]}"""))).ShouldBe(201).Json.GetProperty("units").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Split_OfWhatIsPaidAndThere_SaysWhyNot()
    {
        var paid = await Set(await host.Up(), Stage.Paid);
        var admin = await host.As("admin");

        (await admin.Post(paid.Fill("/api/orders/$order/split"))).ShouldBeRefused(409, "NOTHING_BACKORDERED");
        (await admin.Get(paid.Fill("/api/orders/$order"))).Order.GetProperty("allowedActions").EnumerateArray()
            .Single(a => a.GetProperty("action").GetString() == "split_backorder").GetProperty("blockedBy")[0].GetProperty("code").GetString().ShouldBe("NOTHING_BACKORDERED");
    }

    [Fact]
    public async Task CloseShort_RefundsTheRest_Once()
    {
        var scene = await Set(await host.Up(), Stage.Shipped);
        var (support, path) = (await host.As("support"), scene.Fill("/api/orders/$order/close-short"));

        (await support.Post(path, """{"reasonCode":"nonsense"}""")).ShouldBeRefused(422, "UNKNOWN_REASON");
        (await support.Post(path, """{"note":"x"}""")).ShouldBeRefused(400, "REQUIRED");
        var closed = (await support.Post(path, """{"reasonCode":"items_unavailable"}""")).ShouldBe(200);

        // Two mugs at 10 with 19 % tax.
        (closed.Json.GetProperty("units").GetInt32(), closed.Json.GetProperty("refundAmount").GetDecimal(), closed.Json.GetProperty("refundIds").GetArrayLength()).ShouldBe((2, 23.8m, 1));
        var seen = (await support.Get(scene.Fill("/api/orders/$order"))).Order;
        (seen.GetProperty("totals").GetProperty("cancelled").GetDecimal(), Due(seen), seen.GetProperty("paymentStatus").GetString()).ShouldBe((23.8m, 0m, "partially_refunded"));
        (await support.Post(path, """{"reasonCode":"items_unavailable"}""")).ShouldBeRefused(409, "NOTHING_UNSENT");
    }

    private static decimal Total(System.Text.Json.JsonElement order) => order.GetProperty("totals").GetProperty("total").GetDecimal();

    private static decimal Due(System.Text.Json.JsonElement order) => order.GetProperty("totals").GetProperty("due").GetDecimal();
}

public sealed class SqliteRestOfOrder(SqliteApiHost host) : RestOfOrderTests(host), IClassFixture<SqliteApiHost>;

public sealed class PostgresRestOfOrder(PostgresApiHost host) : RestOfOrderTests(host), IClassFixture<PostgresApiHost>;
