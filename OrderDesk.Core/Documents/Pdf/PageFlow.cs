namespace OrderDesk.Core.Documents.Pdf;

/// <summary>White around the matter of a page, in points.</summary>
public sealed record Margins(double Left, double Top, double Right, double Bottom);

/// <summary>
/// One document (a slip, a list, later an invoice) as it flows over its pages: a place that moves down, a new page where no room is
/// left. Several flows may follow each other in one file; each counts its own pages.
/// </summary>
public sealed class PageFlow
{
    private readonly PdfDocument _document;
    private readonly Sheet _sheet;
    private readonly Margins _margins;
    private readonly List<PdfPage> _pages = [];

    public PageFlow(PdfDocument document, Sheet sheet, Margins margins)
    {
        (_document, _sheet, _margins) = (document, sheet, margins);
        Page = Turn();
    }

    /// <summary>Draws the head of every page but the first, and moves <see cref="Y"/> below it.</summary>
    public Action<PageFlow>? Continued { get; set; }

    public PdfPage Page { get; private set; }

    /// <summary>How far down the page is used.</summary>
    public double Y { get; set; }

    public double Left => _margins.Left;

    public double Right => _sheet.Width - _margins.Right;

    public double Width => Right - Left;

    public double Bottom => _sheet.Height - _margins.Bottom;

    public IReadOnlyList<PdfPage> Pages => _pages;

    public bool Fits(double height) => Y + height <= Bottom + 0.01;

    public void Break()
    {
        Page = Turn();
        Continued?.Invoke(this);
    }

    /// <summary>Goes on to the next page unless so much room is left.</summary>
    public void Need(double height)
    {
        if (!Fits(height))
            Break();
    }

    /// <summary>Wrapped text over the flow's width or a part of it; lines go on to the next page.</summary>
    public void Paragraph(string text, TextStyle style, double? width = null)
    {
        foreach (var line in TextMeasure.Wrap(text, style, width ?? Width))
        {
            Need(style.LineHeight);
            Page.Text(Left, Y + style.Baseline, line, style);
            Y += style.LineHeight;
        }
    }

    /// <summary>Wrapped text beside the flow: it does not move <see cref="Y"/>. Answers where it ends.</summary>
    public double Column(double x, double top, double width, IEnumerable<(string? Text, TextStyle Style)> parts)
    {
        foreach (var (text, style) in parts)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            foreach (var line in TextMeasure.Wrap(text, style, width))
            {
                Page.Text(x, top + style.Baseline, line, style);
                top += style.LineHeight;
            }
        }

        return top;
    }

    /// <summary>The last thing: now the number of pages is known.</summary>
    public void Foot(Action<PdfPage, int, int> draw)
    {
        foreach (var (index, page) in _pages.Index())
            draw(page, index + 1, _pages.Count);
    }

    private PdfPage Turn()
    {
        var page = _document.AddPage(_sheet);
        _pages.Add(page);
        Y = _margins.Top;
        return page;
    }
}
