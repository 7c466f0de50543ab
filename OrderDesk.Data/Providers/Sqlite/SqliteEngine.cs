using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace OrderDesk.Data.Providers.Sqlite;

/// <summary>
/// Readies the native SQLite engine as soon as this assembly is used, so that tests and tools get it too.
/// Works around the old SQLitePCLRaw that eng/Sqlite.props speaks of; a newer one in the feed removes <see cref="LoadOlderCore"/>.
/// </summary>
internal static class SqliteEngine
{
    /// <summary>The version inside SQLitePCLRaw.bundle_e_sqlite3 2.0.6, as SQLite numbers itself: 3.35.5.</summary>
    private const int BundledVersion = 3_035_005;

    private const string CoreAssembly = "SQLitePCLRaw.core";
    private const string ProviderAssembly = "SQLitePCLRaw.provider.e_sqlite3";
    private const string SystemLibrary = "libsqlite3.so.0";

    /// <summary>The version of the engine in use, e.g. <c>3.40.1</c>.</summary>
    public static string Version => SQLitePCL.raw.sqlite3_libversion().utf8_to_string();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int CompileOptionUsed([MarshalAs(UnmanagedType.LPUTF8Str)] string option);

#pragma warning disable CA2255 // A library's module initializer is the one place that runs before every use of SQLite.
    [ModuleInitializer]
    internal static void Start()
#pragma warning restore CA2255
    {
        AssemblyLoadContext.Default.Resolving += LoadOlderCore;
        NativeLibrary.SetDllImportResolver(Assembly.Load(ProviderAssembly), ChooseEngine);
        SQLitePCL.Batteries_V2.Init();
    }

    private static Assembly? LoadOlderCore(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == CoreAssembly && CorePath() is { } path ? context.LoadFromAssemblyPath(path) : null;

    // Where the host found it: beside the program, or in the package folder when a tool (dotnet ef) loads us.
    private static string? CorePath() =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string)?
            .Split(Path.PathSeparator)
            .FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == CoreAssembly);

    // The distribution's engine is patched by the distribution, the bundled one never again.
    private static nint ChooseEngine(string library, Assembly assembly, DllImportSearchPath? path) =>
        library == "e_sqlite3" && NativeLibrary.TryLoad(SystemLibrary, out var engine) && IsBetter(engine) ? engine : 0;

    private static bool IsBetter(nint engine) =>
        Export<VersionNumber>(engine, "sqlite3_libversion_number") is { } version
        && version() > BundledVersion
        && Export<CompileOptionUsed>(engine, "sqlite3_compileoption_used") is { } has
        && has("ENABLE_FTS5") == 1;

    private static T? Export<T>(nint library, string name)
        where T : Delegate =>
        NativeLibrary.TryGetExport(library, name, out var address) ? Marshal.GetDelegateForFunctionPointer<T>(address) : null;
}
