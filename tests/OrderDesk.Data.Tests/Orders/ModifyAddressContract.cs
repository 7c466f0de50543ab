using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Data.Tests.Orders;

/// <summary>A changed address: where the goods come from then, what is kept of it, and who is refused, on every engine.</summary>
public abstract class ModifyAddressContract(Engine engine)
{
    private static readonly Address Lyon = new("Ada Example", "Rue 2", "Lyon", null, "69002", "FR") { Latitude = 45.76, Longitude = 4.84 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ChangeAddress_NearerToAnotherHub_SendsWhatIsNotPackedFromThere()
    {
        var world = await engine.World();
        var lyon = await Hub(world, "LYO", 45.76, 4.84);
        var variant = await world.Product("MA-MOVE", stock: 5);
        (await world.Get<ReceiveStock>().Run(new(lyon, [new(variant, 5)]), World.System, Ct)).Ok.ShouldBeTrue();
        var id = (await world.Place(world.Draft(variant, 2))).Value.Order.Id;
        var before = await world.Order(id);
        before.Fulfillments.Single().HubId.ShouldBe(world.Hub);

        var changed = (await Change(world, id, Lyon)).Value;

        (changed.Number, changed.DifferenceMinor, changed.RefundMinor, changed.DueMinor).ShouldBe((2, 0L, 0L, 0L));
        var after = await world.Order(id);
        after.ShippingAddress.ShouldBe(Lyon);
        (after.TotalMinor, after.BillingAddress.City, after.Version).ShouldBe((before.TotalMinor, "Berlin", before.Version + 1));
        after.Fulfillments.Single(f => f.State == FulfillmentState.Open).HubId.ShouldBe(lyon);
        var decision = (await world.Get<IRoutingReads>().Decisions(id, World.System, Ct))![0];
        (decision.Reason, decision.Decision.Country).ShouldBe((RoutingReason.Rerouted, "FR"));
        (await world.Reads.Timeline(id, World.System, Ct)).ShouldContain(e => e.Kind == TrackingKind.Modification && e.Description == "The delivery address was changed" && e.Data["reason"] == "Address was wrong");
        (await world.Reads.List(new OrderQuery { Search = "lyon" }, World.System, null, 5, Ct)).Items.ShouldContain(r => r.Id == id, "it is found by where it goes now");
        await world.ProveLedgers();
    }

    [Fact]
    public async Task ChangeAddress_WithNoBetterHub_LeavesTheParcelAsItIs()
    {
        var world = await engine.World();
        var variant = await world.Product("MA-STAY", stock: 2);
        var id = (await world.Place(world.Draft(variant, 2))).Value.Order.Id;

        (await Change(world, id, Lyon)).Ok.ShouldBeTrue();

        var parcel = (await world.Order(id)).Fulfillments.Single();
        (parcel.Number, parcel.State, parcel.HubId).ShouldBe((1, FulfillmentState.Open, world.Hub));
        (await world.Get<IRoutingReads>().Decisions(id, World.System, Ct))!.Count.ShouldBe(2, "the second one says why it stays");
        await world.ProveLedgers();
    }

    [Fact]
    public async Task ChangeAddress_Twice_KeepsThreeNumberedVersionsThatCanBeCompared()
    {
        var world = await engine.World();
        var id = (await world.Place(world.Draft(await world.Product("MA-VERS", stock: 2), 1, "pay_later"))).Value.Order.Id;
        var until = (await world.Order(id)).ReservationExpiresAt;
        world.Time.Advance(TimeSpan.FromMinutes(1));

        (await Change(world, id, Lyon)).Ok.ShouldBeTrue();
        (await Change(world, id, Lyon with { City = "Paris" }, "customer_asked")).Value.Number.ShouldBe(3);

        var versions = (await world.Get<IRevisionReads>().Of(id, World.System, Ct))!;
        versions.Select(v => (v.Number, v.ReasonCode)).ShouldBe([(1, "placed"), (2, "address_wrong"), (3, "customer_asked")]);
        versions[0].Changes.ShouldBeEmpty();
        versions[2].Changes.Single().ShouldBe(new ContentChange(ContentChangeKind.AddressChanged, null, "Delivery address", "Ada Example, Rue 2, 69002 Lyon, FR", "Ada Example, Rue 2, 69002 Paris, FR"));
        versions[0].Content.To(versions[2].Content).Single().Before.ShouldBe("Ada Example, Ring 1, 10115 Berlin, DE");
        versions[2].Note.ShouldBe("rang us");
        (await world.Order(id)).ReservationExpiresAt.ShouldBe(until, "a change gives nobody more time");
        (await world.Get<IRevisionReads>().Of(id, Ada(world), Ct))!.ShouldAllBe(v => v.Note == null && v.By == "");
        (await world.Get<IRevisionReads>().Of(id, new Caller(null, "V", [Role.Vendor]) { Vendor = world.Vendor }, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task ChangeAddress_AgainstARule_IsRefusedAndLeavesNothing()
    {
        var world = await engine.World();
        var id = (await world.Place(world.Draft(await world.Product("MA-RULE", stock: 3), 2))).Value.Order.Id;
        var order = await world.Order(id);
        var rows = await world.RowCounts();

        (await Change(world, id, Lyon with { City = " " })).Error!.ShouldSatisfyAllConditions(e => e.Code.ShouldBe("INVALID_SHIPPING_ADDRESS"), e => e.Field.ShouldBe("changes[0].address.city"));
        (await Change(world, id, Lyon with { Country = "fr" })).Error!.Code.ShouldBe("INVALID_COUNTRY");
        (await Change(world, id, order.ShippingAddress)).Error!.Code.ShouldBe("NOTHING_DIFFERS");
        (await Change(world, id, Lyon, "bored")).Error!.Code.ShouldBe("UNKNOWN_REASON");
        (await Change(world, id, Lyon, version: order.Version + 1)).Error!.Code.ShouldBe("VERSION_MISMATCH");
        (await Change(world, id, Lyon, caller: new Caller(null, "Wim", [Role.Warehouse]))).Error!.Code.ShouldBe("FORBIDDEN");
        (await Change(world, id, Lyon, caller: new Caller(new UserId(77), "Eve", [Role.Customer]) { Customer = new CustomerId(77) })).Error!.Code.ShouldBe("NOT_FOUND");
        (await world.Get<ModifyOrder>().Run(new(id, [new OrderChange.ChangeAddress(Lyon), new OrderChange.ChangeAddress(Lyon)], "other"), World.System, Ct)).Error!.Code.ShouldBe("CHANGED_TWICE");
        (await world.Get<ModifyOrder>().Run(new(id, [], "other"), World.System, Ct)).Error!.Code.ShouldBe("NO_CHANGES");
        (await world.RowCounts()).ShouldBe(rows);

        (await world.Get<PackFulfillment>().Run(new(id, order.Fulfillments[0].Id, [new(order.Lines[0].Id, 1)]), World.System, Ct)).Ok.ShouldBeTrue();
        (await Change(world, id, Lyon)).Error!.ShouldSatisfyAllConditions(e => e.Code.ShouldBe("ADDRESS_FIXED"), e => e.Kind.ShouldBe(ErrorKind.State));
    }

    [Fact]
    public async Task ChangeAddress_TwiceWithOneKey_IsOneVersion_AndAPreviewIsNone()
    {
        var world = await engine.World();
        var id = (await world.Place(world.Draft(await world.Product("MA-KEY", stock: 3)))).Value.Order.Id;
        var command = new ModifyOrder.Command(id, [new OrderChange.ChangeAddress(Lyon)], "address_wrong");
        var rows = await world.RowCounts();

        (await world.Get<ModifyOrder>().Preview(command with { ReasonCode = null }, World.System, Ct)).Value.Changes.Single().Kind.ShouldBe(ContentChangeKind.AddressChanged);
        (await world.RowCounts()).ShouldBe(rows);
        (await world.Get<ModifyOrder>().Run(command, World.System.WithKey("mod", "print"), Ct)).Value.Number.ShouldBe(2);
        (await world.Get<ModifyOrder>().Run(command, World.System.WithKey("mod", "print"), Ct)).Value.Number.ShouldBe(2);

        (await world.Order(id)).Revision.ShouldBe(2);
    }

    [Fact]
    public async Task ChangeAddress_RacingPacking_PacksForOneAddressOnly()
    {
        var world = await engine.World();
        for (var round = 0; round < 6; round++)
        {
            var id = (await world.Place(world.Draft(await world.Product($"MA-RACE{round}", stock: 2), 2))).Value.Order.Id;
            var parcel = (await world.Order(id)).Fulfillments.Single().Id;
            var change = Task.Run(() => Insist(() => Change(world, id, Lyon)), Ct);
            var pack = Task.Run(() => Insist(() => world.Get<PackFulfillment>().Run(new(id, parcel), World.System, Ct)), Ct);

            var (changed, packed) = (await change, await pack);

            packed.Ok.ShouldBeTrue();
            var order = await world.Order(id);
            (order.ShippingAddress == Lyon).ShouldBe(changed.Ok);
            (changed.Ok || changed.Error!.Code is "ADDRESS_FIXED" or "ALREADY_PACKED").ShouldBeTrue();
            order.Fulfillments.Single().State.ShouldBe(FulfillmentState.Packed);
        }

        await world.ProveLedgers();
    }

    [Fact]
    public async Task ChangeAddress_ThatMakesTheRiskHigh_IsHeldForReview()
    {
        var world = await engine.World();
        var variant = await world.Product("MA-RISK", price: 600_000, stock: 2);
        var id = (await world.Place(world.Draft(variant) with { DeliveryType = DeliveryType.Express })).Value.Order.Id;
        (await world.Order(id)).HasHold.ShouldBeFalse();

        (await Change(world, id, Lyon)).Error.ShouldBeNull();

        var hold = (await world.Order(id)).ActiveHolds.Single();
        (hold.Kind, hold.ReasonCode).ShouldBe((HoldKind.Risk, "fraud_review"));
    }

    private static Caller Ada(World world) => new(null, "Ada", [Role.Customer]) { Customer = world.Customer };

    private static Task<Result<ModifyOrder.Answer>> Change(World world, OrderId id, Address to, string reason = "address_wrong", long? version = null, Caller? caller = null) =>
        world.Get<ModifyOrder>().Run(new(id, [new OrderChange.ChangeAddress(to)], reason, " rang us ", version), caller ?? World.System, Ct);

    private static Task<HubId> Hub(World world, string code, double latitude, double longitude) => world.Run(w =>
    {
        var hub = Core.Shipping.Hub.Create(w.Ids.New<HubId>(), code, code, code, "FR", latitude, longitude, "Europe/Paris");
        w.Add(hub);
        return hub.Id;
    });

    private static async Task<Result<T>> Insist<T>(Func<Task<Result<T>>> work)
    {
        Result<T> answer;
        do
            answer = await work();
        while (answer.Error?.Code == "BUSY");
        return answer;
    }
}

public sealed class SqliteModifyAddress(SqliteEngineFixture engine) : ModifyAddressContract(engine), IClassFixture<SqliteEngineFixture>;

public sealed class PostgresModifyAddress(PostgresEngineFixture engine) : ModifyAddressContract(engine), IClassFixture<PostgresEngineFixture>;
