using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Identity;

/// <summary>What the sign-in page of a demo says of each role.</summary>
internal static class DemoWords
{
    public static string Title(Role role) => role switch { Role.Vendor => "Vendors", Role.Customer => "Customers", _ => role.ToString() };

    public static string CanDo(Role role) => role switch
    {
        Role.Admin => "does everything, and makes accounts",
        Role.Manager => "runs the desk: orders, stock, jobs, audit",
        Role.Support => "helps customers: orders, payments, holds",
        Role.Warehouse => "picks, packs and ships; counts stock",
        Role.Vendor => "accept and ship what was ordered from them",
        Role.Customer => "shop, pay and follow their orders",
        _ => "",
    };
}
