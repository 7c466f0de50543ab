using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Data.Identity;

/// <summary>An account of the demo, as the sign-in page lists it.</summary>
public sealed record DemoAccount(string Email, string Name, Role Role);

/// <summary>The accounts of the demo (DESIGN 15); their password is public, so there are none in production.</summary>
public sealed class DemoAccounts(IDatabase database, IPasswordHasher<Account> hasher)
{
    public const string Password = "OrderDesk-demo-1";

    private const string Domain = "@demo.orderdesk.local";

    private static readonly (string Local, string Name, Role Role)[] Staff =
    [
        ("admin", "Alex Morgan", Role.Admin),
        ("manager", "Maya Lindqvist", Role.Manager),
        ("support", "Sam Okafor", Role.Support),
        ("warehouse", "Wanda Kowalska", Role.Warehouse),
    ];

    public static string EmailOf(string local) => local + Domain;

    /// <summary>
    /// Makes those that are missing: the staff, vendor1@ … for the vendors and customer1@ … for the customers, in their order. They
    /// share one hash, since hashing each alone would take longer than the rest of the start.
    /// </summary>
    public async Task Ensure(IReadOnlyList<CustomerId> customers, IReadOnlyList<VendorId> vendors, CancellationToken ct)
    {
        if (await Missing(customers.Count, vendors.Count, ct))
            await database.Write((db, token) => Add(db, customers, vendors, hasher.HashPassword(new Account(), Password), token), ct);
    }

    /// <summary>Those who can be signed in with one click: staff first, then by number.</summary>
    public async Task<IReadOnlyList<DemoAccount>> List(CancellationToken ct)
    {
        var domain = Accounts.Key(Domain);
        await using var db = database.Read();
        var rows = await db.Users.AsNoTracking().Where(u => u.IsActive && u.NormalizedEmail!.EndsWith(domain))
            .Join(db.UserRoles, u => u.Id, r => r.UserId, (u, r) => new { u.Email, u.DisplayName, r.RoleId })
            .Join(db.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.Email, u.DisplayName, r.Name })
            .ToListAsync(ct);
        return [.. rows.Where(r => RoleNames.Read(r.Name) is not null)
            .Select(r => new DemoAccount(r.Email!, r.DisplayName, RoleNames.Read(r.Name)!.Value))
            .OrderBy(a => a.Role).ThenBy(a => a.Email.Length).ThenBy(a => a.Email, StringComparer.Ordinal)];
    }

    private async Task<bool> Missing(int customers, int vendors, CancellationToken ct)
    {
        var domain = Accounts.Key(Domain);
        await using var db = database.Read();
        return await db.Users.CountAsync(u => u.NormalizedEmail!.EndsWith(domain), ct) < Staff.Length + customers + vendors;
    }

    private async Task<Written<Done>> Add(OrderDeskDb db, IReadOnlyList<CustomerId> customers, IReadOnlyList<VendorId> vendors, string hash, CancellationToken ct)
    {
        await Accounts.EnsureRoles(db, ct);
        var known = await db.Users.Select(u => u.NormalizedEmail).ToHashSetAsync(ct);
        foreach (var wanted in await Wanted(db, customers, vendors, ct))
        {
            if (known.Contains(Accounts.Key(wanted.Email)))
                continue;
            var account = Accounts.Put(db, database.Ids.New<UserId>(), wanted, hash, wanted.Customer);
            account.EmailConfirmed = true;
        }

        await db.SaveChangesAsync(ct);
        return new(Done.Value, true);
    }

    private static async Task<List<NewAccount>> Wanted(OrderDeskDb db, IReadOnlyList<CustomerId> customers, IReadOnlyList<VendorId> vendors, CancellationToken ct)
    {
        var customerNames = await db.Customers.Where(c => customers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var vendorNames = await db.Vendors.Where(v => vendors.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Name, ct);
        return
        [
            .. Staff.Select(s => new NewAccount(EmailOf(s.Local), s.Name, Password, s.Role)),
            .. vendors.Select((id, i) => new NewAccount(EmailOf(Numbered("vendor", i)), vendorNames[id], Password, Role.Vendor) { Vendor = id }),
            .. customers.Select((id, i) => new NewAccount(EmailOf(Numbered("customer", i)), customerNames[id], Password, Role.Customer) { Customer = id }),
        ];
    }

    private static string Numbered(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}{index + 1}");
}
