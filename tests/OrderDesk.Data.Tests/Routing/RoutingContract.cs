using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Tests.Routing;

/// <summary>What routing keeps, and what becomes of a rejection, on every engine.</summary>
public abstract class RoutingContract(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Placing_KeepsTheDecisionWithItsCandidates()
    {
        var world = await engine.World();
        var far = await Hub(world, "K-FAR", 45.76, 4.84);
        var variant = await world.Product("R-KEEP", stock: 5);
        await Receive(world, variant, far, 5);

        var order = (await world.Place(world.Draft(variant, 2))).Value.Order;

        var decision = (await world.Get<IRoutingReads>().Decisions(order.Id, World.System, Ct))!.Single();
        decision.Reason.ShouldBe(RoutingReason.Placed);
        decision.At.ShouldBe(world.Time.Now());
        var (chosen, other) = (decision.Decision.Candidates[0], decision.Decision.Candidates.Single(c => c.Hub == far));
        (chosen.Hub, chosen.Units, chosen.IsChosen).ShouldBe((world.Hub, 2, true));
        (other.Units, other.CanSend, other.Filter).ShouldBe((0, 2, null));
        other.Score!.Total.ShouldBeGreaterThan(chosen.Score!.Total);
        decision.Decision.Needs.ShouldBe([new RouteNeed(variant, 2)]);
        (await world.Get<IRoutingReads>().Decisions(OrderKey.Parse("ORD-1999-000001"), World.System, Ct)).ShouldBeNull();
        (await world.Get<IRoutingReads>().Decisions(order.Id, new Caller(null, "Ada", [Role.Customer]) { Customer = world.Customer }, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Decision_AsLargeAsItGets_IsBounded()
    {
        var world = await engine.World();
        var candidate = new RouteCandidate(new HubId(long.MaxValue), new string('X', 12), new string('é', 120), RouteFilter.MissesPromise, 999_999, 0, 20_000, 999_999_999, 100, world.Time.Now(), world.Time.Now(), true, new RouteScore(1_000_000, 200_000_000, 999_999_999_999, 1_000_000, 1_000_000));
        var decision = new RouteDecision
        {
            Reason = RoutingReason.HubRejected, RulesVersion = 9, Rules = new RoutingRules(), Country = "DE", Place = PlaceSource.Country, Delivery = "standard", Method = RouteMethod.Greedy,
            Needs = [.. Enumerable.Repeat(new RouteNeed(new VariantId(long.MaxValue), 999_999), RouteDecision.MaxNeeds)], Candidates = [.. Enumerable.Repeat(candidate, RouteDecision.MaxCandidates)],
        };
        await using var db = world.Database.Read();
        var stored = db.Model.FindEntityType(typeof(RoutingRecord))!.FindProperty(nameof(RoutingRecord.Decision))!.GetTypeMapping().Converter!;

        ((string)stored.ConvertToProvider(decision)!).Length.ShouldBeLessThan(32 * 1024);
    }

    [Fact]
    public async Task SafetyStock_IsNeverSold()
    {
        var world = await engine.World();
        var variant = await world.Product("R-SAFE", stock: 5);
        (await world.Get<SetSafetyStock>().Run(new(variant, world.Hub, 3), World.System, Ct)).Value.SafetyStock.ShouldBe(3);

        (await world.Place(world.Draft(variant, 3))).Error!.Code.ShouldBe("INSUFFICIENT_INVENTORY");
        (await world.Place(world.Draft(variant, 2))).Ok.ShouldBeTrue();
        var row = (await world.Get<IInventoryReads>().List("R-SAFE", null, StockFilter.All, World.System, null, 5, Ct)).Items.Single();
        (row.OnHand, row.Available, row.SafetyStock).ShouldBe((3, 3, 3));
        (await world.Get<Core.Catalog.ICatalogReads>().OfVariants([variant], World.System, Ct)).Single().Variants.Single().Available.ShouldBe(0);
        (await world.Get<SetSafetyStock>().Run(new(variant, world.Hub, -1), World.System, Ct)).Error!.Code.ShouldBe("OUT_OF_RANGE");
    }

    [Fact]
    public async Task ChangeHub_IsAuditedAndCountsItsVersion()
    {
        var world = await engine.World();
        var hub = await Hub(world, "C-HUB", 10, 10);
        var before = (await world.Get<IRoutingReads>().Hubs(World.System, Ct)).Single(h => h.Id == hub);
        var settings = new HubSettings
        {
            Calendar = new HubCalendar("Europe/Paris", [DayOfWeek.Friday, DayOfWeek.Monday], [new DateOnly(2027, 1, 1)], new TimeOnly(14, 30), 75), DailyCapacity = 12, ParcelCostMinor = 450, UnitCostMinor = 7, IsActive = false,
        };

        (await world.Get<ChangeHub>().Run(new(hub, settings, before.Version), World.System, Ct)).Value.Version.ShouldBe(before.Version + 1);

        var after = (await world.Get<IRoutingReads>().Hubs(World.System, Ct)).Single(h => h.Id == hub);
        (after.Settings.IsActive, after.Settings.DailyCapacity, after.Settings.ParcelCostMinor, after.Settings.UnitCostMinor).ShouldBe((false, 12, 450L, 7L));
        after.Settings.Calendar.WorkingDays.ShouldBe([DayOfWeek.Monday, DayOfWeek.Friday]);
        after.Settings.Calendar.Holidays.ShouldBe([new DateOnly(2027, 1, 1)]);
        (after.Settings.Calendar.CutOff, after.Settings.Calendar.ProcessingMinutes, after.Settings.Calendar.TimeZone).ShouldBe((new TimeOnly(14, 30), 75, "Europe/Paris"));
        (await world.Get<ChangeHub>().Run(new(hub, settings, before.Version), World.System, Ct)).Error!.Code.ShouldBe("VERSION_MISMATCH");
        (await world.Get<ChangeHub>().Run(new(hub, settings), new Caller(null, "Wim", [Role.Warehouse]), Ct)).Error!.Code.ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task SaveRules_TwoFromTheSameVersion_OneWins()
    {
        var world = await engine.World();
        var now = (await world.Get<IRoutingReads>().Rules(Ct)).Version;
        var rules = new RoutingRules { Parcel = 7, OneParcelFirst = false };

        var saved = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => world.Get<SaveRules>().Run(new(rules, $"try {i}", now), World.System, Ct))));

        saved.Count(s => s.Ok).ShouldBe(1);
        saved.Where(s => !s.Ok).ShouldAllBe(s => s.Error!.Code == "VERSION_MISMATCH");
        (await world.Get<IRoutingReads>().Rules(Ct)).ShouldBe(new RuleSet(now + 1, rules));
        (await world.Get<IRoutingReads>().Versions(World.System, 5, Ct))[0].Note.ShouldStartWith("try");
        (await world.Get<SaveRules>().Run(new(rules, " ", now + 1), World.System, Ct)).Error!.Code.ShouldBe("REQUIRED");
        await world.ProveLedgers();
    }

    [Fact]
    public async Task RejectLine_AnotherHubHasIt_SendsItFromThere()
    {
        var world = await engine.World();
        var other = await Hub(world, "J-ALT", 45.76, 4.84);
        var variant = await world.Product("R-ALT", stock: 5);
        await Receive(world, variant, other, 5);
        var id = (await world.Place(world.Draft(variant, 3))).Value.Order.Id;
        var order = await world.Order(id);
        var parcel = order.Fulfillments.Single();

        var rejected = (await world.Get<RejectLine>().Run(new(id, parcel.Id, order.Lines[0].Id, 2, "not_there", "shelf is empty"), World.System, Ct)).Value;

        (rejected.Short, rejected.From.Single().Hub, rejected.From.Single().Units).ShouldBe((0, other, 2));
        var after = await world.Order(id);
        after.Fulfillments.Where(f => f.State == FulfillmentState.Open).Select(f => (f.HubId, f.Lines.Single().Quantity)).ShouldBe([(world.Hub, 1), (other, 2)], ignoreOrder: true);
        after.HasHold.ShouldBeFalse();
        var here = await world.Level(variant);
        (here.OnHand, here.Reserved, here.Committed).ShouldBe((2, 0, 1));
        (await world.Get<IInventoryReads>().Movements(variant, world.Hub, World.System, null, 10, Ct)).Items.ShouldContain(m => m.Kind == MovementKind.Adjusted && m.Quantity == -2 && m.Reason == "not_there: shelf is empty");
        var decision = (await world.Get<IRoutingReads>().Decisions(id, World.System, Ct))![0];
        (decision.Reason, decision.Decision.RejectedBy).ShouldBe((RoutingReason.HubRejected, world.Hub));
        decision.Decision.Candidates.Single(c => c.Hub == world.Hub).Filter.ShouldBe(RouteFilter.Rejected);
        (await world.Reads.Timeline(id, World.System, Ct)).ShouldContain(e => e.Description.Contains("rejected 2 ×") && e.Description.Contains("instead"));
        await world.ProveLedgers();
    }

    [Fact]
    public async Task RejectLine_NobodyHasIt_IsPaidShortUntilStockComes()
    {
        var world = await engine.World();
        var variant = await world.Product("R-SHORT", stock: 3);
        var id = (await world.Place(world.Draft(variant, 3))).Value.Order.Id;
        var order = await world.Order(id);

        var rejected = (await world.Get<RejectLine>().Run(new(id, order.Fulfillments[0].Id, order.Lines[0].Id, 3, "damaged", null), World.System, Ct)).Value;

        rejected.Short.ShouldBe(3);
        var after = await world.Order(id);
        var hold = after.ActiveHolds.Single();
        hold.Kind.ShouldBe(HoldKind.Stock);
        hold.Note!.ShouldStartWith("Paid, short: ");
        after.Lines[0].Units.Pending.ShouldBe(3);
        after.Fulfillments.Single().State.ShouldBe(FulfillmentState.Cancelled);
        (await world.Get<ReleaseHold>().Run(new(id, hold.Id), World.System, Ct)).Error!.Code.ShouldBe("INSUFFICIENT_INVENTORY");
        await Receive(world, variant, world.Hub, 4);
        (await world.Get<ReleaseHold>().Run(new(id, hold.Id), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Order(id)).Fulfillments.Count(f => f.State == FulfillmentState.Open).ShouldBe(1);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task RejectLine_TwiceWithOneKey_IsOneRejection_AndVendorsMayNot()
    {
        var world = await engine.World();
        var variant = await world.Product("R-KEY", stock: 5);
        var id = (await world.Place(world.Draft(variant, 3))).Value.Order.Id;
        var order = await world.Order(id);
        var command = new RejectLine.Command(id, order.Fulfillments[0].Id, order.Lines[0].Id, 1, "wrong_count", null);

        (await world.Get<RejectLine>().Run(command, World.System.WithKey("rej", "print"), Ct)).Value.Short.ShouldBe(1);
        (await world.Get<RejectLine>().Run(command, World.System.WithKey("rej", "print"), Ct)).Value.Short.ShouldBe(1);

        (await world.Order(id)).Fulfillments[0].Lines.Single().Quantity.ShouldBe(2);
        (await world.Get<RejectLine>().Run(command, new Caller(null, "V", [Role.Vendor]) { Vendor = world.Vendor }, Ct)).Error!.Code.ShouldBe("FORBIDDEN");
        (await world.Get<RejectLine>().Run(command with { ReasonCode = "bored" }, World.System, Ct)).Error!.Code.ShouldBe("UNKNOWN_REASON");
    }

    [Fact]
    public async Task Reroute_ToAnotherPlace_MovesWhatIsNotPackedAndKeepsTheLastUnits()
    {
        var world = await engine.World();
        var near = await Hub(world, "M-NEW", 48.85, 2.35);
        var (moved, stays) = (await world.Product("R-MOVE", stock: 2), await world.Product("R-STAY", stock: 2));
        await Receive(world, moved, near, 2);
        var id = (await world.Place(world.Draft([(moved, 2), (stays, 2)]))).Value.Order.Id;
        var facts = (await world.Get<IPlacementReads>().Read(null, [moved, stays], Ct)).Routing;
        // Without "one parcel first" the near hub's goods go from there; what lies in one hub only stays, though nothing of it is left.
        facts = facts with { Rules = new RuleSet(0, new RoutingRules { Parcel = 0, Distance = 50, OneParcelFirst = false }) };
        var paris = facts with { Hubs = [.. facts.Hubs.Select(h => h.Id == world.Hub ? h with { Settings = h.Settings with { UnitCostMinor = 9000 } } : h)] };

        var ct = Ct;
        (await world.Get<IUnitOfWork>().Run(new UseCase("test.reroute", Permissions.UsersManage), World.System, async w =>
        {
            var order = (await w.Orders.Find(id, ct))!;
            var done = Reroute.Unpacked(new Moment(w.Now, w.Ids), order, paris, [], w.Now.AddMinutes(15));
            return done is { Ok: true, Value: true } ? w.Changed(order) : (Result<OrderState>)CommonErrors.Busy();
        }, ct)).Ok.ShouldBeTrue();

        var open = (await world.Order(id)).Fulfillments.Where(f => f.State == FulfillmentState.Open).ToList();
        open.Select(f => (f.HubId, f.Lines.Sum(l => l.Quantity))).ShouldBe([(world.Hub, 2), (near, 2)], ignoreOrder: true);
        (await world.Get<IRoutingReads>().Decisions(id, World.System, Ct))![0].Reason.ShouldBe(RoutingReason.Rerouted);
        await world.ProveLedgers();
    }

    [Fact]
    public async Task BackTest_UnderOtherRules_TellsTheDifferenceAndChangesNothing()
    {
        var world = await engine.World();
        var other = await Hub(world, "B-TST", 45.76, 4.84);
        var (a, b) = (await world.Product("R-BT1", stock: 9), await world.Product("R-BT2", stock: 0));
        foreach (var variant in new[] { a, b })
            await Receive(world, variant, other, 9);
        await Receive(world, b, world.Hub, 1);
        for (var i = 0; i < 3; i++)
            (await world.Place(world.Draft([(a, 1), (b, 1)]))).Ok.ShouldBeTrue();
        var rows = await world.RowCounts();
        var seen = new List<BackTestProgress>();

        var report = (await world.Get<BackTest>().Run(new RoutingRules { Parcel = 0, Distance = 0, Cost = 0, Load = 0, Late = 1 }, World.System, new Listener(seen), Ct)).Value;

        report.Now.Orders.ShouldBe(report.Edited.Orders);
        report.Now.Orders.ShouldBeGreaterThanOrEqualTo(3);
        (report.Now.Parcels, report.Now.NotRouted).ShouldBe((report.Now.Orders + report.Now.Split, 0));
        report.Edited.Kilometres.ShouldBeGreaterThanOrEqualTo(report.Now.Kilometres);
        seen[^1].ShouldBe(new BackTestProgress(report.Now.Orders, report.Now.Orders));
        (await world.RowCounts()).ShouldBe(rows);
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => world.Get<BackTest>().Run(new RoutingRules(), World.System, null, gone.Token));
        (await world.Get<BackTest>().Run(new RoutingRules(), new Caller(null, "Sue", [Role.Support]), null, Ct)).Error!.Code.ShouldBe("FORBIDDEN");
    }

    [Fact]
    public async Task Capacity_CountsWaitingParcels()
    {
        var world = await engine.World();
        var small = await Hub(world, "L-CAP", 52.5, 13.4);
        var variant = await world.Product("R-CAP", stock: 0);
        await Receive(world, variant, small, 9);
        await Receive(world, variant, world.Hub, 9);
        (await world.Get<ChangeHub>().Run(new(world.Hub, new HubSettings { ParcelCostMinor = 5000 }), World.System, Ct)).Ok.ShouldBeTrue();
        (await world.Get<ChangeHub>().Run(new(small, new HubSettings { DailyCapacity = 1 }), World.System, Ct)).Ok.ShouldBeTrue();

        var first = (await world.Place(world.Draft(variant))).Value.Order.Id;
        world.Time.Advance(TimeSpan.FromSeconds(10));
        var second = (await world.Place(world.Draft(variant))).Value.Order.Id;

        (await world.Order(first)).Fulfillments.Single().HubId.ShouldBe(small);
        (await world.Order(second)).Fulfillments.Single().HubId.ShouldBe(world.Hub);
        (await world.Get<IRoutingReads>().Decisions(second, World.System, Ct))![0].Decision.Candidates.Single(c => c.Hub == small).Filter.ShouldBe(RouteFilter.Full);
        (await world.Get<ChangeHub>().Run(new(world.Hub, new HubSettings()), World.System, Ct)).Ok.ShouldBeTrue();
    }

    private static Task<HubId> Hub(World world, string code, double latitude, double longitude) => world.Run(w =>
    {
        var hub = Core.Shipping.Hub.Create(w.Ids.New<HubId>(), code, $"{code} hub", "Town", "FR", latitude, longitude, "UTC");
        w.Add(hub);
        return hub.Id;
    });

    private static async Task Receive(World world, VariantId variant, HubId hub, int units) =>
        (await world.Get<ReceiveStock>().Run(new(hub, [new(variant, units)]), World.System, Ct)).Ok.ShouldBeTrue();

    private sealed class Listener(List<BackTestProgress> seen) : IProgress<BackTestProgress>
    {
        public void Report(BackTestProgress value) => seen.Add(value);
    }
}

public sealed class SqliteRouting(SqliteEngineFixture engine) : RoutingContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresRouting(PostgresEngineFixture engine) : RoutingContract(engine), IClassFixture<PostgresEngineFixture>;
