using System.Net.Mime;
using OrderDesk.Core.Common;
using OrderDesk.Data;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Setup;

/// <summary>
/// Before all that reads: when the database has no connection or no turn to give, wherever that came out, programs get problem details and people
/// a line, both 503 with Retry-After (RULES 9, 19).
/// </summary>
internal sealed class BusyDoor(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (DatabaseBusyException) when (!http.Response.HasStarted)
        {
            await Answer(http);
        }
    }

    private static async Task Answer(HttpContext http)
    {
        var busy = CommonErrors.Busy();
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            await Problem.Write(http, busy);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = "1";
        http.Response.ContentType = MediaTypeNames.Text.Plain;
        await http.Response.WriteAsync($"{busy.Message} {busy.SuggestedAction}", http.RequestAborted);
    }
}
