using System.Text.Json.Serialization;
using OrderDesk.Web.Api;
using OrderDesk.Web.Catalog;
using OrderDesk.Web.Customers;
using OrderDesk.Web.Documents;
using OrderDesk.Web.Identity;
using OrderDesk.Web.Inventory;
using OrderDesk.Web.Jobs;
using OrderDesk.Web.Orders;
using OrderDesk.Web.Replenishment;
using OrderDesk.Web.Routing;
using OrderDesk.Web.Shipping;
using OrderDesk.Web.Vendors;

namespace OrderDesk.Web.Setup;

/// <summary>The HTTP API: its door, its endpoint tables, its description at /openapi/v1.json and the page to browse it at /swagger.</summary>
internal static class ApiSetup
{
    public static void AddOrderDeskApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton<ApiLimits>().AddSingleton<ApiRoutes>().AddSingleton<PictureQueue>();
        builder.Services.AddOpenApi("v1", ApiDescription.Configure);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            // For the description: it reads names and types from these options.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonTypes.Default);
        });
    }

    /// <summary>Limits, permissions and problem details of everything under /api; behind authentication.</summary>
    public static void UseApiDoor(this WebApplication app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), api => api.UseMiddleware<ApiDoor>());

    public static void MapOrderDeskApi(this WebApplication app)
    {
        app.MapAuthApi();
        app.MapOrders();
        app.MapAdminOrders();
        app.MapOrderWork();
        app.MapOrderRest();
        app.MapModifications();
        app.MapDocuments();
        app.MapReasons();
        app.MapProducts();
        app.MapInventory();
        app.MapBackorders();
        app.MapReplenishment();
        app.MapCustomers();
        app.MapVendors();
        app.MapHubs();
        app.MapRouting();
        app.MapWaves();
        app.MapPictures();
        app.MapAudit();
        app.MapJobs();
        app.MapOpenApi().AllowAnonymous();
        app.UseSwaggerUI(page =>
        {
            page.SwaggerEndpoint("/openapi/v1.json", "OrderDesk");
            page.DocumentTitle = "OrderDesk API";
        });
    }
}
