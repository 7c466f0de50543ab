using OrderDesk.Web.Tests.Api;
using static OrderDesk.Web.Tests.Api.Scene;

namespace OrderDesk.Web.Tests.Routing;

/// <summary>Hubs, rules, decisions and rejections over HTTP.</summary>
public sealed class RoutingApiTests(SqliteApiHost host) : IClassFixture<SqliteApiHost>
{
    [Fact]
    public async Task Routing_OfAnOrder_NamesTheChosenHubWithItsScores()
    {
        var scene = await Set(await host.Up(), Stage.Paid);
        var admin = await host.As("admin");

        var decision = (await admin.Get(scene.Fill("/api/orders/$order/routing"))).ShouldBe(200).Json.GetProperty("decisions")[0];

        decision.GetProperty("reason").GetString().ShouldBe("placed");
        decision.GetProperty("destinationFrom").GetString().ShouldBe("country");
        var hub = decision.GetProperty("candidates")[0];
        (hub.GetProperty("chosen").GetBoolean(), hub.GetProperty("hubId").GetString(), hub.GetProperty("units").GetInt32()).ShouldBe((true, host.Hub.ToString(), 2));
        hub.GetProperty("score").GetProperty("total").GetDecimal().ShouldBe(decision.GetProperty("points").GetDecimal());
        hub.TryGetProperty("filteredBy", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Hub_ChangedByAnOldVersion_IsRefused()
    {
        var admin = await (await host.Up()).As("admin");
        var body = new { timeZone = "Europe/Berlin", workingDays = new[] { "monday", "tuesday" }, holidays = new[] { "2026-12-25" }, cutOff = "14:30", processingMinutes = 45, dailyCapacity = 500, costPerParcel = 4.2m };
        var path = $"/api/hubs/{host.Hub}";
        var before = (await admin.Get(path)).ShouldBe(200);

        (await admin.Put(path, body, ("If-Match", before.Headers["ETag"]))).ShouldBe(200);

        (await admin.Put(path, body, ("If-Match", before.Headers["ETag"]))).ShouldBe(412);
        var after = (await admin.Get(path)).ShouldBe(200).Json;
        (after.GetProperty("cutOff").GetString(), after.GetProperty("dailyCapacity").GetInt32(), after.GetProperty("costPerParcel").GetProperty("amount").GetDecimal()).ShouldBe(("14:30", 500, 4.2m));
        after.GetProperty("workingDays").EnumerateArray().Select(d => d.GetString()).ShouldBe(["monday", "tuesday"]);
        (await admin.Put(path, new { timeZone = "Mars/Base", workingDays = new[] { "someday" }, costPerUnit = 0.001m })).Status.ShouldBe(400);
        (await admin.Put(path, new { timeZone = "Europe/Berlin" })).ShouldBe(200);
    }

    [Fact]
    public async Task Reject_UnitsThatNobodyElseHas_AnswersShortAndHoldsTheOrder()
    {
        var scene = await Set(await host.Up(), Stage.Accepted);
        var warehouse = await host.As("warehouse");

        var answer = (await warehouse.Post(scene.Fill("/api/orders/$order/fulfillments/$own/reject"), new { lineId = scene.Fill("$mug"), quantity = 2, reasonCode = "damaged", note = "handle is off" })).ShouldBe(200).Json;

        (answer.GetProperty("short").GetInt32(), answer.GetProperty("sentFrom").GetArrayLength()).ShouldBe((2, 0));
        (await warehouse.Get(scene.Fill("/api/orders/$order"))).ShouldBe(200).Order.GetProperty("holds")[0].GetProperty("kind").GetString().ShouldBe("stock");
        (await warehouse.Post(scene.Fill("/api/orders/$order/fulfillments/$own/reject"), new { lineId = scene.Fill("$mug"), quantity = 2, reasonCode = "damaged" })).Status.ShouldBe(409);
    }

    [Fact]
    public async Task BackTest_OfEditedRules_ComparesThemWithThoseOfNow_AndSavesNothing()
    {
        await Set(await host.Up(), Stage.Paid);
        var manager = await host.As("manager");
        var before = (await manager.Get("/api/routing/rules")).ShouldBe(200).Json.GetProperty("version").GetInt32();

        var test = (await manager.Post("/api/routing/rules/back-test", new { parcel = 0, distance = 0, cost = 1000, load = 0, late = 0, oneParcelFirst = false })).ShouldBe(200).Json;

        (test.GetProperty("days").GetInt32(), test.GetProperty("now").GetProperty("orders").GetInt32()).ShouldBe((30, test.GetProperty("edited").GetProperty("orders").GetInt32()));
        test.GetProperty("now").GetProperty("parcels").GetInt32().ShouldBeGreaterThan(0);
        test.GetProperty("edited").GetProperty("cost").GetProperty("currency").GetString().ShouldBe("EUR");
        (await manager.Get("/api/routing/rules")).ShouldBe(200).Json.GetProperty("version").GetInt32().ShouldBe(before);
    }

    [Fact]
    public async Task BackTest_OfWeightsThatAreNone_NamesEachOfThem()
    {
        var manager = await (await host.Up()).As("manager");

        var missing = (await manager.Post("/api/routing/rules/back-test", new { parcel = 1 })).ShouldBe(400).Json;
        var outside = (await manager.Post("/api/routing/rules/back-test", new { parcel = -1, distance = 1001, cost = 0, load = 0, late = 0 })).ShouldBe(400).Json;

        missing.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()).ShouldBe(["distance", "cost", "load", "late"]);
        outside.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()).ShouldBe(["parcel", "distance"]);
    }
}
