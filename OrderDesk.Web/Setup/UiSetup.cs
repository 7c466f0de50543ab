using Microsoft.AspNetCore.Diagnostics;
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
        builder.Services.AddScoped<Orders.CommandRunner>();
    }

    /// <summary>An address that nobody serves answers 404 with our own page; programs get the API's answers instead.</summary>
    public static void UseNotFoundPage(this WebApplication app)
    {
        // Not inside UseWhen: a branch does not know the routes, and could not run the page.
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            var forPeople = HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api");
            if (context.Features.Get<IStatusCodePagesFeature>() is { } pages && !forPeople)
                pages.Enabled = false;
            return next(context);
        });
    }

    public static void MapOrderDeskUi(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>()
            // One policy for all answers stands in SecurityHeaders.
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
