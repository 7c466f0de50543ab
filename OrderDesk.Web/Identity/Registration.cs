using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Identity;

namespace OrderDesk.Web.Identity;

/// <summary>How people make accounts for themselves: customers at any time, the first administrator once.</summary>
internal sealed class Registration(Accounts accounts, SetupToken setup)
{
    /// <summary>A customer's account with a customer record of its own.</summary>
    public Task<Result<UserId>> OfCustomer(string name, string email, string password, string? phone, HttpContext http) =>
        accounts.Create(new NewAccount(email, name, password, Role.Customer) { Phone = phone }, By("Registration", http), http.RequestAborted);

    /// <summary>The first administrator, by the token that the program printed (RULES 30).</summary>
    public async Task<Result<UserId>> OfFirstAdmin(string token, string name, string email, string password, HttpContext http)
    {
        if (!setup.Fits(token))
            return IdentityErrors.WrongSetupToken();
        var made = await accounts.Create(new NewAccount(email, name, password, Role.Admin) { OnlyAsFirst = true }, By("Setup", http), http.RequestAborted);
        if (made.Ok)
            setup.Close();
        return made;
    }

    private static Caller By(string name, HttpContext http) => Caller.Program(name) with { Origin = http.Connection.RemoteIpAddress?.ToString() ?? "page" };
}
