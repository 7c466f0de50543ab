using System.Net;
using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Tests.Identity;

public sealed class LockoutTests(LockoutTests.NoLimitProgram program) : IClassFixture<LockoutTests.NoLimitProgram>
{
    [Fact]
    public async Task Account_AfterTenWrongPasswords_IsLockedForTheRightOneToo()
    {
        var email = await program.Add(Role.Admin);
        using var client = program.Browser();
        for (var i = 0; i < 10; i++)
            (await SignInProgram.Login(client, email, "not the password")).Dispose();

        using var right = await SignInProgram.Login(client, email, SignInProgram.Password);

        right.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        right.Headers.RetryAfter!.Delta!.Value.TotalMinutes.ShouldBeInRange(1, 5);
        (await SignInProgram.Json(right)).GetProperty("code").GetString().ShouldBe("ACCOUNT_LOCKED");
    }

    /// <summary>Without the limit of tries, which would come first.</summary>
    public sealed class NoLimitProgram : SignInProgram
    {
        protected override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string>(StringComparer.Ordinal) { ["OrderDesk:Demo"] = "false", ["OrderDesk:RateLimits:SignIn"] = "0" };
    }
}
