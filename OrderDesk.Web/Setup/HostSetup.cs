namespace OrderDesk.Web.Setup;

/// <summary>The builder that serving and every verb start from.</summary>
internal static class HostSetup
{
    /// <param name="settings">Settings given on the command line, as <c>--Key:Sub=value</c>.</param>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        // Settings and assets lie beside the program, wherever it is started from.
        var options = new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory };
        var builder = WebApplication.CreateBuilder(options);
        // Before publishing, the assets are still in the projects and packages; the build's manifest says where.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddDataDirectory();
        return builder;
    }
}
