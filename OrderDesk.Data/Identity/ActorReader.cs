using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Work;

namespace OrderDesk.Data.Identity;

/// <summary>
/// Reads who acts again for every command (RULES 23), and remembers it for a few seconds, so that a busy person does not cost a
/// query a command. A change of rights calls <see cref="Forget"/> and counts at once on this node.
/// </summary>
public sealed class ActorReader(TimeProvider clock) : IActors
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<UserId, (Rights Rights, long At)> _known = new();

    public async Task<Result<Caller>> Reread(Caller caller, OrderDeskDb db, CancellationToken ct)
    {
        if (caller.User is not { } user)
            return caller.IsSystem ? caller : CommonErrors.SignInRequired();
        var rights = Remembered(user) ?? await Remember(user, db, ct);
        return rights.IsActive ? caller with { Roles = rights.Roles, Customer = rights.Customer, Vendor = rights.Vendor } : CommonErrors.SignInRequired();
    }

    /// <summary>Whether a sign-in with this stamp still holds: the account is active, and its password and rights are the same.</summary>
    public async Task<bool> Holds(UserId user, string stamp, IDatabase database, CancellationToken ct)
    {
        if (Remembered(user) is { } known && known.Holds(stamp))
            return true;
        await using var db = database.Read();
        return (await Remember(user, db, ct)).Holds(stamp);
    }

    public void Forget(UserId user) => _known.TryRemove(user, out _);

    private Rights? Remembered(UserId user) =>
        _known.TryGetValue(user, out var known) && clock.GetElapsedTime(known.At) <= Fresh ? known.Rights : null;

    private async Task<Rights> Remember(UserId user, OrderDeskDb db, CancellationToken ct)
    {
        var rights = await Read(user, db, ct);
        _known[user] = (rights, clock.GetTimestamp());
        return rights;
    }

    private static async Task<Rights> Read(UserId user, OrderDeskDb db, CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().Where(u => u.Id == user.Value)
            .Select(u => new { u.IsActive, u.SecurityStamp, u.CustomerId, u.VendorId, Roles = db.UserRoles.Where(r => r.UserId == u.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name).ToList() })
            .FirstOrDefaultAsync(ct);
        return account is null
            ? new Rights(false, null, [], null, null)
            : new Rights(account.IsActive, account.SecurityStamp, [.. account.Roles.Select(RoleNames.Read).OfType<Role>()], account.CustomerId, account.VendorId);
    }

    private sealed record Rights(bool IsActive, string? Stamp, IReadOnlyList<Role> Roles, CustomerId? Customer, VendorId? Vendor)
    {
        public bool Holds(string stamp) => IsActive && Stamp == stamp;
    }
}
