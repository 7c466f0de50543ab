namespace OrderDesk.Web.Verbs;

/// <summary>
/// Splits a command line into settings, which configuration reads, and the rest, which must be a verb with its own options: so a
/// misspelt verb is an error, never a server. Settings are every <c>--key=value</c> before the verb, and anywhere those with a
/// colon (<c>--OrderDesk:DataDirectory=/srv/shop</c>) or a name that the web host knows (<c>--urls http://…</c>).
/// </summary>
internal sealed record Arguments(string[] Settings, string[] Rest)
{
    private static readonly string[] HostSettings = ["urls", "environment", "contentRoot", "applicationName"];

    public static Arguments Split(string[] args)
    {
        List<string> settings = [], rest = [];
        for (var i = 0; i < args.Length; i++)
        {
            var isSetting = IsSetting(args[i], beforeVerb: rest.Count == 0);
            (isSetting ? settings : rest).Add(args[i]);
            if (isSetting && !args[i].Contains('=') && i + 1 < args.Length)
                settings.Add(args[++i]);
        }

        return new Arguments([.. settings], [.. rest]);
    }

    private static bool IsSetting(string arg, bool beforeVerb)
    {
        if (!arg.StartsWith("--", StringComparison.Ordinal))
            return false;
        var key = arg[2..].Split('=')[0];
        return key.Contains(':')
            || HostSettings.Contains(key, StringComparer.OrdinalIgnoreCase)
            || (beforeVerb && arg.Contains('='));
    }
}
