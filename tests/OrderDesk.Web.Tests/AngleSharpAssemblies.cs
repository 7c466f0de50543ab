using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace OrderDesk.Web.Tests;

/// <summary>
/// Lets bUnit load the versions of AngleSharp's packages that eng/Bunit.targets names, which are not those it was built against.
/// Removed together with that file.
/// </summary>
internal static class AngleSharpAssemblies
{
    private static readonly string[] Names = ["AngleSharp.Diffing", "AngleSharp.Css"];

    [ModuleInitializer]
    internal static void Start() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Names.Contains(name.Name)
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll"))
            : null;
}
