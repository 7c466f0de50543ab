using System.Globalization;
using OrderDesk.Core.Documents.Pdf;

namespace OrderDesk.Core.Documents;

/// <summary>What is to be collected, for one parcel or for many of one place.</summary>
public sealed record PickListData
{
    /// <summary>Where it is collected: the hub, or the vendor.</summary>
    public required Sender Place { get; init; }

    /// <summary>The wave, when the parcels are one.</summary>
    public string? Wave { get; init; }

    /// <summary>Said on the list when it is given, in the place's own time.</summary>
    public DateTime? PrintedAt { get; init; }

    public string? PrintedBy { get; init; }

    public required IReadOnlyList<PickLine> Lines { get; init; }
}

/// <summary>Units of one parcel to collect.</summary>
public sealed record PickLine(string OrderNumber, int Parcel, string Sku, string Name, string Options, int Quantity)
{
    /// <summary>Where it lies; null when nobody has said so.</summary>
    public string? Bin { get; init; }

    public string? Lot { get; init; }

    /// <summary>The place of the bin on the way through the hall; null goes behind all others.</summary>
    public int? WalkOrder { get; init; }

    /// <summary>The tote that it goes into, when it is picked with others in a wave.</summary>
    public int? Tote { get; init; }
}

/// <summary>
/// A list to walk by: A4, each product once with a box to tick, in the order of the bins where it is known and by SKU else. For many
/// parcels it says how many go into which, by their totes in a wave. The columns for bin and lot are there when a line has one.
/// </summary>
public static class PickList
{
    private const double CodeSize = 76;
    private const double Tick = 13;

    public static byte[] Write(PickListData list) => Write([list]);

    /// <summary>Several lists, one for each place, in one file; each counts its own pages.</summary>
    public static byte[] Write(IReadOnlyList<PickListData> lists)
    {
        var document = new PdfDocument(lists.Count == 1 ? $"Pick list {TitleOf(lists[0])}" : "Pick lists");
        foreach (var list in lists)
            Draw(document, list);
        return document.Write();
    }

    private static void Draw(PdfDocument document, PickListData list)
    {
        var flow = new PageFlow(document, Sheet.A4, DocumentLook.A4) { Continued = f => DocumentLook.ContinuedHead(f, $"Pick list {TitleOf(list)}", list.Place.Name) };
        var parcels = ParcelsOf(list);
        Head(flow, list);
        DocumentLook.Facts(flow,
        [
            ("From", list.Place.Name), ("For", parcels.Count > 1 ? DocumentLook.Count(parcels.Count, "parcel", "parcels") : null), ("To collect", DocumentLook.Count(list.Lines.Sum(l => l.Quantity), "unit", "units")),
            ("Printed", string.Join('\n', new[] { list.PrintedAt is { } at ? DocumentLook.Moment(at) : null, list.PrintedBy is { } by ? $"by {by}" : null }.OfType<string>())),
        ]);
        flow.Y += 22;
        var isForMany = parcels.Count > 1 || parcels.Exists(p => p.Tote is not null);
        Products(flow, list, isForMany);
        if (isForMany)
            Parcels(flow, parcels);
        DocumentLook.Foot(flow, $"Pick list {TitleOf(list)} · {list.Place.Name}");
    }

    private static void Head(PageFlow flow, PickListData list)
    {
        var title = TitleOf(list);
        var isOneOrder = list.Lines.Select(l => l.OrderNumber).Distinct(StringComparer.Ordinal).Count() == 1;
        if (isOneOrder)
            flow.Page.Code(QrCode.Of(list.Lines[0].OrderNumber), flow.Right - CodeSize, flow.Y, CodeSize);
        var end = flow.Column(flow.Left, flow.Y, flow.Width - CodeSize - 40, [("Pick list", DocumentLook.Title), (title, DocumentLook.Number)]);
        flow.Y = Math.Max(end, isOneOrder ? flow.Y + CodeSize : 0) + 18;
    }

    private static void Products(PageFlow flow, PickListData list, bool isForMany)
    {
        var (hasBins, hasLots) = (list.Lines.Any(l => l.Bin is not null), list.Lines.Any(l => l.Lot is not null));
        var columns = new List<TableColumn> { new("", Tick) };
        if (hasBins)
            columns.Add(new("Bin", 54));
        columns.Add(new("SKU", hasLots ? 82 : 104));
        columns.Add(new("Item", 0));
        if (hasLots)
            columns.Add(new("Lot", 60));
        columns.Add(new("Quantity", 48, Align.Right));
        new PdfTable(flow, columns, DocumentLook.Table with { Padding = 7 }).Draw(Walk(list.Lines).Select(product => Row(product, hasBins, hasLots, isForMany)));
    }

