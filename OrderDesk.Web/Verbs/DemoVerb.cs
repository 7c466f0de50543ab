using System.CommandLine;
using OrderDesk.Core.Common;
using OrderDesk.Data;
using OrderDesk.Data.Demo;
using OrderDesk.Web.Setup;
using Spectre.Console;

namespace OrderDesk.Web.Verbs;

/// <summary><c>demo</c>: fills an empty database with the demo shop, as the first start of a demo does.</summary>
internal static class DemoVerb
{
    public static Command Of(VerbHost host)
    {
        var orders = new Option<int>("--orders") { Description = "How many orders; some 90 of them are there in any case.", DefaultValueFactory = _ => DemoShop.UsualOrders };
        var command = new Command("demo", "Fill an empty database with the demo shop; what was broken off goes on.") { orders };
        command.SetAction((parsed, ct) => host.Run((services, cancel) => Run(services, parsed.GetValue(orders), cancel), ct));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, int orders, CancellationToken ct)
    {
        var terminal = Terminals.Current();
        if (services.GetRequiredService<IHostEnvironment>().IsProduction())
            return Refuse(terminal, DemoSetup.NeverInProduction, ExitCode.BadConfiguration);
        await services.GetRequiredService<IDatabase>().Migrate(ct);
        var shop = services.GetRequiredService<DemoShop>();
        return await shop.State(ct) switch
        {
            DemoState.Filled => Refuse(terminal, "The demo shop is there already; nothing was changed.", ExitCode.Failure),
            DemoState.Other => Refuse(terminal, "This database is not empty; nothing was changed. The demo shop is made in an empty one only.", ExitCode.Failure),
            _ => Report(terminal, await WithProgress(terminal, progress => shop.Fill(orders, progress, ct))),
        };
    }

    private static int Refuse(IAnsiConsole terminal, string words, int exitCode)
    {
        terminal.WriteLine(words);
        return exitCode;
    }

    private static int Report(IAnsiConsole terminal, DemoReport report)
    {
        var table = new Table().AddColumn("Status").AddColumn(new TableColumn("Orders").RightAligned());
        foreach (var (status, count) in report.ByStatus.OrderBy(s => s.Key))
            table.AddRow(WireName.Of(status), Text(count));
        terminal.Write(table);
        foreach (var fault in report.Faults)
            terminal.WriteLine(fault);
        terminal.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{report.Orders} orders in {report.Took.TotalSeconds:0.0} s, {report.Faults.Count} faults."));
        return report.Faults.Count == 0 ? ExitCode.Success : ExitCode.Failure;
    }

    private static string Text(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Task<DemoReport> WithProgress(IAnsiConsole terminal, Func<IProgress<DemoProgress>, Task<DemoReport>> run) => terminal.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(context => run(new Bars(context)));

    private sealed class Bars(ProgressContext context) : IProgress<DemoProgress>
    {
        private readonly ProgressTask _stock = context.AddTask("People, goods, stock");
        private readonly ProgressTask _orders = context.AddTask("Orders", autoStart: false);

        public void Report(DemoProgress value)
        {
            var bar = value.What == "orders" ? _orders : _stock;
            if (!bar.IsStarted)
                bar.StartTask();
            bar.MaxValue = value.Total;
            bar.Value = Math.Max(bar.Value, value.Done);
        }
    }
}
