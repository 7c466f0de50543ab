using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace OrderDesk.Web.Layout;

/// <summary>The customers' side.</summary>
public sealed partial class PublicLayout
{
    private bool _signedIn;
    private string _name = "";
    private string _role = "";

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string Here => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0];

    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is null)
            return;
        var user = (await Authentication).User;
        _signedIn = user.Identity?.IsAuthenticated == true;
        _name = user.Identity?.Name ?? "";
        _role = user.FindFirstValue(ClaimTypes.Role) ?? "";
    }
}
