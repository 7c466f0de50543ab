using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace OrderDesk.Web.Identity;

/// <summary>What the pages post to beside their own forms.</summary>
internal static class IdentityEndpoints
{
    public static void MapIdentity(this IEndpointRouteBuilder routes) => routes.MapPost(Links.SignOut, LeaveHere).AllowAnonymous().ExcludeFromDescription();

    /// <summary>Signs this browser out; the form carries an antiforgery token.</summary>
    private static async Task<IResult> LeaveHere(HttpContext http, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.LocalRedirect(Links.Home);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.LocalRedirect(Links.SignIn);
    }
}
