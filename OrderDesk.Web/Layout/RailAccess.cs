using System.Security.Claims;
using OrderDesk.Web.Identity;

namespace OrderDesk.Web.Layout;

/// <summary>What the rail shows to whom, by the permissions of their roles. It only hides: the use cases refuse (RULES 23).</summary>
internal static class RailAccess
{
    public static bool May(ClaimsPrincipal user, string permission) => Callers.May(user, permission);
}
