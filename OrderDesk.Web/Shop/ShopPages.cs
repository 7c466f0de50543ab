using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Shop;

/// <summary>Who the customers' pages are for. What may be done there, each use case decides (RULES 23).</summary>
internal static class ShopPages
{
    public const string Roles = nameof(Role.Customer);
}
