using System.Globalization;
using System.Text.Json;
using CsvHelper;
using OrderDesk.Core.Common;
using OrderDesk.Data.Imports.Olist;

namespace OrderDesk.Web.Verbs;

/// <summary>Keeps an import's report: the figures as JSON, and the quirks order by order as CSV.</summary>
internal static class OlistReportFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <returns>The paths of the files.</returns>
    public static async Task<IReadOnlyList<string>> Write(DirectoryInfo folder, OlistOutcome outcome, TimeProvider clock, CancellationToken ct)
    {
        var stamp = clock.Now().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var figures = Path.Combine(folder.FullName, $"olist-{stamp}-figures.json");
        var quirks = Path.Combine(folder.FullName, $"olist-{stamp}-quirks.csv");
        await File.WriteAllTextAsync(figures, JsonSerializer.Serialize(Figures(outcome), Json), ct);
        await WriteQuirks(quirks, outcome, ct);
        return [figures, quirks];
    }

    private static async Task WriteQuirks(string path, OlistOutcome outcome, CancellationToken ct)
    {
        await using var csv = CsvWriter.ToFile(path, new CsvWriterOptions { Injection = CsvInjection.Escape });
        csv.WriteHeader("number", "order_id", "order_status", "quirk", "times", "meaning", "detail");
        foreach (var note in outcome.Quirks)
        {
            string[] record =
            [
                outcome.Numbers.GetValueOrDefault(note.OrderId, ""), note.OrderId, note.StatusWord, note.Quirk.Name,
                note.Times.ToString(CultureInfo.InvariantCulture), note.Quirk.Meaning, note.Detail ?? "",
            ];
            await csv.WriteRecordAsync(record, ct);
        }
    }

    private static object Figures(OlistOutcome outcome) => new
    {
        outcome.Counts,
        outcome.Disagreements,
        Figures = outcome.Checks.Select(c => new { c.Name, Manifest = c.Expected, Database = c.Actual, Verdict = c.ToString() }),
    };
}
