using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Identity;
using OrderDesk.Web.Identity;

namespace OrderDesk.Web.Tests.Identity;

public sealed class SetupPageTests : IDisposable
{
    private readonly ProductionProgram _program = new();

    [Fact]
    public async Task Production_FirstStart_HasNoAccountsNotEvenTheDemos()
    {
        using var browser = _program.Browser();

        var page = await browser.GetStringAsync(new Uri(Links.SignIn, UriKind.Relative));

        page.ShouldNotContain(DemoAccounts.Password);
        (await _program.Services.GetRequiredService<Accounts>().Any(CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task Setup_WithThePrintedToken_MakesOneAdministratorAndIsGone()
    {
        using var browser = _program.Browser();
        var setup = _program.Services.GetRequiredService<SetupToken>();
        setup.IsOpen.ShouldBeTrue();
        var token = setup.Open();

        using var wrong = await SetUp(browser, "0000000000000000000000000000000000000000", "first@example.com");
        using var right = await SetUp(browser, token, "first@example.com");
        using var after = await browser.GetAsync(new Uri(Links.Setup, UriKind.Relative));
        using var api = await _program.SignedIn("first@example.com");

        (await wrong.Content.ReadAsStringAsync()).ShouldContain("This is not the setup token.");
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        after.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await api.GetStringAsync(new Uri("/api/auth/me", UriKind.Relative))).ShouldContain(Permissions.UsersManage);
    }

    public void Dispose() => _program.Dispose();

    private static Task<HttpResponseMessage> SetUp(HttpClient browser, string token, string email) =>
        SignInPageTests.Post(browser, Links.Setup, "setup", ("token", token), ("name", "First Admin"), ("email", email), ("password", SignInProgram.Password));
}
