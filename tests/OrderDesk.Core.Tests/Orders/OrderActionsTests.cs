using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Shipping;

namespace OrderDesk.Core.Tests.Orders;

public sealed class OrderActionsTests
{
    private static readonly Caller Support = new(new UserId(2), "Sue", [Role.Support]);
    private static readonly Caller Warehouse = new(new UserId(3), "Wim", [Role.Warehouse]);
    private static readonly Caller Buyer = new(new UserId(4), "Ada", [Role.Customer]) { Customer = OrderFactory.Customer };
    private static readonly Caller Vendor1 = new(new UserId(5), "Vic", [Role.Vendor]) { Vendor = new VendorId(1) };
    private static readonly Caller Vendor2 = new(new UserId(6), "Val", [Role.Vendor]) { Vendor = new VendorId(2) };

    [Fact]
    public void For_EachRole_OffersWhatThatRoleCouldEverDo()
    {
        var order = OrderFactory.Confirmed(own: [1], vendor: [1]).Order;

        Codes(order, Buyer).ShouldBe(["confirm_payment", "pay", "complete", "modify", "cancel"]);
        Codes(order, Vendor1).ShouldBe(["accept", "pick", "pack", "ship", "track", "decline", "unpack", "undo_hand_over"]);
        Codes(order, Warehouse).ShouldBe(["pick", "pack", "ship", "track", "add_note", "reject_line", "unpack", "undo_hand_over"]);
        Codes(order, Support).ShouldBe(["confirm_payment", "pay", "release_hold", "complete", "modify", "add_note", "set_priority", "split_backorder", "close_short", "hold", "cancel"]);
        Codes(order, OrderScene.Staff).ShouldBe(OrderAction.All.Select(a => a.Code));
    }

    [Fact]
    public void Allowed_ThroughTheJourney_IsTheNextThing()
    {
        var scene = OrderFactory.Placed(own: [1]);
        Allowed(scene, Buyer).ShouldBe(["pay", "modify", "cancel"]);
        Allowed(scene, Warehouse).ShouldBe(["add_note"]);
        var payment = scene.Request();
        Allowed(scene, Buyer).ShouldBe(["modify", "cancel"]);
        scene.Answer(payment, new GatewayAnswer.NeedsAction("r", "Visa"));
        Allowed(scene, Buyer).ShouldBe(["confirm_payment", "modify", "cancel"]);
        scene.Capture(payment);
        Allowed(scene, Warehouse).ShouldBe(["pick", "pack", "add_note", "reject_line"]);
        scene.PackAll();
        Allowed(scene, Warehouse).ShouldBe(["ship", "add_note", "unpack"]);
        scene.ShipAll();
        Allowed(scene, Warehouse).ShouldBe(["track", "add_note", "undo_hand_over"]);
        Allowed(scene, Support).ShouldBe(["add_note", "set_priority"]);
        scene.TrackAll(FulfillmentState.Delivered);
        Allowed(scene, Buyer).ShouldBe(["complete"]);
        scene.Order.Complete(null, scene.Now);
        Allowed(scene, OrderScene.Staff).ShouldBe(["add_note"]);
    }

    [Fact]
    public void Refusal_NamesTheActionAndEveryReason()
    {
        var scene = OrderFactory.Placed(own: [1]);
        scene.PutOnHold();

        var error = OrderActions.Refusal(scene.Order, OrderAction.Pack, Warehouse)!;

        (error.Code, error.Kind, error.Details["action"]).ShouldBe(("PAYMENT_NOT_CONFIRMED", ErrorKind.State, "pack"));
        error.Details["blockedBy"].ShouldBe(new[] { "PAYMENT_NOT_CONFIRMED", "ORDER_ON_HOLD" });
    }

    [Fact]
    public void Refusal_WithoutThePermission_IsForbidden()
    {
        var order = OrderFactory.Placed().Order;

        OrderActions.Refusal(order, OrderAction.Hold, Buyer)!.Code.ShouldBe("FORBIDDEN");
        OrderActions.Refusal(order, OrderAction.Cancel, Warehouse)!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    [Fact]
    public void Vendor_WorksOnlyTheirOwnParcels()
    {
        var scene = OrderFactory.Confirmed(own: [1], vendor: [1, 1]);
        scene.Order.AcceptSubOrder(scene.Order.SubOrders[0], scene.Ids, scene.Now);

        Allowed(scene, Vendor1).ShouldBe(["pick", "pack"]);
        Allowed(scene, Vendor2).ShouldBe(["accept", "decline"]);
        OrderActions.InReach(scene.Order, scene.Parcel(1), Vendor1).ShouldBeFalse("the own hub's parcel");
        OrderActions.InReach(scene.Order, scene.Parcel(2), Vendor1).ShouldBeTrue();
        OrderActions.InReach(scene.Order, scene.Parcel(2), Vendor2).ShouldBeFalse();
        OrderActions.InReach(scene.Order, scene.Parcel(2), Buyer).ShouldBeFalse();
    }

    [Fact]
    public void Hold_WhileAnythingIsStillInTheHouse_IsPossible()
    {
        var scene = OrderFactory.Confirmed(own: [1], vendor: [1]);
        scene.PackAll();
        scene.ShipAll();
        Allowed(scene, Support).ShouldContain("hold");

        scene.VendorsAccept();
        scene.PackAll();
        scene.ShipAll();

        Allowed(scene, Support).ShouldNotContain("hold");
    }

    [Fact]
    public void Pay_OnAccountOrPaid_IsNothingDue()
    {
        OrderActions.Refusal(OrderFactory.Confirmed(method: PaymentMethod.OnAccount).Order, OrderAction.Pay, Buyer)!.Code.ShouldBe("NOTHING_DUE");
        OrderActions.Refusal(OrderFactory.Confirmed().Order, OrderAction.Pay, Buyer)!.Code.ShouldBe("NOTHING_DUE");
    }

    [Fact]
    public void EndedOrder_RefusesAllButNotes()
    {
        var scene = OrderFactory.Placed();
        scene.Cancel();

        OrderActions.For(scene.Order, OrderScene.Staff).Where(a => a.Action != OrderAction.AddNote).ShouldAllBe(a => a.Blocks.Contains(ActionBlock.Ended));
    }

    private static IEnumerable<string> Codes(Order order, Caller caller) => OrderActions.For(order, caller).Select(a => a.Action.Code);

    private static IEnumerable<string> Allowed(OrderScene scene, Caller caller) => OrderActions.For(scene.Order, caller).Where(a => a.Allowed).Select(a => a.Action.Code);
}
