using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace OrderDesk.Web.Setup;

/// <summary>/health/live: the process answers. /health/ready: it can do its work (checks tagged <c>ready</c>).</summary>
internal static class HealthSetup
{
    public const string Ready = "ready";

    public static void AddOrderDeskHealth(this WebApplicationBuilder builder) => builder.Services.AddHealthChecks();

    public static void MapOrderDeskHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}
