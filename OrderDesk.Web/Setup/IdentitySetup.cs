using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Net.Http.Headers;
using OrderDesk.Core.Common;
using OrderDesk.Data;
using OrderDesk.Data.Identity;
using OrderDesk.Web.Api;
using OrderDesk.Web.Identity;

namespace OrderDesk.Web.Setup;

/// <summary>Who people are and what they may do: sign-in, roles, policies.</summary>
internal static class IdentitySetup
{
    /// <summary>Chooses between the cookie of the pages and the bearer token of programs.</summary>
    private const string EitherScheme = "OrderDesk";

    private const int TriesUntilLocked = 10;
    private const int UsualTriesPerMinute = 5;
    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SignedInFor = TimeSpan.FromHours(12);

    public static void AddOrderDeskIdentity(this WebApplicationBuilder builder)
    {
        var (services, settings) = (builder.Services, builder.Configuration);
        services.AddIdentityCore<Account>(Options).AddRoles<IdentityRole<long>>().AddEntityFrameworkStores<OrderDeskDb>()
            .AddSignInManager().AddClaimsPrincipalFactory<AccountPrincipals>().AddUserConfirmation<ActiveAccounts>();
        // Accounts are also made by verbs and at the start, where there is no request; hashing keeps no state.
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<Accounts>().AddSingleton<DemoAccounts>().AddSingleton<Sessions>().AddSingleton<SetupToken>().AddSingleton<Registration>().AddScoped<SignIn>();
        services.AddSingleton(DemoMode.Of(settings, builder.Environment));
        services.AddSingleton(provider => new SignInGate(provider.GetRequiredService<TimeProvider>(), settings.GetValue("OrderDesk:RateLimits:SignIn", UsualTriesPerMinute)));
        services.AddSingleton(new RevalidationInterval(TimeSpan.FromSeconds(settings.GetValue("OrderDesk:Identity:RevalidateSeconds", 60.0))));
        AddSchemes(services);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, NothingThere>();
        services.AddHostedService<AccountsAtStart>();
        services.AddPermissionPolicies();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
    }

    public static void UseOrderDeskIdentity(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<SessionDoor>();
        // Before authorization, so that the API's refusals are problem details.
        app.UseApiDoor();
        app.UseAuthorization();
        app.MapIdentity();
    }

    private static void Options(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // Length instead of complicated rules; AccountRules has the rest.
        options.Password = new() { RequiredLength = AccountRules.ShortestPassword, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
        options.Lockout.MaxFailedAccessAttempts = TriesUntilLocked;
        options.Lockout.DefaultLockoutTimeSpan = LockedFor;
        options.SignIn.RequireConfirmedAccount = true;
        options.ClaimsIdentity.SecurityStampClaimType = Claims.Stamp;
    }

    private static void AddSchemes(IServiceCollection services) => services.AddAuthentication(EitherScheme)
        .AddPolicyScheme(EitherScheme, displayName: null, options =>
        {
            options.ForwardDefaultSelector = SchemeOf;
            // One place says how somebody is turned away.
            options.ForwardChallenge = options.ForwardForbid = IdentityConstants.ApplicationScheme;
        })
        .AddBearerToken(IdentityConstants.BearerScheme)
        .AddCookie(IdentityConstants.ApplicationScheme, Cookie);

    private static string SchemeOf(HttpContext http) =>
        http.Request.Headers[HeaderNames.Authorization].ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme;

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "orderdesk";
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.CookieManager = new HostCookies();
        options.ExpireTimeSpan = SignedInFor;
        options.LoginPath = Links.SignIn;
        options.AccessDeniedPath = Links.Denied;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => Answer(context, CommonErrors.SignInRequired());
        options.Events.OnRedirectToAccessDenied = context => Answer(context, CommonErrors.Forbidden(""));
    }

    /// <summary>A browser is led to a page; a program gets problem details.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, Error refusal)
    {
        if (IsForPrograms(context.Request.Path))
            return Problem.Write(context.HttpContext, refusal);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/ws") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/_blazor");
}
