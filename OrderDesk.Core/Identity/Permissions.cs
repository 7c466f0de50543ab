using System.Collections.Frozen;
using OrderDesk.Core.Common;

namespace OrderDesk.Core.Identity;

/// <summary>The six roles of DESIGN 11, and the program itself.</summary>
public enum Role
{
    Admin,
    Manager,
    Support,
    Warehouse,
    Vendor,
    Customer,

    /// <summary>Jobs and other parts of the program; nobody signs in as it.</summary>
    System,
}

/// <summary>The named permissions and which role has which. Every use case names the one that it needs (RULES 23).</summary>
public static class Permissions
{
    public const string OrdersRead = "orders.read";
    public const string OrdersPlace = "orders.place";
    public const string OrdersPlaceForOthers = "orders.place_for_others";
    public const string OrdersPay = "orders.pay";
    public const string OrdersCancel = "orders.cancel";
    public const string OrdersModify = "orders.modify";
    public const string OrdersHold = "orders.hold";
    public const string OrdersNote = "orders.note";
    public const string OrdersChangeStatus = "orders.change_status";
    public const string OrdersComplete = "orders.complete";
    public const string OrdersPrioritise = "orders.prioritise";
    public const string OrdersSplit = "orders.split";
    public const string OrdersCloseShort = "orders.close_short";
    public const string OrdersImport = "orders.import";
    public const string PaymentsRead = "payments.read";
    public const string FulfillmentsWork = "fulfillments.work";
    public const string SubOrdersWork = "suborders.work";
    public const string StockRead = "stock.read";
    public const string StockAdjust = "stock.adjust";
    public const string StockCount = "stock.count";
    public const string StockTransfer = "stock.transfer";
    public const string BinsManage = "bins.manage";
    public const string StockReplenish = "stock.replenish";
    public const string BackordersManage = "backorders.manage";
    public const string CatalogRead = "catalog.read";
    public const string CustomersRead = "customers.read";
    public const string VendorsRead = "vendors.read";
    public const string HubsRead = "hubs.read";
    public const string HubsManage = "hubs.manage";
    public const string RoutingManage = "routing.manage";
    public const string CartUse = "cart.use";
    public const string JobsRead = "jobs.read";
    public const string JobsRun = "jobs.run";
    public const string AuditRead = "audit.read";
    public const string UsersManage = "users.manage";
    public const string OutboxManage = "outbox.manage";
    public const string DocumentsPrint = "documents.print";

    private static readonly string[] Names =
    [
        OrdersRead, OrdersPlace, OrdersPlaceForOthers, OrdersPay, OrdersCancel, OrdersModify, OrdersHold, OrdersNote, OrdersChangeStatus, OrdersComplete,
        OrdersPrioritise, OrdersSplit, OrdersCloseShort, OrdersImport, PaymentsRead, FulfillmentsWork, SubOrdersWork, StockRead, StockAdjust, StockCount, StockTransfer, BinsManage, StockReplenish, BackordersManage, CatalogRead, CustomersRead,
        VendorsRead, HubsRead, HubsManage, RoutingManage, CartUse, JobsRead, JobsRun, AuditRead, UsersManage, OutboxManage, DocumentsPrint,
    ];

    private static readonly FrozenDictionary<Role, FrozenSet<string>> ByRole = new Dictionary<Role, FrozenSet<string>>
    {
        [Role.Admin] = Set(Names.Except([CartUse])),
        [Role.System] = Set(Names),
        [Role.Manager] = Set(Names.Except([CartUse, UsersManage])),
        [Role.Support] = Set([OrdersRead, OrdersPlace, OrdersPlaceForOthers, OrdersPay, OrdersCancel, OrdersModify, OrdersHold, OrdersNote, OrdersComplete, OrdersPrioritise, OrdersSplit, OrdersCloseShort, PaymentsRead, StockRead, CatalogRead, CustomersRead, VendorsRead, HubsRead]),
        [Role.Warehouse] = Set([OrdersRead, OrdersNote, FulfillmentsWork, DocumentsPrint, StockRead, StockAdjust, StockCount, StockTransfer, BinsManage, StockReplenish, CatalogRead, HubsRead]),
        [Role.Vendor] = Set([OrdersRead, SubOrdersWork, DocumentsPrint, CatalogRead]),
        [Role.Customer] = Set([OrdersRead, OrdersPlace, OrdersPay, OrdersCancel, OrdersModify, OrdersComplete, PaymentsRead, CatalogRead, CartUse]),
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> All => Names;

    public static bool Has(IEnumerable<Role> roles, string permission) => roles.Any(role => ByRole[role].Contains(permission));

    public static IReadOnlySet<string> Of(Role role) => ByRole[role];

    private static FrozenSet<string> Set(IEnumerable<string> names) => names.ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>
/// Who asks, as the door established it. The use case's transaction reads the person again before it believes it (RULES 23).
/// </summary>
/// <param name="User">Null for the program itself.</param>
/// <param name="Name">What history and audit show.</param>
public sealed record Caller(UserId? User, string Name, IReadOnlyList<Role> Roles)
{
    public CustomerId? Customer { get; init; }

    public VendorId? Vendor { get; init; }

    /// <summary>Where from, for the audit: an address, "page", or the job's name.</summary>
    public string? Origin { get; init; }

    /// <summary>The Idempotency-Key of a request, or the command id that a page made when it showed the form (RULES 16, 25).</summary>
    public CommandKey? Key { get; init; }

    public bool IsSystem => Roles.Contains(Role.System);

    public bool IsStaff => Roles.Any(r => r is Role.Admin or Role.Manager or Role.Support or Role.Warehouse or Role.System);

    public bool IsVendor => !IsStaff && Vendor is not null;

    public bool IsCustomer => !IsStaff && Vendor is null;

    /// <summary>How tracking events name the side that acted (MARKET): system, staff, seller, buyer.</summary>
    public string Side => IsSystem ? "system" : IsStaff ? "staff" : IsVendor ? "seller" : "buyer";

    public static Caller Program(string name) => new(null, name, [Role.System]) { Origin = name };

    public bool May(string permission) => Permissions.Has(Roles, permission);

    public Caller WithKey(string value, string fingerprint) => this with { Key = new CommandKey(value, fingerprint) };
}

/// <summary>An idempotency key within the principal's scope, with the fingerprint of the request that it stands for.</summary>
/// <param name="Value">1–255 visible ASCII characters.</param>
public sealed record CommandKey(string Value, string Fingerprint)
{
    /// <summary>Set by the unit of work when it answered with what an earlier request with this key was answered.</summary>
    public bool Replayed { get; set; }

    /// <summary>A key for a further step of the same request.</summary>
    public CommandKey Step(string step) => this with { Value = $"{Value}:{step}" };
}
