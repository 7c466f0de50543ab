using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Identity;

namespace OrderDesk.Web.Identity;

/// <summary>The one way in, for pages (a cookie) and programs (a bearer token): limit, lockout, password, active (RULES 29, 30).</summary>
internal sealed class SignIn(SignInManager<Account> identity, UserManager<Account> users, SignInGate gate, IOptionsMonitor<BearerTokenOptions> bearer, TimeProvider clock, ILogger<SignIn> log)
{
    /// <summary>What the password of nobody is compared with, so that an unknown address takes as long as a known one.</summary>
    private static readonly Account Nobody = new() { PasswordHash = new PasswordHasher<Account>().HashPassword(new Account(), AccountRules.NewStamp()) };

    /// <summary>Checks e-mail and password; nothing is signed in yet.</summary>
    /// <param name="http">Where from.</param>
    public async Task<Result<Account>> Check(string? email, string? password, HttpContext http)
    {
        var (name, secret) = ((email ?? "").Trim(), AccountRules.Normal(password ?? ""));
        if (name.Length is 0 or > 254 || secret.Length is 0 or > AccountRules.LongestPassword)
            return IdentityErrors.WrongCredentials();
        using var attempt = await gate.Enter(AddressOf(http), Accounts.Key(name), http.RequestAborted);
        if (attempt.WaitSeconds is { } seconds)
            return IdentityErrors.TooManyTries(seconds);

        var answer = await Verify(name, secret);
        if (answer.Ok)
            attempt.Succeeded();
        else
            Refused(attempt, answer.Error, http);
        return answer;
    }

    /// <summary>Whose refresh token it is, as long as it holds.</summary>
    public async Task<Result<Account>> ByRefreshToken(string? token)
    {
        var ticket = string.IsNullOrEmpty(token) ? null : bearer.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(token);
        var holds = ticket?.Properties.ExpiresUtc > clock.GetUtcNow();
        return holds && await identity.ValidateSecurityStampAsync(ticket!.Principal) is { IsActive: true } account ? account : IdentityErrors.BadRefreshToken();
    }

    /// <summary>Gives the browser its cookie.</summary>
    public Task WithCookie(Account account) => With(account, IdentityConstants.ApplicationScheme);

    /// <summary>Answers the request with an access token and a refresh token.</summary>
    public Task WithToken(Account account) => With(account, IdentityConstants.BearerScheme);

    private Task With(Account account, string scheme)
    {
        identity.AuthenticationScheme = scheme;
        return identity.SignInAsync(account, isPersistent: false, "pwd");
    }

    private async Task<Result<Account>> Verify(string email, string password)
    {
        if (await users.FindByEmailAsync(email) is not { } account)
        {
            users.PasswordHasher.VerifyHashedPassword(Nobody, Nobody.PasswordHash!, password);
            return IdentityErrors.WrongCredentials();
        }

        var result = await identity.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (result.Succeeded)
            return account;
        if (result.IsLockedOut)
            return IdentityErrors.Locked(SecondsOf(account));
        // Only who knows the password learns that the account is switched off.
        return result.IsNotAllowed && await users.CheckPasswordAsync(account, password) ? IdentityErrors.Inactive() : IdentityErrors.WrongCredentials();
    }

    private void Refused(SignInGate.Try attempt, Error error, HttpContext http)
    {
        attempt.Failed();
        log.LogWarning("A sign-in from {Address} was refused: {Code}", AddressOf(http), error.Code);
    }

    private int SecondsOf(Account account) =>
        account.LockoutEnd is { } end ? Math.Max(1, (int)Math.Ceiling((end - clock.GetUtcNow()).TotalSeconds)) : 1;

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "local";
}
