using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using OrderDesk.Core.Common;
using OrderDesk.Data.Identity;

namespace OrderDesk.Web.Identity;

/// <summary>Writes an account into a sign-in: everything that <see cref="Callers"/> needs.</summary>
internal sealed class AccountPrincipals(UserManager<Account> users) : IUserClaimsPrincipalFactory<Account>
{
    public async Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new(ClaimTypes.Name, user.DisplayName));
        identity.AddClaim(new(ClaimTypes.Email, user.Email ?? ""));
        identity.AddClaim(new(Claims.Stamp, user.SecurityStamp ?? ""));
        foreach (var role in await users.GetRolesAsync(user))
            identity.AddClaim(new(ClaimTypes.Role, role));
        Add(identity, Claims.Customer, user.CustomerId);
        Add(identity, Claims.Vendor, user.VendorId);
        return new ClaimsPrincipal(identity);
    }

    private static void Add<T>(ClaimsIdentity identity, string type, T? id)
        where T : struct, IId<T>
    {
        if (id is { } value)
            identity.AddClaim(new(type, IdText.Write(value)));
    }
}

/// <summary>Who is switched off cannot sign in.</summary>
internal sealed class ActiveAccounts : IUserConfirmation<Account>
{
    public Task<bool> IsConfirmedAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.IsActive);
}
