namespace OrderDesk.Web.Layout;

/// <summary>The table of the rail, in its order: one line for each place that people go to.</summary>
public static class NavItems
{
    public static readonly IReadOnlyList<NavItem> All =
    [
        new("Orders", "/orders", "orders", "orders.change_status", NavGroup.Work, "g o"),
        new("New order", "/orders/new", "plus", "orders.place_for_others", NavGroup.Work, "g n"),
        new("Fulfillment", "/fulfillment", "box", "fulfillments.work", NavGroup.Work, "g f"),
        new("My sub-orders", "/vendor", "store", "suborders.work", NavGroup.Work, "g v"),
        new("Jobs", "/jobs", "job", "jobs.read", NavGroup.Program, "g j"),
        new("Audit", "/audit", "audit", "audit.read", NavGroup.Program, "g a"),
    ];

    /// <summary>The entries for somebody, by what they may do.</summary>
    public static IReadOnlyList<NavItem> For(Func<string, bool> may) => [.. All.Where(item => may(item.Permission))];

    public static string? Title(NavGroup group) => group switch { NavGroup.Stock => "Stock", NavGroup.Program => "Program", _ => null };
}
