using System.Globalization;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Documents.Pdf;

namespace OrderDesk.Core.Documents;

/// <summary>What all documents have in common: sizes of letters, heads, addresses, the foot with its page numbers.</summary>
internal static class DocumentLook
{
    public const double ColumnGap = 24;
    public static readonly Margins A4 = new(52, 52, 52, 64);
    public static readonly TextStyle Title = new(FontFace.SemiBold, 22) { Leading = 1.2 };
    public static readonly TextStyle Number = new(FontFace.SemiBold, 13) { Tabular = true };
    public static readonly TextStyle Body = new(FontFace.Regular, 9.5) { Tabular = true };
    public static readonly TextStyle Strong = Body with { Face = FontFace.SemiBold };
    public static readonly TextStyle Small = new(FontFace.Regular, 8.5) { Ink = Ink.Muted, Tabular = true };
    public static readonly TextStyle Caption = new(FontFace.Regular, 8) { Ink = Ink.Muted };
    public static readonly TextStyle Heading = new(FontFace.SemiBold, 8) { Ink = Ink.Muted };
    public static readonly TextStyle Figure = new(FontFace.SemiBold, 11) { Tabular = true, Leading = 1.166 };
    public static readonly TableLook Table = new(Heading);

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Moment(DateTime at) => at.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>A caption and what stands below it.</summary>
    public static IEnumerable<(string? Text, TextStyle Style)> Address(string caption, Address address) =>
    [
        (caption, Caption), (address.Name, Strong), (address.Line2, Body), (address.Street, Body), ($"{address.PostalCode} {address.City}", Body),
        (address.State, Body), (CountryNames.Of(address.Country), Body), (address.Phone, Small),
    ];

    /// <summary>Facts in one row: a caption and a value each.</summary>
    public static void Facts(PageFlow flow, IReadOnlyList<(string Caption, string? Value)> facts)
    {
        var shown = facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).ToList();
        var width = (flow.Width - (ColumnGap * (shown.Count - 1))) / shown.Count;
        var bottom = flow.Y;
        foreach (var (index, (caption, value)) in shown.Index())
            bottom = Math.Max(bottom, flow.Column(flow.Left + (index * (width + ColumnGap)), flow.Y, width, [(caption, Caption), (value, Strong)]));
        flow.Y = bottom;
    }

    /// <summary>The head of the pages behind the first.</summary>
    public static void ContinuedHead(PageFlow flow, string title, string number)
    {
        flow.Page.Text(flow.Left, flow.Y + Strong.Baseline, TextMeasure.Fit(title, Strong, flow.Width / 2), Strong);
        flow.Page.TextRight(flow.Right, flow.Y + Body.Baseline, TextMeasure.Fit(number, Body, flow.Width / 2), Body);
        flow.Y += Strong.LineHeight + 14;
    }

    public static void Foot(PageFlow flow, string words)
    {
        var top = flow.Bottom + 18;
        flow.Foot((page, number, count) =>
        {
            page.Line(flow.Left, top, flow.Right, top, Ink.Hairline, 0.5);
            page.Text(flow.Left, top + 6 + Small.Baseline, TextMeasure.Fit(words, Small, flow.Width - 90), Small);
            page.TextRight(flow.Right, top + 6 + Small.Baseline, string.Create(CultureInfo.InvariantCulture, $"Page {number} of {count}"), Small);
        });
    }
}
