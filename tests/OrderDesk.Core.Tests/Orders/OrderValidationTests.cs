using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;

namespace OrderDesk.Core.Tests.Orders;

public sealed class OrderValidationTests
{
    private static readonly Caller Buyer = new(new UserId(4), "Ada", [Role.Customer]) { Customer = OrderFactory.Customer };

    [Fact]
    public void Check_GoodDraft_AnswersThePlan()
    {
        var result = Check(Draft() with { Notes = "  please ring  ", TotalAmount = 16.8m, Currency = "EUR", Items = [new(new VariantId(1), 1, 10m)] });

        result.Errors.ShouldBeEmpty();
        var plan = result.Plan.ShouldNotBeNull();
        (plan.Notes, plan.Customer.Name, plan.Price.Total.Minor, plan.BillingAddress).ShouldBe(("please ring", "Ada Lovelace", 1680, plan.ShippingAddress));
        plan.Allocations.ShouldBe([new Allocation(0, OrderFactory.NearHub, 1)]);
    }

    [Fact]
    public void Check_EverythingWrong_AnswersAllErrorsTogether()
    {
        var result = Check(new OrderDraft
        {
            CustomerId = new CustomerId(99),
            Items =
            [
                new(new VariantId(1), 0), new(new VariantId(404), 1), new(new VariantId(3), 1), new(new VariantId(2), 1, 9m), new(new VariantId(1), 7), new(new VariantId(1), 6),
            ],
            ShippingAddress = OrderFactory.Address(street: " ", country: "de"),
            BillingAddress = OrderFactory.Address(city: ""),
            DeliveryType = DeliveryType.Scheduled,
            PaymentMethodId = "cheque",
            Notes = new string('x', 2001),
            TotalAmount = 1m,
        });

        result.Plan.ShouldBeNull();
        result.Errors.Select(e => (e.Code, e.Field)).ShouldBe(
        [
            ("OUT_OF_RANGE", "items[0].quantity"), ("LISTING_UNAVAILABLE", "items[1].variantId"), ("LISTING_UNAVAILABLE", "items[2].variantId"),
            ("PRICE_CHANGED", "items[3].price"), ("AGE_NOT_VERIFIED", "ageVerified"), ("INSUFFICIENT_INVENTORY", "items[0].quantity"),
            ("UNKNOWN_CUSTOMER", "customerId"), ("INVALID_SHIPPING_ADDRESS", "shippingAddress.street"), ("INVALID_COUNTRY", "shippingAddress.country"),
            ("INVALID_SHIPPING_ADDRESS", "billingAddress.city"), ("TOO_LONG", "notes"), ("INVALID_DELIVERY_WINDOW", "scheduledDelivery"),
            ("INVALID_PAYMENT_METHOD", "paymentMethodId"), ("PRICE_CHANGED", "totalAmount"),
        ], ignoreOrder: true);
    }

    [Fact]
    public void Check_Shortage_SaysWhereHowManyAre()
    {
        var error = Only(Draft() with { Items = [new(new VariantId(1), 6), new(new VariantId(1), 7)] });

        (error.Code, error.Details["requested"], error.Details["available"]).ShouldBe(("INSUFFICIENT_INVENTORY", 13, 12));
        error.Message.ShouldContain("Only 12");
    }

    public static TheoryData<string, OrderDraft> SingleErrors => new()
    {
        { "NO_ITEMS", Draft() with { Items = [] } },
        { "TOO_MANY_LINES", Draft() with { Items = [.. Enumerable.Repeat(new DraftItem(new VariantId(1), 1), 501)] } },
        { "OUT_OF_RANGE", Draft() with { Items = [new(new VariantId(1), 10_001)] } },
        { "OUT_OF_RANGE", Draft() with { Items = [new(new VariantId(1), 1, 10.001m)] } },
        { "MIXED_CURRENCIES", Draft() with { Items = [new(new VariantId(1), 1), new(new VariantId(4), 1)] } },
        { "CURRENCY_MISMATCH", Draft() with { Currency = "USD" } },
        { "PRICE_CHANGED", Draft() with { TotalAmount = 0.01m } },
        { "CUSTOMER_REQUIRED", Draft() with { CustomerId = null } },
        { "CUSTOMER_INFO_REQUIRED", Draft() with { Type = OrderType.Fulfillment } },
        { "CUSTOMER_INFO_REQUIRED", Draft() with { Type = OrderType.Fulfillment, CustomerInfo = new(" ", null, null) } },
        { "BACKORDER_HAS_PARENT", Draft() with { Type = OrderType.Backorder } },
        { "TOO_LONG", Draft() with { ExternalRef = new string('x', 121) } },
        { "BAD_CHARACTERS", Draft() with { Notes = "a\0b" } },
        { "REQUIRED", Draft() with { Claimed = new(PaymentMethod.Card, " ") } },
        { "ON_ACCOUNT_NOT_ALLOWED", Draft() with { PaymentMethodId = "on_account" } },
        { "ON_ACCOUNT_NOT_ALLOWED", Draft() with { Claimed = new(PaymentMethod.OnAccount, "x") } },
        { "INVALID_PAYMENT_METHOD", Draft() with { PaymentMethodId = "pm_<script>" } },
        { "INVALID_DELIVERY_WINDOW", Draft() with { ScheduledDelivery = OrderFactory.Start.AddDays(1) } },
        { "INVALID_DELIVERY_WINDOW", Draft() with { DeliveryType = DeliveryType.Scheduled, ScheduledDelivery = OrderFactory.Start.AddHours(3) } },
        { "INVALID_DELIVERY_WINDOW", Draft() with { DeliveryType = DeliveryType.Scheduled, ScheduledDelivery = OrderFactory.Start.AddDays(61) } },
    };

