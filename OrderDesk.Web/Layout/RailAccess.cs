using System.Security.Claims;
using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Layout;

/// <summary>What the rail shows to whom, by the permissions of their roles. It only hides: the use cases refuse (RULES 23).</summary>
internal static class RailAccess
{
    public static bool May(ClaimsPrincipal user, string permission) => Permissions.Has(Roles(user), permission);

    private static IEnumerable<Role> Roles(ClaimsPrincipal user)
    {
        foreach (var claim in user.FindAll(ClaimTypes.Role))
        {
            if (Enum.TryParse<Role>(claim.Value, ignoreCase: true, out var role))
                yield return role;
        }
    }
}
