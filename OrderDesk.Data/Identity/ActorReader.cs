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
        if (!_known.TryGetValue(user, out var known) || clock.GetElapsedTime(known.At) > Fresh)
            _known[user] = known = (await Read(user, db, ct), clock.GetTimestamp());
        return known.Rights.IsActive
            ? caller with { Roles = known.Rights.Roles, Customer = known.Rights.Customer, Vendor = known.Rights.Vendor }
            : CommonErrors.SignInRequired();
    }

    public void Forget(UserId user) => _known.TryRemove(user, out _);

    private static async Task<Rights> Read(UserId user, OrderDeskDb db, CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().Where(u => u.Id == user.Value)
            .Select(u => new { u.IsActive, u.CustomerId, u.VendorId, Roles = db.UserRoles.Where(r => r.UserId == u.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name).ToList() })
            .FirstOrDefaultAsync(ct);
        return account is null
            ? new Rights(false, [], null, null)
            : new Rights(account.IsActive, [.. account.Roles.Select(r => Enum.TryParse<Role>(r, out var role) ? role : (Role?)null).OfType<Role>()], account.CustomerId, account.VendorId);
    }

    private sealed record Rights(bool IsActive, IReadOnlyList<Role> Roles, CustomerId? Customer, VendorId? Vendor);
}
