using System.Globalization;
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
            Lines = [.. g.SelectMany(s => PickLines(s, null))],
        }),
    ];

    /// <summary>One list for each round: its totes are what goes on the trolley at once.</summary>
    public static IReadOnlyList<PickListData> PickLists(WaveSheet wave, IReadOnlyList<ParcelSheet> sheets, DateTime now, string by) =>
    [
        .. wave.Totes.Join(sheets, t => t.Parcel, s => s.Id, (t, s) => (t.Round, t.Tote, Sheet: s)).GroupBy(p => p.Round).OrderBy(g => g.Key).Select(g => new PickListData
        {
            Place = g.First().Sheet.From,
            Wave = wave.Rounds > 1 ? string.Create(CultureInfo.InvariantCulture, $"{wave.Number} · round {g.Key}") : wave.Number,
            PrintedAt = Local(now, g.First().Sheet.TimeZone),
            PrintedBy = by,
            Lines = [.. g.SelectMany(p => PickLines(p.Sheet, p.Tote))],
        }),
    ];

    /// <summary>Each line by the places of its units; what is set aside nowhere comes without a place.</summary>
    private static IEnumerable<PickLine> PickLines(ParcelSheet sheet, int? tote)
    {
        foreach (var (index, line) in sheet.Lines.Index())
        {
            var whole = new PickLine(sheet.OrderNumber, sheet.Number, line.Sku, line.Name, line.Options, line.Quantity) { Tote = tote };
            var picks = sheet.Picks.Where(p => p.Line == index).ToList();
            foreach (var pick in picks)
                yield return whole with { Bin = pick.Bin, Lot = pick.Lot, WalkOrder = pick.Walk, Quantity = pick.Quantity };
            if (line.Quantity - picks.Sum(p => p.Quantity) is > 0 and var rest)
                yield return whole with { Quantity = rest };
        }
    }

    private static string Word(DeliveryType delivery) => delivery switch
    {
        DeliveryType.Express => "Express",
        DeliveryType.Scheduled => "Scheduled",
        _ => "Standard",
    };

    private static DateTime Local(DateTime utc, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), found) : utc;
}
