using System.Globalization;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Documents.Pdf;

namespace OrderDesk.Core.Documents;

/// <summary>Who sends a parcel: a hub, or a vendor.</summary>
/// <param name="Place">Town and country; null when nobody knows.</param>
public sealed record Sender(string Name, string? Place = null)
{
    public static Sender At(string name, string city, string country) => new(name, city.Length == 0 ? CountryNames.Of(country) : $"{city}, {CountryNames.Of(country)}");
}

/// <summary>What the packing slip of one parcel says.</summary>
public sealed record PackingSlipData
{
    public required string OrderNumber { get; init; }

    public required DateOnly PlacedOn { get; init; }

    public required int Parcel { get; init; }

    /// <summary>How many parcels the order has.</summary>
    public required int Parcels { get; init; }

    public required Sender From { get; init; }

    public required Address ShipTo { get; init; }

    /// <summary>Left out when it is the same.</summary>
    public Address? BillTo { get; init; }

    /// <summary>How it travels: "Express, by DHL".</summary>
    public string? Delivery { get; init; }

    public string? Notes { get; init; }

    public required IReadOnlyList<SlipLine> Lines { get; init; }
}

public sealed record SlipLine(string Sku, string Name, string Options, int Quantity);

/// <summary>
/// What lies in a parcel, for who packs it and who opens it: A4. Its QR code holds the order's number and nothing else: a scanner types
/// it into whatever field has the focus (the bench, the search, the palette), whatever the layout of its keyboard and whatever the
/// address of this program; and it is short enough for the smallest code.
/// </summary>
public static class PackingSlip
{
    private const double CodeSize = 76;

    public static byte[] Write(PackingSlipData slip) => Write([slip]);

    /// <summary>Many slips in one file; each counts its own pages.</summary>
    public static byte[] Write(IReadOnlyList<PackingSlipData> slips)
    {
        var document = new PdfDocument(slips.Count == 1 ? $"Packing slip {slips[0].OrderNumber}" : $"{slips.Count} packing slips");
        foreach (var slip in slips)
            Draw(document, slip);
        return document.Write();
    }

    private static void Draw(PdfDocument document, PackingSlipData slip)
    {
        var parcel = string.Create(CultureInfo.InvariantCulture, $"{slip.Parcel} of {slip.Parcels}");
        var flow = new PageFlow(document, Sheet.A4, DocumentLook.A4)
        {
            Continued = f => DocumentLook.ContinuedHead(f, $"Packing slip {slip.OrderNumber}", $"Parcel {parcel}"),
        };
        Head(flow, slip);
        DocumentLook.Facts(flow, [("Ordered", DocumentLook.Day(slip.PlacedOn)), ("Parcel", parcel), ("Delivery", slip.Delivery)]);
        flow.Y += 18;
        Addresses(flow, slip);
        Lines(flow, slip);
        Notes(flow, slip.Notes);
        DocumentLook.Foot(flow, $"{slip.OrderNumber} · parcel {parcel} · {slip.From.Name}");
    }

    private static void Head(PageFlow flow, PackingSlipData slip)
    {
        flow.Page.Code(QrCode.Of(slip.OrderNumber), flow.Right - CodeSize, flow.Y, CodeSize);
        var end = flow.Column(flow.Left, flow.Y, flow.Width - CodeSize - 40, [("Packing slip", DocumentLook.Title), (slip.OrderNumber, DocumentLook.Number)]);
        flow.Y = Math.Max(end, flow.Y + CodeSize) + 18;
    }

    private static void Addresses(PageFlow flow, PackingSlipData slip)
    {
        var width = (flow.Width - (2 * DocumentLook.ColumnGap)) / 3;
        var columns = new List<IEnumerable<(string?, TextStyle)>> { DocumentLook.Address("Ship to", slip.ShipTo) };
        if (slip.BillTo is { } bill && bill != slip.ShipTo)
            columns.Add(DocumentLook.Address("Bill to", bill));
        columns.Add([("From", DocumentLook.Caption), (slip.From.Name, DocumentLook.Strong), (slip.From.Place, DocumentLook.Body)]);
        flow.Y = columns.Select((parts, i) => flow.Column(flow.Left + (i * (width + DocumentLook.ColumnGap)), flow.Y, width, parts)).Max() + 26;
    }

    private static void Lines(PageFlow flow, PackingSlipData slip)
    {
        var table = new PdfTable(flow, [new("SKU", 112), new("Item", 0), new("Quantity", 56, Align.Right)], DocumentLook.Table);
        table.Draw(slip.Lines.Select(line => (IReadOnlyList<TableCell>)
        [
            TableCell.Of(line.Sku, DocumentLook.Body),
            new TableCell((line.Name, DocumentLook.Strong), (line.Options, DocumentLook.Small)),
            TableCell.Of(line.Quantity.ToString("N0", CultureInfo.InvariantCulture), DocumentLook.Figure),
        ]));
        var units = slip.Lines.Sum(l => l.Quantity);
        flow.Need(26);
        flow.Page.Text(flow.Left, flow.Y + 6 + DocumentLook.Small.Baseline, DocumentLook.Count(slip.Lines.Count, "line", "lines"), DocumentLook.Small);
        flow.Page.TextRight(flow.Right, flow.Y + 6 + DocumentLook.Strong.Baseline, DocumentLook.Count(units, "unit", "units"), DocumentLook.Strong);
        flow.Y += 6 + DocumentLook.Strong.LineHeight;
    }

    private static void Notes(PageFlow flow, string? notes)
    {
        if (string.IsNullOrWhiteSpace(notes))
            return;
        flow.Y += 18;
        flow.Need(DocumentLook.Caption.LineHeight + DocumentLook.Body.LineHeight);
        flow.Paragraph("Note from the customer", DocumentLook.Caption);
        flow.Paragraph(notes, DocumentLook.Body);
    }
}
