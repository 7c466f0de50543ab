using System.CommandLine;
using OrderDesk.Data;
using OrderDesk.Data.Imports.Olist;
using OrderDesk.Web.Setup;
using Spectre.Console;

namespace OrderDesk.Web.Verbs;

/// <summary><c>import olist DIR</c>: brings the orders of a folder in as history, with a report.</summary>
internal static class ImportVerb
{
    private const int WideEnough = 200;

    public static Command Of(VerbHost host) => new("import", "Bring orders in from elsewhere.") { Olist(host) };

    private static Command Olist(VerbHost host)
    {
        var directory = new Argument<string>("DIR") { Description = "The folder with the data set's CSV files and, when there is one, its MANIFEST.json." };
        var command = new Command("olist", "Bring in a folder of Olist's orders as history. The same folder twice changes nothing.") { directory };
        command.SetAction((parsed, ct) => host.Run((services, cancel) => Run(services, parsed.GetRequiredValue(directory), cancel), ct));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, string directory, CancellationToken ct)
    {
        var terminal = Terminal();
        var clock = services.GetRequiredService<TimeProvider>();
        var started = clock.GetTimestamp();
        await services.GetRequiredService<IDatabase>().Migrate(ct);
        var import = services.GetRequiredService<OlistImport>();
        var outcome = await WithProgress(terminal, progress => import.Run(Path.GetFullPath(directory), progress, ct));
        var console = new OlistConsole(terminal);
        console.Write(outcome);
        if (outcome.Written)
            console.WriteFiles(await OlistReportFiles.Write(services.GetRequiredService<DataDirectory>().Folder("imports"), outcome, clock, ct));
        console.WriteEnd(outcome, clock.GetElapsedTime(started));
        return outcome.Ok ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>A file or a pipe gets plain text, and has no edge to break lines at.</summary>
    private static IAnsiConsole Terminal()
    {
        if (!Console.IsOutputRedirected)
            return AnsiConsole.Console;
        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        plain.Profile.Width = WideEnough;
        return plain;
    }

    private static Task<OlistOutcome> WithProgress(IAnsiConsole terminal, Func<IProgress<OlistProgress>, Task<OlistOutcome>> run) => terminal.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(async context =>
        {
            var bars = new StageBars(context);
            var outcome = await run(bars);
            bars.End();
            return outcome;
        });

    /// <summary>A bar for each stage, shown once the stage begins.</summary>
    private sealed class StageBars(ProgressContext context) : IProgress<OlistProgress>
    {
        private readonly Dictionary<OlistStage, ProgressTask> _bars = [];

        public void Report(OlistProgress value)
        {
            foreach (var earlier in _bars.Where(b => b.Key < value.Stage))
                earlier.Value.Value = earlier.Value.MaxValue;
            if (!_bars.TryGetValue(value.Stage, out var bar))
                _bars[value.Stage] = bar = context.AddTask(Words(value.Stage));
            bar.MaxValue = Math.Max(1, value.Total);
            bar.Value = value.Done;
        }

        public void End()
        {
            foreach (var bar in _bars.Values)
                bar.StopTask();
        }

        private static string Words(OlistStage stage) => stage switch
        {
            OlistStage.Reading => "Reading the files",
            OlistStage.Preparing => "Customers, vendors, products",
            OlistStage.Orders => "Orders",
            OlistStage.Saving => "Saving",
            _ => "Counting what the database has",
        };
    }
}
