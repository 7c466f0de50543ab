using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Vendors;

/// <summary>Who a vendor's pages are for.</summary>
internal static class VendorPages
{
    public const string Roles = nameof(Role.Vendor);
}
