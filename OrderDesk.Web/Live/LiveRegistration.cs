using OrderDesk.Core.Common;

namespace OrderDesk.Web.Live;

/// <summary>What live pages need; for tests of components too.</summary>
public static class LiveRegistration
{
    /// <summary>The feed of this process (also as <see cref="IChangeFeed"/>) and the pace of each circuit.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<IChangeFeed>(s => s.GetRequiredService<ChangeFeed>());
        services.AddScoped<LivePace>();
        return services;
    }

    /// <summary>Joins the feeds of all nodes of one PostgreSQL database.</summary>
    public static IServiceCollection AddLiveBridge(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(s => new PostgresBridge(
            s.GetRequiredService<ChangeFeed>(), connectionString, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<PostgresBridge>>()));
        services.AddHostedService(s => s.GetRequiredService<PostgresBridge>());
        return services;
    }
}
