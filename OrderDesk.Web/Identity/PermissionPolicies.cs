using Microsoft.AspNetCore.Authorization;
using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Identity;

/// <summary>One policy for each permission, by its name: <c>RequireAuthorization(Permissions.JobsRun)</c>, <c>[Authorize(Permissions.JobsRead)]</c>.</summary>
internal static class PermissionPolicies
{
    /// <summary>Whatever says nothing needs a sign-in: everything is closed unless it is opened.</summary>
    public static void AddPermissionPolicies(this IServiceCollection services)
    {
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        var authorization = services.AddAuthorizationBuilder().SetDefaultPolicy(signedIn).SetFallbackPolicy(signedIn);
        foreach (var permission in Permissions.All)
            authorization.AddPolicy(permission, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.May(permission)));
    }
}
