using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Orders;

/// <summary>Who the staff's pages are for. It only opens the door: what may be done there, each use case decides (RULES 23).</summary>
internal static class StaffPages
{
    public const string Roles = $"{nameof(Role.Admin)},{nameof(Role.Manager)},{nameof(Role.Support)},{nameof(Role.Warehouse)}";

    public const string Placing = $"{nameof(Role.Admin)},{nameof(Role.Manager)},{nameof(Role.Support)}";
}
