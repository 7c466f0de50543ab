using Microsoft.AspNetCore.Components;
using OrderDesk.Core.Common;

namespace OrderDesk.Web.Identity;

/// <summary>Makes a customer with an account, and signs them in.</summary>
public sealed partial class RegisterPage
{
    private Error? _fault;

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "returnUrl")] private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "register", Name = "name")] private string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "register", Name = "email")] private string? Email { get; set; }

    [SupplyParameterFromForm(FormName = "register", Name = "password")] private string? Password { get; set; }

    [Inject] private Registration Registration { get; set; } = null!;

    [Inject] private SignIn SignIn { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private async Task Register()
    {
        var made = await Registration.OfCustomer(Name ?? "", Email ?? "", Password ?? "", phone: null, Http);
        var account = made.Ok ? await SignIn.Check(Email, Password, Http) : made.Error!;
        if (!account.Ok)
        {
            _fault = account.Error;
            return;
        }

        await SignIn.WithCookie(account.Value);
        Navigation.NavigateTo(Starts.Back(ReturnUrl));
    }
}
