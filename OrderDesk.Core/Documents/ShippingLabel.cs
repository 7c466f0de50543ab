using System.Globalization;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Documents.Pdf;

namespace OrderDesk.Core.Documents;

/// <summary>What the label of one parcel says.</summary>
public sealed record ShippingLabelData
{
    public required string OrderNumber { get; init; }

    public required int Parcel { get; init; }

    public required int Parcels { get; init; }

    public required Sender From { get; init; }

    public required Address ShipTo { get; init; }

    /// <summary>Null while nobody has it: own courier, or not handed over yet.</summary>
    public string? Carrier { get; init; }

    public string? TrackingNumber { get; init; }

    /// <summary>Said in a dark band at the top: "Express".</summary>
    public string? Service { get; init; }
}

/// <summary>
/// The label of a parcel: A6, to be read at arm's length. The QR code holds the order's number, as on the packing slip. Letters get smaller
/// until the address has room, and what then still is too long ends with an ellipsis.
/// </summary>
public static class ShippingLabel
{
    private const double CodeSize = 94;
    private static readonly Margins Margins = new(18, 16, 18, 18);
    private static readonly double[] Scales = [1, 0.9, 0.8, 0.7, 0.62];
    private static readonly int[] MostLines = [int.MaxValue, 3, 2];
    private static readonly TextStyle Caption = new(FontFace.Regular, 7.5) { Ink = Ink.Muted };
    private static readonly TextStyle Small = new(FontFace.Regular, 8.5);
    private static readonly TextStyle Carrier = new(FontFace.SemiBold, 16);
    private static readonly TextStyle Big = new(FontFace.SemiBold, 21) { Leading = 1.2, Tabular = true };
    private static readonly TextStyle Plain = new(FontFace.Regular, 16) { Leading = 1.25, Tabular = true };
    private static readonly TextStyle Figures = new(FontFace.SemiBold, 22) { Tabular = true, Leading = 1.2 };
    private static readonly TextStyle Number = new(FontFace.SemiBold, 13) { Tabular = true };
    private static readonly TextStyle Tracking = new(FontFace.Regular, 10.5) { Tabular = true };

    public static byte[] Write(ShippingLabelData label) => Write([label]);

    public static byte[] Write(IReadOnlyList<ShippingLabelData> labels)
    {
        var document = new PdfDocument(labels.Count == 1 ? $"Label {labels[0].OrderNumber}" : $"{labels.Count} labels");
        foreach (var label in labels)
            Draw(new PageFlow(document, Sheet.A6, Margins), label);
        return document.Write();
    }

    private static void Draw(PageFlow flow, ShippingLabelData label)
    {
        Head(flow, label);
        var foot = flow.Bottom - CodeSize - 12;
        ShipTo(flow, label.ShipTo, foot - 8);
        flow.Page.Line(flow.Left, foot, flow.Right, foot, Ink.Black, 1.2);
        Foot(flow, label, foot + 12);
    }

    private static void Head(PageFlow flow, ShippingLabelData label)
    {
        var half = (flow.Width / 2) - 6;
        flow.Column(flow.Left, flow.Y, half, Lines(1, ("From", Caption), (label.From.Name, Small with { Face = FontFace.SemiBold }), (label.From.Place, Small)));
        var carrier = TextMeasure.Fit(label.Carrier ?? "", Carrier, half);
        flow.Page.TextRight(flow.Right, flow.Y + Carrier.Baseline, carrier, Carrier);
        if (!string.IsNullOrWhiteSpace(label.Service))
        {
            var style = Small with { Face = FontFace.SemiBold, Ink = Ink.White };
            var words = TextMeasure.Fit(label.Service, style, half - 12);
            var width = TextMeasure.Width(words, style) + 12;
            var top = flow.Y + (carrier.Length > 0 ? Carrier.LineHeight + 1 : 2);
            flow.Page.Box(flow.Right - width, top, width, 15, Ink.Black);
            flow.Page.Text(flow.Right - width + 6, top + 10.5, words, style);
        }

        flow.Y += 44;
        flow.Page.Line(flow.Left, flow.Y, flow.Right, flow.Y, Ink.Black, 1.2);
        flow.Y += 8;

        IEnumerable<(string?, TextStyle)> Lines(int most, params (string? Text, TextStyle Style)[] parts) =>
            parts.Where(p => !string.IsNullOrWhiteSpace(p.Text)).SelectMany(p => TextMeasure.Wrap(p.Text!, p.Style, half, most).Select(l => ((string?)l, p.Style)));
    }

    private static void ShipTo(PageFlow flow, Address to, double bottom)
    {
        flow.Y = flow.Column(flow.Left, flow.Y, flow.Width, [("Ship to", Caption)]) + 2;
        var room = bottom - flow.Y;
        var tries = MostLines.SelectMany(most => Scales.Select(scale => Fitted(to, scale, flow.Width, most)));
        var lines = tries.FirstOrDefault(l => Height(l) <= room) ?? Fitted(to, Scales[^1], flow.Width, 1);
        foreach (var (text, style) in lines)
        {
            if (flow.Y + style.LineHeight > bottom)
                break;
            flow.Page.Text(flow.Left, flow.Y + style.Baseline, text, style);
            flow.Y += style.LineHeight;
        }
    }

    private static List<(string Text, TextStyle Style)> Fitted(Address to, double scale, double width, int most)
    {
        var (big, plain) = (Big with { Size = Big.Size * scale }, Plain with { Size = Plain.Size * scale });
        (string? Text, TextStyle Style)[] parts =
        [
            (to.Name, big), (to.Line2, plain), (to.Street, plain), ($"{to.PostalCode} {to.City}", big), (to.State, plain),
            (CountryNames.Of(to.Country).ToUpperInvariant(), plain), (to.Phone is { } phone ? $"Tel. {phone}" : null, plain with { Size = plain.Size * 0.62, Ink = Ink.Muted }),
        ];
        return [.. parts.Where(p => !string.IsNullOrWhiteSpace(p.Text)).SelectMany(p => TextMeasure.Wrap(p.Text!, p.Style, width, most).Select(line => (line, p.Style)))];
    }

    private static double Height(List<(string Text, TextStyle Style)> lines) => lines.Sum(l => l.Style.LineHeight);

    private static void Foot(PageFlow flow, ShippingLabelData label, double top)
    {
        flow.Page.Code(QrCode.Of(label.OrderNumber), flow.Left, top, CodeSize);
        var left = flow.Left + CodeSize + 18;
        var width = flow.Right - left;
        var parcel = string.Create(CultureInfo.InvariantCulture, $"{label.Parcel} of {label.Parcels}");
        var y = flow.Column(left, top - 3, width, [("Order", Caption), (TextMeasure.Fit(label.OrderNumber, Number, width), Number), ("Parcel", Caption), (parcel, Figures)]);
        if (label.TrackingNumber is { Length: > 0 } tracking)
            flow.Column(left, y, width, [("Tracking number", Caption), .. TextMeasure.Wrap(tracking, Tracking, width, 2).Select(l => ((string?)l, Tracking))]);
    }
}
