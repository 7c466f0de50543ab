using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;
using OrderDesk.Data.Identity;
using OrderDesk.Web.Api;

namespace OrderDesk.Web.Identity;

/// <summary>Bearer tokens for programs, in the shape of Identity's own endpoints: accessToken, expiresIn, refreshToken (DESIGN 12).</summary>
internal static class AuthApi
{
    public static void MapAuthApi(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapApi("/api/auth", "Sign-in");
        auth.MapPost("/login", Login).Takes<LoginRequest>().Gives<AccessTokenResponse>().AllowAnonymous().WithSummary("Sign in with e-mail and password");
        auth.MapPost("/refresh", Refresh).Takes<RefreshRequest>().Gives<AccessTokenResponse>().AllowAnonymous().WithSummary("A new access token for a refresh token");
        auth.MapPost("/register", Register).Takes<RegisterRequest>().Gives<RegisteredAnswer>(StatusCodes.Status201Created).AllowAnonymous().WithSummary("Make a customer's account");
        auth.MapGet("/me", Me).Gives<MeAnswer>().WithSummary("Who is signed in, and what they may do");
        auth.MapPost("/password", ChangePassword).Takes<PasswordRequest>().WithSummary("Change the own password; every sign-in of the account ends");
    }

    private static async Task<IResult> Login(Body<LoginRequest> body, SignIn signIn, HttpContext http)
    {
        var account = await signIn.Check(body.Value.Email, body.Value.Password, http);
        return account.Ok ? await Token(signIn, account.Value, http) : Answers.Refused(account.Error);
    }

    private static async Task<IResult> Refresh(Body<RefreshRequest> body, SignIn signIn, HttpContext http)
    {
        var account = await signIn.ByRefreshToken(body.Value.RefreshToken);
        return account.Ok ? await Token(signIn, account.Value, http) : Answers.Refused(account.Error);
    }

    private static async Task<IResult> Register(Body<RegisterRequest> body, Registration registration, HttpContext http)
    {
        var wanted = body.Value;
        var made = await registration.OfCustomer(wanted.Name ?? "", wanted.Email ?? "", wanted.Password ?? "", wanted.Phone, http);
        return made.Ok ? Answers.Json(new RegisteredAnswer(made.Value.ToString(), wanted.Email!.Trim()), StatusCodes.Status201Created) : Answers.Refused(made.Error);
    }

    private static IResult Me(HttpContext http)
    {
        var caller = ApiCall.CallerOf(http);
        return Answers.Json(new MeAnswer(
            caller.User.ToString()!,
            caller.Name,
            http.User.FindFirstValue(ClaimTypes.Email),
            [.. caller.Roles.Select(role => role.ToString())],
            [.. Permissions.All.Where(caller.May)],
            caller.Customer?.ToString(),
            caller.Vendor?.ToString()));
    }

    private static async Task<IResult> ChangePassword(Body<PasswordRequest> body, SignIn signIn, Accounts accounts, HttpContext http)
    {
        var email = http.User.FindFirstValue(ClaimTypes.Email);
        var known = await signIn.Check(email, body.Value.CurrentPassword, http);
        if (!known.Ok)
            return Answers.Refused(known.Error.Kind == ErrorKind.SignIn ? IdentityErrors.WrongPassword() : known.Error);
        var changed = await accounts.SetPassword(email!, body.Value.NewPassword ?? "", ApiCall.CallerOf(http), http.RequestAborted);
        return changed.Ok ? TypedResults.NoContent() : Answers.Refused(changed.Error);
    }

    /// <summary>The scheme writes the answer itself.</summary>
    private static async Task<IResult> Token(SignIn signIn, Account account, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        await signIn.WithToken(account);
        return TypedResults.Empty;
    }
}
