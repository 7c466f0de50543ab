using System.Globalization;
using OrderDesk.Core.Common;
using OrderDesk.Core.Documents;
using OrderDesk.Core.Inventory;
using OrderDesk.Core.Orders;
using OrderDesk.Web.Audit;
using OrderDesk.Web.Orders;

namespace OrderDesk.Web;

/// <summary>Every address of the program's pages, typed: no page writes a URL by hand. What people named goes in escaped.</summary>
public static class Links
{
    /// <summary>Leads everybody to their own start.</summary>
    public const string Home = "/";

    public const string SignIn = "/signin";

    /// <summary>Where the form of the person menu posts to.</summary>
    public const string SignOut = "/account/signout";

    public const string Denied = "/account/denied";

    /// <summary>For new customers.</summary>
    public const string Register = "/register";

    /// <summary>Makes the first administrator; there only while nobody has an account.</summary>
    public const string Setup = "/setup";

    public const string Orders = "/orders";

    public const string NewOrder = "/orders/new";

    public const string Fulfillment = "/fulfillment";

    /// <summary>The bench before a parcel is chosen: a scan chooses.</summary>
    public const string BenchStart = "/bench";

    public const string Waves = "/waves";

    public const string NewWave = "/waves/new";

    public const string Vendor = "/vendor";

    public const string Shop = "/shop";

    public const string Cart = "/cart";

    public const string Checkout = "/checkout";

    public const string MyOrders = "/my/orders";

    public const string Stock = "/stock";

    public const string Receive = "/stock/receive";

    public const string Bins = "/stock/bins";

    public const string Lots = "/stock/lots";

    public const string Transfers = "/stock/transfers";

    public const string Counts = "/stock/counts";

    public const string Products = "/products";

    public const string Backorders = "/backorders";

    public const string Replenishment = "/replenishment";

    public const string Suppliers = "/suppliers";

    public const string Customers = "/customers";

    public const string Vendors = "/vendors";

    public const string Jobs = "/jobs";

    public const string Hubs = "/hubs";

    public const string Routing = "/routing";

    public const string Audit = "/audit";

    /// <summary>Where the forms of the print buttons post to.</summary>
    public const string Print = "/documents/print";

    /// <summary>The staff's page of an order, by its number.</summary>
    public static string Order(string number) => $"{Orders}/{Uri.EscapeDataString(number)}";

    /// <summary>The list with its filters, search, sort and density.</summary>
    public static string OrderList(OrderListState state) => Orders + state.ToQueryString();

    public static string OrdersOfCustomer(CustomerId customer) => OrderList(new OrderListState { Customer = customer });

    public static string OrdersInStatus(OrderStatus status) => OrderList(new OrderListState { Statuses = [status] });

    public static string Bench(FulfillmentId parcel) => $"{Fulfillment}/{parcel}";

    /// <summary>A paper of an order as a PDF: of one parcel by its number, or of all.</summary>
    public static string Document(DocumentKind kind, string order, int? parcel) => $"/api/orders/{Uri.EscapeDataString(order)}/"
        + (kind switch { DocumentKind.PackingSlip => "packing-slip", DocumentKind.ShippingLabel => "label", _ => "pick-list" }) + ".pdf" + Query(("parcel", parcel?.ToString(CultureInfo.InvariantCulture)));

    public static string Wave(WaveId wave) => $"{Waves}/{wave}";

    /// <summary>The pick list of a wave as a PDF.</summary>
    public static string PickListOf(WaveId wave) => $"/api/waves/{wave}/pick-list.pdf";

    public static string PickWave(WaveId wave) => $"{Waves}/{wave}/pick";

    /// <summary>The list of waves; the hub by its code.</summary>
    public static string WaveList(bool all, string? hub) => Waves + Query(("show", all ? "all" : null), ("hub", hub));

    /// <summary>What goes into a parcel with its goods.</summary>
    public static string PackingSlip(OrderId order, int parcel) => Document(DocumentKind.PackingSlip, order.ToString(), parcel);

    /// <summary>What is stuck on a parcel.</summary>
    public static string Label(OrderId order, int parcel) => Document(DocumentKind.ShippingLabel, order.ToString(), parcel);

    public static string ShopProduct(ProductId product) => $"{Shop}/{product}";

    /// <summary>The catalogue, searched or by category.</summary>
    public static string ShopSearch(string? search, string? category) => Shop + Query(("q", search), ("category", category));

    /// <summary>The fulfillment queue with its filters; the hub by its code.</summary>
    public static string Queue(string? state, string? hub, string? search) => Fulfillment + Query(("state", state), ("hub", hub), ("q", search));

    public static string MyOrderList(bool openOnly, string? search) => MyOrders + Query(("open", openOnly ? "1" : null), ("q", search));

    /// <summary>A vendor's own page of an order.</summary>
    public static string VendorOrder(string number) => $"{Vendor}/{Uri.EscapeDataString(number)}";

    public static string StockList(string? search, string? hub, StockFilter show) => Stock + Query(("q", search), ("hub", hub), ("show", show == StockFilter.All ? null : WireName.Of(show)));

    /// <summary>All places of a product; the hub whose ledger is shown by its code.</summary>
    public static string StockOf(VariantId variant, string? hub) => $"{Stock}/{variant}" + Query(("hub", hub));

    /// <summary>Receiving in a hub; with a SKU, as if it had been scanned.</summary>
    public static string Receiving(string? hub, string? sku = null) => Receive + Query(("hub", hub), ("sku", sku));

    public static string BinList(string? search, string? hub) => Bins + Query(("q", search), ("hub", hub));

    public static string LotList(string? search, LotFilter show) => Lots + Query(("q", search), ("show", show == LotFilter.All ? null : WireName.Of(show)));

    public static string Lot(LotId lot) => $"{Lots}/{lot}";

    public static string TransferList(string? hub, bool openOnly) => Transfers + Query(("hub", hub), ("open", openOnly ? "1" : null));

    public static string Transfer(TransferId transfer) => $"{Transfers}/{transfer}";

    public static string CountList(string? hub, bool openOnly) => Counts + Query(("hub", hub), ("open", openOnly ? "1" : null));

    public static string Count(CountId count) => $"{Counts}/{count}";

    /// <summary>What waits for goods, filtered.</summary>
    public static string BackorderList(string? search, bool fillable, bool late) => Backorders + Query(("q", search), ("fillable", fillable ? "1" : null), ("late", late ? "1" : null));

    public static string ReplenishmentList(string? search, string? hub, bool all) => Replenishment + Query(("q", search), ("hub", hub), ("all", all ? "1" : null));

    public static string ReplenishmentOrder(ReplenishmentId id) => $"{Replenishment}/{id}";

    /// <summary>One of the small lists, searched.</summary>
    public static string Searched(string list, string? search) => list + Query(("q", search));

    public static string MyOrder(string number) => $"{MyOrders}/{Uri.EscapeDataString(number)}";

    /// <summary>The audit log with its filters.</summary>
    public static string AuditLog(AuditListState state) => Audit + state.ToQueryString();

    /// <summary>The way back after signing in.</summary>
    public static string SignInThen(string returnUrl) => $"{SignIn}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    public static string RegisterThen(string returnUrl) => $"{Register}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    private static string Query(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var set = new List<string>();
        foreach (var (name, value) in parts)
        {
            if (!string.IsNullOrEmpty(value))
                set.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        return set.Count == 0 ? "" : "?" + string.Join('&', set);
    }
}
