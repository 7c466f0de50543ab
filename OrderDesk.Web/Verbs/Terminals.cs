using Spectre.Console;

namespace OrderDesk.Web.Verbs;

/// <summary>Where verbs write to.</summary>
internal static class Terminals
{
    private const int WideEnough = 200;

    /// <summary>A file or a pipe gets plain text, and has no edge to break lines at.</summary>
    public static IAnsiConsole Current()
    {
        if (!Console.IsOutputRedirected)
            return AnsiConsole.Console;
        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        plain.Profile.Width = WideEnough;
        return plain;
    }
}
