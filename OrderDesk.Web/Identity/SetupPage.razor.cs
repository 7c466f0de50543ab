using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;
using OrderDesk.Core.Identity;

namespace OrderDesk.Web.Identity;

/// <summary>Makes the first administrator with the printed token; afterwards the page is not there.</summary>
public sealed partial class SetupPage
{
    private Error? _fault;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "setup", Name = "token")] private string? Given { get; set; }

    [SupplyParameterFromForm(FormName = "setup", Name = "name")] private string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "setup", Name = "email")] private string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "setup", Name = "password")] private string? Password { get; set; }

    [Inject] private SetupToken Token { get; set; } = null!;

    [Inject] private Registration Registration { get; set; } = null!;

    [Inject] private SignInGate Gate { get; set; } = null!;

    [Inject] private SignIn SignIn { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override void OnInitialized()
    {
        if (!Token.IsOpen)
            Navigation.NotFound();
    }

    private async Task SetUp()
    {
        if (!Token.IsOpen)
            return;
        var made = await Try();
        var account = made.Ok ? await SignIn.Check(Email, Password, Http) : made.Error!;
        if (!account.Ok)
        {
            _fault = account.Error;
            return;
        }

        await SignIn.WithCookie(account.Value);
        Navigation.NavigateTo(Links.Home);
    }

    /// <summary>Guesses at the token are as slow as guesses at a password.</summary>
    private async Task<Result<UserId>> Try()
    {
        using var attempt = await Gate.Enter("setup", "setup", Http.RequestAborted);
        if (attempt.WaitSeconds is { } seconds)
            return IdentityErrors.TooManyTries(seconds);
        var made = await Registration.OfFirstAdmin(Given ?? "", Name ?? "", Email ?? "", Password ?? "", Http);
        if (!made.Ok && made.Error.Code == IdentityErrors.WrongSetupToken().Code)
            attempt.Failed();
        return made;
    }
}