    private static List<TableCell> Row(List<PickLine> product, bool hasBins, bool hasLots, bool isForMany)
    {
        var first = product[0];
        var cells = new List<TableCell> { TableCell.Empty with { TickBox = Tick } };
        if (hasBins)
            cells.Add(TableCell.Of(first.Bin ?? "–", DocumentLook.Strong));
        cells.Add(TableCell.Of(first.Sku, DocumentLook.Body));
        cells.Add(new TableCell((first.Name, DocumentLook.Strong), (first.Options, DocumentLook.Small), (isForMany ? WhereTo(product) : null, DocumentLook.Small)));
        if (hasLots)
            cells.Add(TableCell.Of(first.Lot ?? "–", DocumentLook.Body));
        cells.Add(TableCell.Of(product.Sum(l => l.Quantity).ToString("N0", CultureInfo.InvariantCulture), DocumentLook.Figure with { Size = 13, Leading = 1.1 }));
        return cells;
    }

    /// <summary>In the order of the walk: each product, bin and lot once.</summary>
    private static IEnumerable<List<PickLine>> Walk(IReadOnlyList<PickLine> lines) => lines
        .GroupBy(l => (l.Bin, l.Sku, l.Lot, l.Name, l.Options))
        .OrderBy(g => g.Min(l => l.WalkOrder ?? int.MaxValue)).ThenBy(g => g.Key.Bin ?? "\uffff", StringComparer.Ordinal).ThenBy(g => g.Key.Sku, StringComparer.Ordinal).ThenBy(g => g.Key.Lot, StringComparer.Ordinal)
        .Select(g => g.OrderBy(l => l.OrderNumber, StringComparer.Ordinal).ThenBy(l => l.Parcel).ToList());

    private static string WhereTo(List<PickLine> product) => string.Join(
        "   ", product.GroupBy(l => (l.Tote, l.OrderNumber, l.Parcel)).OrderBy(g => g.Key.Tote)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Sum(l => l.Quantity)}\u00a0×\u00a0{(g.Key.Tote is { } tote ? $"tote\u00a0{tote}" : $"{g.Key.OrderNumber}/{g.Key.Parcel}")}")));

    private static void Parcels(PageFlow flow, List<Box> parcels)
    {
        flow.Y += 26;
        var hasTotes = parcels.Exists(p => p.Tote is not null);
        var columns = new List<TableColumn> { new("", Tick), new("Parcel", 0), new("Units", 48, Align.Right) };
        if (hasTotes)
            columns.Insert(1, new("Tote", 54));
        new PdfTable(flow, columns, DocumentLook.Table with { Padding = 5 }).Draw(parcels.Select(p => Row(p, hasTotes)));
    }

    private static List<TableCell> Row(Box parcel, bool hasTotes)
    {
        var cells = new List<TableCell>
        {
            TableCell.Empty with { TickBox = Tick },
            TableCell.Of(string.Create(CultureInfo.InvariantCulture, $"{parcel.Order}/{parcel.Parcel}"), DocumentLook.Strong),
            TableCell.Of(parcel.Units.ToString("N0", CultureInfo.InvariantCulture), DocumentLook.Body),
        };
        if (hasTotes)
            cells.Insert(1, TableCell.Of(parcel.Tote?.ToString(CultureInfo.InvariantCulture) ?? "–", DocumentLook.Strong));
        return cells;
    }

    private static List<Box> ParcelsOf(PickListData list) =>
    [
        .. list.Lines.GroupBy(l => (l.Tote, l.OrderNumber, l.Parcel)).OrderBy(g => g.Key.Tote).ThenBy(g => g.Key.OrderNumber, StringComparer.Ordinal).ThenBy(g => g.Key.Parcel)
            .Select(g => new Box(g.Key.Tote, g.Key.OrderNumber, g.Key.Parcel, g.Sum(l => l.Quantity))),
    ];

    private static string TitleOf(PickListData list)
    {
        if (list.Wave is { } wave)
            return $"wave {wave}";
        return ParcelsOf(list) is [var only] ? string.Create(CultureInfo.InvariantCulture, $"{only.Order} · parcel {only.Parcel}") : list.Place.Name;
    }

    /// <summary>A parcel at the end of the list, to tick off.</summary>
    private sealed record Box(int? Tote, string Order, int Parcel, int Units);
}
