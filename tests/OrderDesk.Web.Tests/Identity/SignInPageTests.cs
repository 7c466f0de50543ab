using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Identity;
using OrderDesk.Web.Identity;

namespace OrderDesk.Web.Tests.Identity;

/// <summary>Sign-in of people: the forms, as a browser without scripts sends them.</summary>
public sealed class SignInPageTests(SignInProgram program, DemoProgram demo) : IClassFixture<SignInProgram>, IClassFixture<DemoProgram>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/orders/new")]
    [InlineData("/account/denied")]
    public async Task Pages_WithoutASignIn_LeadToIt(string path)
    {
        using var browser = program.Browser();

        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.PathAndQuery.ShouldBe(Links.SignInThen(path));
    }

    [Theory]
    [InlineData(Role.Admin, "/orders")]
    [InlineData(Role.Manager, "/orders")]
    [InlineData(Role.Support, "/orders")]
    [InlineData(Role.Warehouse, "/fulfillment")]
    [InlineData(Role.Vendor, "/vendor")]
    [InlineData(Role.Customer, "/shop")]
    public async Task Start_OfEachRole_IsItsOwn(Role role, string start)
    {
        using var browser = program.Browser();
        await SignIn(browser, await program.Add(role), SignInProgram.Password);

        using var home = await browser.GetAsync(new Uri("/", UriKind.Relative));

        home.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        new Uri(program.Server.BaseAddress, home.Headers.Location!).AbsolutePath.ShouldBe(start);
    }

    [Fact]
    public async Task Page_OfAnotherRole_IsDenied()
    {
        using var browser = program.Browser();
        await SignIn(browser, await program.Add(Role.Customer), SignInProgram.Password);

        using var answer = await browser.GetAsync(new Uri(Links.NewOrder, UriKind.Relative));
        using var denied = await browser.GetAsync(answer.Headers.Location);

        answer.Headers.Location!.AbsolutePath.ShouldBe(Links.Denied);
        denied.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task SignIn_RightPassword_LeadsBackWithACookieThatScriptsCannotRead()
    {
        using var browser = program.Browser();

        using var answer = await SignIn(browser, await program.Add(Role.Admin), SignInProgram.Password, "/orders?q=x");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        new Uri(program.Server.BaseAddress, answer.Headers.Location!).PathAndQuery.ShouldBe("/orders?q=x");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("orderdesk=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
    }

    [Fact]
    public async Task SignIn_OverHttps_SetsAHostCookie()
    {
        using var browser = program.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

        using var answer = await SignIn(browser, await program.Add(Role.Admin), SignInProgram.Password);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-orderdesk=", StringComparison.Ordinal));
        cookie.ShouldContain("secure", Case.Insensitive);
        cookie.ShouldContain("path=/", Case.Insensitive);
        cookie.ShouldNotContain("domain", Case.Insensitive);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("")]
    public void Back_ToAnotherSite_IsTheStart(string returnUrl) => Starts.Back(returnUrl).ShouldBe("/");

    [Fact]
    public async Task SignIn_WrongPassword_SaysSoAndKeepsTheAddress()
    {
        using var browser = program.Browser();
        var email = await program.Add(Role.Support);

        using var answer = await SignIn(browser, email, "not the password");

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync());
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("E-mail or password is wrong.");
        page.QuerySelector("#email")!.GetAttribute("value").ShouldBe(email);
        page.QuerySelector("#password")!.GetAttribute("value").ShouldBeNull();
    }

    [Fact]
    public async Task SignIn_TooManyTries_SaysHowLongToWait()
    {
        using var browser = program.Browser();
        var email = await program.Add(Role.Support);
        for (var i = 0; i < 5; i++)
            (await SignIn(browser, email, "not the password")).Dispose();

        using var answer = await SignIn(browser, email, SignInProgram.Password);

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Too many tries in a short time.");
    }

    [Fact]
    public async Task SignIn_WithoutTheFormsToken_IsRefused()
    {
        using var browser = program.Browser();
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("email", await program.Add(Role.Admin)), new("password", SignInProgram.Password)]);

        using var answer = await browser.PostAsync(new Uri(Links.SignIn, UriKind.Relative), form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Session_OfAnAccountSwitchedOff_EndsWithTheNextRequest()
    {
        using var browser = program.Browser();
        var email = await program.Add(Role.Admin);
        await SignIn(browser, email, SignInProgram.Password);

        await program.SetActive(email, active: false);

        using var answer = await browser.GetAsync(new Uri("/", UriKind.Relative));
        answer.Headers.Location!.AbsolutePath.ShouldBe(Links.SignIn);
    }

    [Fact]
    public async Task Demo_OneClick_SignsIn()
    {
        using var browser = demo.Browser();
        using var answer = await Post(browser, Links.SignIn, "demo", ("account", DemoAccounts.EmailOf("manager")));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var home = await browser.GetAsync(new Uri("/", UriKind.Relative));
        new Uri(demo.Server.BaseAddress, home.Headers.Location!).AbsolutePath.ShouldBe(Links.Orders);
    }

    [Fact]
    public async Task Demo_Accounts_AreMadeOnce()
    {
        _ = demo.Server;
        var people = demo.Services.GetRequiredService<DemoAccounts>();
        await people.Ensure([], [], CancellationToken.None);

        var staff = (await people.List(CancellationToken.None)).Where(a => a.Role < Role.Vendor);

        staff.Select(a => a.Email.Split('@')[0]).ShouldBe(["admin", "manager", "support", "warehouse"]);
    }

    [Fact]
    public async Task SignOut_FromTheMenu_EndsTheSession()
    {
        using var browser = program.Browser();
        await SignIn(browser, await program.Add(Role.Customer), SignInProgram.Password);

        using var answer = await Send(browser, Links.SignIn, handler: null, postTo: Links.SignOut);

        answer.Headers.Location!.OriginalString.ShouldBe(Links.SignIn);
        using var home = await browser.GetAsync(new Uri("/", UriKind.Relative));
        home.Headers.Location!.AbsolutePath.ShouldBe(Links.SignIn);
    }

    internal static Task<HttpResponseMessage> SignIn(HttpClient browser, string email, string password, string? returnUrl = null) =>
        Post(browser, returnUrl is null ? Links.SignIn : Links.SignInThen(returnUrl), "sign-in", ("email", email), ("password", password));

    internal static Task<HttpResponseMessage> Post(HttpClient browser, string path, string? handler, params (string Name, string Value)[] fields) => Send(browser, path, handler, path, fields);

    /// <summary>Opens the page, and sends a form of it with its antiforgery token.</summary>
    private static async Task<HttpResponseMessage> Send(HttpClient browser, string path, string? handler, string postTo, params (string Name, string Value)[] fields)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(new Uri(path, UriKind.Relative)));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        List<KeyValuePair<string, string>> all = [new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))];
        if (handler is not null)
            all.Add(new("_handler", handler));
        using var form = new FormUrlEncodedContent(all);
        return await browser.PostAsync(new Uri(postTo, UriKind.Relative), form);
    }
}
