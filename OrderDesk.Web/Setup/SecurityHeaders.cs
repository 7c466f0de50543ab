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
            return next(context);
        });
    }
}
