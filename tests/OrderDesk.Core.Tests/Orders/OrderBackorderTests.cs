using OrderDesk.Core.Common;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Tests.Orders;

/// <summary>What is there goes, what is not waits: units, parcels and status of an order with backordered units.</summary>
public sealed class OrderBackorderTests
{
    [Fact]
    public void Paying_PartBackordered_CommitsWhatIsThereAndConfirms()
    {
        var scene = OrderFactory.Placed(own: [3, 2], missing: [1, 2]);
        scene.Order.Status.ShouldBe(OrderStatus.Reserved);

        scene.Pay();

        var order = scene.Sound().Order;
        (order.Status, order.FulfillmentStatus).ShouldBe((OrderStatus.Confirmed, FulfillmentStatus.Pending));
        order.Lines.Select(l => (l.Units.Committed, l.Units.Backordered)).ShouldBe([(2, 1), (0, 2)]);
        scene.Parcel().Lines.ShouldHaveSingleItem().Quantity.ShouldBe(2);
        scene.Sent(Topics.FillBackorders).Count().ShouldBe(2);
    }

    [Fact]
    public void Shipping_WhatIsThere_LeavesTheOrderConfirmedUntilTheRestHasCome()
    {
        var scene = OrderFactory.Placed(own: [3], missing: [1]);
        scene.Pay();
        scene.PackAll();
        scene.ShipAll();
        (scene.Sound().Order.Status, scene.Order.FulfillmentStatus).ShouldBe((OrderStatus.Confirmed, FulfillmentStatus.PartiallyShipped));

        scene.Fill(0, 1).Ok.ShouldBeTrue();
        (scene.Sound().Order.Status, scene.Order.HasBackorder).ShouldBe((OrderStatus.Confirmed, false));
        scene.PackAll();
        scene.ShipAll();

        (scene.Sound().Order.Status, scene.Order.FulfillmentStatus).ShouldBe((OrderStatus.Shipped, FulfillmentStatus.Shipped));
        scene.Order.Fulfillments.Count.ShouldBe(2);
    }

    [Fact]
    public void OneDelivery_NothingIsPicked_UntilAllIsThereInOneParcel()
    {
        var scene = OrderFactory.Placed(own: [3], missing: [1], shipComplete: true);
        scene.Pay();
        foreach (var action in new[] { OrderAction.Pick, OrderAction.Pack })
        {
            OrderActions.Refusal(scene.Order, action, OrderScene.Staff)!.Message.ShouldContain("one delivery");
        }

        scene.Order.WaitsForRest.ShouldBeTrue();
        scene.Fill(0, 1).Ok.ShouldBeTrue();

        OrderActions.Refusal(scene.Sound().Order, OrderAction.Pack, OrderScene.Staff).ShouldBeNull();
        scene.Order.Fulfillments.ShouldHaveSingleItem().Lines.ShouldHaveSingleItem().Quantity.ShouldBe(3);
    }

    [Fact]
    public void Filling_InParts_KeepsTheRestWaiting()
    {
        var scene = OrderFactory.Placed(own: [5], missing: [5]);
        scene.Pay();
        scene.Fill(0, 2).Ok.ShouldBeTrue();
        scene.Sound().Order.Lines[0].Units.Backordered.ShouldBe(3);
        scene.Fill(0, 4).Error!.Code.ShouldBe("UNITS_NOT_THERE");
        scene.Order.Lines[0].Units.Backordered.ShouldBe(3);
    }

    [Fact]
    public void Filling_UnpaidOrEnded_IsRefused()
    {
        var unpaid = OrderFactory.Placed(own: [2], missing: [2]);
        unpaid.Fill(0, 2).Error!.Code.ShouldBe("NOT_WAITING_FOR_GOODS");
        unpaid.Cancel().Ok.ShouldBeTrue();
        unpaid.Sound().Fill(0, 2).Error!.Code.ShouldBe("NOT_WAITING_FOR_GOODS");
    }

    [Fact]
    public void Cancelling_PaidWithBackorder_GivesEverythingBack()
    {
        var scene = OrderFactory.Placed(own: [3], missing: [2]);
        scene.Pay();
        scene.Cancel().Ok.ShouldBeTrue();
        scene.Sound().Order.Lines[0].Units.Cancelled.ShouldBe(3);
        scene.Order.RefundedMinor.ShouldBe(scene.Order.TotalMinor);
    }

    [Fact]
    public void Expected_OnAnotherDay_IsToldOnceAndThePromiseStays()
    {
        var scene = OrderFactory.Placed(own: [2], missing: [1]);
        var promised = scene.Order.PromisedAt;
        var line = scene.Order.Lines[0];

        scene.Order.ExpectBackorder(line.Id, new DateOnly(2026, 4, 1), scene.Now).ShouldBeTrue();
        scene.Order.ExpectBackorder(line.Id, new DateOnly(2026, 4, 1), scene.Now).ShouldBeFalse();

        (line.ExpectedOn, scene.Order.PromisedAt).ShouldBe((new DateOnly(2026, 4, 1), promised));
        scene.Order.Facts.OfType<OrderFact.Tracked>().Last().ShouldSatisfyAllConditions(t => t.ForCustomer.ShouldBeTrue(), t => t.Description.ShouldContain("1 Apr"), t => t.Description.ShouldContain("20 Mar"));
    }

    [Theory]
    [InlineData(5, 0, "INSUFFICIENT_INVENTORY")]
    [InlineData(5, 2, "INSUFFICIENT_INVENTORY")]
    [InlineData(5, 3, null)]
    [InlineData(5, null, null)]
    [InlineData(2, 0, null)]
    public void Placing_AShortage_IsBackorderedWithinTheLimit(int asked, int? limit, string? refusal)
    {
        var result = Check(asked, limit, new DateOnly(2026, 3, 20));

        result.Errors.Select(e => e.Code).ShouldBe(refusal is null ? [] : [refusal]);
        if (refusal is null)
        {
            result.Plan!.Backorders.Sum(b => b.Quantity).ShouldBe(Math.Max(0, asked - 2));
            result.Plan.Allocations.Sum(a => a.Quantity).ShouldBe(2);
        }
    }

    [Fact]
    public void Promise_WithBackorder_IsTheExpectedDayAndTheDelivery_OrNoneWhenNobodyKnows()
    {
        var known = Check(5, null, new DateOnly(2026, 3, 20));
        known.Plan!.PromisedAt.ShouldBe(new DateTime(2026, 3, 25, 18, 0, 0, DateTimeKind.Utc));
        known.Warnings.ShouldBe(["3 of Item 1 are backordered, expected 20 Mar.", "What is there is sent at once; the rest follows."]);
        Check(5, null, null).Plan!.PromisedAt.ShouldBeNull();
        Check(2, null, null).Plan!.PromisedAt.ShouldNotBeNull();
    }

    private static ValidationResult Check(int asked, int? limit, DateOnly? expected)
    {
        var item = OrderFactory.Item() with { Backorder = new(limit, 0, expected) };
        var facts = new PlacementFacts(new Dictionary<VariantId, SellableItem> { [item.VariantId] = item }, OrderFactory.KnownCustomer(), [OrderFactory.Hub(OrderFactory.NearHub, (1, 2))]);
        var draft = new OrderDraft { CustomerId = OrderFactory.Customer, Items = [new(item.VariantId, asked)], ShippingAddress = OrderFactory.Address(), PaymentMethodId = "pm_card_visa" };
        return OrderValidation.Check(draft, facts, new SalesPolicy(), OrderScene.Staff, OrderFactory.Start);
    }
}
