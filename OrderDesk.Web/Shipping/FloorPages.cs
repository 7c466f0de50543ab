using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Shipping;

/// <summary>Who the warehouse's pages are for: everybody who may work parcels.</summary>
internal static class FloorPages
{
    public const string Roles = $"{nameof(Role.Admin)},{nameof(Role.Manager)},{nameof(Role.Warehouse)}";
}
