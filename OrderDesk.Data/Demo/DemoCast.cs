using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Core.Orders;
using OrderDesk.Data.Identity;

namespace OrderDesk.Data.Demo;

/// <summary>Who and what of the demo is in the database: the same people who can sign in there send its commands.</summary>
internal sealed class DemoCast
{
    private readonly Dictionary<string, Caller> _people;
    private readonly Dictionary<string, VariantId> _variants;
    private readonly IReadOnlyList<CustomerId> _customers;

    private DemoCast(Dictionary<string, Caller> people, Dictionary<string, VariantId> variants, IReadOnlyList<CustomerId> customers, IReadOnlyList<HubId> hubs) =>
        (_people, _variants, _customers, Hubs) = (people, variants, customers, hubs);

    public IReadOnlyList<HubId> Hubs { get; }

    public Caller Support => _people[DemoAccounts.EmailOf("support")];

    public Caller Warehouse => _people[DemoAccounts.EmailOf("warehouse")];

    public Caller Carrier { get; } = Caller.Program("Carrier") with { Origin = "carrier webhook" };

    public static string CustomerEmail(int index) => DemoAccounts.EmailOf(string.Create(CultureInfo.InvariantCulture, $"customer{index + 1}"));

    public static string VendorEmail(int index) => DemoAccounts.EmailOf(string.Create(CultureInfo.InvariantCulture, $"vendor{index + 1}"));

    public static async Task<DemoCast> Load(IDatabase database, CancellationToken ct)
    {
        await using var db = database.Read();
        var accounts = await db.Users.AsNoTracking()
            .Join(db.UserRoles, u => u.Id, r => r.UserId, (u, r) => new { User = u, r.RoleId })
            .Join(db.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.User, Role = r.Name })
            .ToListAsync(ct);
        var people = accounts.Where(a => RoleNames.Read(a.Role) is not null).ToDictionary(a => a.User.Email!, a => Person(a.User, RoleNames.Read(a.Role)!.Value), StringComparer.OrdinalIgnoreCase);
        return new DemoCast(
            people,
            await db.Variants.AsNoTracking().ToDictionaryAsync(v => v.Sku, v => v.Id, ct),
            await Customers(db, ct),
            await HubsOf(db, ct));
    }

    /// <summary>In the order of <see cref="DemoPeople.Customers"/>; empty before they are made.</summary>
    public static async Task<IReadOnlyList<CustomerId>> Customers(OrderDeskDb db, CancellationToken ct)
    {
        var known = await db.Customers.AsNoTracking().Where(c => c.Email != null && c.ExternalRef != null && c.ExternalRef.StartsWith("demo:")).ToDictionaryAsync(c => c.Email!, c => c.Id, ct);
        return known.Count == 0 ? [] : [.. DemoPeople.Customers.Select((_, i) => known[CustomerEmail(i)])];
    }

    /// <summary>In the order of <see cref="DemoPeople.Vendors"/>; empty before they are made.</summary>
    public static async Task<IReadOnlyList<VendorId>> Vendors(OrderDeskDb db, CancellationToken ct)
    {
        var known = await db.Vendors.AsNoTracking().Where(v => v.Email != null).ToDictionaryAsync(v => v.Email!, v => v.Id, ct);
        return known.Count == 0 ? [] : [.. DemoPeople.Vendors.Select((_, i) => known[VendorEmail(i)])];
    }

    public VariantId Variant(DemoVariant variant) => _variants[DemoGoods.SkuOf(variant)];

    public CustomerId CustomerOf(int index) => _customers[index];

    public Caller Customer(int index) => _people[CustomerEmail(index)];

    /// <param name="seller">Counted from 1.</param>
    public Caller Vendor(int seller) => _people[VendorEmail(seller - 1)];

    /// <summary>Who places it: the customer, support on the phone, or a marketplace.</summary>
    public Caller Placing(DemoOrder order) => order.Source switch
    {
        OrderSource.Manual => Support,
        OrderSource.Website => Customer(order.Customer),
        var market => Caller.Program(WireName.Of(market)) with { Origin = "marketplace" },
    };

    /// <summary>The order as its form would send it.</summary>
    public OrderDraft Draft(DemoOrder order, int index)
    {
        var ship = DemoPeople.Customers[order.ShipFor ?? order.Customer];
        return new OrderDraft
        {
            Type = order.ShipFor is null ? OrderType.Direct : OrderType.Fulfillment,
            Source = order.Source,
            ExternalRef = order.Source is OrderSource.Shopify or OrderSource.Amazon ? string.Create(CultureInfo.InvariantCulture, $"{WireName.Of(order.Source)}-{70_000 + (index * 7)}") : null,
            CustomerId = CustomerOf(order.Customer),
            CustomerInfo = order.ShipFor is null ? null : new CustomerInfo(ship.Name, null, ship.Phone),
            Items = [.. order.Items.Select(i => new DraftItem(Variant(i.Variant), i.Quantity))],
            ShippingAddress = ship.Address,
            BillingAddress = order.BillTo is { } bill ? DemoPeople.Customers[bill].Address : order.ShipFor is null ? null : DemoPeople.Customers[order.Customer].Address,
            DeliveryType = order.Delivery,
            ScheduledDelivery = order.ScheduledAt,
            PaymentMethodId = order.Claimed is null ? order.Token : null,
            Claimed = order.Claimed is { } reference ? new ClaimedPayment(Core.Payments.PaymentMethod.Card, reference) : null,
            Notes = order.Notes,
            AgeVerified = order.Items.Any(i => i.Variant.Of.ForAdults),
            DiscountMinor = order.Discount,
        };
    }

    private static async Task<IReadOnlyList<HubId>> HubsOf(OrderDeskDb db, CancellationToken ct)
    {
        var known = await db.Hubs.AsNoTracking().ToDictionaryAsync(h => h.Code, h => h.Id, ct);
        return [.. DemoPeople.Hubs.Select(h => known[h.Code])];
    }

    private static Caller Person(Account account, Role role) => new(new UserId(account.Id), account.DisplayName, [role])
    {
        Customer = account.CustomerId,
        Vendor = account.VendorId,
        Origin = "page",
    };
}
