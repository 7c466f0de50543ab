using System.Globalization;
using System.Security.Claims;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Identity;

/// <summary>
/// Makes the caller of a use case from a sign-in, without the database: the use case's transaction reads the person again
/// (RULES 23).
/// </summary>
public static class Callers
{
    /// <param name="user">Anybody; who is not signed in becomes a caller who may nothing.</param>
    /// <param name="origin">For the audit: an address, or "page".</param>
    public static Caller Of(ClaimsPrincipal user, string origin) =>
        UserOf(user) is { } id
            ? new Caller(id, user.FindFirstValue(ClaimTypes.Name) ?? id.ToString(), RolesOf(user))
            {
                Customer = Read<CustomerId>(user, Claims.Customer),
                Vendor = Read<VendorId>(user, Claims.Vendor),
                Origin = origin,
            }
            : new Caller(null, "Nobody", []) { Origin = origin };

    /// <summary>Whether the person's roles have the permission.</summary>
    public static bool May(this ClaimsPrincipal user, string permission) => UserOf(user) is not null && Permissions.Has(RolesOf(user), permission);

    /// <summary>Null when nobody is signed in.</summary>
    public static UserId? UserOf(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated == true && long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new UserId(id)
            : null;

    /// <summary>The six that people can have; never <see cref="Role.System"/>, whatever a claim says.</summary>
    public static IReadOnlyList<Role> RolesOf(ClaimsPrincipal user) =>
        [.. user.FindAll(ClaimTypes.Role).Select(claim => RoleNames.Read(claim.Value)).OfType<Role>()];

    private static T? Read<T>(ClaimsPrincipal user, string type)
        where T : struct, IId<T> => IdText.TryRead<T>(user.FindFirstValue(type), out var id) ? id : null;
}
