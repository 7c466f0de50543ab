using OrderDesk.Web.Live;

namespace OrderDesk.Web.Setup;

/// <summary>Live updates: within this process always, between processes where they share PostgreSQL.</summary>
internal static class LiveSetup
{
    public static void AddOrderDeskLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddLive();
        if (DataSetup.SettingsOf(builder).Postgres is { } connectionString)
            builder.Services.AddLiveBridge(connectionString);
    }
}
