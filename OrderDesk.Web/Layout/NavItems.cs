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
        new("Waves", Links.Waves, "layers", Permissions.FulfillmentsWork, NavGroup.Work, "g w"),
        new("Sub-orders", Links.Vendor, "store", Permissions.SubOrdersWork, NavGroup.Work, "g v"),
        new("Stock", Links.Stock, "boxes", Permissions.StockRead, NavGroup.Stock, "g s"),
        new("Receiving", Links.Receive, "download", Permissions.StockAdjust, NavGroup.Stock, "g r"),
        new("Transfers", Links.Transfers, "transfer", Permissions.StockTransfer, NavGroup.Stock, "g m"),
        new("Counts", Links.Counts, "list", Permissions.StockCount, NavGroup.Stock, "g k"),
        new("Bins", Links.Bins, "shelf", Permissions.BinsManage, NavGroup.Stock, "g b"),
        new("Lots", Links.Lots, "calendar", Permissions.StockRead, NavGroup.Stock, "g l"),
        new("Backorders", Links.Backorders, "history", Permissions.StockRead, NavGroup.Stock, "g y"),
        new("Replenishment", Links.Replenishment, "truck", Permissions.StockReplenish, NavGroup.Stock, "g e"),
        new("Products", Links.Products, "tag", Permissions.CatalogRead, NavGroup.Stock, "g p"),
        new("Customers", Links.Customers, "users", Permissions.CustomersRead, NavGroup.Stock, "g c"),
        new("Vendors", Links.Vendors, "grid", Permissions.VendorsRead, NavGroup.Stock, "g d"),
        new("Hubs", Links.Hubs, "hub", Permissions.HubsRead, NavGroup.Stock, "g h"),
        new("Routing", Links.Routing, "route", Permissions.RoutingManage, NavGroup.Stock, "g t"),
        new("Jobs", Links.Jobs, "job", Permissions.JobsRead, NavGroup.Program, "g j"),
        new("Audit", Links.Audit, "audit", Permissions.AuditRead, NavGroup.Program, "g a"),
    ];

    /// <summary>The entries for somebody, by what they may do.</summary>
    public static IReadOnlyList<NavItem> For(Func<string, bool> may) => [.. All.Where(item => may(item.Permission))];

    public static string? Title(NavGroup group) => group switch { NavGroup.Stock => "Stock", NavGroup.Program => "Program", _ => null };
}
