using System.Globalization;
using OrderDesk.Data.Imports.Olist;
using Spectre.Console;

namespace OrderDesk.Web.Verbs;

/// <summary>Tells a person at the terminal how an import went: figures beside the manifest's, then the quirks, then one line in sum.</summary>
internal sealed class OlistConsole(IAnsiConsole console)
{
    public void Write(OlistOutcome outcome)
    {
        foreach (var fault in outcome.Faults)
            console.MarkupLineInterpolated($"[red]✗[/] {fault.ToString()}");
        if (outcome.Faults.Count > 0)
            return;

        WriteChecks(outcome.Checks);
        foreach (var disagreement in outcome.Disagreements)
            console.MarkupLineInterpolated($"[red]✗[/] {disagreement}");
        if (outcome.Written)
            WriteQuirks(outcome.Quirks);
    }

    public void WriteFiles(IEnumerable<string> paths)
    {
        foreach (var path in paths)
            console.MarkupLineInterpolated($"Report: {path}");
    }

    public void WriteEnd(OlistOutcome outcome, TimeSpan took)
    {
        var counts = outcome.Counts;
        var words = outcome switch
        {
            { Faults.Count: > 0 } => $"Nothing was imported: {Count(outcome.Faults.Count, "fault")} in the files.",
            { Written: false } => "Nothing was imported: the files are not what their manifest says.",
            _ when counts.NothingNew => $"Nothing new: all {counts.OrdersThereBefore} orders were here already. Nothing was changed.",
            _ => $"Imported {Count(counts.Orders, "order")}, {Count(counts.Customers, "customer")}, {Count(counts.Vendors, "vendor")}, {Count(counts.Products, "product")}"
                + (counts.OrdersThereBefore > 0 ? $"; {Count(counts.OrdersThereBefore, "order")} were here already." : "."),
        };
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{words} {took.TotalSeconds:0.0} s"));
        if (outcome.Written)
            console.WriteLine(Sum(outcome));
    }

    private static string Sum(OlistOutcome outcome)
    {
        var met = outcome.Checks.Count(c => c.Verdict == OlistVerdict.Ok);
        var off = outcome.Mismatches.Count();
        var unchecked_ = outcome.Checks.Count(c => c.Verdict == OlistVerdict.NoFile);
        return outcome.Checks.All(c => c.Expected is null)
            ? "There is no manifest to hold the figures against."
            : $"{met} figures of the manifest are met, {off} are not" + (unchecked_ > 0 ? $", {unchecked_} need the reviews file, which is not there." : ".");
    }

    private void WriteChecks(IReadOnlyList<OlistCheck> checks)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("Figure").NoWrap())
            .AddColumn(new TableColumn("Value").NoWrap()).AddColumn(new TableColumn("Manifest").NoWrap());
        foreach (var check in checks.Where(c => c.Verdict != OlistVerdict.NotInManifest || checks.All(all => all.Expected is null)))
            table.AddRow(Markup.Escape(check.Name), Markup.Escape(Short(check.Actual)), $"[{Color(check.Verdict)}]{Markup.Escape(check.ToString())}[/]");
        console.Write(table);
    }

    private void WriteQuirks(IReadOnlyList<OlistQuirkNote> quirks)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("Quirk").NoWrap())
            .AddColumn(new TableColumn("Orders").RightAligned()).AddColumn(new TableColumn("What it means"));
        foreach (var group in quirks.GroupBy(q => q.Quirk).OrderBy(g => g.Key.Name, StringComparer.Ordinal))
            table.AddRow(group.Key.Name, $"{group.Count()}", Markup.Escape(group.Key.Meaning));
        console.Write(table);
    }

    private static string Color(OlistVerdict verdict) => verdict switch
    {
        OlistVerdict.Ok => "green",
        OlistVerdict.Mismatch => "red",
        _ => "grey",
    };

    /// <summary>The list of mismatched orders is long; the report file has all of it.</summary>
    private static string Short(string? text) => text is null ? "" : text.Length <= 70 ? text : $"{text[..60]}… ({text.Split(' ').Length})";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
