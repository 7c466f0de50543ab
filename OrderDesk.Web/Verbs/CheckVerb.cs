using System.CommandLine;
using System.Globalization;
using OrderDesk.Data;
using OrderDesk.Data.Checks;

namespace OrderDesk.Web.Verbs;

/// <summary><c>check oversell</c>: many buyers at once for few units, again and again, on a database of its own.</summary>
internal static class CheckVerb
{
    public static Command Of()
    {
        var runs = new Option<int>("--runs") { Description = "How often.", DefaultValueFactory = _ => 10 };
        var buyers = new Option<int>("--buyers") { Description = "Buyers at once.", DefaultValueFactory = _ => 500 };
        var units = new Option<int>("--units") { Description = "Units on the shelves.", DefaultValueFactory = _ => 100 };
        var postgres = new Option<string?>("--postgres") { Description = "An empty PostgreSQL database; without it a SQLite file in a temporary folder." };
        var oversell = new Command("oversell", "Let many buy few units at once while holds expire and stock is corrected, received and cancelled; then prove every ledger.") { runs, buyers, units, postgres };
        oversell.SetAction((parsed, ct) => Oversell(Math.Clamp(parsed.GetValue(runs), 1, 10_000), Math.Clamp(parsed.GetValue(buyers), 1, 5_000), Math.Clamp(parsed.GetValue(units), 1, 100_000), parsed.GetValue(postgres), ct));
        return new Command("check", "Checks under load, on databases of their own.") { oversell };
    }

    private static async Task<int> Oversell(int runs, int buyers, int units, string? postgres, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("orderdesk-check");
        try
        {
            var settings = postgres is null ? new DatabaseSettings(Path.Combine(folder.FullName, "check.db"), null) : new DatabaseSettings(null, postgres);
            var (done, oversold, broken, took) = (0, 0, 0, TimeSpan.Zero);
            await foreach (var run in OversellCheck.Run(settings, runs, buyers, units, ct))
            {
                await Tell(run);
                (done, oversold, broken, took) = (done + 1, oversold + run.Oversold, broken + (run.Ok ? 0 : 1), took + run.Took);
            }

            await Say($"{done} runs of {buyers} buyers for {units} units in {took.TotalSeconds:0} s: {oversold} oversold, {(broken == 0 ? "every ledger agrees" : $"{broken} runs with faults")}.");
            return broken == 0 ? ExitCode.Success : ExitCode.Failure;
        }
        catch (NotEmptyException refused)
        {
            await Say($"{refused.Message} The check runs in an empty database only.");
            return ExitCode.Failure;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Tell(OversellRun run)
    {
        await Say($"run {run.Number,3}: {run.Sold,4} sold of {run.Shelf}, {run.Refused} refused, {run.Cancelled} cancelled, {run.Expired} holds expired, {run.Received} received, {run.Adjusted} corrected, {run.Oversold} oversold, {run.Took.TotalSeconds:0.0} s");
        foreach (var fault in run.Faults)
            await Say($"  BROKEN  {fault}");
    }

    private static Task Say(FormattableString words) => Console.Out.WriteLineAsync(words.ToString(CultureInfo.InvariantCulture));
}
