using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Layout;

/// <summary>The table of the rail, in its order: one line for each place that people go to. HubsRead is what all of the staff have.</summary>
public static class NavItems
{
    public static readonly IReadOnlyList<NavItem> All =
    [
        new("Orders", Links.Orders, "orders", Permissions.HubsRead, NavGroup.Work, "g o"),
        new("New order", Links.NewOrder, "plus", Permissions.OrdersPlaceForOthers, NavGroup.Work, "g n"),
        new("Fulfillment", Links.Fulfillment, "box", Permissions.FulfillmentsWork, NavGroup.Work, "g f"),
        new("Waves", Links.Waves, "route", Permissions.FulfillmentsWork, NavGroup.Work, "g w"),
        new("My sub-orders", Links.Vendor, "store", Permissions.SubOrdersWork, NavGroup.Work, "g v"),
        new("Stock", Links.Stock, "boxes", Permissions.StockRead, NavGroup.Stock, "g s"),
        new("Products", Links.Products, "tag", Permissions.CatalogRead, NavGroup.Stock, "g p"),
        new("Customers", Links.Customers, "users", Permissions.CustomersRead, NavGroup.Stock, "g c"),
        new("Vendors", Links.Vendors, "grid", Permissions.VendorsRead, NavGroup.Stock, "g d"),
        new("Jobs", Links.Jobs, "job", Permissions.JobsRead, NavGroup.Program, "g j"),
        new("Audit", Links.Audit, "audit", Permissions.AuditRead, NavGroup.Program, "g a"),
    ];

    /// <summary>The entries for somebody, by what they may do.</summary>
    public static IReadOnlyList<NavItem> For(Func<string, bool> may) => [.. All.Where(item => may(item.Permission))];

    public static string? Title(NavGroup group) => group switch { NavGroup.Stock => "Stock", NavGroup.Program => "Program", _ => null };
}
