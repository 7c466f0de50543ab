using OrderDesk.Web.Widgets;
using Radzen;

namespace OrderDesk.Web.Setup;

/// <summary>Blazor Server and the components that the pages are made of.</summary>
internal static class UiSetup
{
    public static void AddOrderDeskUi(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
        builder.Services.AddScoped<ToastHub>();
    }

    public static void MapOrderDeskUi(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>()
            // One policy for all answers stands in SecurityHeaders.
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
