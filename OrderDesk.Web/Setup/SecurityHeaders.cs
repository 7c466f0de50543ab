namespace OrderDesk.Web.Setup;

/// <summary>The headers that every answer carries (RULES 29).</summary>
internal static class SecurityHeaders
{
    // Scripts come from files of ours, never from within a page, so App.razor has no import map (an inline script).
    // Radzen's drop-downs carry handlers in attributes (onclick="Radzen.togglePopup(…)") and positions in style attributes: these
    // alone are let through, until Radzen sets them from its script.
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; script-src-attr 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // The bench scans by the camera. A page that is reached from another within the program keeps the other's policy, so the camera is
    // open to all of our pages and to nobody's within them; nothing else of the device is used.
    private const string PermissionsPolicy = "camera=(self), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), bluetooth=(), payment=()";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = PermissionsPolicy;
            return next(context);
        });
    }
}
