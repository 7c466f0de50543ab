namespace OrderDesk.Web.Verbs;

/// <summary>
/// Splits a command line into settings, which any verb takes and configuration reads (<c>--OrderDesk:DataDirectory=/srv/shop</c>,
/// <c>--urls http://…</c>), and the rest, which must be a verb with its own options. So a misspelt verb is an error, never a server.
/// </summary>
internal sealed record Arguments(string[] Settings, string[] Rest)
{
    private static readonly string[] HostSettings = ["urls", "environment", "contentRoot", "applicationName"];

    public static Arguments Split(string[] args)
    {
        List<string> settings = [], rest = [];
        for (var i = 0; i < args.Length; i++)
        {
            var target = IsSetting(args[i]) ? settings : rest;
            target.Add(args[i]);
            if (target == settings && !args[i].Contains('=') && i + 1 < args.Length)
                settings.Add(args[++i]);
        }

        return new Arguments([.. settings], [.. rest]);
    }

    private static bool IsSetting(string arg)
    {
        if (!arg.StartsWith("--", StringComparison.Ordinal))
            return false;
        var key = arg[2..].Split('=')[0];
        return key.Contains(':') || HostSettings.Contains(key, StringComparer.OrdinalIgnoreCase);
    }
}