    [Theory]
    [MemberData(nameof(SingleErrors), DisableDiscoveryEnumeration = true)]
    public void Check_OneThingWrong_AnswersThatOne(string code, OrderDraft draft) => Only(draft).Code.ShouldBe(code);

    [Fact]
    public void Check_NoAddress_IsRequired() => Only(Draft() with { ShippingAddress = null }).Field.ShouldBe("shippingAddress");

    [Fact]
    public void Check_BlankInfoName_UsesTheCustomersOwn() =>
        Check(Draft() with { CustomerInfo = new CustomerInfo(" ", null, null) }).Plan.ShouldNotBeNull().Customer.Name.ShouldBe("Ada Lovelace");

    [Fact]
    public void Check_SomebodyElsesCustomer_IsUnknownToABuyer_AndInactiveToAll()
    {
        var other = Buyer with { Customer = new CustomerId(7) };
        OrderValidation.Check(Draft(), Facts(), new SalesPolicy(), other, OrderFactory.Start).Errors.ShouldHaveSingleItem().Code.ShouldBe("UNKNOWN_CUSTOMER");

        var inactive = Facts() with { Customer = OrderFactory.KnownCustomer(isActive: false) };
        OrderValidation.Check(Draft(), inactive, new SalesPolicy(), OrderScene.Staff, OrderFactory.Start).Errors.ShouldHaveSingleItem().Code.ShouldBe("UNKNOWN_CUSTOMER");
    }

    [Fact]
    public void Check_OnAccount_NeedsTermsOrStaff()
    {
        var draft = Draft() with { PaymentMethodId = "on_account" };
        OrderValidation.Check(draft, Facts(), new SalesPolicy(), OrderScene.Staff, OrderFactory.Start).Plan!.PaymentMethod.ShouldBe(PaymentMethod.OnAccount);
        var terms = Facts() with { Customer = OrderFactory.KnownCustomer(mayOrderOnAccount: true) };
        OrderValidation.Check(draft, terms, new SalesPolicy(), Buyer, OrderFactory.Start).Valid.ShouldBeTrue();
    }

    [Fact]
    public void Check_Discount_IsForStaffOnly()
    {
        var draft = Draft() with { DiscountMinor = 100 };
        OrderValidation.Check(draft, Facts(), new SalesPolicy(), Buyer, OrderFactory.Start).Price!.Discount.Minor.ShouldBe(0);
        OrderValidation.Check(draft, Facts(), new SalesPolicy(), OrderScene.Staff, OrderFactory.Start).Price!.Discount.Minor.ShouldBe(100);
    }

    private static OrderDraft Draft() => new()
    {
        CustomerId = OrderFactory.Customer,
        Items = [new(new VariantId(1), 1)],
        ShippingAddress = OrderFactory.Address(),
        PaymentMethodId = "pm_card_visa",
    };

    // 1 is plain, 2 is for adults, 3 is no longer sold, 4 is sold in another currency.
    private static PlacementFacts Facts() => new(
        new[] { OrderFactory.Item(1), OrderFactory.Item(2, ageRestricted: true), OrderFactory.Item(3, isActive: false), OrderFactory.Item(4, currency: "USD") }.ToDictionary(i => i.VariantId),
        OrderFactory.KnownCustomer(),
        [OrderFactory.Hub(OrderFactory.NearHub, (1, 5), (2, 5), (4, 5)), OrderFactory.Hub(OrderFactory.FarHub, (1, 7))]);

    private static ValidationResult Check(OrderDraft draft) => OrderValidation.Check(draft, Facts(), new SalesPolicy(), Buyer, OrderFactory.Start);

    private static Error Only(OrderDraft draft) => Check(draft).Errors.ShouldHaveSingleItem();
}
