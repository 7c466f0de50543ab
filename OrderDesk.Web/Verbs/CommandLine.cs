using System.CommandLine;

namespace OrderDesk.Web.Verbs;

/// <summary>Builds the program from command-line settings; what a verb does with it is the verb's.</summary>
internal delegate WebApplication BuildProgram(string[] settings);

/// <summary>Runs the web server until it is told to stop.</summary>
internal delegate Task<int> ServeProgram(WebApplication app, CancellationToken cancellation);

/// <summary>The program's command line: without a verb it serves; each verb is a file in this folder.</summary>
internal static class CommandLine
{
    public static Task<int> Run(string[] args, BuildProgram build, ServeProgram serve)
    {
        var arguments = Arguments.Split(args);
        var root = new RootCommand("OrderDesk: orders, stock, payments and shipping of a marketplace. Without a verb it serves.");
        foreach (var verb in Verbs(new VerbHost(() => build(arguments.Settings))))
            root.Subcommands.Add(verb);
        root.SetAction((_, cancellation) => StartRefusal.Told(() => serve(build(arguments.Settings), cancellation)));

        var parsed = root.Parse(arguments.Rest);
        var serves = parsed.CommandResult.Command == root;
        return parsed.InvokeAsync(new InvocationConfiguration
        {
            // The web host handles signals itself, and whoever starts it wants its exceptions.
            ProcessTerminationTimeout = serves ? null : TimeSpan.FromSeconds(10),
            EnableDefaultExceptionHandler = !serves,
        });
    }

    /// <summary>Every verb, in the order that <c>--help</c> shows them.</summary>
    private static IEnumerable<Command> Verbs(VerbHost host) =>
    [
        UserVerb.Of(host),
        ImportVerb.Of(host),
        DemoVerb.Of(host),
        ProofVerbs.Migrate(host),
        ProofVerbs.Verify(host),
        ProofVerbs.Audit(host),
        SimVerb.Of(),
        CheckVerb.Of(),
    ];
}
