using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Tests.Documents;

/// <summary>Papers to look at.</summary>
internal static class Sample
{
    public const string Number = "ORD-2026-000123";

    public static Address Address(string name = "Ada Lovelace", string street = "Ring 1", string city = "Berlin", string? line2 = null) => new(name, street, city, null, "10115", "DE") { Line2 = line2 };

    public static PackingSlipData Slip(IReadOnlyList<SlipLine>? lines = null, string number = Number, Address? to = null, string? notes = null) => new()
    {
        OrderNumber = number,
        PlacedOn = new DateOnly(2026, 3, 2),
        Parcel = 1,
        Parcels = 2,
        From = new Sender("Berlin hub", "Berlin, Germany"),
        ShipTo = to ?? Address(),
        Delivery = "Express, by DHL",
        Notes = notes,
        Lines = lines ?? [new SlipLine("LMP-1", "Desk lamp", "Blue, M", 2)],
    };

    public static IReadOnlyList<SlipLine> Lines(int count) => [.. Enumerable.Range(1, count).Select(i => new SlipLine($"SKU-{i:0000}", $"Product {i}", "", i))];

    public static ShippingLabelData Label(Address? to = null, string? tracking = "00340434161094042557", string? carrier = "DHL") => new()
    {
        OrderNumber = Number,
        Parcel = 2,
        Parcels = 3,
        From = new Sender("Berlin hub", "Berlin, Germany"),
        ShipTo = to ?? Address(),
        Carrier = carrier,
        TrackingNumber = tracking,
        Service = "Express",
    };

    public static PickLine Pick(string sku, int quantity, string order = Number, int parcel = 1) => new(order, parcel, sku, $"Product of {sku}", "", quantity);

    public static DateTime Now { get; } = new(2026, 3, 2, 9, 30, 0, DateTimeKind.Utc);

    /// <summary>A parcel of three lamps.</summary>
    public static ParcelSheet Sheet(int order, params IReadOnlyList<SheetPick> picks) => new()
    {
        Id = new FulfillmentId(order),
        Number = 1,
        Of = 1,
        OrderId = new OrderId(order),
        OrderNumber = $"ORD-2026-{order:000000}",
        PlacedAt = Now,
        Delivery = DeliveryType.Standard,
        ShipTo = Address(),
        From = new Sender("Berlin hub"),
        TimeZone = "Europe/Berlin",
        Lines = [new SlipLine("LMP-1", "Desk lamp", "", 3)],
        Picks = picks,
    };

    public static PickListData List(params IReadOnlyList<PickLine> lines) =>
        new() { Place = new Sender("Berlin hub"), PrintedAt = Now, PrintedBy = "Wanda", Lines = lines };
}
