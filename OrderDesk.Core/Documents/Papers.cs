using OrderDesk.Core.Orders;

namespace OrderDesk.Core.Documents;

/// <summary>What of a parcel goes onto which paper.</summary>
internal static class Papers
{
    public static PackingSlipData Slip(ParcelSheet s) => new()
    {
        OrderNumber = s.OrderNumber,
        PlacedOn = DateOnly.FromDateTime(Local(s.PlacedAt, s.TimeZone)),
        Parcel = s.Number,
        Parcels = s.Of,
        From = s.From,
        ShipTo = s.ShipTo,
        BillTo = s.BillTo,
        Delivery = s.Carrier is { } carrier ? $"{Word(s.Delivery)}, by {carrier}" : Word(s.Delivery),
        Notes = s.Notes,
        Lines = s.Lines,
    };

    public static ShippingLabelData Label(ParcelSheet s) => new()
    {
        OrderNumber = s.OrderNumber,
        Parcel = s.Number,
        Parcels = s.Of,
        From = s.From,
        ShipTo = s.ShipTo,
        Carrier = s.Carrier,
        TrackingNumber = s.TrackingNumber,
        Service = s.Delivery == DeliveryType.Standard ? null : Word(s.Delivery),
    };

    /// <summary>One list for each place: nobody walks through two halls with one sheet.</summary>
    public static IReadOnlyList<PickListData> PickLists(IReadOnlyList<ParcelSheet> sheets, DateTime now, string by) =>
    [
        .. sheets.GroupBy(s => (s.From, s.TimeZone)).OrderBy(g => g.Key.From.Name, StringComparer.Ordinal).Select(g => new PickListData
        {
            Place = g.Key.From,
            PrintedAt = Local(now, g.Key.TimeZone),
            PrintedBy = by,
            Lines = [.. g.SelectMany(s => s.Lines.Select(l => new PickLine(s.OrderNumber, s.Number, l.Sku, l.Name, l.Options, l.Quantity)))],
        }),
    ];

    private static string Word(DeliveryType delivery) => delivery switch
    {
        DeliveryType.Express => "Express",
        DeliveryType.Scheduled => "Scheduled",
        _ => "Standard",
    };

    private static DateTime Local(DateTime utc, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), found) : utc;
}
