using System.Security.Claims;

namespace OrderDesk.Web.Layout;

/// <summary>What the rail shows to whom. It only hides: the use cases refuse (RULES 23).</summary>
internal static class RailAccess
{
    public static bool May(ClaimsPrincipal user, string permission) => user.Identity is null or { IsAuthenticated: true } && permission.Length > 0;
}
