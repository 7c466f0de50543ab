using System.Globalization;
using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;
using OrderDesk.Data.Identity;

namespace OrderDesk.Web.Identity;

/// <summary>Signs people in by e-mail and password; in a demo also by one click on a name.</summary>
public sealed partial class SignInPage
{
    private IReadOnlyList<DemoAccount> _demo = [];
    private Error? _fault;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "returnUrl")] private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in", Name = "email")] private string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in", Name = "password")] private string? Password { get; set; }

    [SupplyParameterFromForm(FormName = "demo", Name = "account")] private string? Account { get; set; }

    [Inject] private SignIn SignIn { get; set; } = null!;

    [Inject] private DemoMode Demo { get; set; } = null!;

    [Inject] private DemoAccounts People { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string Back => Starts.Back(ReturnUrl);

    private string? SignedInAs => Http.User.Identity is { IsAuthenticated: true } who ? who.Name : null;

    protected override async Task OnInitializedAsync()
    {
        if (Demo.On)
            _demo = await People.List(Http.RequestAborted);
    }

    private Task ByPassword() => Enter(Email, Password);

    private Task AsDemo() => _demo.Any(a => a.Email == Account) ? Enter(Account, DemoAccounts.Password) : Task.CompletedTask;

    private async Task Enter(string? email, string? password)
    {
        var account = await SignIn.Check(email, password, Http);
        if (!account.Ok)
        {
            Refuse(account.Error);
            return;
        }

        await SignIn.WithCookie(account.Value);
        Navigation.NavigateTo(Back);
    }

    private void Refuse(Error fault)
    {
        _fault = fault;
        if (fault.Kind != ErrorKind.TooMany)
            return;
        Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Http.Response.Headers.RetryAfter = Convert.ToString(fault.Details.GetValueOrDefault("retryAfterSeconds"), CultureInfo.InvariantCulture);
    }
}
