namespace OrderDesk.Core.Documents.Pdf;

public enum Align
{
    Left,
    Right,
}

/// <summary>A column of a table.</summary>
/// <param name="Heading">May be empty.</param>
/// <param name="Width">Points; 0 takes what the others leave.</param>
public sealed record TableColumn(string Heading, double Width, Align Align = Align.Left);

/// <summary>What stands in a cell: texts below each other, or a box to tick.</summary>
/// <param name="Parts">Empty ones are left out.</param>
public sealed record TableCell(params IReadOnlyList<(string? Text, TextStyle Style)> Parts)
{
    public static TableCell Empty { get; } = new();

    /// <summary>The side of a box to tick; null: none.</summary>
    public double? TickBox { get; init; }

    public static TableCell Of(string? text, TextStyle style) => new((text, style));
}

/// <summary>How a table looks.</summary>
public sealed record TableLook(TextStyle Heading)
{
    public double Gap { get; init; } = 12;

    /// <summary>White above and below the text of a row.</summary>
    public double Padding { get; init; } = 6;

    /// <summary>Hairlines between rows.</summary>
    public bool Ruled { get; init; } = true;
}

/// <summary>
/// A table that runs over pages: its heading is repeated on each, a row stays together, and only a row that is higher than a whole
/// page is continued on the next.
/// </summary>
public sealed class PdfTable
{
    private readonly PageFlow _flow;
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly TableLook _look;
    private readonly double[] _lefts;
    private readonly double[] _widths;
    private double _pageTop;

    public PdfTable(PageFlow flow, IReadOnlyList<TableColumn> columns, TableLook look)
    {
        (_flow, _columns, _look) = (flow, columns, look);
        var free = flow.Width - columns.Sum(c => c.Width) - (look.Gap * (columns.Count - 1));
        var rest = free / Math.Max(1, columns.Count(c => c.Width == 0));
        _widths = [.. columns.Select(c => c.Width == 0 ? rest : c.Width)];
        _lefts = new double[columns.Count];
        for (var i = 0; i < columns.Count; i++)
            _lefts[i] = i == 0 ? flow.Left : _lefts[i - 1] + _widths[i - 1] + look.Gap;
    }

    private double HeadingHeight => _look.Heading.LineHeight + 8;

    public void Draw(IEnumerable<IReadOnlyList<TableCell>> rows)
    {
        var isFirst = true;
        foreach (var cells in rows)
        {
            var row = cells.Select(Lines).ToList();
            if (isFirst)
                Start(Height(row));
            isFirst = false;
            Draw(row, cells);
        }
    }

    private void Start(double firstRow)
    {
        if (!_flow.Fits(HeadingHeight + firstRow))
            _flow.Break();
        DrawHeading();
    }

    private void DrawHeading()
    {
        var baseline = _flow.Y + _look.Heading.Baseline;
        for (var i = 0; i < _columns.Count; i++)
            Write(i, baseline, TextMeasure.Fit(_columns[i].Heading, _look.Heading, _widths[i]), _look.Heading);
        _flow.Y += HeadingHeight;
        _flow.Page.Line(_flow.Left, _flow.Y - 3, _flow.Right, _flow.Y - 3, Ink.Black, 0.8);
        _pageTop = _flow.Y;
    }

    private void Draw(List<Queue<(string Text, TextStyle Style)>> row, IReadOnlyList<TableCell> cells)
    {
        var isWhole = true;
        while (isWhole || row.Any(lines => lines.Count > 0))
        {
            var height = Height(row);
            if (!_flow.Fits(height) && _flow.Y > _pageTop)
            {
                _flow.Break();
                DrawHeading();
            }

            var top = _flow.Y;
            var end = Math.Min(_flow.Bottom - _look.Padding, top + height - _look.Padding);
            _flow.Y = Math.Max(top + MinHeight(cells), row.Select((lines, i) => Fill(i, lines, top + _look.Padding, end)).Max() + _look.Padding);
            if (isWhole)
                TickBoxes(cells, top + _look.Padding);
            if (_look.Ruled)
                _flow.Page.Line(_flow.Left, _flow.Y, _flow.Right, _flow.Y, Ink.Hairline, 0.5);
            isWhole = false;
        }
    }

    /// <summary>Draws the lines that have room; what is left stays in the queue for the next page.</summary>
    private double Fill(int column, Queue<(string Text, TextStyle Style)> lines, double top, double end)
    {
        var y = top;
        while (lines.TryPeek(out var line) && (y == top || y + line.Style.LineHeight <= end + 0.01))
        {
            lines.Dequeue();
            Write(column, y + line.Style.Baseline, line.Text, line.Style);
            y += line.Style.LineHeight;
        }

        return y;
    }

    private void TickBoxes(IReadOnlyList<TableCell> cells, double top)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].TickBox is { } side)
                _flow.Page.Frame(_lefts[i], top, side, side, Ink.Black, 1);
        }
    }

    private void Write(int column, double baseline, string text, TextStyle style)
    {
        if (_columns[column].Align == Align.Right)
            _flow.Page.TextRight(_lefts[column] + _widths[column], baseline, text, style);
        else
            _flow.Page.Text(_lefts[column], baseline, text, style);
    }

    private Queue<(string Text, TextStyle Style)> Lines(TableCell cell, int column) => new(
        cell.Parts.Where(p => !string.IsNullOrWhiteSpace(p.Text)).SelectMany(p => TextMeasure.Wrap(p.Text!, p.Style, _widths[column]).Select(line => (line, p.Style))));

    private double Height(List<Queue<(string Text, TextStyle Style)>> row) => row.Max(lines => lines.Sum(l => l.Style.LineHeight)) + (2 * _look.Padding);

    private double MinHeight(IReadOnlyList<TableCell> cells) => cells.Max(c => c.TickBox ?? 0) + (2 * _look.Padding);
}

/// <summary>Sums at the right edge: words and amounts below each other, kept together on a page. The last one weighs most.</summary>
public static class PdfSums
{
    public static void Draw(PageFlow flow, IReadOnlyList<(string Words, string Amount)> sums, TextStyle style, TextStyle last, double width = 220)
    {
        flow.Need((sums.Count - 1) * (style.LineHeight + 2) + last.LineHeight + 10);
        foreach (var (index, (words, amount)) in sums.Index())
        {
            var look = index == sums.Count - 1 ? last : style;
            if (index == sums.Count - 1 && index > 0)
            {
                flow.Page.Line(flow.Right - width, flow.Y + 3, flow.Right, flow.Y + 3, Ink.Hairline);
                flow.Y += 6;
            }

            flow.Page.Text(flow.Right - width, flow.Y + look.Baseline, TextMeasure.Fit(words, look, width * 0.6), look);
            flow.Page.TextRight(flow.Right, flow.Y + look.Baseline, amount, look);
            flow.Y += look.LineHeight + 2;
        }
    }
}
