using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using OrderDesk.Web.Documents;
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
        builder.Services.AddScoped<Shop.CartKeeper>();
        builder.Services.AddScoped<Shipping.ParcelWork>();
        builder.Services.AddScoped<Inventory.CountWork>();
        builder.Services.AddScoped<Shipping.WaveWork>();
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
        app.MapStaticAssets().AllowAnonymous();
        app.MapPrintForms();
        app.MapRazorComponents<App>()
            // One policy for all answers stands in SecurityHeaders.
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .Add(OpenHub);
    }

    /// <summary>
    /// The hub runs only what a page of ours gave the browser, and asks for every further page who is signed in (Routes): so it is
    /// open, and a sign-in that ended meanwhile leads to the sign-in page instead of endless tries to reconnect.
    /// </summary>
    private static void OpenHub(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal))
            endpoint.Metadata.Add(new AllowAnonymousAttribute());
    }
}
