using System.Security.Claims;
using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Identity;

/// <summary>Where people begin: each role at its own work.</summary>
internal static class Starts
{
    public static string Of(ClaimsPrincipal user) => Callers.RolesOf(user) is [var first, ..] roles ? Of(roles.Append(first).Min()) : Links.Denied;

    public static string Of(Role role) => role switch
    {
        Role.Warehouse => Links.Fulfillment,
        Role.Vendor => Links.Vendor,
        Role.Customer => Links.Shop,
        _ => Links.Orders,
    };

    /// <summary>The way back after signing in: an address of ours, else the person's own start.</summary>
    public static string Back(string? returnUrl) =>
        returnUrl is ['/', ..] && returnUrl is not ['/', '/' or '\\', ..] && !returnUrl.Any(char.IsControl) ? returnUrl : Links.Home;
}
