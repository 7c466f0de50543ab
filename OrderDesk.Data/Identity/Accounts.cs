using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Customers;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Work;

namespace OrderDesk.Data.Identity;

/// <summary>Somebody who is to have an account.</summary>
/// <param name="Password">In clear; only its hash is kept.</param>
public sealed record NewAccount(string Email, string DisplayName, string Password, Role Role)
{
    /// <summary>A customer without one gets a new customer record.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>Needed for a vendor's person.</summary>
    public VendorId? Vendor { get; init; }

    public string? Phone { get; init; }

    /// <summary>Refused once anybody has an account: for the first administrator (RULES 30).</summary>
    public bool OnlyAsFirst { get; init; }
}

/// <summary>
/// Makes accounts and changes what they may: each with its audit row in one transaction, and what open sessions were told before
/// is void at once (RULES 23, 30, 31). Hashing happens before the transaction (RULES 11).
/// </summary>
public sealed class Accounts(IDatabase database, ActorReader actors, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    private const int Tries = 3;

    /// <summary>How e-mail addresses and role names are compared: as Identity does.</summary>
    public static string Key(string text) => text.Normalize().ToUpperInvariant();

    public async Task<bool> Any(CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Users.AnyAsync(ct);
    }

    /// <returns>The new account, or every fault of what was given.</returns>
    public async Task<Result<UserId>> Create(NewAccount wanted, Caller by, CancellationToken ct)
    {
        var account = wanted with { Email = wanted.Email.Trim(), DisplayName = wanted.DisplayName.Trim() };
        if (AccountRules.Faults(account) is { Count: > 0 } faults)
            return Error.Join(faults);
        var hash = hasher.HashPassword(new Account(), AccountRules.Normal(account.Password));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await database.Write((db, token) => Add(db, account, hash, by, token), ct);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // On PostgreSQL two may ask for the same address at once: an index lets one win, the other looks again.
            }
        }
    }

    /// <summary>Switches an account off or on; what it has open ends (a new stamp).</summary>
    public Task<Result<UserId>> SetActive(string email, bool active, Caller by, CancellationToken ct) =>
        Change(email, active ? "user.activate" : "user.deactivate", by, account => account.IsActive = active, ct);

    /// <summary>Sets a new password; every sign-in of the account ends.</summary>
    public async Task<Result<UserId>> SetPassword(string email, string password, Caller by, CancellationToken ct)
    {
        if (AccountRules.PasswordFaults(password, email, "") is { Count: > 0 } faults)
            return Error.Join(faults);
        var hash = hasher.HashPassword(new Account(), AccountRules.Normal(password));
        return await Change(email, "user.password", by, account => (account.PasswordHash, account.AccessFailedCount, account.LockoutEnd) = (hash, 0, null), ct);
    }

    /// <summary>The six roles are there, each under its own number.</summary>
    internal static async Task EnsureRoles(OrderDeskDb db, CancellationToken ct)
    {
        var known = await db.Roles.Select(r => r.Name).ToListAsync(ct);
        foreach (var role in RoleNames.OfPeople.Where(role => !known.Contains(role.ToString())))
            db.Roles.Add(new IdentityRole<long>(role.ToString()) { Id = IdOf(role), NormalizedName = Key(role.ToString()) });
    }

    /// <summary>An account as it goes to the database, with its role.</summary>
    internal static Account Put(OrderDeskDb db, UserId id, NewAccount wanted, string hash, CustomerId? customer)
    {
        var account = new Account
        {
            Id = id.Value,
            UserName = wanted.Email,
            NormalizedUserName = Key(wanted.Email),
            Email = wanted.Email,
            NormalizedEmail = Key(wanted.Email),
            PhoneNumber = wanted.Phone,
            DisplayName = wanted.DisplayName,
            PasswordHash = hash,
            SecurityStamp = AccountRules.NewStamp(),
            LockoutEnabled = true,
            CustomerId = customer,
            VendorId = wanted.Role == Role.Vendor ? wanted.Vendor : null,
        };
        db.Users.Add(account);
        db.UserRoles.Add(new IdentityUserRole<long> { UserId = account.Id, RoleId = IdOf(wanted.Role) });
        return account;
    }

    private static long IdOf(Role role) => (long)role + 1;

    private async Task<Written<Result<UserId>>> Add(OrderDeskDb db, NewAccount wanted, string hash, Caller by, CancellationToken ct)
    {
        if (await Refusal(db, wanted, ct) is { } refused)
            return new(refused, false);
        await EnsureRoles(db, ct);
        var id = database.Ids.New<UserId>();
        var customer = wanted.Role == Role.Customer ? wanted.Customer ?? AddCustomer(db, wanted) : (CustomerId?)null;
        Put(db, id, wanted, hash, customer);
        await db.SaveChangesAsync(ct);
        await Audit(db, "user.create", by, id, null, new { Role = wanted.Role.ToString(), Customer = customer?.ToString(), Vendor = wanted.Vendor?.ToString() }, ct);
        return new(id, true);
    }

    private static async Task<Error?> Refusal(OrderDeskDb db, NewAccount wanted, CancellationToken ct)
    {
        if (wanted.OnlyAsFirst && await db.Users.AnyAsync(ct))
            return CommonErrors.Forbidden(Permissions.UsersManage);
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == Key(wanted.Email), ct))
            return IdentityErrors.EmailTaken();
        var vendor = wanted.Vendor;
        return wanted.Role == Role.Vendor && !await db.Vendors.AnyAsync(v => v.Id == vendor, ct) ? IdentityErrors.VendorRequired() : null;
    }

    private CustomerId AddCustomer(OrderDeskDb db, NewAccount wanted)
    {
        var customer = Customer.Create(database.Ids.New<CustomerId>(), wanted.DisplayName, wanted.Email, wanted.Phone, null, clock.Now());
        db.Customers.Add(customer);
        return customer.Id;
    }

    private async Task<Result<UserId>> Change(string email, string action, Caller by, Action<Account> change, CancellationToken ct)
    {
        var changed = await database.Write<Result<UserId>>(
            async (db, token) =>
            {
                if (await db.Users.FirstOrDefaultAsync(u => u.NormalizedEmail == Key(email), token) is not { } account)
                    return new(CommonErrors.NotFound("The account"), false);
                var before = new { account.IsActive };
                change(account);
                account.SecurityStamp = AccountRules.NewStamp();
                await db.SaveChangesAsync(token);
                await Audit(db, action, by, new UserId(account.Id), before, new { account.IsActive }, token);
                return new(new UserId(account.Id), true);
            },
            ct);
        if (changed.Ok)
            actors.Forget(changed.Value);
        return changed;
    }

    private Task Audit(OrderDeskDb db, string action, Caller by, UserId subject, object? before, object after, CancellationToken ct)
    {
        var audit = new AuditTrail(db, database.Dialect);
        audit.Add(action, by, $"user {subject}", before is null ? null : JsonSerializer.Serialize(before, JsonSerializerOptions.Web), JsonSerializer.Serialize(after, JsonSerializerOptions.Web), database.Ids, clock.Now());
        return audit.Write(ct);
    }
}
