using System.Net;
using System.Net.Http.Json;
using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Tests.Identity;

/// <summary>Sign-in of programs: /api/auth.</summary>
public sealed class TokenTests(SignInProgram program) : IClassFixture<SignInProgram>
{
    public static TheoryData<Role> Roles => [.. RoleNames.OfPeople];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Login_EachRole_GetsATokenWithItsPermissions(Role role)
    {
        using var client = await program.SignedIn(role);

        var me = await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/auth/me");

        me.GetProperty("name").GetString().ShouldBe($"Test {role}");
        me.GetProperty("roles").EnumerateArray().Select(r => r.GetString()).ShouldBe([role.ToString()]);
        me.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()!).ShouldBe(Permissions.Of(role), ignoreOrder: true);
        me.TryGetProperty("vendorId", out var vendor).ShouldBe(role == Role.Vendor || vendor.ValueKind == System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Login_WrongPassword_IsRefusedLikeAnUnknownAddress()
    {
        var email = await program.Add(Role.Support);
        using var client = program.Browser();

        using var wrong = await SignInProgram.Login(client, email, "not the password");
        using var unknown = await SignInProgram.Login(client, "nobody@example.com", "not the password");

        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var (one, other) = (await SignInProgram.Json(wrong), await SignInProgram.Json(unknown));
        one.GetProperty("code").GetString().ShouldBe("INVALID_CREDENTIALS");
        other.GetProperty("detail").GetString().ShouldBe(one.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"email":"x"}""")]
    [InlineData("""{"email":"a@b","password":""}""")]
    public async Task Login_WithoutBoth_IsRefused(string body)
    {
        using var client = program.Browser();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await client.PostAsync(new Uri("/api/auth/login", UriKind.Relative), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Login_SixthWrongTryInAMinute_HasToWait()
    {
        var email = await program.Add(Role.Support);
        using var client = program.Browser();
        for (var i = 0; i < 5; i++)
            (await SignInProgram.Login(client, email, "not the password")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var sixth = await SignInProgram.Login(client, email, SignInProgram.Password);

        sixth.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        sixth.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await SignInProgram.Json(sixth)).GetProperty("code").GetString().ShouldBe("TOO_MANY_TRIES");
    }

    [Fact]
    public async Task Login_RightPasswordManyTimes_IsNeverTooMany()
    {
        var email = await program.Add(Role.Customer);
        using var client = program.Browser();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SignInProgram.Login(client, email, SignInProgram.Password)));

        answers.Select(a => a.StatusCode).Distinct().ShouldBe([HttpStatusCode.OK]);
    }

    [Fact]
    public async Task Refresh_OfAToken_GivesANewOne()
    {
        var email = await program.Add(Role.Manager);
        using var client = program.Browser();
        using var login = await SignInProgram.Login(client, email, SignInProgram.Password);
        var refreshToken = (await SignInProgram.Json(login)).GetProperty("refreshToken").GetString();

        using var fresh = await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken });
        using var forged = await client.PostAsJsonAsync("/api/auth/refresh", new { refreshToken = "x" + refreshToken });

        (await SignInProgram.Json(fresh)).GetProperty("accessToken").GetString().ShouldNotBeNullOrEmpty();
        forged.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Register_NewCustomer_HasACustomerRecordAndCanSignIn()
    {
        using var client = program.Browser();
        var email = $"{Path.GetRandomFileName()}@example.com";

        using var made = await client.PostAsJsonAsync("/api/auth/register", new { email, password = SignInProgram.Password, name = "Nora New" });
        using var again = await client.PostAsJsonAsync("/api/auth/register", new { email = email.ToUpperInvariant(), password = SignInProgram.Password, name = "Nora New" });
        using var signedIn = await program.SignedIn(email);
        var me = await signedIn.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/auth/me");

        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        me.GetProperty("customerId").GetString().ShouldStartWith("cus_");
        me.GetProperty("roles").EnumerateArray().Single().GetString().ShouldBe("Customer");
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SignInProgram.Json(again)).GetProperty("code").GetString().ShouldBe("EMAIL_TAKEN");
    }

    [Theory]
    [InlineData("no address", "a long enough password", "INVALID_EMAIL")]
    [InlineData("short@example.com", "too short", "PASSWORD_TOO_SHORT")]
    [InlineData("same@example.com", "aaaaaaaaaaaaaaaa", "PASSWORD_GUESSABLE")]
    public async Task Register_WhatIsAgainstTheRules_IsRefusedWithItsCode(string email, string password, string code)
    {
        using var client = program.Browser();

        using var answer = await client.PostAsJsonAsync("/api/auth/register", new { email, password, name = "Nora" });

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SignInProgram.Json(answer)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Password_Changed_EndsTheOldTokens()
    {
        var email = await program.Add(Role.Support);
        using var client = await program.SignedIn(email);

        using var wrong = await client.PostAsJsonAsync("/api/auth/password", new { currentPassword = "not the password", newPassword = "another long password" });
        using var changed = await client.PostAsJsonAsync("/api/auth/password", new { currentPassword = SignInProgram.Password, newPassword = "another long password" });
        using var after = await client.GetAsync(new Uri("/api/auth/me", UriKind.Relative));

        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        changed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var login = await SignInProgram.Login(client, email, "another long password");
        login.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Account_SwitchedOff_IsOutAtOnceAndKnowsWhyOnlyWithThePassword()
    {
        var email = await program.Add(Role.Manager);
        using var client = await program.SignedIn(email);

        await program.SetActive(email, active: false);

        using var open = await client.GetAsync(new Uri("/api/auth/me", UriKind.Relative));
        open.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var browser = program.Browser();
        using var right = await SignInProgram.Login(browser, email, SignInProgram.Password);
        using var wrong = await SignInProgram.Login(browser, email, "not the password");
        (await SignInProgram.Json(right)).GetProperty("code").GetString().ShouldBe("ACCOUNT_INACTIVE");
        (await SignInProgram.Json(wrong)).GetProperty("code").GetString().ShouldBe("INVALID_CREDENTIALS");
    }

    [Fact]
    public async Task Me_WithoutASignIn_IsRefusedAsProblem()
    {
        using var client = program.Browser();

        using var answer = await client.GetAsync(new Uri("/api/auth/me", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await SignInProgram.Json(answer)).GetProperty("code").GetString().ShouldBe("SIGN_IN_REQUIRED");
    }
}
