using Microsoft.AspNetCore.DataProtection;

namespace OrderDesk.Web.Setup;

/// <summary>
/// The folder of everything that the program keeps outside PostgreSQL: SQLite's file, keys, mails, documents
/// (<c>OrderDesk:DataDirectory</c>, DESIGN 15). It exists, and its path is absolute.
/// </summary>
internal sealed record DataDirectory(string Path)
{
    /// <summary>The setting, else <c>data/</c> beside the solution in Development, else beside the program.</summary>
    public static DataDirectory Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var setting = configuration["OrderDesk:DataDirectory"];
        var path = string.IsNullOrWhiteSpace(setting) ? System.IO.Path.Combine(Home(environment), "data") : setting;
        return new DataDirectory(Directory.CreateDirectory(System.IO.Path.GetFullPath(path)).FullName);
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public DirectoryInfo Folder(string name) => Directory.CreateDirectory(File(name));

    private static string Home(IHostEnvironment environment) =>
        (environment.IsDevelopment() ? SolutionFolder() : null) ?? AppContext.BaseDirectory;

    private static string? SolutionFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "OrderDesk.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }
}

internal static class DataDirectorySetup
{
    /// <summary>Registers the folder, and keeps the keys of cookies and tokens in it, so that sign-ins outlive a restart.</summary>
    public static DataDirectory AddDataDirectory(this WebApplicationBuilder builder)
    {
        var data = DataDirectory.Of(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(data);
        builder.Services.AddDataProtection().SetApplicationName("OrderDesk").PersistKeysToFileSystem(data.Folder("keys"));
        return data;
    }
}
