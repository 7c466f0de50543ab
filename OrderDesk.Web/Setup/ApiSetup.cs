namespace OrderDesk.Web.Setup;

/// <summary>The HTTP API: its endpoint tables, problem details and description.</summary>
internal static class ApiSetup
{
    public static void AddOrderDeskApi(this WebApplicationBuilder builder) => builder.Services.AddProblemDetails();

    public static void MapOrderDeskApi(this WebApplication app) => _ = app;
}
