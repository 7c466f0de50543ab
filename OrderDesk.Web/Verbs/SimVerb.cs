using System.CommandLine;
using System.Globalization;
using OrderDesk.Data.Sim;

namespace OrderDesk.Web.Verbs;

/// <summary><c>sim</c>: simulated warehouse days, each from its seed; a seed that breaks a law is told with all its steps.</summary>
internal static class SimVerb
{
    public static Command Of()
    {
        var seed = new Option<int>("--seed") { Description = "The first day's seed; the same seed is the same day.", DefaultValueFactory = _ => 1 };
        var days = new Option<int>("--days") { Description = "How many days, each with the next seed.", DefaultValueFactory = _ => 1 };
        var steps = new Option<int>("--steps") { Description = "Steps in a day.", DefaultValueFactory = _ => Simulator.UsualSteps };
        var quiet = new Option<bool>("--quiet") { Description = "Tell only what broke." };
        var postgres = new Option<string?>("--postgres") { Description = "A PostgreSQL server on which databases may be created, one for each day; without it SQLite files in a temporary folder." };
        var command = new Command("sim", "Simulate warehouse days on a database of their own, and prove every ledger after each step.") { seed, days, steps, quiet, postgres };
        command.SetAction((parsed, ct) => Run(parsed.GetValue(seed), Math.Clamp(parsed.GetValue(days), 1, 100_000), Math.Clamp(parsed.GetValue(steps), 1, 100_000), parsed.GetValue(quiet), parsed.GetValue(postgres), ct));
        return command;
    }

    private static async Task<int> Run(int seed, int days, int steps, bool quiet, string? postgres, CancellationToken ct)
    {
        var broken = 0;
        for (var day = seed; day < seed + days; day++)
        {
            await using var database = await SimDatabase.Create(postgres, day, ct);
            var report = await Simulator.Run(day, steps, database.Settings, ct);
            await Tell(report, quiet);
            broken += report.Ok ? 0 : 1;
        }

        return broken == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task Tell(SimReport report, bool quiet)
    {
        foreach (var line in quiet && report.Ok ? [] : report.Steps)
            await Console.Out.WriteLineAsync(line);
        foreach (var fault in report.Faults)
            await Console.Out.WriteLineAsync("  BROKEN  " + fault);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"seed {report.Seed}: {report.Steps.Count} steps, {report.Orders} orders, {(report.Ok ? "every law held" : $"{report.Faults.Count} broken; again with --seed {report.Seed} --steps {report.Steps.Count}")}"));
    }
}
