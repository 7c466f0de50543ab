using Microsoft.AspNetCore.Components.Endpoints;
using OrderDesk.Core.Common;
using OrderDesk.Data;

namespace OrderDesk.Web.Api;

/// <summary>
/// Stands before everything under /api: limits, who is signed in and which permission the endpoint names; and turns whatever else
/// goes wrong (no such route, wrong method, a fault of ours) into problem details, never a page (RULES 19, 23, 29).
/// </summary>
internal sealed class ApiDoor(RequestDelegate next, ApiLimits limits, ApiRoutes routes, ILogger<ApiDoor> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            if (await Refusal(http) is { } refused)
            {
                await Problem.Write(http, refused);
                return;
            }

            await next(http);
            if (IsBare(http.Response) && OfStatus(http) is { } bare)
            {
                await Problem.Write(http, bare);
            }
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await Problem.Write(http, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? ApiErrors.TooLarge(Body.MaxBytes) : ApiErrors.BadRequest());
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            log.LogDebug("The client left before {Path} was answered", http.Request.Path);
        }
        catch (Exception fault) when (fault is not DatabaseBusyException && !http.Response.HasStarted)
        {
            log.LogError(fault, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
            http.Response.Clear();
            await Problem.Write(http, ApiErrors.Internal());
        }
    }

    private async Task<Error?> Refusal(HttpContext http)
    {
        if (await limits.Refusal(http) is { } tooMany)
        {
            return tooMany;
        }

        var endpoint = http.GetEndpoint();
        if (endpoint is null || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            return ApiErrors.NoSuchRoute(http.Request.Path.Value ?? "");
        }

        return endpoint.Metadata.GetMetadata<Needs>() is { } needs ? NotLetIn(http, needs) : null;
    }

    private static Error? NotLetIn(HttpContext http, Needs needs)
    {
        if (http.User.Identity?.IsAuthenticated != true)
        {
            return CommonErrors.SignInRequired();
        }

        if (IsForeignPage(http.Request))
        {
            return ApiErrors.CrossSite();
        }

        var caller = ApiCall.CallerOf(http);
        var may = needs.AnyOf.Any(caller.May) && (!needs.StaffOnly || caller.IsStaff);
        return may ? null : CommonErrors.Forbidden(needs.AnyOf[0]);
    }

    /// <summary>A cookie is sent by the browser whoever asks; what changes things must come from our own pages, or carry a token.</summary>
    private static bool IsForeignPage(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !request.Headers.ContainsKey("Authorization") && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static bool IsBare(HttpResponse response) =>
        !response.HasStarted && response.StatusCode >= 400 && response.ContentType is null && response.ContentLength is null or 0;

    private Error? OfStatus(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => CommonErrors.SignInRequired(),
        StatusCodes.Status403Forbidden => CommonErrors.Forbidden(""),
        StatusCodes.Status404NotFound => ApiErrors.NoSuchRoute(http.Request.Path.Value ?? ""),
        StatusCodes.Status405MethodNotAllowed when !routes.Knows(http.Request.Path) => ApiErrors.NoSuchRoute(http.Request.Path.Value ?? ""),
        StatusCodes.Status405MethodNotAllowed => ApiErrors.MethodNotAllowed(http.Request.Method),
        StatusCodes.Status413PayloadTooLarge => ApiErrors.TooLarge(Body.MaxBytes),
        StatusCodes.Status415UnsupportedMediaType => ApiErrors.NotJson(),
        StatusCodes.Status503ServiceUnavailable => CommonErrors.Busy(),
        < 500 => ApiErrors.BadRequest(),
        _ => null,
    };
}

/// <summary>Which permissions open an endpoint: one of them is enough.</summary>
/// <param name="AnyOf">Names of <see cref="Core.Identity.Permissions"/>; never none.</param>
/// <param name="StaffOnly">For the admin routes: vendors and customers are kept out whatever they may do elsewhere.</param>
internal sealed record Needs(IReadOnlyList<string> AnyOf, bool StaffOnly);
