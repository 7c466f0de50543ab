using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Orders;
using OrderDesk.Core.Payments;
using OrderDesk.Core.Routing;
using OrderDesk.Core.Vendors;

namespace OrderDesk.Core.Tests.Orders;

/// <summary>Makes what order tests need; every argument has a plain default.</summary>
internal static class OrderFactory
{
    public static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    public static readonly HubId NearHub = new(1);
    public static readonly HubId FarHub = new(2);
    public static readonly CustomerId Customer = new(1);

    public static Address Address(string name = "Ada Lovelace", string street = "Ring 1", string city = "Berlin", string postalCode = "10115", string country = "DE") =>
        new(name, street, city, null, postalCode, country);

    public static SellableItem Item(
        long variant = 1, long price = 1000, int taxRate = 1900, long? vendor = null, bool ageRestricted = false, bool isActive = true, string currency = "EUR") => new(
        new VariantId(variant), new ProductId(variant), $"SKU-{variant}", $"Item {variant}", "", "Home", new Money(price, Currency.Of(currency)), taxRate, ageRestricted, isActive,
        vendor is { } v ? new VendorId(v) : null, vendor is null ? null : $"Vendor {vendor}", vendor is null ? null : VendorType.Brand);

    public static HubStock Hub(HubId id, params (long Variant, int Units)[] stock) =>
        new(id, $"H{id.Value}", "DE", 52.5, 13.4, stock.ToDictionary(s => new VariantId(s.Variant), s => s.Units));

    public static PlacementCustomer KnownCustomer(bool mayOrderOnAccount = false, bool isActive = true) =>
        new(Customer, "Ada Lovelace", "ada@example.org", null, null, mayOrderOnAccount, isActive, Start.AddYears(-1));

    /// <summary>A priced plan: own lines are variants 1, 2 … from the near hub, vendor lines 101, 102 … of vendors 1, 2 …</summary>
    public static PlacementPlan Plan(
        int[]? own = null, int[]? vendor = null, PaymentMethod method = PaymentMethod.Card, long price = 1000, long discount = 0, DeliveryTariff? tariff = null, int[]? missing = null, bool shipComplete = false)
    {
        var waits = missing ?? [];
        var items = (own ?? []).Select((q, i) => (Item(i + 1, price + i), q))
            .Concat((vendor ?? []).Select((q, i) => (Item(101 + i, price, vendor: i + 1), q))).ToList();
        return new PlacementPlan
        {
            Type = OrderType.Direct,
            Source = OrderSource.Website,
            CustomerId = Customer,
            Customer = new CustomerInfo("Ada Lovelace", null, null),
            ShippingAddress = Address(),
            BillingAddress = Address(),
            Price = Pricing.Price(items, DeliveryType.Standard, tariff ?? new DeliveryTariff(), new Money(discount, Currency.Eur)),
            PaymentMethod = method,
            Priority = Priority.Normal,
            Allocations = [.. (own ?? []).SelectMany((q, i) => Allocate(i, q - waits.ElementAtOrDefault(i)))],
            Backorders = [.. waits.Select((q, i) => new BackorderedUnits(i, q, new DateOnly(2026, 3, 20))).Where(b => b.Quantity > 0)],
            ShipComplete = shipComplete,
        };
    }

    /// <summary>An order in Reserved (or Pending when <paramref name="hold"/> is false) with the verbs of a test at hand.</summary>
    public static OrderScene Placed(
        int[]? own = null, int[]? vendor = null, PaymentMethod method = PaymentMethod.Card, long price = 1000, long discount = 0, DeliveryTariff? tariff = null, bool hold = true, int[]? missing = null, bool shipComplete = false)
    {
        var plan = Plan(own ?? (vendor is null ? [3, 2] : []), vendor, method, price, discount, tariff, missing, shipComplete);
        var scene = new OrderScene(plan);
        if (hold)
        {
            scene.Hold();
        }

        return scene;
    }

    /// <summary>A paid order whose vendors have reserved: Confirmed.</summary>
    public static OrderScene Confirmed(int[]? own = null, int[]? vendor = null, PaymentMethod method = PaymentMethod.Card)
    {
        var scene = Placed(own, vendor, method);
        if (method == PaymentMethod.OnAccount)
        {
            scene.Order.AcceptOnAccount(scene.Ids, scene.Now);
        }
        else
        {
            scene.Pay();
        }

        scene.VendorsReserve();
        return scene;
    }

    /// <summary>The first unit of a line comes from the far hub when there are more than three, so that orders have several parcels.</summary>
    private static IEnumerable<Allocation> Allocate(int line, int quantity) =>
        quantity == 0 ? [] : quantity > 3 ? [new(line, FarHub, 1), new(line, NearHub, quantity - 1)] : [new(line, NearHub, quantity)];
}
