using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace OrderDesk.Web.Identity;

/// <summary>What nobody serves is not there for anybody: 404, instead of a way to sign in. All else is closed unless it is opened.</summary>
internal sealed class NothingThere : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        context.GetEndpoint() is null ? next(context) : _usual.HandleAsync(next, context, policy, authorizeResult);
}
