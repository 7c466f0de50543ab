using OrderDesk.Data.Providers.Sqlite;

namespace OrderDesk.Web.Verbs;

/// <summary>Says in one line why the program cannot run here, where an exception would say it in fifty.</summary>
internal static class StartRefusal
{
    public static async Task<int> Told(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (DatabaseInUseException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return ExitCode.BadConfiguration;
        }
    }
}
