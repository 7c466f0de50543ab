using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using OrderDesk.Data;
using OrderDesk.Data.Identity;

namespace OrderDesk.Web.Identity;

/// <summary>Whether a sign-in still holds: the account is there, active, and has the stamp that the sign-in carries (RULES 23).</summary>
internal sealed class Sessions(ActorReader actors, IDatabase database)
{
    public async Task<bool> Holds(ClaimsPrincipal user, CancellationToken ct) =>
        Callers.UserOf(user) is { } id && user.FindFirstValue(Claims.Stamp) is { } stamp && await actors.Holds(id, stamp, database, ct);
}

/// <summary>Every request with a sign-in that no longer holds is a request of nobody, whether it came with a cookie or a token.</summary>
internal sealed class SessionDoor(RequestDelegate next, Sessions sessions)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.User.Identity?.IsAuthenticated == true && !await sessions.Holds(http.User, http.RequestAborted))
        {
            if (http.Request.Headers.Authorization.Count == 0)
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        await next(http);
    }
}

/// <summary>How often an open page asks whether its sign-in still holds; a minute unless <c>OrderDesk:Identity:RevalidateSeconds</c> says otherwise.</summary>
internal sealed record RevalidationInterval(TimeSpan Every);

/// <summary>Ends an open page when its sign-in no longer holds (RULES 23).</summary>
internal sealed class CircuitSession(ILoggerFactory logs, Sessions sessions, RevalidationInterval interval) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => interval.Every;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        sessions.Holds(authenticationState.User, cancellationToken);
}
