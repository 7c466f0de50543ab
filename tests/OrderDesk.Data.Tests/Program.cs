using OrderDesk.Data.Tests.Crash;

namespace OrderDesk.Data.Tests;

/// <summary>The tests' own entry point, so that this program can also be the process that a test kills. Otherwise it is xunit's.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => args switch
    {
        [OrderTaker.Verb, .. var rest] => OrderTaker.Run(rest),
        _ when args.Any(arg => arg is "--server" or "--internal-msbuild-node") => Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
    };
}
